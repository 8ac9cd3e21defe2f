import { currencyCode, isCurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import { type Arguments, readArguments } from '../options.ts';
import { money, printResult, table } from '../print.ts';
import { inSession, type Session, tell } from '../session.ts';
import { UsageError } from '../usage.ts';

const ANSWER_KEYS: Readonly<Record<string, string>> = {
  date_order: 'dateOrder',
  decimal_mark: 'decimalMark',
  sign: 'sign',
  currency: 'currency',
  encoding: 'encoding',
  sheet: 'sheet',
};

/** `--answer date_order=dmy` as the contract's answers. The contract checks the values. */
function readAnswers(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((text) => {
      const [kind = '', ...rest] = text.split('=');
      const key = ANSWER_KEYS[kind];
      if (key === undefined || rest.length === 0)
        throw new UsageError(`--answer takes KIND=VALUE with KIND one of ${Object.keys(ANSWER_KEYS).join(', ')}; "${text}" is none`);
      return [key, rest.join('=')];
    }),
  );
}

function describe(result: ImportResult, isDry: boolean): string {
  const { counts, account, file, proof } = result;
  const fresh = counts.new + counts.twin;
  const lines = [
    `${file.name}: ${fresh} new, ${counts.same} already here, ${counts.rejected} rejected, ${counts.skipped} skipped ${isDry ? '(dry run, nothing written)' : `(into ${account.name})`}`,
  ];
  if (proof.status === 'proved')
    lines.push(`Balance proved from ${money(proof.openingMinor, account.currency)} to ${money(proof.closingMinor, account.currency)}.`);
  if (proof.status === 'not_provable') lines.push(`Balance not provable: ${proof.reason}`);
  if (proof.status === 'contradicted')
    lines.push(
      `Balance does not fit from line ${proof.line}: expected ${money(proof.expectedMinor, account.currency)}, found ${money(proof.foundMinor, account.currency)}.`,
    );
  for (const question of result.questions) {
    lines.push(`Undecided: ${question.kind}. Answer with --answer ${question.kind}=${question.options.join('|')}.`);
    for (const example of question.examples)
      lines.push(
        `  line ${example.line}: ${example.raw} → ${Object.entries(example.readings)
          .map(([option, reading]) => `${option}: ${reading}`)
          .join('; ')}`,
      );
  }
  for (const { line, reason } of result.rejected.slice(0, 20)) lines.push(`  line ${line} rejected: ${reason}`);
  if (isDry)
    lines.push(
      table(
        result.rows.slice(0, 20).map((row) => [row.date, money(row.amountMinor, row.currency), row.verdict, row.description.slice(0, 60)]),
        [1],
      ),
    );
  return lines.join('\n');
}

async function importFile(session: Session, file: string, args: Arguments): Promise<ImportResult> {
  const account = args.text('account') ?? '';
  const currency = args.text('currency')?.toUpperCase();
  const input = {
    ...session.where,
    source: { path: file },
    accountName: account,
    ...(currency === undefined ? {} : { currency: currencyCode(currency) }),
    answers: readAnswers(args.list('answer')) as never,
    ...(args.global.isJson ? {} : { rowLimit: 20 }),
  };
  if (args.isSet('dry-run')) return session.client.imports.preview(input, { signal: session.signal });
  const accounts = await session.client.accounts.list(session.where);
  const isNew = !accounts.some((known) => known.name.toLowerCase() === account.toLowerCase());
  const result = await session.client.imports.book(input, { signal: session.signal });
  if (isNew && result.account.id !== null) tell(`Created the account ${result.account.name} (${result.account.currency}).`);
  return result;
}

export async function runImport(argv: readonly string[]): Promise<void> {
  const args = readArguments(argv, ['account', 'currency', 'answer', 'dry-run']);
  if (args.words.length === 0) throw new UsageError('import needs at least one FILE');
  if (args.text('account') === undefined) throw new UsageError('import needs --account NAME');
  const currency = args.text('currency')?.toUpperCase();
  if (currency !== undefined && !isCurrencyCode(currency))
    throw new UsageError(`--currency takes an ISO 4217 code such as EUR; "${currency}" is none`);
  readAnswers(args.list('answer'));
  const isDry = args.isSet('dry-run');
  const results = await inSession(
    args.global,
    { whenEmpty: isDry ? 'vanish' : 'create', business: { currency: currency ?? 'EUR' } },
    async (session) => {
      const done: ImportResult[] = [];
      for (const file of args.words) done.push(await importFile(session, file, args));
      return done;
    },
  );
  if (args.global.isJson) await printResult(JSON.stringify(results.length === 1 ? results[0] : results));
  else await printResult(results.map((result) => describe(result, isDry)).join('\n\n'));
}
