import type { PlannedOccurrenceView } from '../../../src-shared/contract/agreements.ts';
import type { DueItem } from '../../../src-shared/contract/due-items.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';

/** Occurrences that are asked for: the most the contract gives, two years of anything down to every two weeks. */
export const PREVIEWED = 60;

type Side = { readonly dueDate: IsoDate; readonly amountMinor: MinorUnits };

/** A due item that would change: moved or repriced, new, or gone. */
export type ItemChange = { readonly occurrenceKey: string; readonly before: Side | null; readonly after: Side | null };

export type ChangePreview = {
  readonly changes: readonly ItemChange[];
  /** Planned items that stay exactly as they are. */
  readonly sameCount: number;
  /** Items from that day on that stay because they are issued, paid or closed. */
  readonly keptCount: number;
};

function isFree({ status, documentNumber, issueDate }: DueItem): boolean {
  return status === 'planned' && documentNumber === null && issueDate === null;
}

/** What new terms would do to the due items from a day on, as far as both are known. */
export function previewChange(items: readonly DueItem[], occurrences: readonly PlannedOccurrenceView[], from: IsoDate): ChangePreview {
  const wanted = occurrences.filter(({ nominalDate }) => nominalDate >= from);
  const horizon = items.reduce<IsoDate | null>((last, { nominalDate }) => (last === null || nominalDate > last ? nominalDate : last), null);
  const previewed = occurrences.length < PREVIEWED ? null : (wanted.at(-1)?.nominalDate ?? null);
  const reach = horizon !== null && previewed !== null && previewed < horizon ? previewed : (horizon ?? previewed);
  const inReach = (date: IsoDate): boolean => reach === null || date <= reach;
  const own = items.filter(({ nominalDate }) => nominalDate >= from && inReach(nominalDate));
  const free = own.filter(isFree);
  const taken = new Set(own.filter((item) => !isFree(item)).map(({ occurrenceKey }) => occurrenceKey));
  const before = new Map(free.map((item) => [item.occurrenceKey, { dueDate: item.dueDate, amountMinor: item.estimatedAmountMinor }]));
  const after = new Map(
    wanted
      .filter(({ occurrenceKey, nominalDate }) => inReach(nominalDate) && !taken.has(occurrenceKey))
      .map(({ occurrenceKey, dueDate, amountMinor }) => [occurrenceKey, { dueDate, amountMinor }]),
  );
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const pairs = keys.map((occurrenceKey) => ({ occurrenceKey, before: before.get(occurrenceKey) ?? null, after: after.get(occurrenceKey) ?? null }));
  const isSame = ({ before: a, after: b }: ItemChange): boolean =>
    a !== null && b !== null && a.dueDate === b.dueDate && a.amountMinor === b.amountMinor;
  const dateOf = ({ before: a, after: b }: ItemChange): string => b?.dueDate ?? a?.dueDate ?? '';
  return {
    changes: pairs.filter((pair) => !isSame(pair)).toSorted((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1)),
    sameCount: pairs.filter(isSame).length,
    keptCount: taken.size,
  };
}
