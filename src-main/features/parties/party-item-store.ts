import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import type { ReadHandle, SqlValue } from '../../database/database.ts';
import { PARTY, type PartyKind } from './party-kind.ts';

/** A due item as far as it decides a party's figures. Every change of a party reads all of its items, so this is less than a tenth of what a due item holds. */
export type PartyItem = {
  readonly id: number;
  readonly partyId: number;
  readonly dueDate: IsoDate;
  readonly nominalDate: IsoDate;
  readonly estimatedAmountMinor: MinorUnits;
  readonly baseCurrencyAmountMinor: MinorUnits | null;
  readonly currency: CurrencyCode;
  readonly documentNumber: string | null;
  readonly closedDate: IsoDate | null;
  /** What payments on or before the reference day have settled, in the item's currency and sign. */
  readonly settledMinor: MinorUnits;
  /** The day of the newest of those payments; null where there is none. */
  readonly paidDate: IsoDate | null;
};

export type PartyItemFilter = {
  readonly kind: PartyKind;
  readonly asOf: IsoDate;
  /** Items due on or after this day, and older ones that are still open. */
  readonly dueFrom: IsoDate;
  /** One party's; every one's when left out. */
  readonly partyId: number | undefined;
};

type Settled = { readonly minor: MinorUnits; readonly date: IsoDate };

// The agreement first and its items by the index that starts with it, by the order of the joins: one party's items cost what that party has.
const ITEMS = (column: string, whose: string): string => `
  SELECT s.id, a.${column} AS party_id, s.due_date, s.nominal_date, s.estimated_amount_minor, s.base_currency_amount_minor, s.currency,
    s.document_number, s.closed_date
  FROM obligation_agreements a CROSS JOIN obligation_schedules s ON s.business_id = a.business_id AND s.agreement_id = a.id
  WHERE a.business_id = ? AND a.${column} ${whose} AND a.is_prospect = 0
    AND (s.due_date >= ? OR s.status IN ('planned', 'scheduled', 'partly_paid'))
    AND (s.issue_date IS NULL OR s.issue_date <= ?)
  ORDER BY s.due_date, s.id`;

// A query of its own: few items have a payment, and asking each item for its sum costs more than reading the items does.
const SETTLED = (column: string, whose: string): string => `
  SELECT l.schedule_id, sum(l.amount_minor) AS settled_minor, max(p.payment_date) AS paid_date
  FROM obligation_agreements a
  CROSS JOIN obligation_schedules s ON s.business_id = a.business_id AND s.agreement_id = a.id
  CROSS JOIN payment_allocations l INDEXED BY idx_payment_allocations_schedule ON l.business_id = s.business_id AND l.schedule_id = s.id
  CROSS JOIN payment_events p ON p.business_id = l.business_id AND p.id = l.payment_id
  WHERE a.business_id = ? AND a.${column} ${whose} AND p.status <> 'voided' AND p.payment_date <= ?
  GROUP BY l.schedule_id`;

function toItem(row: Readonly<Record<string, SqlValue>>, settled: Settled | undefined): PartyItem {
  const base = row['base_currency_amount_minor'] ?? null;
  const documentNumber = row['document_number'] ?? null;
  return {
    id: Number(row['id']),
    partyId: Number(row['party_id']),
    dueDate: String(row['due_date']) as IsoDate,
    nominalDate: String(row['nominal_date']) as IsoDate,
    estimatedAmountMinor: minorUnits(Number(row['estimated_amount_minor'])),
    baseCurrencyAmountMinor: base === null ? null : minorUnits(Number(base)),
    currency: currencyCode(String(row['currency'])),
    documentNumber: documentNumber === null ? null : String(documentNumber),
    closedDate: (row['closed_date'] ?? null) as IsoDate | null,
    settledMinor: settled?.minor ?? ZERO,
    paidDate: settled?.date ?? null,
  };
}

/** The due items of one party, or of all of a kind, in order of due date. Deals that are not won yet are not among them. */
export function listPartyItems(read: ReadHandle, businessId: number, { kind, asOf, dueFrom, partyId }: PartyItemFilter): PartyItem[] {
  const { column } = PARTY[kind];
  const whose = partyId === undefined ? 'IS NOT NULL' : '= ?';
  const scope = partyId === undefined ? [businessId] : [businessId, partyId];
  const settled = new Map(
    read
      .statement(SETTLED(column, whose))
      .all(...scope, asOf)
      .map((row): [number, Settled] => [
        Number(row['schedule_id']),
        { minor: minorUnits(Number(row['settled_minor'])), date: String(row['paid_date']) as IsoDate },
      ]),
  );
  return read
    .statement(ITEMS(column, whose))
    .all(...scope, dueFrom, asOf)
    .map((row) => toItem(row, settled.get(Number(row['id']))));
}
