import { sql } from 'kysely';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { minorUnits, type MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import type { AccountType } from '../../../src-shared/domain/vocabulary/accounts.ts';
import type { Anchor, DayNet } from './balance.ts';

export type AccountRow = {
  readonly id: number;
  readonly name: string;
  readonly accountType: AccountType;
  readonly currency: CurrencyCode;
  readonly iban: string | null;
  readonly accountNumber: string | null;
  readonly countsAsCash: boolean;
  /** A magnitude; of a credit line only. */
  readonly creditLimitMinor: MinorUnits | null;
  /** Of a credit line or a loan only. */
  readonly interestRateBps: number | null;
  readonly isArchived: boolean;
};

/** Accounts that only a staged import has made so far carry this source and are seen by no query here. */
export const STAGED_SOURCE = 'staged';

const COLUMNS = [
  'id',
  'name',
  'account_type',
  'currency',
  'iban',
  'account_number',
  'counts_as_cash',
  'credit_limit_minor',
  'interest_rate_bps',
  'is_archived',
] as const;

type RawAccount = {
  id: number;
  name: string;
  account_type: AccountRow['accountType'];
  currency: string;
  iban: string | null;
  account_number: string | null;
  counts_as_cash: number;
  credit_limit_minor: number | null;
  interest_rate_bps: number | null;
  is_archived: number;
};

function toAccount(row: RawAccount): AccountRow {
  return {
    id: row.id,
    name: row.name,
    accountType: row.account_type,
    currency: currencyCode(row.currency),
    iban: row.iban,
    accountNumber: row.account_number,
    countsAsCash: row.counts_as_cash === 1,
    creditLimitMinor: row.credit_limit_minor === null ? null : minorUnits(row.credit_limit_minor),
    interestRateBps: row.interest_rate_bps,
    isArchived: row.is_archived === 1,
  };
}

export function listAccounts(read: ReadHandle, businessId: number): AccountRow[] {
  const query = read.build
    .selectFrom('cash_accounts')
    .select(COLUMNS)
    .where('business_id', '=', businessId)
    .where('source', '!=', STAGED_SOURCE)
    .orderBy('name');
  return read.all(query).map(toAccount);
}

export function findAccount(read: ReadHandle, businessId: number, accountId: number): AccountRow | undefined {
  const query = read.build
    .selectFrom('cash_accounts')
    .select(COLUMNS)
    .where('business_id', '=', businessId)
    .where('id', '=', accountId)
    .where('source', '!=', STAGED_SOURCE);
  const row = read.first(query);
  return row === undefined ? undefined : toAccount(row);
}

export function findAccountByName(read: ReadHandle, businessId: number, name: string): AccountRow | undefined {
  const query = read.build
    .selectFrom('cash_accounts')
    .select(COLUMNS)
    .where('business_id', '=', businessId)
    .where('name', '=', name)
    .where('source', '!=', STAGED_SOURCE);
  const row = read.first(query);
  return row === undefined ? undefined : toAccount(row);
}

type DebtFields = Pick<AccountRow, 'creditLimitMinor' | 'interestRateBps'>;

export type NewAccount = Omit<AccountRow, 'id' | 'isArchived' | keyof DebtFields> & Partial<DebtFields>;

export function insertAccount(tx: WriteHandle, businessId: number, account: NewAccount, options: { nowInstant: string; source: string }): number {
  return tx.run(
    tx.build.insertInto('cash_accounts').values({
      business_id: businessId,
      name: account.name,
      account_type: account.accountType,
      currency: account.currency,
      iban: account.iban,
      account_number: account.accountNumber,
      counts_as_cash: account.countsAsCash ? 1 : 0,
      credit_limit_minor: account.creditLimitMinor ?? null,
      interest_rate_bps: account.interestRateBps ?? null,
      source: options.source,
      created_at: options.nowInstant,
      updated_at: options.nowInstant,
    }),
  ).lastInsertId;
}

export function updateAccount(tx: WriteHandle, businessId: number, account: AccountRow, nowInstant: string): void {
  tx.run(
    tx.build
      .updateTable('cash_accounts')
      .set({
        name: account.name,
        account_type: account.accountType,
        iban: account.iban,
        account_number: account.accountNumber,
        counts_as_cash: account.countsAsCash ? 1 : 0,
        credit_limit_minor: account.creditLimitMinor,
        interest_rate_bps: account.interestRateBps,
        is_archived: account.isArchived ? 1 : 0,
        updated_at: nowInstant,
      })
      .where('business_id', '=', businessId)
      .where('id', '=', account.id),
  );
}

/**
 * Stated balances on or before a day by account, in date order; of one day only the one that counts: reconciled before any other, else the
 * newest. `opening` balances speak of the start of a day and are no anchors.
 */
export function listAnchors(read: ReadHandle, businessId: number, throughDate: IsoDate): Map<number, Anchor[]> {
  const rows = read.all(
    read.build
      .selectFrom('account_balances')
      .select(['account_id', 'balance_date', 'balance_minor', 'source'])
      .where('business_id', '=', businessId)
      .where('balance_date', '<=', throughDate)
      .where('source', '!=', 'opening')
      .orderBy('account_id')
      .orderBy('balance_date')
      .orderBy(sql`source = 'reconciled'`)
      .orderBy('id'),
  );
  const byAccount = new Map<number, Anchor[]>();
  for (const row of rows) {
    const anchors = byAccount.get(row.account_id) ?? [];
    const anchor: Anchor = { balanceDate: row.balance_date as IsoDate, balanceMinor: minorUnits(row.balance_minor), source: row.source };
    if (anchors.at(-1)?.balanceDate === anchor.balanceDate) anchors[anchors.length - 1] = anchor;
    else anchors.push(anchor);
    byAccount.set(row.account_id, anchors);
  }
  return byAccount;
}

export type AccountDay = DayNet & { readonly lineCount: number };

/** Net of every day with booked lines on or before a day, in the account's own currency, by account, in date order. */
export function listAccountDays(read: ReadHandle, businessId: number, throughDate: IsoDate): Map<number, AccountDay[]> {
  const rows = read
    .statement(
      `SELECT d.account_id AS account_id, d.booking_date AS booking_date, d.inflow_minor + d.outflow_minor AS net_minor, d.line_count AS line_count
       FROM account_days d JOIN cash_accounts a ON a.business_id = d.business_id AND a.id = d.account_id AND a.currency = d.currency
       WHERE d.business_id = ? AND d.booking_date <= ? ORDER BY d.account_id, d.booking_date`,
    )
    .all(businessId, throughDate);
  const byAccount = new Map<number, AccountDay[]>();
  for (const row of rows) {
    const accountId = Number(row['account_id']);
    const days = byAccount.get(accountId) ?? [];
    days.push({ bookingDate: String(row['booking_date']) as IsoDate, netMinor: Number(row['net_minor']), lineCount: Number(row['line_count']) });
    byAccount.set(accountId, days);
  }
  return byAccount;
}

/** Lines and span of each account, all currencies. */
export function accountSpans(
  read: ReadHandle,
  businessId: number,
  throughDate: IsoDate,
): Map<number, { lineCount: number; first: IsoDate; last: IsoDate; rateMissingCount: number }> {
  const rows = read.all(
    read.build
      .selectFrom('account_days')
      .select((eb) => [
        'account_id',
        eb.fn.sum<number>('line_count').as('line_count'),
        eb.fn.sum<number>('rate_missing_count').as('rate_missing_count'),
        eb.fn.min('booking_date').as('first_date'),
        eb.fn.max('booking_date').as('last_date'),
      ])
      .where('business_id', '=', businessId)
      .where('booking_date', '<=', throughDate)
      .groupBy('account_id'),
  );
  return new Map(
    rows.map((row) => [
      row.account_id,
      {
        lineCount: row.line_count,
        first: row.first_date as IsoDate,
        last: row.last_date as IsoDate,
        rateMissingCount: row.rate_missing_count,
      },
    ]),
  );
}

export function insertBalance(
  tx: WriteHandle,
  businessId: number,
  balance: { accountId: number; anchor: Anchor; currency: CurrencyCode; batchId: number | null; nowInstant: string },
): void {
  tx.run(
    tx.build.insertInto('account_balances').values({
      business_id: businessId,
      account_id: balance.accountId,
      balance_date: balance.anchor.balanceDate,
      balance_minor: balance.anchor.balanceMinor,
      currency: balance.currency,
      source: balance.anchor.source,
      batch_id: balance.batchId,
      created_at: balance.nowInstant,
    }),
  );
}

export type BaseDay = {
  readonly bookingDate: IsoDate;
  readonly inflowMinor: MinorUnits;
  readonly outflowMinor: MinorUnits;
  readonly lineCount: number;
};

/** Receipts and disbursements of all cash accounts in base currency by day, on or before a day, in date order. */
export function listBaseDays(read: ReadHandle, businessId: number, throughDate: IsoDate): BaseDay[] {
  const rows = read
    .statement(
      `SELECT d.booking_date AS booking_date, sum(d.base_inflow_minor) AS inflow, sum(d.base_outflow_minor) AS outflow, sum(d.line_count) AS line_count
       FROM account_days d JOIN cash_accounts a ON a.business_id = d.business_id AND a.id = d.account_id
       WHERE d.business_id = ? AND d.booking_date <= ? AND a.counts_as_cash = 1
       GROUP BY d.booking_date ORDER BY d.booking_date`,
    )
    .all(businessId, throughDate);
  return rows.map((row) => ({
    bookingDate: String(row['booking_date']) as IsoDate,
    inflowMinor: minorUnits(Number(row['inflow'])),
    outflowMinor: minorUnits(Number(row['outflow'])),
    lineCount: Number(must(row['line_count'], 'a count')),
  }));
}
