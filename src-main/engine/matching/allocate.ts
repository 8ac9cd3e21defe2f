import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { MatchAllocation } from './types.ts';
import type { Draft } from './weigh-set.ts';

/**
 * Spreads a line over the items of a reading, in order of due date. Everything that is open is settled, except where only a part came: then credits
 * count in full and the oldest items are filled first. A line against an estimate or another currency settles the item as it is.
 */
export function allocate(draft: Draft, lineMinor: number): MatchAllocation[] {
  const { items, amount } = draft;
  const ordered = items.toSorted((a, b) => a.dueDay - b.dueDay || a.ordinal - b.ordinal);
  const [first] = ordered;
  if (first !== undefined && (amount.level === 'near the estimate' || amount.level === 'exchanged'))
    return [{ scheduleId: first.item.scheduleId, amountMinor: minorUnits(lineMinor), settledMinor: first.item.openAmountMinor }];
  const credits = items.reduce((sum, { openMinor }) => (Math.sign(openMinor) === Math.sign(lineMinor) ? sum : sum + openMinor), 0);
  let leftMinor = Math.abs(lineMinor - amount.feeMinor - amount.discountMinor - amount.unallocatedMinor - credits);
  return ordered.flatMap(({ item, openMinor }) => {
    const isCredit = Math.sign(openMinor) !== Math.sign(lineMinor);
    const sizeMinor = isCredit ? Math.abs(openMinor) : Math.min(leftMinor, Math.abs(openMinor));
    if (!isCredit) leftMinor -= sizeMinor;
    const amountMinor = minorUnits(Math.sign(openMinor) * sizeMinor);
    return sizeMinor === 0 ? [] : [{ scheduleId: item.scheduleId, amountMinor, settledMinor: amountMinor }];
  });
}
