import { addDays, addMonths, dateParts, firstOfMonth, isoDate, type IsoDate, lastOfMonth } from '../../../src-shared/domain/calendar/iso-date.ts';
import { unreachable } from '../../../src-shared/result/assert.ts';

export type PeriodKey = 'this_month' | 'last_month' | 'this_quarter' | 'fiscal_year' | 'last_12_months' | 'custom';

/** Both days included. */
export type Period = { readonly from: IsoDate; readonly to: IsoDate };

export const PERIOD_LABELS: ReadonlyArray<{ readonly key: PeriodKey; readonly label: string }> = [
  { key: 'this_month', label: 'This month' },
  { key: 'last_month', label: 'Last month' },
  { key: 'this_quarter', label: 'This quarter' },
  { key: 'fiscal_year', label: 'Fiscal year to date' },
  { key: 'last_12_months', label: 'Last 12 months' },
  { key: 'custom', label: 'Custom' },
];

/** First day of the fiscal year that `today` lies in. */
function fiscalYearStart(today: IsoDate, startMonth: number): IsoDate {
  const { year, month } = dateParts(today);
  return isoDate(`${month >= startMonth ? year : year - 1}-${String(startMonth).padStart(2, '0')}-01`);
}

/** The quarter counts from the first month of the fiscal year: a year from April has quarters from April, July, October and January. */
function quarterStart(today: IsoDate, startMonth: number): IsoDate {
  const { month } = dateParts(today);
  return addMonths(firstOfMonth(today), -((month - startMonth + 12) % 3));
}

/** The days a named period means today; running periods end today, because nothing can be reported of tomorrow. */
export function periodOf(key: Exclude<PeriodKey, 'custom'>, today: IsoDate, fiscalYearStartMonth: number): Period {
  switch (key) {
    case 'this_month':
      return { from: firstOfMonth(today), to: today };
    case 'last_month': {
      const lastDay = addDays(firstOfMonth(today), -1);
      return { from: firstOfMonth(lastDay), to: lastOfMonth(lastDay) };
    }
    case 'this_quarter':
      return { from: quarterStart(today, fiscalYearStartMonth), to: today };
    case 'fiscal_year':
      return { from: fiscalYearStart(today, fiscalYearStartMonth), to: today };
    case 'last_12_months':
      return { from: addDays(addMonths(today, -12), 1), to: today };
    default:
      return unreachable(key);
  }
}

/** What is wrong with a typed period, in words, or null. */
export function periodProblem(from: string, to: string, today: IsoDate): string | null {
  if (from === '' || to === '') return 'Choose the first and the last day.';
  if (from > to) return 'The first day lies after the last day.';
  return from > today ? 'The period has not begun yet.' : null;
}
