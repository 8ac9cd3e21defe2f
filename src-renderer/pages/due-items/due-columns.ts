import type { DueItem } from '../../../src-shared/contract/due-items.ts';
import { unreachable } from '../../../src-shared/result/assert.ts';
import { nameOfItem, partyOfItem, standingOf } from '../../components/due/due-words.ts';
import { formatDecimal } from '../../../src-shared/domain/money/decimal.ts';

export type DueSortKey = 'due' | 'party' | 'what' | 'standing' | 'open' | 'amount';
export type DueSort = { readonly key: DueSortKey; readonly isDescending: boolean };

export const DUE_COLUMNS: readonly { readonly key: DueSortKey; readonly label: string; readonly px: number; readonly isNumber: boolean }[] = [
  { key: 'due', label: 'Due', px: 104, isNumber: false },
  { key: 'party', label: 'Who', px: 104, isNumber: false },
  { key: 'what', label: 'What', px: 104, isNumber: false },
  { key: 'standing', label: 'How it stands', px: 160, isNumber: false },
  { key: 'amount', label: 'Amount', px: 116, isNumber: true },
  { key: 'open', label: 'Open', px: 116, isNumber: true },
];

function valueOf(item: DueItem, key: DueSortKey): string | number {
  switch (key) {
    case 'due':
      return item.dueDate;
    case 'party':
      return partyOfItem(item);
    case 'what':
      return nameOfItem(item);
    case 'standing':
      return standingOf(item).word;
    case 'open':
      return item.baseOpenAmountMinor ?? item.openAmountMinor;
    case 'amount':
      return item.baseCurrencyAmountMinor ?? item.estimatedAmountMinor;
    default:
      return unreachable(key);
  }
}

/** In the order of a column; equal ones by due date. */
export function sortItems(items: readonly DueItem[], { key, isDescending }: DueSort, locale: string): DueItem[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  return items.toSorted((one, other) => {
    const [a, b] = [valueOf(one, key), valueOf(other, key)];
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
    return (isDescending ? -order : order) || (one.dueDate < other.dueDate ? -1 : one.dueDate > other.dueDate ? 1 : one.id - other.id);
  });
}

/** Rows for a spreadsheet: tabs between columns, plain numbers with the locale's decimal mark. */
export function spreadsheetText(items: readonly DueItem[], decimalMark: string): string {
  const clean = (text: string): string => text.replaceAll(/[\t\r\n]+/g, ' ');
  const number = (item: DueItem, amountMinor: DueItem['openAmountMinor']): string =>
    formatDecimal(amountMinor, item.currency).replace('.', decimalMark);
  const rows = items.map((item) => [
    item.dueDate,
    clean(partyOfItem(item)),
    clean(nameOfItem(item)),
    standingOf(item).word,
    number(item, item.estimatedAmountMinor),
    number(item, item.openAmountMinor),
    item.currency,
  ]);
  return [['Due', 'Who', 'What', 'How it stands', 'Amount', 'Open', 'Currency'], ...rows].map((row) => row.join('\t')).join('\n');
}
