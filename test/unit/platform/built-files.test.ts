import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { preloadFile, rendererFolder, workerUrl } from '../../../src-main/platform/built-files.ts';

const root = process.platform === 'win32' ? 'C:\\tamio' : '/tamio';
const url = (path: string): string => pathToFileURL(`${root}/${path}`).href;
const path = (name: string): string => fileURLToPath(url(name));

describe('the other parts, seen from an entry', () => {
  it.each(['src-main/cli/cli.ts', 'src-main/server/serve.ts', 'src-main/electron/main.ts'])('%s in source', (entry) => {
    expect(workerUrl(url(entry)).href).toBe(url('src-main/worker/entry.ts'));
    expect(rendererFolder(url(entry))).toBe(path('out/renderer'));
    expect(preloadFile(url(entry))).toBe(path('out/main/preload.cjs'));
  });

  it.each(['out/main/cli.js', 'out/main/chunks/serve-abc.js'])('%s in the bundle', (entry) => {
    expect(workerUrl(url(entry)).href).toBe(url('out/main/worker.js'));
    expect(rendererFolder(url(entry))).toBe(path('out/renderer'));
    expect(preloadFile(url(entry))).toBe(path('out/main/preload.cjs'));
  });
});
