/** Columns of the grid in their order. The description is what a line is recognised by, so it cannot be switched off. */
export const TRANSACTION_COLUMNS = [
  { key: 'bookingDate', label: 'Date', leastPx: 104, most: '104px', canHide: false },
  { key: 'description', label: 'Description', leastPx: 180, most: '1fr', canHide: false },
  { key: 'account', label: 'Account', leastPx: 96, most: '160px', canHide: true },
  { key: 'category', label: 'Category', leastPx: 120, most: '190px', canHide: true },
  { key: 'reference', label: 'Reference', leastPx: 96, most: '160px', canHide: true },
  { key: 'valueDate', label: 'Value date', leastPx: 104, most: '104px', canHide: true },
  { key: 'amount', label: 'Amount', leastPx: 128, most: '128px', canHide: false },
  { key: 'runningBalance', label: 'Balance', leastPx: 132, most: '132px', canHide: true },
] as const;

export type ColumnKey = (typeof TRANSACTION_COLUMNS)[number]['key'];

/** What is shown before anybody chose: enough to recognise a line, nothing that is mostly empty. */
const COLUMNS_AT_FIRST: readonly ColumnKey[] = ['bookingDate', 'description', 'account', 'category', 'amount', 'runningBalance'];

type ColumnSituation = { readonly isOneAccount: boolean; readonly hasSeveralAccounts: boolean; readonly isNarrowed: boolean };

/** The columns the person keeps switched on, from the stored list (unknown names from another version are ignored). */
export function chosenColumns(stored: readonly string[]): ColumnKey[] {
  const wanted = stored.length === 0 ? COLUMNS_AT_FIRST : stored;
  return TRANSACTION_COLUMNS.filter((column) => !column.canHide || wanted.includes(column.key)).map((column) => column.key);
}

/**
 * The columns that say something here: the account only where lines of several can meet, the running balance only where every line of one account
 * is listed (between filtered lines it would jump).
 */
export function visibleColumns(stored: readonly string[], situation: ColumnSituation): ColumnKey[] {
  return chosenColumns(stored).filter((key) => {
    if (key === 'account') return situation.hasSeveralAccounts && !situation.isOneAccount;
    if (key === 'runningBalance') return situation.isOneAccount && !situation.isNarrowed;
    return true;
  });
}

/** Width of the box that marks a line as selected. */
const BOX_PX = 32;

/** The grid's columns for the style sheet, and the width below which it scrolls sideways: head and rows must agree, though they are laid out apart. */
export function gridTemplate(keys: readonly ColumnKey[]): { readonly columns: string; readonly leastPx: number } {
  const shown = TRANSACTION_COLUMNS.filter((column) => keys.includes(column.key));
  return {
    columns: [`${BOX_PX}px`, ...shown.map(({ leastPx, most }) => `minmax(${leastPx}px, ${most})`)].join(' '),
    leastPx: shown.reduce((sum, column) => sum + column.leastPx, BOX_PX),
  };
}
