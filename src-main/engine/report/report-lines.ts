import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';

/** A booked bank line as the report reads it. Money in is positive, out negative. */
export type ReportLine = {
  readonly id: number;
  readonly accountId: number;
  readonly bookingDate: IsoDate;
  readonly amountMinor: MinorUnits;
  readonly currency: CurrencyCode;
  /** In base currency; null while no rate is known. */
  readonly baseAmountMinor: MinorUnits | null;
  readonly description: string;
  readonly counterparty: string | null;
  readonly reference: string | null;
  readonly categoryId: number | null;
  /** Where the line stands in the imported file, counted from 1. */
  readonly fileLine: number;
  readonly batchId: number;
};

/** Sums of lines: receipts positive or zero, disbursements negative or zero. */
export type Flow = { readonly receiptsMinor: MinorUnits; readonly disbursementsMinor: MinorUnits; readonly lineCount: number };

/** What the lines of a period add up to. */
export type LineSummary = {
  readonly lineCount: number;
  /** By account, in the account's own currency. */
  readonly accounts: ReadonlyMap<number, Flow>;
  /** Lines in another currency than their account's, which its balance does not hold, by account. */
  readonly foreignCounts: ReadonlyMap<number, number>;
  /** Cash accounts in base currency, by month `YYYY-MM`, in order of date. */
  readonly months: ReadonlyMap<string, Flow>;
  /** Cash accounts in base currency, by category; null holds lines without one. */
  readonly categories: ReadonlyMap<number | null, Flow>;
  /** Cash accounts in base currency: those kept in it, and those kept in others. */
  readonly domestic: Flow;
  readonly foreign: Flow;
  /** Lines of cash accounts without a base amount, in none of the sums in base currency. */
  readonly rateMissingCount: number;
  readonly batchCounts: ReadonlyMap<number, number>;
  /** Every line, or the largest in base currency where there are too many to print. */
  readonly listed: readonly ReportLine[];
  readonly isListComplete: boolean;
};

/** Up to this many lines a report prints every one: about ten pages. */
const COMPLETE_LIST_LIMIT = 400;
/** Lines printed of a longer period: what an auditor looks at first. */
const LARGEST_COUNT = 50;

type Sum = { receipts: number; disbursements: number; lineCount: number };
const emptySum = (): Sum => ({ receipts: 0, disbursements: 0, lineCount: 0 });

function addTo<Key>(sums: Map<Key, Sum>, key: Key, amount: number): void {
  const sum = sums.get(key) ?? emptySum();
  if (sum.lineCount === 0) sums.set(key, sum);
  addAmount(sum, amount);
}

function addAmount(sum: Sum, amount: number): void {
  if (amount > 0) sum.receipts += amount;
  else sum.disbursements += amount;
  sum.lineCount += 1;
}

function toFlow(sum: Sum): Flow {
  return { receiptsMinor: minorUnits(sum.receipts), disbursementsMinor: minorUnits(sum.disbursements), lineCount: sum.lineCount };
}

function toFlows<Key>(sums: ReadonlyMap<Key, Sum>): Map<Key, Flow> {
  return new Map([...sums].map(([key, sum]) => [key, toFlow(sum)]));
}

function count(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const sizeOf = (line: ReportLine): number => Math.abs(line.baseAmountMinor ?? 0);

/** Keeps every line while they are few, and the largest at any time. */
function createPrintList() {
  const first: ReportLine[] = [];
  let largest: ReportLine[] = [];
  let lineCount = 0;
  let bar = -1;
  const trim = (): void => {
    largest = largest.toSorted((a, b) => sizeOf(b) - sizeOf(a) || a.id - b.id).slice(0, LARGEST_COUNT);
    const last = largest.at(-1);
    bar = largest.length < LARGEST_COUNT || last === undefined ? -1 : sizeOf(last);
  };
  return {
    add: (line: ReportLine): void => {
      lineCount += 1;
      if (lineCount <= COMPLETE_LIST_LIMIT) first.push(line);
      if (sizeOf(line) <= bar) return;
      largest.push(line);
      if (largest.length >= 4 * LARGEST_COUNT) trim();
    },
    finish: () => {
      trim();
      const isListComplete = lineCount <= COMPLETE_LIST_LIMIT;
      return { isListComplete, listed: isListComplete ? first : largest };
    },
  };
}

export type SummarisedAccount = { readonly currency: CurrencyCode; readonly countsAsCash: boolean };

/**
 * Sums the lines of a period in one pass, the same pass that writes the annex: what the report adds up is what the annex lists. Receipts are amounts
 * above zero, disbursements the others; nothing is rounded. Sums in base currency leave out lines without a rate and say how many.
 */
export function createLineSummary(accounts: ReadonlyMap<number, SummarisedAccount>, baseCurrency: CurrencyCode) {
  const byAccount = new Map<number, Sum>();
  const byMonth = new Map<string, Sum>();
  const byCategory = new Map<number | null, Sum>();
  const foreignCounts = new Map<number, number>();
  const batchCounts = new Map<number, number>();
  const printList = createPrintList();
  const domestic = emptySum();
  const foreign = emptySum();
  let rateMissingCount = 0;
  let lineCount = 0;
  const addBase = (line: ReportLine, account: SummarisedAccount): void => {
    if (line.baseAmountMinor === null) {
      rateMissingCount += 1;
      return;
    }
    addTo(byMonth, line.bookingDate.slice(0, 7), line.baseAmountMinor);
    addTo(byCategory, line.categoryId, line.baseAmountMinor);
    addAmount(account.currency === baseCurrency ? domestic : foreign, line.baseAmountMinor);
  };
  return {
    add: (line: ReportLine): void => {
      lineCount += 1;
      count(batchCounts, line.batchId);
      printList.add(line);
      const account = accounts.get(line.accountId);
      if (account === undefined) return;
      if (line.currency === account.currency) addTo(byAccount, line.accountId, line.amountMinor);
      else count(foreignCounts, line.accountId);
      if (account.countsAsCash) addBase(line, account);
    },
    finish: (): LineSummary => ({
      lineCount,
      accounts: toFlows(byAccount),
      foreignCounts,
      months: toFlows(new Map([...byMonth].toSorted(([a], [b]) => (a < b ? -1 : 1)))),
      categories: toFlows(byCategory),
      domestic: toFlow(domestic),
      foreign: toFlow(foreign),
      rateMissingCount,
      batchCounts,
      ...printList.finish(),
    }),
  };
}
