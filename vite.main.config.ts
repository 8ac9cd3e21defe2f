import { defineConfig } from 'vite';
import { existing, MAIN_ENTRIES, ROOT } from './scripts/support/entries.ts';

const input = Object.fromEntries(Object.entries(MAIN_ENTRIES).filter(([, file]) => existing([file]).length > 0));

/**
 * The application without its page. SSR mode leaves every dependency outside, so that native modules are found in node_modules. Entries keep
 * their names because hosts look for each other by path (the worker's URL, the command line, the browser host).
 */
export default defineConfig({
  root: ROOT,
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'out/main',
    emptyOutDir: true,
    sourcemap: true,
    rolldownOptions: {
      input,
      external: ['electron'],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
