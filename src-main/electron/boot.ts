import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
} from 'electron';
import { isAppError } from '../../src-shared/result/app-error.ts';
import type { App } from '../app/app.ts';
import { createApp } from '../app/create-app.ts';
import { readFileIfExists, writeFileAtomic } from '../platform/files.ts';
import { createStaticFiles } from '../platform/static-files.ts';
import { statementFiles } from './arguments.ts';
import { CHANNELS, type DesktopCommand } from './commands.ts';
import { menuTemplate } from './menu.ts';
import { createPageProtocol } from './page-protocol.ts';
import { COPY_BUTTON, recoveryKeyNotice } from './recovery-key-notice.ts';
import { createPageConnector } from './rpc.ts';
import { secretStore } from './secret-store.ts';
import { guardContents, guardSession, PAGE_URL } from './security.ts';
import { updateNotice } from './updates.ts';
import { restoreState, windowOptions } from './window.ts';

export type BootOptions = {
  readonly dataFolder: string;
  /** Files the system handed over before we were ready; emptied here, and filled again by later ones. */
  readonly openedFiles: string[];
  readonly workerUrl: URL;
  readonly rendererFolder: string;
  readonly preloadFile: string;
};

/** From a ready Electron to an open window. */
export async function boot(options: BootOptions): Promise<void> {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  guardSession(session.defaultSession);
  protocol.handle('app', createPageProtocol(createStaticFiles(options.rendererFolder)));

  const core = await openBooks(options);
  if (core === null) return;
  const connect = createPageConnector({ router: core.router, openChannel: () => new MessageChannelMain() });
  const toPage = (command: DesktopCommand): void => BrowserWindow.getAllWindows()[0]?.webContents.send(CHANNELS.command, command);
  ipcMain.on(CHANNELS.connect, (event) => {
    connect(event.senderFrame);
    if (options.openedFiles.length > 0) toPage({ kind: 'importFiles', paths: options.openedFiles.splice(0) });
  });
  const showUpdateNotice = (): void => void dialog.showMessageBox(updateNotice(app.getVersion()));
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate({ platform: process.platform, isPackaged: app.isPackaged, actions: { send: toPage, showUpdateNotice } })),
  );
  listenToSystem(core, { options, toPage });
  openWindow(options);
  if (core.recoveryKey !== null) await showRecoveryKey(core.recoveryKey);
}

/** The application, or null after a sentence that says why the books cannot be opened. */
async function openBooks(options: BootOptions): Promise<App | null> {
  try {
    return await createApp({
      dataFolder: options.dataFolder,
      host: 'desktop',
      safeStorage: secretStore(safeStorage, process.platform),
      isScheduled: true,
      workerUrl: options.workerUrl,
    });
  } catch (error) {
    dialog.showErrorBox('Tamio cannot open your books', isAppError(error) ? error.message : String(error));
    app.exit(1);
    return null;
  }
}

async function showRecoveryKey(recoveryKey: string): Promise<void> {
  const { response } = await dialog.showMessageBox(recoveryKeyNotice(recoveryKey));
  if (response === COPY_BUTTON) await clipboard.writeText(recoveryKey);
}

function listenToSystem(core: App, window: { options: BootOptions; toPage: (command: DesktopCommand) => void }): void {
  powerMonitor.on('resume', () => core.resume());
  app.on('open-file', () => {
    // The listener of `main.ts` has put it there.
    if (BrowserWindow.getAllWindows().length > 0) window.toPage({ kind: 'importFiles', paths: window.options.openedFiles.splice(0) });
  });
  app.on('second-instance', (_event, argv, workingFolder) => {
    const [open] = BrowserWindow.getAllWindows();
    if (open?.isMinimized() === true) open.restore();
    open?.focus();
    const paths = statementFiles(argv, workingFolder);
    if (paths.length > 0) window.toPage({ kind: 'importFiles', paths });
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow(window.options);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void core.close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
}

function openWindow(options: BootOptions): void {
  const stateFile = join(app.getPath('userData'), 'window.json');
  const saved = readFileIfExists(stateFile);
  const state = restoreState(
    saved === null ? null : Buffer.from(saved).toString('utf8'),
    screen.getAllDisplays().map(({ workArea }) => workArea),
  );
  const window = new BrowserWindow(
    windowOptions({ state, isDark: nativeTheme.shouldUseDarkColors, preload: options.preloadFile, isPackaged: app.isPackaged }),
  );
  if (state.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    try {
      writeFileAtomic(stateFile, JSON.stringify({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }));
    } catch {
      // The place of a window is not worth an error on a full disk.
    }
  });
  void window.loadURL(PAGE_URL);
}
