import type { IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits, ZERO } from '../../../../src-shared/domain/money/minor-units.ts';
import type { Frequency } from '../../../../src-shared/domain/vocabulary/obligations.ts';
import type { CurrencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { findTermsProblem } from '../../obligations/check-terms.ts';
import type { DayRule } from '../../obligations/types.ts';
import type { Side } from '../table/title-meaning.ts';
import type { FieldValues } from '../types.ts';
import { readDayRule } from '../words/day-rule-text.ts';
import { readEscalations, readMilestones, readOverrides } from '../words/term-parts-text.ts';
import { type Built, numberOf, rejected, type RowCells, type RowContext, type RowDraft, said, textOf } from './row-draft.ts';

/** Revenue is with a customer, everything else with a vendor. */
function sideOf(type: string): Side {
  return type === 'revenue' ? 'customer' : 'vendor';
}

/** A rule that fits the frequency, for checking the rest of terms that name none: it then follows from the start. */
function anyRule(frequency: Frequency): DayRule {
  if (frequency === 'weekly' || frequency === 'biweekly' || frequency === 'four_weekly') return { kind: 'weekday', weekday: 1 };
  return frequency === 'semi_monthly' ? { kind: 'two_days_of_month', days: [1, 15] } : { kind: 'day_of_month', day: 1 };
}

function termsProblem(read: FieldValues, currency: CurrencyCode): string | null {
  const frequency = textOf(read, 'frequency') as Frequency;
  const problem = findTermsProblem({
    frequency,
    dayRule: readDayRule(textOf(read, 'dayRule')) ?? anyRule(frequency),
    shift: 'none',
    startDate: textOf(read, 'startDate') as IsoDate,
    endDate: null,
    occurrenceLimit: null,
    baseAmountMinor: ZERO,
    currency,
    taxRateBps: 0,
    isTaxInclusive: true,
    escalations: readEscalations(textOf(read, 'escalations'), currency) ?? [],
    overrides: readOverrides(textOf(read, 'overrides'), currency) ?? [],
    milestones: readMilestones(textOf(read, 'milestones')) ?? [],
    paymentTermsDays: 0,
  });
  return problem?.message ?? null;
}

function problemOf(read: FieldValues, type: string | null, currency: CurrencyCode): RowDraft['leftOut'] {
  const amount = numberOf(read, 'amount');
  const [startDate, endDate] = [textOf(read, 'startDate'), textOf(read, 'endDate')];
  if (type === null) return rejected('It does not say whether money comes in or goes out: give its type.');
  if (amount === null) return rejected('It has no amount.');
  if (type === 'revenue' && amount < 0) return rejected('Revenue comes in, but its amount has a minus.');
  if (textOf(read, 'frequency') === '') return rejected('It does not say how often it is paid.');
  if (startDate === '') return rejected('It has no start.');
  if (endDate !== '' && endDate < startDate) return rejected(`It ends on ${endDate}, before it starts on ${startDate}.`);
  if (read.isProspect === true && numberOf(read, 'probability') === null) return rejected('A prospect needs its probability.');
  const problem = termsProblem(read, currency);
  return problem === null ? null : rejected(problem);
}

/** A row of a list of agreements. */
export function buildAgreement({ read, currency }: RowCells, context: RowContext): Built {
  const party = textOf(read, 'party');
  const name = textOf(read, 'name') === '' ? party : textOf(read, 'name');
  const own = textOf(read, 'obligationType');
  const bySide = context.side === 'customer' ? 'revenue' : context.side === 'vendor' ? 'vendor_bill' : null;
  const type = own === '' ? bySide : own;
  const amount = numberOf(read, 'amount');
  const isOut = type !== null && sideOf(type) === 'vendor';
  const isProspect = read.isProspect ?? (numberOf(read, 'probability') === null ? undefined : true);
  const { party: _party, ...kept } = read;
  const values = said({
    ...kept,
    name,
    obligationType: type,
    amount: amount === null ? null : minorUnits(isOut ? -Math.abs(amount) : amount),
    currency,
    isProspect: isProspect ?? null,
    probability: isProspect === true ? numberOf(read, 'probability') : null,
  });
  return {
    values,
    leftOut: name === '' ? rejected('It has no name.') : problemOf({ ...read, isProspect: isProspect ?? null }, type, currency),
    party: party === '' || type === null ? null : { kind: sideOf(type), name: party, taxId: null },
    label: party === '' || party === name ? name : `${name} · ${party}`,
    termsDays: null,
  };
}
