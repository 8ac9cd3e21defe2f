import { addDays, daysBetween, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits, scaleMinor, type MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { CreditLineFact, PreparationContext } from '../context.ts';
import type { CashShift } from '../types.ts';
import { WINDOW_DAYS, windowOf } from './cash-path.ts';

/** What is still free on a credit line, ≥ 0. */
export function availableMinor({ drawnMinor, limitMinor }: CreditLineFact): MinorUnits {
  return minorUnits(Math.max(0, limitMinor - drawnMinor));
}

/** The credit line to draw on: the cheapest of those with something left, then the one with most left. Null where none is recorded. */
export function bestCreditLine(lines: readonly CreditLineFact[]): CreditLineFact | null {
  const usable = lines.filter((line) => availableMinor(line) > 0);
  return usable.toSorted((a, b) => a.annualRateBps - b.annualRateBps || availableMinor(b) - availableMinor(a))[0] ?? null;
}

export type CreditDraw = {
  readonly amountMinor: MinorUnits;
  readonly repayDate: IsoDate | null;
  readonly interestMinor: MinorUnits;
  readonly shifts: readonly CashShift[];
};

/** The first day from which the expected path keeps the buffer with so much less; null when that is not within 13 weeks. */
function repaymentDate(context: PreparationContext, drawDate: IsoDate, owedMinor: number): IsoDate | null {
  let date: IsoDate | null = null;
  for (const day of windowOf(context).toReversed()) {
    if (day.date <= drawDate || day.p50Minor < context.bufferMinor + owedMinor) break;
    date = day.date;
  }
  return date;
}

/**
 * Drawing on a credit line on a day: money in, simple interest on actual days by 365 (rounded half away from zero), repaid with the interest as soon
 * as the expected path bears it, else the interest of the whole 13 weeks is counted as cost and no repayment falls inside them.
 */
export function drawCredit(
  context: PreparationContext,
  line: CreditLineFact,
  draw: { readonly date: IsoDate; readonly amountMinor: MinorUnits },
): CreditDraw {
  const amountMinor = minorUnits(Math.min(draw.amountMinor, availableMinor(line)));
  const interestOver = (until: IsoDate): MinorUnits =>
    scaleMinor(amountMinor, BigInt(line.annualRateBps) * BigInt(daysBetween(draw.date, until)), 10_000n * 365n, 'half-away-from-zero');
  const lastDate = addDays(context.asOf, WINDOW_DAYS);
  const repayDate = repaymentDate(context, draw.date, amountMinor + interestOver(lastDate));
  const interestMinor = interestOver(repayDate ?? lastDate);
  const repayment: CashShift[] = repayDate === null ? [] : [{ date: repayDate, amountMinor: minorUnits(-amountMinor - interestMinor) }];
  return { amountMinor, repayDate, interestMinor, shifts: [{ date: draw.date, amountMinor }, ...repayment] };
}
