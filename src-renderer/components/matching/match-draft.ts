import type { DueItem } from '../../../src-shared/contract/due-items.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import { parseAmount } from '../../format/parse-amount.ts';
import { formatPartAmount, parsePartAmount } from '../../format/part-amount.ts';

/** A bank line as far as matching looks at it. Amounts in cash sign. */
export type MatchedLine = { readonly id: number; readonly amountMinor: MinorUnits; readonly currency: CurrencyCode };

/** An item chosen for a line, with the part of the line that goes to it as typed: as a receipt shows it, without the line's sign. */
export type ChosenItem = { readonly item: DueItem; readonly amount: string };

/** What a line settles altogether: what moved, plus what the bank kept on the way (the fee is negative). */
function toAssign(line: MatchedLine, feeMinor: number): number {
  return line.amountMinor - feeMinor;
}

/** The fee in cash sign, which is negative; null where the text is no amount. Empty is none. */
export function feeOf(text: string, line: MatchedLine, locale: string): MinorUnits | null {
  if (text.trim() === '') return ZERO;
  const typed = parseAmount(text, line.currency, locale);
  if (typed === null || typed < 0) return null;
  return typed === 0 ? ZERO : minorUnits(-typed);
}

export function amountOf({ amount }: ChosenItem, line: MatchedLine, locale: string): MinorUnits | null {
  return parsePartAmount(amount, line, locale);
}

/** What no item has yet, in the line's cash sign; null while something typed is no amount. */
export function leftToAssign(
  line: MatchedLine,
  chosen: readonly ChosenItem[],
  draft: { readonly fee: string; readonly locale: string },
): MinorUnits | null {
  const fee = feeOf(draft.fee, line, draft.locale);
  const parts = chosen.map((one) => amountOf(one, line, draft.locale));
  if (fee === null || parts.some((part) => part === null)) return null;
  return minorUnits(toAssign(line, fee) - parts.reduce<number>((sum, part) => sum + (part ?? 0), 0));
}

/** The amount an item begins with when it is chosen: what is open of it, but no more than is left where both go the same way. */
export function firstAmount(item: DueItem, line: MatchedLine, left: MinorUnits | null, locale: string): string {
  const open = item.openAmountMinor;
  const isSameWay = left !== null && Math.sign(left) === Math.sign(open);
  const amount = isSameWay && Math.abs(left) < Math.abs(open) ? left : open;
  return formatPartAmount(minorUnits(amount), line, locale);
}

/** What is wrong with a chosen item's amount, in words, or null. */
export function amountProblem(one: ChosenItem, line: MatchedLine, locale: string): string | null {
  const amount = amountOf(one, line, locale);
  if (amount === null || amount === 0) return 'An amount.';
  const open = one.item.openAmountMinor;
  if (Math.sign(amount) !== Math.sign(open)) return 'It moves the other way.';
  return Math.abs(amount) > Math.abs(open) ? 'More than is open.' : null;
}
