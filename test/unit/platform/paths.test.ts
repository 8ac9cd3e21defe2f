import { describe, expect, it } from 'vitest';
import { configFolder, defaultDataFolder, type Machine } from '../../../src-main/platform/paths.ts';

const linux: Machine = { platform: 'linux', homeFolder: '/home/ann', env: {} };

describe('folders of a machine', () => {
  it('follow the customs of each system', () => {
    expect(defaultDataFolder(linux)).toBe('/home/ann/.local/share/tamio');
    expect(configFolder(linux)).toBe('/home/ann/.config/tamio');
    const mac: Machine = { platform: 'darwin', homeFolder: '/Users/ann', env: {} };
    expect(defaultDataFolder(mac)).toBe('/Users/ann/Library/Application Support/Tamio/data');
    expect(configFolder(mac)).toBe('/Users/ann/Library/Preferences/Tamio');
  });

  it('follow HOME and the XDG variables, as another laptop would have them', () => {
    expect(configFolder({ ...linux, env: { HOME: '/other' } })).toBe('/other/.config/tamio');
    expect(configFolder({ ...linux, env: { HOME: '/other', XDG_CONFIG_HOME: '/elsewhere' } })).toBe('/elsewhere/tamio');
    expect(defaultDataFolder({ ...linux, env: { XDG_DATA_HOME: '/data' } })).toBe('/data/tamio');
  });

  it('ignore a relative or empty variable', () => {
    expect(configFolder({ ...linux, env: { XDG_CONFIG_HOME: 'relative' } })).toBe('/home/ann/.config/tamio');
    expect(configFolder({ ...linux, env: { XDG_CONFIG_HOME: '' } })).toBe('/home/ann/.config/tamio');
  });

  it('use the profile on Windows, and keep the key away from the data', () => {
    const windows: Machine = {
      platform: 'win32',
      homeFolder: 'C:\\Users\\ann',
      env: { APPDATA: 'C:\\Users\\ann\\AppData\\Roaming', LOCALAPPDATA: 'C:\\Users\\ann\\AppData\\Local' },
    };
    expect(defaultDataFolder(windows)).toContain('Local');
    expect(configFolder(windows)).toContain('Roaming');
  });

  it.each(['linux', 'darwin', 'win32'] as const)('never put the key inside the data folder (%s)', (platform) => {
    const machine: Machine = { platform, homeFolder: '/home/ann', env: {} };
    expect(configFolder(machine).startsWith(defaultDataFolder(machine))).toBe(false);
  });
});
