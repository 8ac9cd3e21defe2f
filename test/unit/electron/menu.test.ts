import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import type { DesktopCommand } from '../../../src-main/electron/commands.ts';
import { menuTemplate } from '../../../src-main/electron/menu.ts';

function menu(options: { platform?: NodeJS.Platform; isPackaged?: boolean } = {}) {
  const sent: DesktopCommand[] = [];
  const notices: string[] = [];
  const template = menuTemplate({
    platform: 'linux',
    isPackaged: true,
    ...options,
    actions: { send: (command) => sent.push(command), showUpdateNotice: () => notices.push('shown') },
  });
  const items = (label: string): MenuItemConstructorOptions[] =>
    (template.find((top) => top.label === label)?.submenu ?? []) as MenuItemConstructorOptions[];
  const everything = template.flatMap((top) => (Array.isArray(top.submenu) ? top.submenu : []));
  const click = (label: string): void => {
    const item = everything.find((candidate) => candidate.label === label);
    if (item?.click === undefined) throw new Error(`no item ${label}`);
    item.click({} as never, undefined, {});
  };
  return { template, items, everything, click, sent, notices };
}

const rolesOf = (items: readonly MenuItemConstructorOptions[]): string[] => items.flatMap(({ role }) => (role === undefined ? [] : [role]));

describe('the menu', () => {
  it('stands in the order people know', () => {
    expect(menu().template.map(({ label, role }) => label ?? role)).toEqual(['File', 'Edit', 'View', 'Go', 'windowMenu', 'Help']);
    expect(menu({ platform: 'darwin' }).template.map(({ label, role }) => label ?? role)).toEqual([
      'Tamio',
      'File',
      'Edit',
      'View',
      'Go',
      'windowMenu',
      'Help',
    ]);
  });

  it('leaves to the system what the system knows', () => {
    expect(rolesOf(menu().items('Edit'))).toEqual(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll']);
    expect(rolesOf(menu().items('View'))).toEqual(['resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen']);
    expect(rolesOf(menu().items('File'))).toEqual(['quit']);
    expect(rolesOf(menu({ platform: 'darwin' }).items('Tamio'))).toEqual(['about', 'hide', 'hideOthers', 'unhide', 'quit']);
  });

  it('offers reloading and developer tools only where it is developed', () => {
    expect(rolesOf(menu({ isPackaged: false }).items('View'))).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']));
  });

  it('sends to the page what concerns the books', () => {
    const { click, sent } = menu();
    for (const label of ['Import…', 'Back up…', 'Restore…', 'Search and commands', 'Keyboard shortcuts', 'Audit log', 'Settings…']) click(label);
    expect(sent).toEqual([
      { kind: 'import' },
      { kind: 'backup' },
      { kind: 'restore' },
      { kind: 'find' },
      { kind: 'shortcuts' },
      { kind: 'go', path: '/audit-log' },
      { kind: 'go', path: '/settings' },
    ]);
  });

  it('asks about updates only when told to', () => {
    const { click, notices } = menu();
    expect(notices).toEqual([]);
    click('Check for updates…');
    expect(notices).toEqual(['shown']);
  });

  it.each(['linux', 'darwin', 'win32'] as const)('gives no two items one key on %s', (platform) => {
    const keys = menu({ platform }).everything.flatMap(({ accelerator }) => (accelerator === undefined ? [] : [accelerator]));
    expect(keys.length).toBeGreaterThan(8);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
