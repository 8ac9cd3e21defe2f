import { addDays } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type AssessOptions, magnitude, type UnexpectedExpense, WINDOW_DAYS } from './assess-expenses.ts';
import type { ExpenseLine } from './types.ts';

/**
 * Payments of the last 30 days above what their agreement had fixed, by more than the threshold percent: the agreed amount is the baseline, so that
 * one payment is enough, however seldom it falls due and whatever else the payee is paid. Exactly at the threshold is not above.
 */
export function assessAgreed(lines: readonly ExpenseLine[], { asOf, thresholdPct }: AssessOptions): UnexpectedExpense[] {
  const from = addDays(asOf, -WINDOW_DAYS);
  return lines.flatMap((line): UnexpectedExpense[] => {
    const { agreedMinor, date, payeeKey: key, payeeName: name } = line;
    if (date <= from || agreedMinor === null || agreedMinor === 0) return [];
    const median = Math.abs(agreedMinor);
    if (magnitude(line) * 100 <= median * (100 + thresholdPct)) return [];
    const baseline = { count: 1, median, logMad: 0, logSd: 0 };
    return [{ kind: 'payee', reason: 'agreed', key, name, lines: [line], date, magnitudeMinor: magnitude(line), baseline, score: Infinity }];
  });
}
