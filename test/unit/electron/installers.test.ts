import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const settings = readFileSync(new URL('../../../electron-builder.yml', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => !line.trimStart().startsWith('#'));

const says = (line: string): boolean => settings.some((candidate) => candidate.trim() === line);

/** The lines below a key, as far as they are indented. */
function block(key: string): string[] {
  const start = settings.indexOf(`${key}:`);
  const end = settings.findIndex((line, index) => index > start && /^\S/.test(line));
  return settings.slice(start + 1, end === -1 ? undefined : end).map((line) => line.trim());
}

describe('the installers', () => {
  it.each([
    'runAsNode: false',
    'enableCookieEncryption: true',
    'enableNodeOptionsEnvironmentVariable: false',
    'enableNodeCliInspectArguments: false',
    'enableEmbeddedAsarIntegrityValidation: true',
    'onlyLoadAppFromAsar: true',
    'grantFileProtocolExtraPrivileges: false',
  ])('blow the fuse %s', (fuse) => {
    expect(block('electronFuses')).toContain(fuse);
  });

  it('carry native modules outside the archive, as they were published', () => {
    expect(says('asar: true')).toBe(true);
    expect(block('asarUnpack')).toEqual(["- '**/*.node'", '']);
    expect(says('npmRebuild: false')).toBe(true);
  });

  it('know no place to look for updates', () => {
    expect(says('publish: null')).toBe(true);
  });

  it('exist for all three systems', () => {
    expect(block('win')).toContain('target: nsis');
    expect(block('mac')).toContain('target: dmg');
    expect(block('linux')).toEqual(expect.arrayContaining(['- AppImage', '- deb']));
  });

  it('keep the books when the program is removed', () => {
    expect(block('nsis')).toContain('deleteAppDataOnUninstall: false');
  });
});
