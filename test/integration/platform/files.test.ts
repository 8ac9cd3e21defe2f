import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFixedClock } from '../../../src-main/platform/clock.ts';
import { toFileError } from '../../../src-main/platform/file-errors.ts';
import { createFileAtomic, ensurePrivateFolder, readFileIfExists, removeFile, writeFileAtomic } from '../../../src-main/platform/files.ts';
import { createFileSink, createLogger } from '../../../src-main/platform/logger.ts';
import { caught } from '../../support/caught.ts';
import { isPrivate } from '../../support/permissions.ts';
import { createTestFolder } from '../../support/test-folder.ts';

const isRoot = process.getuid?.() === 0;
const systemError = (code: string): Error => Object.assign(new Error(code), { code });

describe('writing a file', () => {
  it('replaces the whole content, privately, and leaves nothing else', () => {
    const folder = createTestFolder();
    const file = join(folder, 'a.json');
    writeFileAtomic(file, 'first, and longer');
    writeFileAtomic(file, 'second');
    expect(readFileSync(file, 'utf8')).toBe('second');
    expect(readdirSync(folder)).toEqual(['a.json']);
    expect(isPrivate(file)).toBe(true);
  });

  it('keeps the old content and no remains when the new cannot be put in place', () => {
    const folder = createTestFolder();
    const file = join(folder, 'taken');
    mkdirSync(join(file, 'by a folder'), { recursive: true });
    expect(caught(() => writeFileAtomic(file, 'x'))).toMatchObject({ name: 'AppError' });
    expect(readdirSync(folder)).toEqual(['taken']);
  });

  it('is done by the first of two', () => {
    const file = join(createTestFolder(), 'keys.json');
    expect(createFileAtomic(file, 'mine')).toBe(true);
    expect(createFileAtomic(file, 'yours')).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('reads and removes what may not be there', () => {
    const file = join(createTestFolder(), 'x');
    expect(readFileIfExists(file)).toBeNull();
    removeFile(file);
    writeFileSync(file, 'x');
    expect(Buffer.from(readFileIfExists(file) ?? []).toString()).toBe('x');
    removeFile(file);
    expect(existsSync(file)).toBe(false);
  });
});

describe('what the system refuses', () => {
  it('a folder where a file is in the way', () => {
    const folder = createTestFolder();
    writeFileSync(join(folder, 'file'), '');
    expect(caught(() => ensurePrivateFolder(join(folder, 'file')))).toMatchObject({ code: 'DATA_FOLDER_READ_ONLY' });
    expect(caught(() => ensurePrivateFolder(join(folder, 'file', 'inside')))).toMatchObject({ code: 'DATA_FOLDER_READ_ONLY' });
    expect(caught(() => readFileIfExists(folder))).toMatchObject({ code: 'FILE_IS_DIRECTORY' });
  });

  it.skipIf(isRoot)('a folder without write permission (not for root, whom modes do not bind)', () => {
    const folder = createTestFolder();
    chmodSync(folder, 0o500);
    expect(caught(() => writeFileAtomic(join(folder, 'x'), 'x'))).toMatchObject({ code: 'DATA_FOLDER_READ_ONLY' });
    chmodSync(folder, 0o700);
  });

  it.each([
    ['EACCES', 'write', 'DATA_FOLDER_READ_ONLY'],
    ['EROFS', 'write', 'DATA_FOLDER_READ_ONLY'],
    ['EACCES', 'read', 'FILE_UNREADABLE'],
    ['ENOSPC', 'write', 'DISK_FULL'],
    ['EDQUOT', 'write', 'DISK_FULL'],
    ['ENOENT', 'read', 'FILE_NOT_FOUND'],
    ['EISDIR', 'read', 'FILE_IS_DIRECTORY'],
    ['EIO', 'read', 'FILE_UNREADABLE'],
    ['EBUSY', 'write', 'FILE_UNREADABLE'],
    ['EWEIRD', 'read', 'FILE_UNREADABLE'],
  ] as const)('%s on %s is %s, in one sentence that names the file', (code, purpose, expected) => {
    const error = toFileError(systemError(code), '/books/x', purpose);
    expect(error).toMatchObject({ code: expected, data: { systemCode: code } });
    expect(String(error)).toMatch(/\/books\/x[^\n]*\.$/);
  });

  it('passes on what is no refusal of the system', () => {
    const mistake = new TypeError('x is not a function');
    expect(toFileError(mistake, '/x', 'read')).toBe(mistake);
  });
});

describe('the log file', () => {
  it('keeps two files and no more', () => {
    const folder = join(createTestFolder(), 'logs');
    const logger = createLogger({ clock: createFixedClock('2026-03-05T09:30:00.000Z'), level: 'info', sink: createFileSink(folder) });
    const long = 'x'.repeat(500_000);
    for (let line = 0; line < 12; line++) logger.info(long);
    expect(readdirSync(folder).sort()).toEqual(['tamio.log', 'tamio.previous.log']);
    expect(statSync(join(folder, 'tamio.log')).size).toBeLessThan(3_000_000);
  });
});
