import type { MenuItemConstructorOptions } from 'electron';
import type { DesktopCommand } from './commands.ts';

export type MenuActions = {
  readonly send: (command: DesktopCommand) => void;
  readonly showUpdateNotice: () => void;
};

/** The pages of the left rail, in its order. */
const PAGES: readonly { label: string; path: string }[] = [
  { label: 'Dashboard', path: '/' },
  { label: 'Alerts', path: '/alerts' },
  { label: 'Transactions', path: '/transactions' },
  { label: 'Import', path: '/import' },
  { label: 'Forecast', path: '/forecast' },
  { label: 'Reports', path: '/reports' },
  { label: 'Audit log', path: '/audit-log' },
  { label: 'Settings', path: '/settings' },
];

/** The native menu as data. What the system knows how to do is a role; what concerns the books is sent to the page. */
export function menuTemplate(options: { platform: NodeJS.Platform; isPackaged: boolean; actions: MenuActions }): MenuItemConstructorOptions[] {
  const isMac = options.platform === 'darwin';
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const { send, showUpdateNotice } = options.actions;
  const updates: MenuItemConstructorOptions = { label: 'Check for updates…', click: showUpdateNotice };
  const settings: MenuItemConstructorOptions = {
    label: 'Settings…',
    accelerator: 'CmdOrCtrl+,',
    click: () => send({ kind: 'go', path: '/settings' }),
  };

  const appMenu: MenuItemConstructorOptions = {
    label: 'Tamio',
    submenu: [
      { role: 'about' },
      updates,
      separator,
      settings,
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: 'File',
    submenu: [
      { label: 'Import…', accelerator: 'CmdOrCtrl+O', click: () => send({ kind: 'import' }) },
      separator,
      { label: 'Back up…', click: () => send({ kind: 'backup' }) },
      { label: 'Restore…', click: () => send({ kind: 'restore' }) },
      separator,
      ...(isMac ? [{ role: 'close' } as const] : [settings, separator, { role: 'quit' } as const]),
    ],
  };
  return [
    ...(isMac ? [appMenu] : []),
    file,
    editMenu(send),
    viewMenu(options.isPackaged),
    goMenu(send),
    { role: 'windowMenu' },
    helpMenu(send, isMac ? [] : [separator, updates]),
  ];
}

function editMenu(send: MenuActions['send']): MenuItemConstructorOptions {
  return {
    label: 'Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
      { type: 'separator' },
      { label: 'Search and commands', accelerator: 'CmdOrCtrl+K', click: () => send({ kind: 'find' }) },
    ],
  };
}

function viewMenu(isPackaged: boolean): MenuItemConstructorOptions {
  return {
    label: 'View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
      ...(isPackaged ? [] : [{ type: 'separator' } as const, { role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
    ],
  };
}

function goMenu(send: MenuActions['send']): MenuItemConstructorOptions {
  return {
    label: 'Go',
    submenu: PAGES.map(({ label, path }, index) => ({ label, accelerator: `CmdOrCtrl+${index + 1}`, click: () => send({ kind: 'go', path }) })),
  };
}

function helpMenu(send: MenuActions['send'], more: MenuItemConstructorOptions[]): MenuItemConstructorOptions {
  return { role: 'help', label: 'Help', submenu: [{ label: 'Keyboard shortcuts', click: () => send({ kind: 'shortcuts' }) }, ...more] };
}
