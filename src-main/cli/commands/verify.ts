import { AppError } from '../../../src-shared/result/app-error.ts';
import { readArguments } from '../options.ts';
import { printResult } from '../print.ts';
import { inSession } from '../session.ts';

export async function runVerify(argv: readonly string[]): Promise<void> {
  const args = readArguments(argv, []);
  // Verification is of the whole file; with several businesses and none named, the head is that of the file's chain.
  const verification = await inSession(args.global, { whenEmpty: 'vanish', business: 'any' }, (session) =>
    session.client.audit.verify(session.where, { signal: session.signal }),
  );
  if (!verification.ok) {
    if (args.global.isJson) await printResult(JSON.stringify(verification));
    throw new AppError('DATABASE_DAMAGED', verification.problem.message);
  }
  const { ok, entries, head } = verification;
  await printResult(args.global.isJson ? JSON.stringify({ ok, entries, head }) : `Everything fits: ${entries} entries, head ${head}`);
}
