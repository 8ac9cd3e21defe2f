import type { PortfolioRow } from '../../../src-shared/contract/portfolio.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';

export type PortfolioSnapshot = Omit<PortfolioRow, 'name' | 'isStale'>;

/** Puts a snapshot in place of the one before. Derived from the books, so nothing is audited. */
export function putSnapshot(tx: WriteHandle, snapshot: PortfolioSnapshot): void {
  tx.statement(
    `INSERT OR REPLACE INTO portfolio_snapshots (business_id, as_of, taken_at, currency, is_anchored, cash_minor, lowest_minor, lowest_low_minor,
       lowest_high_minor, lowest_date, runway_months, runway_date, emergency_count, this_week_count, upcoming_count, receivable_minor, payable_minor,
       bank_data_through, recent_inflow_minor, recent_outflow_minor, intercompany_inflow_minor, intercompany_outflow_minor)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    snapshot.businessId,
    snapshot.asOf,
    snapshot.takenAt,
    snapshot.currency,
    snapshot.isAnchored ? 1 : 0,
    snapshot.cashMinor,
    snapshot.lowest?.p50Minor ?? null,
    snapshot.lowest?.p10Minor ?? null,
    snapshot.lowest?.p90Minor ?? null,
    snapshot.lowest?.date ?? null,
    snapshot.runwayMonths,
    snapshot.runwayDate,
    snapshot.alerts.emergency,
    snapshot.alerts.thisWeek,
    snapshot.alerts.upcoming,
    snapshot.receivableMinor,
    snapshot.payableMinor,
    snapshot.bankDataThrough,
    snapshot.recentInflowMinor,
    snapshot.recentOutflowMinor,
    snapshot.intercompanyInflowMinor,
    snapshot.intercompanyOutflowMinor,
  );
}

function nullable(value: number | null): MinorUnits | null {
  return value === null ? null : minorUnits(value);
}

/** The newest snapshot of every business that has one, with its name, by name. */
export function listSnapshots(read: ReadHandle): (PortfolioSnapshot & { readonly name: string })[] {
  const rows = read.all(
    read.build
      .selectFrom('portfolio_snapshots as p')
      .innerJoin('businesses as b', 'b.id', 'p.business_id')
      .selectAll('p')
      .select('b.name')
      .orderBy('b.name'),
  );
  return rows.map((row) => ({
    businessId: row.business_id,
    name: row.name,
    currency: currencyCode(row.currency),
    asOf: row.as_of as IsoDate,
    takenAt: row.taken_at,
    isAnchored: row.is_anchored === 1,
    cashMinor: nullable(row.cash_minor),
    lowest:
      row.lowest_date === null
        ? null
        : {
            date: row.lowest_date as IsoDate,
            p10Minor: must(nullable(row.lowest_low_minor), 'the low end of a lowest point'),
            p50Minor: must(nullable(row.lowest_minor), 'a lowest point'),
            p90Minor: must(nullable(row.lowest_high_minor), 'the high end of a lowest point'),
          },
    runwayMonths: row.runway_months,
    runwayDate: row.runway_date as IsoDate | null,
    alerts: { emergency: row.emergency_count, thisWeek: row.this_week_count, upcoming: row.upcoming_count },
    receivableMinor: minorUnits(row.receivable_minor),
    payableMinor: minorUnits(row.payable_minor),
    bankDataThrough: row.bank_data_through as IsoDate | null,
    recentInflowMinor: minorUnits(row.recent_inflow_minor),
    recentOutflowMinor: minorUnits(row.recent_outflow_minor),
    intercompanyInflowMinor: minorUnits(row.intercompany_inflow_minor),
    intercompanyOutflowMinor: minorUnits(row.intercompany_outflow_minor),
  }));
}

/** The moment of the newest audit entry of each business: what changed after a snapshot makes it stale. */
export function lastChangeByBusiness(read: ReadHandle): ReadonlyMap<number, string> {
  const rows = read
    .statement(
      `SELECT b.id, (SELECT a.created_at FROM audit_logs a WHERE a.business_id = b.id ORDER BY a.sequence_number DESC LIMIT 1) AS changed_at
       FROM businesses b`,
    )
    .all();
  return new Map(rows.map((row) => [Number(row['id']), String(row['changed_at'] ?? '')]));
}

/**
 * Money that moved between one business and the accounts of the others in this file since a day, in base currency. Told by the account number on the line:
 * the one place where a question looks across businesses.
 */
export function sumIntercompany(
  read: ReadHandle,
  businessId: number,
  from: IsoDate,
): { readonly inflowMinor: MinorUnits; readonly outflowMinor: MinorUnits } {
  const row = read
    .statement(
      `SELECT coalesce(sum(max(t.base_amount_minor, 0)), 0) AS inflow, coalesce(sum(min(t.base_amount_minor, 0)), 0) AS outflow
       FROM booked_transactions t JOIN cash_accounts own ON own.id = t.account_id AND own.counts_as_cash = 1
       WHERE t.business_id = ? AND t.booking_date >= ? AND t.base_amount_minor IS NOT NULL
         AND upper(replace(t.counterparty_iban, ' ', '')) IN
           (SELECT upper(replace(a.iban, ' ', '')) FROM cash_accounts a WHERE a.business_id <> ? AND a.iban IS NOT NULL)`,
    )
    .get(businessId, from, businessId);
  return { inflowMinor: minorUnits(Number(row?.['inflow'] ?? 0)), outflowMinor: minorUnits(Number(row?.['outflow'] ?? 0)) };
}
