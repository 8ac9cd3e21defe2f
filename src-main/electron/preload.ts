import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { CHANNELS } from './commands.ts';

/** The part of the page's window that is used here: this file is checked with Node's types, which know no window. */
type PageWindow = {
  readonly location: { readonly origin: string };
  postMessage(message: unknown, targetOrigin: string, transfer?: readonly object[]): void;
  addEventListener(event: 'load', listener: () => void): void;
};

const page = globalThis as unknown as PageWindow;

// A port cannot cross the bridge, but a window message can carry one. The page is asked to listen before its `load`, so nothing is lost.
ipcRenderer.on(CHANNELS.port, (event) => page.postMessage({ type: 'tamio-port' }, page.location.origin, event.ports));
ipcRenderer.on(CHANNELS.command, (_event, command: unknown) => page.postMessage({ type: 'tamio-command', command }, page.location.origin));
page.addEventListener('load', () => ipcRenderer.send(CHANNELS.connect));

contextBridge.exposeInMainWorld('tamio', {
  /** Where a dropped or chosen file lies; empty for one that lies nowhere. */
  pathForFile: (file: File): string => webUtils.getPathForFile(file),
});
