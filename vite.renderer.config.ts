import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { ROOT } from './scripts/support/entries.ts';

/**
 * The page. `__NONCE__` is put on every tag that the content security policy looks at, and is replaced in each response by
 * `src-main/platform/static-files.ts`. Nothing is inlined as a data: URL, because the policy refuses fonts and scripts from there.
 */
export default defineConfig({
  root: join(ROOT, 'src-renderer'),
  base: './',
  plugins: [react()],
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  // `npx vite -c vite.renderer.config.ts` beside a running `tamio serve --port 5990` reloads the page while one works on it.
  server: { proxy: { '/rpc': { target: 'ws://127.0.0.1:5990', ws: true } } },
});
