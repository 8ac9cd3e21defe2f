import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { ReadHandle } from '../../database/database.ts';

/** A line of credit the business may draw on. Amounts in its own currency, magnitudes. */
export type StoredCreditLine = {
  readonly accountId: number;
  readonly name: string;
  readonly currency: CurrencyCode;
  readonly limitMinor: number;
  readonly annualRateBps: number;
};

export function listCreditLines(read: ReadHandle, businessId: number): StoredCreditLine[] {
  const rows = read.all(
    read.build
      .selectFrom('cash_accounts')
      .select(['id', 'name', 'currency', 'credit_limit_minor', 'interest_rate_bps'])
      .where('business_id', '=', businessId)
      .where('account_type', '=', 'credit_line')
      .where('is_archived', '=', 0)
      .where('credit_limit_minor', '>', 0)
      .orderBy('id'),
  );
  return rows.map((row) => ({
    accountId: row.id,
    name: row.name,
    currency: currencyCode(row.currency),
    limitMinor: row.credit_limit_minor ?? 0,
    annualRateBps: row.interest_rate_bps ?? 0,
  }));
}

/** Who signs for the business: its first owner with an address of their own; null while nobody has one. */
export function findSignatory(read: ReadHandle, businessId: number): { readonly name: string; readonly email: string } | null {
  const row = read.first(
    read.build
      .selectFrom('business_users as b')
      .innerJoin('users as u', 'u.id', 'b.user_id')
      .select(['u.display_name', 'u.email'])
      .where('b.business_id', '=', businessId)
      .where('b.role', '=', 'owner')
      .where('u.is_archived', '=', 0)
      .where('u.email', 'is not', null)
      .orderBy('u.id')
      .limit(1),
  );
  return row === undefined || row.email === null ? null : { name: row.display_name, email: row.email };
}

/** How often each due item has been reminded of: drafts made and not taken back, by the due item's number. */
export function countReminders(read: ReadHandle, businessId: number): ReadonlyMap<string, number> {
  const rows = read
    .statement(
      `SELECT j.value AS item_id, count(*) AS reminders FROM execution_records e
       JOIN prepared_actions a ON a.business_id = e.business_id AND a.id = e.action_id, json_each(a.item_ids) j
       WHERE e.business_id = ? AND e.channel = 'email_draft' AND e.status NOT IN ('failed', 'undone') AND a.agent = 'invoice_followup' GROUP BY j.value`,
    )
    .all(businessId);
  return new Map(rows.map((row) => [String(row['item_id']), Number(row['reminders'])]));
}
