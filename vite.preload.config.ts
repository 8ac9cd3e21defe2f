import { defineConfig } from 'vite';
import { PRELOAD_ENTRY, ROOT } from './scripts/support/entries.ts';

/** One CommonJS file with everything inside: a sandboxed preload can neither use ES modules nor require other files. */
export default defineConfig({
  root: ROOT,
  ssr: { noExternal: true },
  build: {
    ssr: PRELOAD_ENTRY,
    target: 'node24',
    outDir: 'out/main',
    // The main build has just filled this folder.
    emptyOutDir: false,
    rolldownOptions: { external: ['electron'], output: { format: 'cjs', entryFileNames: 'preload.cjs' } },
  },
});
