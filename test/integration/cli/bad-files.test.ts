import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type AppFolder, connectRaw, createAppFolder, dumpBooks, filesBelow } from '../../support/app-folder.ts';
import { type CommandResult, runCommand, runJson } from '../../support/run-command.ts';
import { mountSmallDisk } from '../../support/small-disk.ts';
import { writeLedgerFile } from '../../support/ledger-file.ts';
import { statementCsv, writeStatement } from '../../support/test-app.ts';

const JANUARY = statementCsv(`
  2026-01-05   -4.50  Coffee     |  995.50
  2026-01-09  250.00  Invoice 17 | 1245.50`);

async function newBooks(data?: string): Promise<AppFolder> {
  const made = createAppFolder();
  onTestFinished(made.remove);
  const folder = data === undefined ? made : { ...made, data };
  await runJson(folder, ['import', writeStatement(folder, JANUARY), '--account', 'Main']);
  return folder;
}

function expectOneLine(result: CommandResult): void {
  expect({ exitCode: result.exitCode, stdout: result.stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(result.stderr).toMatch(/^tamio: [^\n]{15,}\n$/);
  expect(result.stderr).not.toMatch(/ at .+:\d+:\d+|Something went wrong/);
}

/** The parts of a PDF that a reader looks for. */
const PDF =
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n';

describe('a file that is no statement', () => {
  it('exits 1 with one clear sentence and changes nothing', async () => {
    const folder = await newBooks();
    const noise = Buffer.from(Array.from({ length: 40_000 }, (_, index) => (index * 7919 + 13) % 256));
    const files: readonly (readonly [string, RegExp])[] = [
      [writeStatement(folder, '', 'empty.csv'), /empty/],
      [writeStatement(folder, '\uFEFF \n\n', 'blank.csv'), /empty|no transaction/],
      [writeStatement(folder, noise, 'noise.csv'), /text|binary/],
      [writeStatement(folder, Buffer.alloc(5000), 'zeros.csv'), /text|binary|empty/],
      [writeStatement(folder, PDF, 'renamed.csv'), /PDF/],
      [writeStatement(folder, 'Dear customer,\nyour statement is ready.\n', 'letter.csv'), /transaction/],
      [writeStatement(folder, 'Name;City\nAnna;Bonn\nBert;Ulm\n', 'addresses.csv'), /transaction|amount|date/],
      [writeStatement(folder, '<html><body>Session expired</body></html>', 'page.csv'), /web page/],
      [folder.files, /folder/],
      [join(folder.files, 'missing.csv'), /no file/],
    ];
    const before = await dumpBooks(folder);
    for (const [file, expected] of files) {
      const result = await runCommand(folder, ['import', file, '--account', 'Main']);
      expectOneLine(result);
      expect(result.stderr).toMatch(expected);
    }
    expect(await dumpBooks(folder)).toEqual(before);
    expect(await runJson(folder, ['verify'])).toMatchObject({ ok: true });
  });

  it('a line of 200 MB is refused or read, never a crash, and within the memory of a small machine', async () => {
    const folder = await newBooks();
    const path = join(folder.files, 'long.csv');
    const file = openSync(path, 'w');
    const part = Buffer.alloc(1024 * 1024, 'a,1.00 b;');
    writeSync(file, 'Date,Description,Amount\n2026-01-05,"');
    for (let index = 0; index < 200; index += 1) writeSync(file, part);
    closeSync(file);
    const before = await dumpBooks(folder);
    const result = await runCommand(folder, ['import', path, '--account', 'Main'], { env: { NODE_OPTIONS: '--max-old-space-size=1024' } });
    expectOneLine(result);
    expect(await dumpBooks(folder)).toEqual(before);
  }, 120_000);
});

describe('a data folder that cannot be used', () => {
  it('whose disk is read-only: one sentence', async ({ skip }) => {
    const disk = mountSmallDisk(8000, skip);
    const folder = await newBooks(join(disk.folder, 'data'));
    disk.setReadOnly(true);
    const result = await runCommand(folder, ['import', writeStatement(folder, JANUARY.replaceAll('Coffee', 'Tea')), '--account', 'Main']);
    disk.setReadOnly(false);
    expectOneLine(result);
    expect(await runJson(folder, ['call', 'transactions.list'])).toMatchObject({ total: 2 });
    expect(await runJson(folder, ['verify'])).toMatchObject({ ok: true });
  });

  it('whose disk is full: one sentence, and the books stand as before', async ({ skip }) => {
    const disk = mountSmallDisk(4000, skip);
    const folder = await newBooks(join(disk.folder, 'data'));
    const large = join(folder.files, 'large.csv');
    writeLedgerFile(large, { rows: 40_000 });
    const result = await runCommand(folder, ['import', large, '--account', 'Savings']);
    expectOneLine(result);
    expect(result.stderr).toMatch(/full|room|space/i);
    expect(await runJson(folder, ['call', 'transactions.list'])).toMatchObject({ total: 2 });
    expect(await runJson(folder, ['call', 'accounts.list'])).toMatchObject([{ name: 'Main' }]);
    expect(await runJson(folder, ['verify'])).toMatchObject({ ok: true });
  });

  it('that is a file: one sentence, and the file is left alone', async () => {
    const made = createAppFolder();
    onTestFinished(made.remove);
    writeFileSync(made.data, 'mine');
    expectOneLine(await runCommand(made, ['import', writeStatement(made, JANUARY), '--account', 'Main']));
    expect(readFileSync(made.data, 'utf8')).toBe('mine');
  });

  it('from a newer version: refused by name, nothing changed', async () => {
    const folder = await newBooks();
    const raw = await connectRaw(folder);
    raw.exec("INSERT INTO schema_migrations (name, applied_at) VALUES ('9999_of_tomorrow', '2030-01-01T00:00:00.000Z')");
    raw.close();
    const before = await dumpBooks(folder);
    for (const words of [['import', writeStatement(folder, JANUARY), '--account', 'Main'], ['forecast'], ['verify']]) {
      const result = await runCommand(folder, words);
      expectOneLine(result);
      expect(result.stderr).toMatch(/newer/);
    }
    expect(await dumpBooks(folder)).toEqual(before);
  });

  it('with a wrong passphrase, or whose key is on another machine: one sentence each', async () => {
    const folder = await newBooks();
    const [right, wrong] = ['correct horse battery staple', 'correct horse battery stable'].map((words, index) => {
      const file = join(folder.files, `pass-${index}`);
      writeFileSync(file, `${words}\n`);
      return file;
    });
    await runJson(folder, ['call', 'security.setPassphrase', '{"passphrase":"correct horse battery staple"}']);
    const files = filesBelow(folder.data);
    expectOneLine(await runCommand(folder, ['forecast', '--passphrase-file', wrong ?? '']));
    const elsewhere = { ...folder, env: { ...folder.env, ...createElsewhere() } };
    const locked = await runCommand(elsewhere, ['forecast']);
    expectOneLine(locked);
    expect(locked.stderr).toMatch(/passphrase/);
    expectOneLine(await runCommand(elsewhere, ['forecast', '--passphrase-file', wrong ?? '']));
    expect(await runJson(elsewhere, ['forecast', '--passphrase-file', right ?? ''])).toMatchObject({ anchored: true });
    expect(filesBelow(folder.data)).toEqual(files);
  });
});

/** Another machine: no key is kept there. */
function createElsewhere(): Record<string, string> {
  const other = createAppFolder();
  onTestFinished(other.remove);
  return { ...other.env };
}
