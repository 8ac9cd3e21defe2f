import { parseDay, readArguments } from '../options.ts';
import { printResult } from '../print.ts';
import { inSession } from '../session.ts';
import { UsageError } from '../usage.ts';

export async function runReport(argv: readonly string[]): Promise<void> {
  const args = readArguments(argv, ['from', 'to', 'out']);
  if (args.words[0] !== 'audit' || args.words.length > 1) throw new UsageError('report takes the name of a report: audit');
  const [from, to, out] = [args.text('from'), args.text('to'), args.text('out')];
  if (from === undefined || to === undefined || out === undefined) throw new UsageError('report audit needs --from D --to D --out FILE.pdf');
  const period = { from: parseDay(from, 'from'), to: parseDay(to, 'to') };
  const report = await inSession(args.global, { whenEmpty: 'vanish', business: { currency: 'EUR' } }, (session) =>
    session.client.reports.audit({ ...session.where, ...period, file: out }, { signal: session.signal }),
  );
  const { path, csvPath, pageCount, lineCount, head } = report;
  await printResult(
    args.global.isJson
      ? JSON.stringify({ path, csvPath, pageCount, lineCount, head })
      : `${path ?? out}: ${pageCount} pages, ${lineCount} lines in ${csvPath ?? 'no annex'}\nchain head ${head}`,
  );
}
