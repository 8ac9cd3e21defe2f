import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';

type Listener = (...values: unknown[]) => void;
const calls = {
  listeners: new Map<string, Listener>(),
  sent: [] as unknown[][],
  exposed: new Map<string, Record<string, unknown>>(),
  posted: [] as unknown[][],
};

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: Record<string, unknown>) => calls.exposed.set(name, value) },
  ipcRenderer: {
    on: (channel: string, listener: Listener) => calls.listeners.set(channel, listener),
    send: (...values: unknown[]) => calls.sent.push(values),
  },
  webUtils: { getPathForFile: (file: File) => `/somewhere/${file.name}` },
}));

beforeAll(async () => {
  vi.stubGlobal('location', { origin: 'app://tamio' });
  vi.stubGlobal('postMessage', (...values: unknown[]) => calls.posted.push(values));
  vi.stubGlobal('addEventListener', (event: string, listener: Listener) => calls.listeners.set(`page ${event}`, listener));
  await import('../../../src-main/electron/preload.ts');
});

describe('the preload script', () => {
  it('exposes one function and nothing of Electron', () => {
    expect([...calls.exposed.keys()]).toEqual(['tamio']);
    expect(Object.keys(calls.exposed.get('tamio') ?? {})).toEqual(['pathForFile']);
    const pathForFile = calls.exposed.get('tamio')?.['pathForFile'] as (file: File) => string;
    expect(pathForFile(new File([], 'march.csv'))).toBe('/somewhere/march.csv');
  });

  it('asks for a port once the page listens, and passes it on to that page only', () => {
    expect(calls.sent).toEqual([]);
    calls.listeners.get('page load')?.();
    expect(calls.sent).toEqual([['tamio:connect']]);
    const port = {};
    calls.listeners.get('tamio:port')?.({ ports: [port] });
    expect(calls.posted).toEqual([[{ type: 'tamio-port' }, 'app://tamio', [port]]]);
  });

  it('passes commands of the menu on', () => {
    calls.listeners.get('tamio:command')?.({}, { kind: 'import' });
    expect(calls.posted.at(-1)).toEqual([{ type: 'tamio-command', command: { kind: 'import' } }, 'app://tamio']);
  });

  it('listens to nothing else', () => {
    expect([...calls.listeners.keys()].sort()).toEqual(['page load', 'tamio:command', 'tamio:port']);
  });
});

describe('the main process', () => {
  it('does not wait for Electron at its top level, where it would wait for ever', () => {
    const source = readFileSync(new URL('../../../src-main/electron/main.ts', import.meta.url), 'utf8');
    expect(source).not.toMatch(/^\s*(const [^=]+= )?await /m);
    expect(source.indexOf('registerSchemesAsPrivileged')).toBeLessThan(source.indexOf('whenReady'));
  });
});
