import { sql, type Selectable } from 'kysely';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { ObligationType } from '../../../src-shared/domain/vocabulary/obligations.ts';
import { namesSchema } from './locked-fields.ts';
import type { AgreementTerms } from '../../engine/obligations/types.ts';
import type { ObligationAgreementsTable } from '../../database/schema/obligations.ts';
import type { ReadHandle, SqlValue, WriteHandle } from '../../database/database.ts';
import { insertRow } from '../../database/insert-row.ts';
import type { BaseAmount } from './base-amount.ts';
import { readTermParts, termColumns, type TermParts, toTerms } from './terms-store.ts';

/** What an agreement is about, apart from its terms. */
export type AgreementFacts = {
  readonly name: string;
  readonly obligationType: ObligationType;
  readonly clientId: number | null;
  readonly expenseBucketId: number | null;
  readonly isDocumentBook: boolean;
  readonly isProspect: boolean;
  readonly probability: number | null;
  readonly expectedDate: IsoDate | null;
  readonly isAmountVariable: boolean;
  readonly paymentReference: string | null;
  readonly notes: string | null;
  readonly recurringStreamKey: string | null;
};

export type StoredAgreement = AgreementFacts & {
  readonly id: number;
  readonly status: 'active' | 'paused' | 'ended';
  readonly counterpartyName: string | null;
  /** A paused customer or vendor yields no future due items. */
  readonly counterpartyStatus: 'active' | 'paused' | 'archived' | null;
  readonly version: number;
  readonly generatedThrough: IsoDate | null;
  readonly source: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly lockedFields: readonly string[];
  readonly rowVersion: number;
  readonly baseCurrencyAmountMinor: MinorUnits | null;
  readonly terms: AgreementTerms;
};

type Row = Selectable<ObligationAgreementsTable> & {
  counterparty_name: string | null;
  counterparty_status: 'active' | 'paused' | 'archived' | null;
};

function toAgreement(row: Row, parts: TermParts): StoredAgreement {
  return {
    id: row.id,
    name: row.name,
    obligationType: row.obligation_type,
    status: row.status,
    clientId: row.client_id,
    expenseBucketId: row.expense_bucket_id,
    counterpartyName: row.counterparty_name,
    counterpartyStatus: row.counterparty_status,
    isDocumentBook: row.is_document_book === 1,
    isProspect: row.is_prospect === 1,
    probability: row.probability,
    expectedDate: row.expected_date as IsoDate | null,
    isAmountVariable: row.is_amount_variable === 1,
    paymentReference: row.payment_reference,
    notes: row.notes,
    recurringStreamKey: row.recurring_stream_key,
    version: row.version,
    generatedThrough: row.generated_through as IsoDate | null,
    source: row.source,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    lockedFields: namesSchema.parse(JSON.parse(row.locked_fields)),
    rowVersion: row.row_version,
    baseCurrencyAmountMinor: row.base_currency_amount_minor === null ? null : minorUnits(row.base_currency_amount_minor),
    terms: toTerms(row, parts),
  };
}

const SELECT = `SELECT a.*, coalesce(c.name, e.name) AS counterparty_name, coalesce(c.status, e.status) AS counterparty_status
  FROM obligation_agreements a
  LEFT JOIN clients c ON c.business_id = a.business_id AND c.id = a.client_id
  LEFT JOIN expense_buckets e ON e.business_id = a.business_id AND e.id = a.expense_bucket_id
  WHERE a.business_id = ?`;

function findOne(read: ReadHandle, businessId: number, condition: string, values: readonly SqlValue[]): StoredAgreement | undefined {
  const row = read.statement(`${SELECT} AND ${condition} LIMIT 1`).get(businessId, ...values) as unknown as Row | undefined;
  return row === undefined ? undefined : toAgreement(row, readTermParts(read, { businessId, agreementId: row.id })(row.id, row.version));
}

