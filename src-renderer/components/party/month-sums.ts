import type { CustomerDetail } from '../../../src-shared/contract/parties.ts';
import { addMonths, firstOfMonth, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import { inPartyDirection, type PartyKind } from './party.ts';

export type MonthSum = { readonly month: string; readonly expectedMinor: MinorUnits; readonly paidMinor: MinorUnits };

/** The twelve calendar months up to today, those without anything too, in the direction of the party. */
export function lastTwelveMonths(kind: PartyKind, months: CustomerDetail['history']['months'], today: IsoDate): readonly MonthSum[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = addMonths(firstOfMonth(today), index - 11).slice(0, 7);
    const known = months.find((candidate) => candidate.month === month);
    return {
      month,
      expectedMinor: inPartyDirection(kind, known?.expectedMinor ?? ZERO),
      paidMinor: inPartyDirection(kind, known?.paidMinor ?? ZERO),
    };
  });
}
