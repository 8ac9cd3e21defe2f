import { join } from 'node:path';

/** What decides where things lie; `process` supplies it, a test makes it up. */
export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly homeFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** A variable counts only when it is set to an absolute path: the XDG specification asks to ignore relative ones. */
function folderFrom(machine: Machine, variable: string): string | null {
  const value = machine.env[variable];
  if (value === undefined || value === '') return null;
  const isAbsolute = machine.platform === 'win32' ? /^([A-Za-z]:[\\/]|\\\\)/.test(value) : value.startsWith('/');
  return isAbsolute ? value : null;
}

function homeOf(machine: Machine): string {
  return folderFrom(machine, machine.platform === 'win32' ? 'USERPROFILE' : 'HOME') ?? machine.homeFolder;
}

/** Where the books lie when nobody names a folder. */
export function defaultDataFolder(machine: Machine): string {
  const home = homeOf(machine);
  if (machine.platform === 'win32') return join(folderFrom(machine, 'LOCALAPPDATA') ?? join(home, 'AppData', 'Local'), 'Tamio', 'data');
  if (machine.platform === 'darwin') return join(home, 'Library', 'Application Support', 'Tamio', 'data');
  return join(folderFrom(machine, 'XDG_DATA_HOME') ?? join(home, '.local', 'share'), 'tamio');
}

/**
 * Where a key file or a wrapped key lies when the system has no keychain. Apart from the data folder on purpose: a copied, synchronised or
 * stolen data folder does not carry its own key.
 */
export function configFolder(machine: Machine): string {
  const home = homeOf(machine);
  if (machine.platform === 'win32') return join(folderFrom(machine, 'APPDATA') ?? join(home, 'AppData', 'Roaming'), 'Tamio');
  const xdg = folderFrom(machine, 'XDG_CONFIG_HOME');
  if (xdg !== null) return join(xdg, 'tamio');
  return machine.platform === 'darwin' ? join(home, 'Library', 'Preferences', 'Tamio') : join(home, '.config', 'tamio');
}
