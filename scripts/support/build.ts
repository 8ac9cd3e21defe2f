import { mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { existing, MAIN_ENTRIES, PRELOAD_ENTRY, RENDERER_ENTRY, ROOT } from './entries.ts';

/** Its time is the moment the last complete build began, so that a source saved meanwhile counts as newer. */
const STAMP = join(ROOT, 'out', '.complete');

const PARTS = [
  { configFile: 'vite.main.config.ts', entries: Object.values(MAIN_ENTRIES) },
  { configFile: 'vite.preload.config.ts', entries: [PRELOAD_ENTRY] },
  { configFile: 'vite.renderer.config.ts', entries: [RENDERER_ENTRY] },
] as const;

/** Builds what is there into `out/` and returns the entries that are missing: with one missing the build is not complete. */
export async function buildAll(): Promise<{ missing: string[]; durationMs: number }> {
  const startedAt = Date.now();
  rmSync(STAMP, { force: true });
  const missing: string[] = [];
  for (const part of PARTS) {
    const found = existing(part.entries);
    missing.push(...part.entries.filter((entry) => !found.includes(entry)));
    if (found.length > 0) await build({ configFile: join(ROOT, part.configFile), logLevel: 'warn' });
  }
  if (missing.length === 0) {
    mkdirSync(join(ROOT, 'out'), { recursive: true });
    writeFileSync(STAMP, '');
    utimesSync(STAMP, startedAt / 1000, startedAt / 1000);
  }
  return { missing, durationMs: Date.now() - startedAt };
}

const SOURCES = [
  'src-main',
  'src-shared',
  'src-renderer',
  'migrations',
  'package.json',
  'vite.main.config.ts',
  'vite.preload.config.ts',
  'vite.renderer.config.ts',
];

function newestChangeMs(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  // The folder's own time tells of files that were removed.
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestChangeMs(join(path, name))), stat.mtimeMs);
}

/** Whether `out/` is missing, incomplete or older than a source. */
export function isBuildStale(): boolean {
  const stamp = statSync(STAMP, { throwIfNoEntry: false });
  return stamp === undefined || SOURCES.some((source) => newestChangeMs(join(ROOT, source)) > stamp.mtimeMs);
}
