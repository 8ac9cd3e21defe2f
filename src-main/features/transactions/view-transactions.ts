import type { Transaction } from '../../../src-shared/contract/transactions.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { minorUnits, sumMinor as sumMinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { ReadHandle } from '../../database/database.ts';
import { balanceAt } from '../accounts/balance.ts';
import { findAccount, listAccountDays, listAnchors } from '../accounts/store.ts';
import { type FilteredTotals, listTransactions, sumAbove, totalsOf, type TransactionFilter } from './store.ts';

/**
 * Adds the balance after each line to a page of one account's lines: the day's closing balance minus what stands above the line on that day.
 * Lines in another currency than the account's have none.
 */
function withRunningBalance(read: ReadHandle, filter: TransactionFilter, accountId: number, rows: readonly Transaction[]): Transaction[] {
  const account = findAccount(read, filter.businessId, accountId);
  const first = rows.find((row) => row.currency === account?.currency);
  if (account === undefined || first === undefined) return [...rows];
  const anchors = listAnchors(read, filter.businessId, filter.asOf).get(accountId) ?? [];
  const days = listAccountDays(read, filter.businessId, filter.asOf).get(accountId) ?? [];
  let day = first.bookingDate;
  let balance = balanceAt(day, anchors, days);
  if (balance === null) return [...rows];
  balance = minorUnits(
    balance - sumAbove(read, { businessId: filter.businessId, accountId, bookingDate: day, id: first.id, currency: account.currency }),
  );
  return rows.map((row) => {
    if (row.currency !== account.currency || balance === null) return row;
    if (row.bookingDate !== day) {
      day = row.bookingDate;
      balance = balanceAt(day, anchors, days);
    }
    const runningBalanceMinor = balance;
    if (balance !== null) balance = minorUnits(balance - row.amountMinor);
    return { ...row, runningBalanceMinor };
  });
}

function addUp(rows: readonly Transaction[]): FilteredTotals {
  const [first] = rows;
  const isOneCurrency = first !== undefined && rows.every((row) => row.currency === first.currency);
  return {
    total: rows.length,
    sumMinor: isOneCurrency ? sumMinorUnits(rows.map((row) => row.amountMinor)) : null,
    currency: isOneCurrency ? first.currency : null,
  };
}

/** A page of the book with the totals of everything that fits; a running balance where exactly one account's uninterrupted lines are shown. */
export function viewTransactions(read: ReadHandle, filter: TransactionFilter, page: { offset: number; limit: number }) {
  const rows = listTransactions(read, filter, page);
  // A first page that is not full holds everything that fits: no need to search the lines a second time.
  const { total, sumMinor, currency } = page.offset === 0 && rows.length < page.limit ? addUp(rows) : totalsOf(read, filter);
  const isGapless = filter.text === undefined && filter.categoryId === undefined && filter.uncategorised !== true && filter.direction === undefined;
  return {
    rows: filter.accountId !== undefined && isGapless ? withRunningBalance(read, filter, filter.accountId, rows) : rows,
    total,
    sumMinor,
    currency: currency === null ? null : currencyCode(currency),
  };
}
