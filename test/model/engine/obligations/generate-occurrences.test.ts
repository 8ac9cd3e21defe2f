import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusinessCalendar } from '../../../../src-shared/domain/calendar/business-calendar.ts';
import { addDays, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import type { AgreementTerms, Escalation } from '../../../../src-main/engine/obligations/types.ts';
import { anyDate, anyTerms } from '../../../property/engine/obligations/arbitrary-terms.ts';
import { calendarOf, occurrencesOf, TARGET } from '../../../unit/engine/obligations/build-obligations.ts';

const CALENDARS = [TARGET, calendarOf('GB'), calendarOf('US'), calendarOf('SA')];
const STEP_DAYS: Partial<Record<AgreementTerms['frequency'], number>> = { weekly: 7, biweekly: 14, four_weekly: 28 };
const STEP_MONTHS: Partial<Record<AgreementTerms['frequency'], number>> = { semi_monthly: 1, monthly: 1, quarterly: 3, semi_annual: 6, annual: 12 };

// The auditor knows dates as a wall calendar shows them, one after the other.
const utc = (date: string): Date => new Date(`${date}T00:00:00Z`);
const weekdayOf = (date: string): number => utc(date).getUTCDay() || 7;
const dayOf = (date: string): number => Number(date.slice(8));
const monthOf = (date: string): string => date.slice(0, 7);
const isLastOfMonth = (date: IsoDate): boolean => monthOf(addDays(date, 1)) !== monthOf(date);

function isNamed(date: IsoDate, terms: AgreementTerms): boolean {
  const rule = terms.dayRule;
  const isDay = (day: number): boolean => dayOf(date) === day || (isLastOfMonth(date) && day > dayOf(date));
  switch (rule.kind) {
    case 'weekday':
      return weekdayOf(date) === rule.weekday;
    case 'day_of_month':
      return isDay(rule.day);
    case 'two_days_of_month':
      return rule.days.some(isDay);
    case 'last_business_day':
      return isLastOfMonth(date);
    case 'nth_weekday':
      if (weekdayOf(date) !== rule.weekday) return false;
      return rule.nth === -1 ? monthOf(addDays(date, 7)) !== monthOf(date) : Math.ceil(dayOf(date) / 7) === rule.nth;
    default:
      return false;
  }
}

function shifted(date: IsoDate, shift: AgreementTerms['shift'], calendar: BusinessCalendar): IsoDate {
  const search = (step: number): IsoDate => {
    let day = date;
    while (!calendar.isBusinessDay(day)) day = addDays(day, step);
    return day;
  };
  if (shift === 'none') return date;
  if (shift === 'previous') return search(-1);
  return shift === 'next' || monthOf(search(1)) === monthOf(date) ? search(1) : search(-1);
}

const rounded = (numerator: bigint, denominator: bigint): number => {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const value = Number((2n * magnitude + denominator) / (2n * denominator));
  return numerator < 0n && value !== 0 ? -value : value;
};

function isStep(date: string, { fromDate, repeats }: Escalation): boolean {
  if (repeats === 'once' || date === fromDate) return date === fromDate;
  if (date < fromDate) return false;
  const isLeap = utc(`${date.slice(0, 4)}-03-01`).getTime() - utc(`${date.slice(0, 4)}-02-28`).getTime() > 86_400_000;
  const day = fromDate.endsWith('02-29') && !isLeap ? '02-28' : fromDate.slice(5);
  return date.endsWith(day);
}

/** Walks from the first day anything happens to the last day asked for, counting as it goes. */
function walkDays(terms: AgreementTerms, from: IsoDate, to: IsoDate, calendar: BusinessCalendar): string[] {
  const rows: string[] = [];
  let amount: number = terms.baseAmountMinor;
  let count = 0;
  let firstDay: IsoDate | null = null;
  const lead = terms.escalations.reduce<IsoDate>((first, { fromDate }) => (fromDate < first ? fromDate : first), terms.startDate);
  for (let date = lead; date <= to; date = addDays(date, 1)) {
    for (const step of terms.escalations.filter((each) => isStep(date, each))) {
      amount = step.by.kind === 'percent' ? rounded(BigInt(amount) * BigInt(10_000 + step.by.rateBps), 10_000n) : amount + step.by.amountMinor;
      if (terms.baseAmountMinor * amount < 0) amount = 0;
    }
    const base: IsoDate = terms.dayRule.kind === 'last_business_day' && terms.frequency !== 'once' ? shifted(date, 'previous', calendar) : date;
    if (base < terms.startDate) continue;
    if (terms.frequency === 'once') {
      if (date !== terms.startDate) continue;
    } else {
      if (!isNamed(date, terms)) continue;
      firstDay ??= date;
      const stepDays = STEP_DAYS[terms.frequency];
      const monthsSince =
        Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - Number(terms.startDate.slice(0, 4)) * 12 - Number(terms.startDate.slice(5, 7));
      const isInStep =
        stepDays === undefined
          ? monthsSince % (STEP_MONTHS[terms.frequency] ?? 1) === 0
          : Math.round((utc(date).getTime() - utc(firstDay).getTime()) / 86_400_000) % stepDays === 0;
      if (!isInStep) continue;
    }
    count += 1;
    if (terms.endDate !== null && base > terms.endDate) break;
    if (terms.occurrenceLimit !== null && count > terms.occurrenceLimit) break;
    const override = terms.overrides.find(({ nominalDate }) => nominalDate === date);
    if (date < from || override?.isSkipped === true) continue;
    const agreed = override?.amountMinor ?? amount;
    const rate = BigInt(terms.taxRateBps);
    const tax = rounded(BigInt(agreed) * rate, terms.isTaxInclusive ? 10_000n + rate : 10_000n);
    const due = override?.dueDate ?? shifted(addDays(base, terms.paymentTermsDays), terms.shift, calendar);
    rows.push(`${date} ${due} ${agreed + (terms.isTaxInclusive ? 0 : tax)} ${tax}`);
  }
  return rows;
}

describe('due items against a walk through the days', () => {
  it('agree on 200 random agreements and windows', () => {
    let itemCount = 0;
    fc.assert(
      fc.property(anyTerms, anyDate(600), fc.integer({ min: 0, max: 800 }), fc.constantFrom(...CALENDARS), (terms, from, length, calendar) => {
        const to = addDays(from, length);
        const items = occurrencesOf(terms, from, to, calendar);
        expect(items.map((item) => `${item.nominalDate} ${item.dueDate} ${item.amountMinor} ${item.taxMinor}`)).toEqual(
          walkDays(terms, from, to, calendar),
        );
        itemCount += items.length;
      }),
      { numRuns: 200 },
    );
    // Some 600 as a rule.
    expect(itemCount).toBeGreaterThan(200);
  });
});
