import type { BusinessCalendar } from '../../../src-shared/domain/calendar/business-calendar.ts';
import { addDays, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { distributeMinor } from '../../../src-shared/domain/money/minor-units.ts';
import { assert, must } from '../../../src-shared/result/assert.ts';
import { findTermsProblem } from './check-terms.ts';
import { createEscalatedAmounts } from './escalated-amounts.ts';
import { listRuleDates, type OccurrenceWindow, type RuleDate } from './nominal-dates.ts';
import { splitTax } from './tax-split.ts';
import type { AgreementTerms, Milestone, PlannedOccurrence } from './types.ts';

/**
 * The due items that the terms give between two nominal dates (both included), in date order. An item depends on the terms, the calendar and its own
 * date alone, so a longer window adds items and changes none. Amounts are gross in cash sign: escalated or overridden amount, then tax, each rounded
 * once. Rent of 1 200.00 due on the 1st, moved to the next business day: nominal 2026-03-01 (a Sunday), due 2026-03-02. Terms that
 * `findTermsProblem` refuses are a programmer's mistake here.
 */
export function generateOccurrences(terms: AgreementTerms, options: OccurrenceWindow & { readonly calendar: BusinessCalendar }): PlannedOccurrence[] {
  const problem = findTermsProblem(terms);
  assert(problem === null, problem?.message ?? '');
  if (options.from > options.to) return [];
  if (terms.milestones.length > 0) return milestoneOccurrences(terms, options, options.calendar);

  const overrides = new Map(terms.overrides.map((override) => [override.nominalDate, override]));
  const amountOn = createEscalatedAmounts(terms, options.to);
  return listRuleDates(terms, options, options.calendar).flatMap((ruleDate) => {
    const override = overrides.get(ruleDate.nominalDate);
    if (override?.isSkipped === true) return [];
    const { grossMinor, taxMinor } = splitTax(override?.amountMinor ?? amountOn(ruleDate.nominalDate), terms);
    return [
      {
        occurrenceKey: ruleDate.nominalDate,
        nominalDate: ruleDate.nominalDate,
        dueDate: override?.dueDate ?? dueDateOf(ruleDate, terms, options.calendar),
        amountMinor: grossMinor,
        taxMinor,
        label: null,
      },
    ];
  });
}

function dueDateOf({ baseDate }: RuleDate, terms: AgreementTerms, calendar: BusinessCalendar): IsoDate {
  return calendar.shift(addDays(baseDate, terms.paymentTermsDays), terms.shift);
}

/** Gross and tax are those of the total, rounded once and then shared out, so that the parts add up to both exactly. */
function milestoneOccurrences(terms: AgreementTerms, window: OccurrenceWindow, calendar: BusinessCalendar): PlannedOccurrence[] {
  const total = splitTax(terms.baseAmountMinor, terms);
  const shares = terms.milestones.map(({ shareBps }) => shareBps);
  const grossParts = distributeMinor(total.grossMinor, shares);
  const taxParts = distributeMinor(total.taxMinor, shares);
  const keyOf = createMilestoneKeys();
  return terms.milestones
    .map((milestone, index) => ({
      occurrenceKey: keyOf(milestone),
      nominalDate: milestone.dueDate,
      dueDate: calendar.shift(milestone.dueDate, terms.shift),
      amountMinor: must(grossParts[index], 'a part for each milestone'),
      taxMinor: must(taxParts[index], 'a tax for each milestone'),
      label: milestone.label,
    }))
    .filter(({ nominalDate }) => nominalDate >= window.from && nominalDate <= window.to)
    .sort((a, b) => (a.nominalDate < b.nominalDate ? -1 : Number(a.nominalDate > b.nominalDate)));
}

/** `2026-03-31` for the first milestone of a day in the order of the list, `2026-03-31#2` for the second. */
function createMilestoneKeys(): (milestone: Milestone) => string {
  const seen = new Map<IsoDate, number>();
  return ({ dueDate }) => {
    const count = (seen.get(dueDate) ?? 0) + 1;
    seen.set(dueDate, count);
    return count === 1 ? dueDate : `${dueDate}#${count}`;
  };
}
