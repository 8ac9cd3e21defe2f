/** Columns of the grid in their order. The description is what a line is recognised by, so it cannot be switched off. */
export const TRANSACTION_COLUMNS = [
  { key: 'bookingDate', label: 'Date', width: '104px', canHide: false },
  { key: 'description', label: 'Description', width: 'minmax(180px, 1fr)', canHide: false },
  { key: 'account', label: 'Account', width: 'minmax(96px, 160px)', canHide: true },
  { key: 'category', label: 'Category', width: 'minmax(120px, 190px)', canHide: true },
  { key: 'reference', label: 'Reference', width: 'minmax(96px, 160px)', canHide: true },
  { key: 'valueDate', label: 'Value date', width: '104px', canHide: true },
  { key: 'amount', label: 'Amount', width: '128px', canHide: false },
  { key: 'runningBalance', label: 'Balance', width: '132px', canHide: true },
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
