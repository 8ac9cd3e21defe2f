import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where the other parts of the application lie, seen from the entry file of a host (`import.meta.url`). The same code runs from source
 * (`src-main/<room>/<entry>.ts`) and from the bundle (`out/main/<entry>.js`); only the entry file knows which, because shared code moves to
 * `out/main/chunks/` when it is bundled, and so may an entry that another one loads.
 */
function isSource(entryUrl: string): boolean {
  return entryUrl.endsWith('.ts');
}

/** The folder of the bundle's entries, as a relative address from the calling file. */
function bundleFolder(entryUrl: string): string {
  return basename(fileURLToPath(new URL('.', entryUrl))) === 'chunks' ? '../' : './';
}

/** The worker's entry file. */
export function workerUrl(entryUrl: string): URL {
  return new URL(isSource(entryUrl) ? '../worker/entry.ts' : `${bundleFolder(entryUrl)}worker.js`, entryUrl);
}

/** The folder of the built page. */
export function rendererFolder(entryUrl: string): string {
  return fileURLToPath(new URL(isSource(entryUrl) ? '../../out/renderer' : `${bundleFolder(entryUrl)}../renderer`, entryUrl));
}

/** The sandboxed preload script of the desktop window: it exists only built. */
export function preloadFile(entryUrl: string): string {
  return fileURLToPath(new URL(isSource(entryUrl) ? '../../out/main/preload.cjs' : `${bundleFolder(entryUrl)}preload.cjs`, entryUrl));
}
