import * as fc from 'fast-check';
import { addDays, isoDate, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { BUSINESS_DAY_SHIFTS, FREQUENCIES, type Frequency } from '../../../../src-shared/domain/vocabulary/obligations.ts';
import type { AgreementTerms, DayRule, Escalation, Milestone } from '../../../../src-main/engine/obligations/types.ts';
import { termsOf } from '../../../unit/engine/obligations/build-obligations.ts';

const FIRST = isoDate('2023-11-15');
export const anyDate = (days: number): fc.Arbitrary<IsoDate> => fc.integer({ min: 0, max: days }).map((day) => addDays(FIRST, day));

const weekday = fc.integer({ min: 1, max: 7 });
const byWeekday = weekday.map((day): DayRule => ({ kind: 'weekday', weekday: day }));
const twoDays = fc
  .tuple(fc.integer({ min: 1, max: 27 }), fc.integer({ min: 1, max: 30 }))
  .map(([first, more]): DayRule => ({ kind: 'two_days_of_month', days: [first, Math.min(31, first + more)] }));
const inMonth = fc.oneof(
  fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constantFrom(28, 29, 30, 31)).map((day): DayRule => ({ kind: 'day_of_month', day })),
  fc.constant<DayRule>({ kind: 'last_business_day' }),
  fc.record({ kind: fc.constant('nth_weekday' as const), nth: fc.constantFrom(-1, 1, 2, 3, 4), weekday }),
);

function ruleFor(frequency: Frequency): fc.Arbitrary<DayRule> {
  if (frequency === 'semi_monthly') return twoDays;
  return frequency === 'weekly' || frequency === 'biweekly' || frequency === 'four_weekly' ? byWeekday : inMonth;
}

const escalation: fc.Arbitrary<Escalation> = fc.record({
  fromDate: fc.oneof(anyDate(1500), fc.constant(isoDate('2024-02-29'))),
  repeats: fc.constantFrom('once', 'yearly'),
  by: fc.oneof(
    fc.integer({ min: -2_000, max: 2_000 }).map((rateBps) => ({ kind: 'percent' as const, rateBps })),
    fc.integer({ min: -50_000, max: 50_000 }).map((value) => ({ kind: 'amount' as const, amountMinor: minorUnits(value) })),
  ),
});

/** Terms of every frequency and rule, without milestones; overrides are put on random days, so few hit. */
export const anyTerms: fc.Arbitrary<AgreementTerms> = fc.constantFrom(...FREQUENCIES).chain((frequency) =>
  fc
    .record({
      dayRule: ruleFor(frequency),
      shift: fc.constantFrom(...BUSINESS_DAY_SHIFTS),
      startDate: anyDate(500),
      endDate: fc.option(anyDate(1200)),
      occurrenceLimit: fc.option(fc.integer({ min: 1, max: 40 })),
      baseAmountMinor: fc.integer({ min: -500_000, max: 500_000 }).map(minorUnits),
      taxRateBps: fc.constantFrom(0, 550, 1900, 2100),
      isTaxInclusive: fc.boolean(),
      escalations: fc.array(escalation, { maxLength: 3 }),
      overrides: fc.uniqueArray(
        fc.record({
          nominalDate: anyDate(900),
          isSkipped: fc.boolean(),
          dueDate: fc.option(anyDate(900)),
          amountMinor: fc.option(fc.integer({ min: -9_999, max: 9_999 }).map(minorUnits)),
        }),
        { selector: ({ nominalDate }) => nominalDate, maxLength: 60 },
      ),
      paymentTermsDays: fc.constantFrom(0, 0, 14, 30),
    })
    .map((some) => termsOf({ frequency, ...some })),
);

/** A fixed total in parts whose shares add up. */
export const anyMilestones: fc.Arbitrary<Milestone[]> = fc
  .array(fc.record({ cut: fc.integer({ min: 0, max: 10_000 }), dueDate: anyDate(40) }), { maxLength: 6 })
  .map((parts) => {
    const cuts = [0, ...parts.map(({ cut }) => cut).sort((a, b) => a - b), 10_000];
    const dates = [...parts.map(({ dueDate }) => dueDate), FIRST];
    return dates.map((dueDate, index) => ({ label: `Part ${index + 1}`, dueDate, shareBps: (cuts[index + 1] ?? 0) - (cuts[index] ?? 0) }));
  });
