import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import type { StatementFormat, StatementRow } from '../../engine/import/types.ts';
import { type FileLayout, type JudgedFile, type RowVerdict, VERDICTS } from './import-work.ts';

const VERDICT_REASON: Readonly<Record<Exclude<RowVerdict, 'changed'>, string>> = {
  new: 'not in the book yet',
  same: 'already in the book',
  twin: 'identical to another line of that day, kept because the bank lists it again',
  skipped: 'left out by you',
};

function viewRow(row: StatementRow, judged: { verdict: RowVerdict; reason: string }, format: StatementFormat): ImportResult['rows'][number] {
  return {
    line: row.line,
    date: format === 'mt940' ? (row.valueDate ?? row.bookingDate) : row.bookingDate,
    bookingDate: row.bookingDate,
    valueDate: row.valueDate,
    amountMinor: row.amountMinor,
    currency: row.currency,
    description: row.description,
    counterparty: row.counterparty,
    reference: row.reference,
    balanceMinor: row.balanceMinor,
    ...judged,
  };
}

/** What an import understood and would do, in the contract's words. */
export function describeImport(
  layout: FileLayout,
  { scanned, end, comparison }: JudgedFile,
  rowLimit: number | null,
): Pick<ImportResult, 'detected' | 'questions' | 'rows' | 'rejected' | 'skipped' | 'counts' | 'proof' | 'firstDate' | 'lastDate'> {
  const { verdicts, replacements } = comparison;
  const limit = rowLimit ?? Number.POSITIVE_INFINITY;
  const byCode = VERDICTS.map(() => 0);
  for (const code of verdicts) byCode[code] = (byCode[code] ?? 0) + 1;
  const [added = 0, same = 0, twin = 0, changed = 0, leftOutByPerson = 0] = byCode;
  const leftOut = (verdict: 'skipped' | 'rejected') =>
    end.leftOut.filter((line) => line.verdict === verdict).map(({ line, reason }) => ({ line, reason }));
  const rejected = leftOut('rejected');
  const skipped = leftOut('skipped');
  const { columns, findings, accountHints } = layout.detected;
  return {
    detected: { ...layout.detected, columns: [...columns], findings: [...findings], accountHints: [...accountHints] },
    questions: layout.questions.map((question) => ({ ...question, options: [...question.options], examples: [...question.examples] })),
    rows: scanned.shown.map((row, index) => {
      const verdict = VERDICTS[verdicts[index] ?? 0] ?? 'new';
      const reason = verdict === 'changed' ? (replacements.get(index)?.reason ?? 'written anew by the bank') : VERDICT_REASON[verdict];
      return viewRow(row, { verdict, reason }, layout.detected.format);
    }),
    rejected: rejected.slice(0, limit),
    skipped: skipped.slice(0, limit),
    counts: { new: added, same, twin, changed, skipped: leftOutByPerson + skipped.length, rejected: rejected.length },
    proof: end.proof,
    firstDate: scanned.firstDate,
    lastDate: scanned.lastDate,
  };
}
