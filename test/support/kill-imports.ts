import { cpSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { connectRaw, createAppFolder, type AppFolder } from './app-folder.ts';
import { writeLedgerFile } from './ledger-file.ts';
import { runCommand, runJson, startCommand } from './run-command.ts';
import { statementCsv, writeStatement } from './test-app.ts';

export type KillOutcomes = {
  /** How long the import takes when nobody disturbs it, from the start of the command to its end. */
  readonly undisturbedMs: number;
  readonly kills: number;
  readonly whollyAbsent: number;
  readonly whollyThere: number;
  /** Kills after which lines lay staged: the import was writing. */
  readonly killedWhileWriting: number;
  /** What must not be: half an import, remains, a chain that does not verify; each in words. */
  readonly problems: readonly string[];
};

const BASE_LINES = 3;

type State = { readonly lines: number; readonly staged: number; readonly accounts: number; readonly balances: number; readonly days: number };

/** What really lies in the file, past the application. */
async function stateOf(folder: AppFolder): Promise<State> {
  const raw = await connectRaw(folder);
  try {
    const count = (sql: string): number => raw.prepare<[], number>(sql).pluck().get() ?? 0;
    return {
      lines: count('SELECT count(*) FROM bank_transactions'),
      staged: count("SELECT count(*) FROM import_batches WHERE status = 'staged'"),
      accounts: count('SELECT count(*) FROM cash_accounts'),
      balances: count('SELECT count(*) FROM account_balances'),
      days: count('SELECT coalesce(sum(line_count), 0) FROM account_days'),
    };
  } finally {
    raw.close();
  }
}

/** After a restart: whether the import is there or not, and everything that does not fit either. */
async function judge(folder: AppFolder, before: State, rows: number): Promise<{ isThere: boolean; problems: string[] }> {
  const verified = await runCommand(folder, ['verify', '--json']);
  const { total } = (await runJson(folder, ['call', 'transactions.list', '{"limit":1}'])) as { total: number };
  const after = await stateOf(folder);
  const isThere = total !== BASE_LINES;
  const wanted = isThere
    ? { lines: BASE_LINES + rows, staged: 0, accounts: before.accounts + 1, days: BASE_LINES + rows }
    : { ...before, balances: undefined };
  const { balances, ...found } = after;
  const fits =
    wanted.lines === found.lines &&
    found.staged === 0 &&
    wanted.accounts === found.accounts &&
    wanted.days === found.days &&
    (isThere ? balances > before.balances : balances === before.balances);
  return {
    isThere,
    problems: [
      ...(verified.exitCode === 0 ? [] : [`verify: ${verified.stderr.trim()}`]),
      ...(fits && total === found.lines ? [] : [`half an import: ${total} lines shown, ${JSON.stringify(after)} in the file`]),
    ],
  };
}

/**
 * Imports a large file into books that hold something already, first undisturbed and then killed (SIGKILL, the whole process) at moments spread evenly
 * over that time; after each kill the books are opened again and looked at from inside and outside.
 */
export async function killImports(options: { rows: number; kills: number; onKill?: (done: number) => void }): Promise<KillOutcomes> {
  const { rows, kills } = options;
  const folder = createAppFolder();
  try {
    const base = writeStatement(folder, statementCsv('2026-01-05 -1.00 A\n2026-01-06 -2.00 B\n2026-01-07 -3.00 C'));
    await runJson(folder, ['import', base, '--account', 'Main']);
    const before = await stateOf(folder);
    const pristine = join(folder.root, 'pristine');
    cpSync(folder.data, pristine, { recursive: true });
    const ledger = join(folder.files, 'ledger.csv');
    writeLedgerFile(ledger, { rows });
    const words = ['import', ledger, '--account', 'Ledger'];
    const startedMs = performance.now();
    const whole = await runCommand(folder, words);
    const undisturbedMs = performance.now() - startedMs;
    if (whole.exitCode !== 0) throw new Error(`The undisturbed import failed: ${whole.stderr}`);
    const outcomes = { whollyAbsent: 0, whollyThere: 0, killedWhileWriting: 0, problems: [] as string[] };
    for (let kill = 0; kill < kills; kill += 1) {
      rmSync(folder.data, { recursive: true, force: true });
      cpSync(pristine, folder.data, { recursive: true });
      const running = startCommand(folder, words);
      await Promise.race([sleep((undisturbedMs * (kill + 0.5)) / kills), running.result]);
      running.kill();
      await running.result;
      if ((await stateOf(folder)).staged > 0) outcomes.killedWhileWriting += 1;
      const { isThere, problems } = await judge(folder, before, rows);
      outcomes[isThere ? 'whollyThere' : 'whollyAbsent'] += 1;
      outcomes.problems.push(...problems.map((problem) => `kill ${kill + 1}: ${problem}`));
      options.onKill?.(kill + 1);
    }
    return { undisturbedMs, kills, ...outcomes };
  } finally {
    folder.remove();
  }
}
