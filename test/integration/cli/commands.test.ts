import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type AppFolder, createAppFolder, filesBelow } from '../../support/app-folder.ts';
import { type CommandResult, runCommand, runJson } from '../../support/run-command.ts';
import { statementCsv, writeStatement } from '../../support/test-app.ts';

const JANUARY = statementCsv(`
  2026-01-05   -4.50  Coffee     |  995.50
  2026-01-05   -4.50  Coffee     |  991.00
  2026-01-09  250.00  Invoice 17 | 1241.00`);
const UNDECIDED = 'Date;Text;Amount;Currency\n01/02/2026;Rent;-80,00;EUR\n02/03/2026;Sale;12,00;EUR\n';

function newFolder(): AppFolder {
  const folder = createAppFolder();
  onTestFinished(folder.remove);
  return folder;
}

/** A failure explained: nothing on standard output, one sentence on standard error, no stack. */
function expectOneLine(result: CommandResult, exitCode: number): void {
  expect({ exitCode: result.exitCode, stdout: result.stdout }).toEqual({ exitCode, stdout: '' });
  expect(result.stderr).toMatch(/^tamio: [^\n]{15,}\n$/);
  expect(result.stderr).not.toMatch(/ at .+:\d+:\d+|Something went wrong/);
}

describe('in an empty folder', () => {
  it('looking leaves nothing behind: dry run, forecast, verify, pipeline, call of a reading procedure', async () => {
    const folder = newFolder();
    const file = writeStatement(folder, JANUARY, 'january.csv');
    const before = filesBelow(folder.root);
    const dry = (await runJson(folder, ['import', file, '--account', 'Main', '--dry-run'])) as Record<string, unknown>;
    expect(dry).toMatchObject({
      detected: { format: 'csv' },
      questions: [],
      rejected: [],
      rows: [
        {
          line: 2,
          date: '2026-01-05',
          amountMinor: -450,
          currency: 'EUR',
          description: 'Coffee',
          balanceMinor: 99_550,
          verdict: 'new',
          reason: expect.any(String),
        },
        {},
        {},
      ],
    });
    expect(await runJson(folder, ['forecast'])).toMatchObject({ anchored: false, weeks: { length: 13 } });
    expect(await runJson(folder, ['verify'])).toMatchObject({ ok: true });
    expect(await runJson(folder, ['pipeline'])).toMatchObject({ alertsDetected: 0, errors: [] });
    expect(await runJson(folder, ['call', 'businesses.list'])).toEqual([]);
    expectOneLine(await runCommand(folder, ['backup', join(folder.files, 'copy.tamio')]), 1);
    expect(filesBelow(folder.root)).toEqual(before);
  });

  it('the first import creates the business and the account and says so on standard error; the result alone is on standard output', async () => {
    const folder = newFolder();
    const file = writeStatement(folder, JANUARY);
    const first = await runCommand(folder, ['import', file, '--account', 'Main', '--json']);
    expect(first.exitCode).toBe(0);
    expect(first.stderr).toContain('Created the business My business (EUR).');
    expect(first.stderr).toContain('Created the account Main (EUR).');
    expect(JSON.parse(first.stdout)).toMatchObject({ counts: { new: 2, twin: 1 } });
    const second = await runCommand(folder, ['import', file, '--account', 'Main', '--json']);
    expect({ exitCode: second.exitCode, stderr: second.stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { rows } = JSON.parse(second.stdout) as { rows: { verdict: string }[] };
    expect(rows.map((row) => row.verdict)).toEqual(['same', 'same', 'same']);
  });

  it('a first import that fails leaves the folder as it was', async () => {
    const folder = newFolder();
    const empty = writeStatement(folder, '', 'empty.csv');
    const questions = writeStatement(folder, UNDECIDED, 'undecided.csv');
    const before = filesBelow(folder.root).filter((name) => !name.startsWith('home'));
    for (const file of [empty, questions, join(folder.files, 'missing.csv')])
      expectOneLine(await runCommand(folder, ['import', file, '--account', 'Main']), 1);
    expect(filesBelow(folder.root).filter((name) => !name.startsWith('home'))).toEqual(before);
    expect(filesBelow(join(folder.root, 'home')).filter((name) => name.endsWith('.key'))).toEqual([]);
  });

  it('names and currency are taken from the options; the sample becomes the only business', async () => {
    const folder = newFolder();
    const file = writeStatement(folder, JANUARY.replaceAll('EUR', 'USD'));
    const result = await runCommand(folder, ['import', file, '--account', 'Main', '--business', 'Corner shop', '--currency', 'usd']);
    expect(result.stderr).toContain('Created the business Corner shop (USD).');
    const sample = newFolder();
    await runJson(sample, ['call', 'sample.create', '{"archetype":"agency","seed":7,"months":3}']);
    expect(await runJson(sample, ['call', 'businesses.list'])).toMatchObject([{ isSample: true }]);
  });
});

describe('questions', () => {
  it('a dry run with open ones exits 0 and shows them, a real import exits 1 and writes nothing, an answer settles them', async () => {
    const folder = newFolder();
    await runJson(folder, ['import', writeStatement(folder, JANUARY), '--account', 'Main']);
    const file = writeStatement(folder, UNDECIDED);
    const { head } = (await runJson(folder, ['verify'])) as { head: string };
    const dry = await runJson(folder, ['import', file, '--account', 'Main', '--dry-run']);
    expect(dry).toMatchObject({ questions: [{ kind: 'date_order', options: ['dmy', 'mdy'], examples: [{ line: 2 }, {}] }] });
    expectOneLine(await runCommand(folder, ['import', file, '--account', 'Main']), 1);
    expect(await runJson(folder, ['verify'])).toMatchObject({ head });
    expect(await runJson(folder, ['import', file, '--account', 'Main', '--answer', 'date_order=dmy'])).toMatchObject({
      rows: [{ date: '2026-02-01' }, { date: '2026-03-02' }],
    });
  });

  it('an answer nobody understands is wrong usage, one with a wrong value is refused', async () => {
    const folder = newFolder();
    const file = writeStatement(folder, UNDECIDED);
    expectOneLine(await runCommand(folder, ['import', file, '--account', 'Main', '--answer', 'colour=red']), 2);
    expectOneLine(await runCommand(folder, ['import', file, '--account', 'Main', '--answer', 'date_order=dym']), 1);
    expect(filesBelow(folder.data)).toEqual([]);
  });
});

describe('several businesses', () => {
  it('must be told apart: exit 2 lists them, a name chooses whatever its case, verify needs none', async () => {
    const folder = newFolder();
    for (const name of ['Alpha', 'Beta']) await runJson(folder, ['call', 'businesses.create', JSON.stringify({ name, baseCurrency: 'EUR' })]);
    for (const words of [['forecast'], ['import', 'x.csv', '--account', 'A'], ['call', 'accounts.list']]) {
      const result = await runCommand(folder, words);
      expectOneLine(result, 2);
      expect(result.stderr).toContain('Alpha, Beta');
    }
    expect(await runJson(folder, ['forecast', '--business', 'beta'])).toMatchObject({ weeks: { length: 13 } });
    expectOneLine(await runCommand(folder, ['forecast', '--business', 'Gamma']), 2);
    expect(await runJson(folder, ['verify'])).toMatchObject({ ok: true, entries: 2, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });
});

describe('call', () => {
  it('takes JSON from the line or from standard input, and prints JSON', async () => {
    const folder = newFolder();
    const made = await runJson(folder, ['call', 'businesses.create', '-'], { stdin: '{"name":"From a pipe","baseCurrency":"EUR"}' });
    expect(made).toMatchObject({ id: 1, name: 'From a pipe' });
    expect(await runJson(folder, ['call', 'businesses.get', '{"businessId":1}'])).toEqual(made);
  });

  it.each([
    [['call', 'no.such.procedure'], 2],
    [['call', 'businesses'], 2],
    [['call', 'constructor.name'], 2],
    [['call'], 2],
    [['call', 'businesses.list', '{not json'], 1],
    [['call', 'businesses.list', '[]'], 1],
    [['call', 'businesses.create', '{"name":""}'], 1],
    [['call', 'businesses.get', '{"businessId":77}'], 1],
  ])('%j exits %d with one line', async (words, exitCode) => {
    const result = await runCommand(newFolder(), words);
    expectOneLine(result, exitCode);
    expect(result.signal).toBeNull();
  });
});

describe('wrong usage', () => {
  it.each([
    [['nonsense']],
    [['import']],
    [['import', 'x.csv']],
    [['import', 'x.csv', '--account', 'A', '--currency', 'XYZ']],
    [['forecast', '--weeks', '0']],
    [['forecast', '--weeks', 'many']],
    [['forecast', '--as-of', '2026-02-30']],
    [['forecast', '--nonsense']],
    [['pipeline', '--mode', 'odd']],
    [['pipeline', '--mode', 'targeted']],
    [['pipeline', '--mode', 'targeted', '--types', 'nothing']],
    [['report', 'other', '--from', '2026-01-01', '--to', '2026-01-31', '--out', 'x.pdf']],
    [['report', 'audit']],
    [['restore']],
    [['serve', '--port', '99999']],
  ])('%j exits 2 and touches nothing', async (words) => {
    const folder = newFolder();
    expectOneLine(await runCommand(folder, words), 2);
    expect(filesBelow(folder.root)).toEqual([]);
  });

  it('help is no failure, no command is one', async () => {
    const folder = newFolder();
    const help = await runCommand(folder, ['help'], { data: null });
    expect(help).toMatchObject({ exitCode: 0, stderr: '' });
    expect(help.stdout).toContain('tamio import FILE');
    expect((await runCommand(folder, [], { data: null })).exitCode).toBe(2);
  });
});

describe('results', () => {
  it('of forecast, pipeline and verify have the shape scripts rely on; a past day is looked at and nothing written', async () => {
    const folder = newFolder();
    await runJson(folder, ['call', 'sample.create', '{"archetype":"shop","seed":7,"months":6}']);
    const forecast = (await runJson(folder, ['forecast', '--weeks', '4'])) as { weeks: object[] };
    expect(forecast).toMatchObject({
      asOf: '2026-03-05',
      weeks: [{ weekStart: '2026-03-06', p10Minor: expect.any(Number), p50Minor: expect.any(Number), p90Minor: expect.any(Number) }, {}, {}, {}],
      lowestPoint: { date: expect.any(String) },
      anchored: true,
    });
    const verified = (await runJson(folder, ['verify'])) as { head: string };
    expect(await runJson(folder, ['forecast', '--as-of', '2026-01-31'])).toMatchObject({ asOf: '2026-01-31' });
    await runJson(folder, ['pipeline', '--as-of', '2026-01-31']);
    expect(await runJson(folder, ['verify'])).toEqual(verified);
    expect(Object.keys((await runJson(folder, ['pipeline', '--mode', 'critical'])) as object)).toHaveLength(13);
  });

  it('without --json are words for a person', async () => {
    const folder = newFolder();
    const file = writeStatement(folder, JANUARY, 'january.csv');
    expect((await runCommand(folder, ['import', file, '--account', 'Main'])).stdout).toBe(
      'january.csv: 3 new, 0 already here, 0 rejected, 1 skipped (into Main)\nBalance proved from 1000.00 EUR to 1241.00 EUR.\n',
    );
    expect((await runCommand(folder, ['forecast'])).stdout).toMatch(/^Cash on 2026-03-05: 1241\.00 EUR\n/);
    expect((await runCommand(folder, ['verify'])).stdout).toMatch(/^Everything fits: 2 entries, head [0-9a-f]{64}\n$/);
  });

  it('several files are several results, in their order', async () => {
    const folder = newFolder();
    const files = [
      writeStatement(folder, JANUARY),
      writeStatement(folder, statementCsv('2026-02-05 -1.00 A\n2026-02-06 -2.00 B\n2026-02-07 -3.00 C')),
    ];
    expect(await runJson(folder, ['import', ...files, '--account', 'Main'])).toMatchObject([{ counts: { new: 2 } }, { counts: { new: 3 } }]);
  });

  it('a backup restores into another folder', async () => {
    const folder = newFolder();
    const passphrase = join(folder.files, 'pass');
    writeFileSync(passphrase, 'correct horse battery staple\n');
    await runJson(folder, ['import', writeStatement(folder, JANUARY), '--account', 'Main']);
    const copy = join(folder.files, 'copy.tamio');
    expect(await runJson(folder, ['backup', copy, '--passphrase-file', passphrase])).toMatchObject({ path: copy, isVerified: true });
    const laptop = newFolder();
    await runJson(laptop, ['restore', copy, '--passphrase-file', passphrase]);
    expect(await runJson(laptop, ['call', 'transactions.list', '--passphrase-file', passphrase])).toMatchObject({ total: 3 });
    expect(readFileSync(copy).includes('Coffee')).toBe(false);
  });
});
