import { addMonths, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { addMinor, scaleMinor, ZERO, type MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { FULL_SHARE_BPS } from './check-terms.ts';
import type { AgreementTerms, Escalation } from './types.ts';

type Step = { readonly fromDate: IsoDate; readonly by: Escalation['by'] };

/**
 * The amount in force from each step of price on, for dates asked in ascending order. Each step works on the amount before it and is rounded half away
 * from zero there, so that yearly percentages compound on what was really billed: 1 000.00 by 3 % a year is 1 030.00, 1 060.90, 1 092.73. Steps of
 * one day apply in the order of the list. A yearly step from 29 February falls on 28 February in other years.
 */
export function createEscalatedAmounts(terms: AgreementTerms, to: IsoDate): (date: IsoDate) => MinorUnits {
  const steps = terms.escalations
    .flatMap((escalation) => stepsUpTo(escalation, to))
    .sort((a, b) => (a.fromDate < b.fromDate ? -1 : Number(a.fromDate > b.fromDate)));
  let amountMinor = terms.baseAmountMinor;
  let taken = 0;
  return (date) => {
    for (let step = steps[taken]; step !== undefined && step.fromDate <= date; step = steps[taken]) {
      amountMinor = escalate(amountMinor, step.by, Math.sign(terms.baseAmountMinor));
      taken += 1;
    }
    return amountMinor;
  };
}

function stepsUpTo({ fromDate, repeats, by }: Escalation, to: IsoDate): Step[] {
  const steps: Step[] = [];
  let date = fromDate;
  while (date <= to) {
    steps.push({ fromDate: date, by });
    if (repeats === 'once') break;
    date = addMonths(fromDate, steps.length * 12);
  }
  return steps;
}

/** `sign` of the base amount, 0 when that is 0: then a change of amount decides what it becomes. */
function escalate(amountMinor: MinorUnits, by: Escalation['by'], sign: number): MinorUnits {
  if (by.kind === 'percent') return scaleMinor(amountMinor, BigInt(FULL_SHARE_BPS + by.rateBps), BigInt(FULL_SHARE_BPS), 'half-away-from-zero');
  const changed = addMinor(amountMinor, by.amountMinor);
  return changed * sign < 0 ? ZERO : changed;
}