/** Every agreement of a business in order of its number. */
export function listAgreements(read: ReadHandle, businessId: number): StoredAgreement[] {
  const partsOf = readTermParts(read, { businessId });
  const rows = read.statement(`${SELECT} ORDER BY a.id`).all(businessId) as unknown as Row[];
  return rows.map((row) => toAgreement(row, partsOf(row.id, row.version)));
}

export function findAgreement(read: ReadHandle, businessId: number, agreementId: number): StoredAgreement | undefined {
  return findOne(read, businessId, 'a.id = ?', [agreementId]);
}

/** The book of single invoices or bills of a party, in one currency. */
export function findDocumentBook(
  read: ReadHandle,
  businessId: number,
  party: { readonly clientId: number | null; readonly expenseBucketId: number | null; readonly currency: string },
): StoredAgreement | undefined {
  const condition = 'a.client_id IS ? AND a.expense_bucket_id IS ? AND a.is_document_book = 1 AND a.currency = ?';
  return findOne(read, businessId, condition, [party.clientId, party.expenseBucketId, party.currency]);
}

function factColumns(facts: AgreementFacts) {
  return {
    name: facts.name,
    obligation_type: facts.obligationType,
    client_id: facts.clientId,
    expense_bucket_id: facts.expenseBucketId,
    is_document_book: facts.isDocumentBook ? 1 : 0,
    is_prospect: facts.isProspect ? 1 : 0,
    probability: facts.probability,
    expected_date: facts.expectedDate,
    is_amount_variable: facts.isAmountVariable ? 1 : 0,
    payment_reference: facts.paymentReference,
    notes: facts.notes,
    recurring_stream_key: facts.recurringStreamKey,
  } as const;
}

export type AgreementWrite = {
  readonly facts: AgreementFacts;
  readonly terms: AgreementTerms;
  readonly base: BaseAmount;
  readonly nowInstant: string;
};

export function insertAgreement(
  tx: WriteHandle,
  businessId: number,
  { facts, terms, base, nowInstant, userId, source }: AgreementWrite & { readonly userId: number | null; readonly source: string },
): number {
  return insertRow(tx, 'obligation_agreements', {
    business_id: businessId,
    ...factColumns(facts),
    ...termColumns(terms),
    base_currency_amount_minor: base.amountMinor,
    exchange_rate_used: base.rate,
    exchange_rate_date: base.rateDate,
    source,
    created_at: nowInstant,
    created_by: userId,
    updated_at: nowInstant,
  });
}

export function updateAgreement(
  tx: WriteHandle,
  businessId: number,
  agreementId: number,
  { facts, terms, base, nowInstant, version }: AgreementWrite & { readonly version: number },
): void {
  tx.run(
    tx.build
      .updateTable('obligation_agreements')
      .set({
        ...factColumns(facts),
        ...termColumns(terms),
        version,
        base_currency_amount_minor: base.amountMinor,
        exchange_rate_used: base.rate,
        exchange_rate_date: base.rateDate,
        updated_at: nowInstant,
        row_version: sql<number>`row_version + 1`,
      })
      .where('business_id', '=', businessId)
      .where('id', '=', agreementId),
  );
}

export function setAgreementStatus(
  tx: WriteHandle,
  businessId: number,
  agreementId: number,
  changed: { readonly status: StoredAgreement['status']; readonly nowInstant: string },
): void {
  tx.run(
    tx.build
      .updateTable('obligation_agreements')
      .set({ status: changed.status, updated_at: changed.nowInstant, row_version: sql<number>`row_version + 1` })
      .where('business_id', '=', businessId)
      .where('id', '=', agreementId),
  );
}

/** How far the due items of an agreement have been generated: not a change of the agreement, so its version and date stay. */
export function setGeneratedThrough(tx: WriteHandle, businessId: number, agreementId: number, through: IsoDate | null): void {
  tx.statement('UPDATE obligation_agreements SET generated_through = ? WHERE business_id = ? AND id = ?').run(through, businessId, agreementId);
}
