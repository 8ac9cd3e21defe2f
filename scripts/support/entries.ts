import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The project's folder: every script works from here, wherever it was started. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** Entry files of the bundle that runs in Node and in Electron's main process: `out/main/<name>.js`. */
export const MAIN_ENTRIES = {
  main: 'src-main/electron/main.ts',
  worker: 'src-main/worker/entry.ts',
  'statement-thread': 'src-main/worker/jobs/statement-thread.ts',
  cli: 'src-main/cli/cli.ts',
  serve: 'src-main/server/serve.ts',
} as const;

export const PRELOAD_ENTRY = 'src-main/electron/preload.ts';
export const RENDERER_ENTRY = 'src-renderer/index.html';

/** Those of the files that exist. */
export function existing(files: readonly string[]): string[] {
  return files.filter((file) => existsSync(join(ROOT, file)));
}
