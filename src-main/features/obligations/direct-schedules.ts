import { addDays, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import { generateOccurrences } from '../../engine/obligations/generate-occurrences.ts';
import type { ReadHandle } from '../../database/database.ts';
import { createBaseConverter } from './base-amount.ts';
import { billingConfigSchema } from './billing-config.ts';
import { loadCalendar } from './business-calendar.ts';
import type { StoredSchedule } from './schedule-store.ts';

type Party = { readonly clientId: number | null; readonly expenseBucketId: number | null; readonly name: string; readonly streams: unknown };

function listBilling(read: ReadHandle, businessId: number): Party[] {
  return read
    .statement(
      `SELECT id AS client_id, NULL AS expense_bucket_id, name, billing_config FROM clients
         WHERE business_id = ? AND merged_into_id IS NULL AND status = 'active'
       UNION ALL SELECT NULL, id, name, billing_config FROM expense_buckets WHERE business_id = ? AND merged_into_id IS NULL AND status = 'active'`,
    )
    .all(businessId, businessId)
    .map((row) => ({
      clientId: row['client_id'] === null ? null : Number(row['client_id']),
      expenseBucketId: row['expense_bucket_id'] === null ? null : Number(row['expense_bucket_id']),
      name: String(row['name']),
      streams: JSON.parse(String(row['billing_config'])),
    }));
}

export type DirectInput = { readonly stored: readonly StoredSchedule[]; readonly horizonEnd: IsoDate };

/**
 * The direct path of the source documents: what lies ahead is computed from the billing terms of customers and vendors instead of being read from due
 * items. What has been issued, paid, edited or fallen due is fact on either path and taken as it is, and so is what stands under agreements
 * without a party. On the same facts both paths give the same movements; a test holds them against each other.
 */
export function directSchedules(
  read: ReadHandle,
  business: { readonly businessId: number; readonly country: string; readonly baseCurrency: string; readonly asOf: IsoDate; readonly today: IsoDate },
  { stored, horizonEnd }: DirectInput,
): StoredSchedule[] {
  const calendar = loadCalendar(read, { id: business.businessId, country: business.country });
  const toBase = createBaseConverter(read, business.baseCurrency, business.today);
  const isComputed = (item: StoredSchedule): boolean =>
    item.status === 'planned' &&
    !item.isDocumentBook &&
    !item.isEdited &&
    item.nominalDate > business.asOf &&
    (item.clientId !== null || item.expenseBucketId !== null);
  const facts = stored.filter((item) => !isComputed(item));
  const known = new Set(facts.map((item) => `${item.agreementId}|${item.occurrenceKey}`));
  const ids = new Map(stored.map((item) => [`${item.agreementId}|${item.occurrenceKey}`, item.id]));
  const templates = new Map(stored.filter(isComputed).map((item) => [item.agreementId, item]));
  const computed = listBilling(read, business.businessId).flatMap((party) =>
    billingConfigSchema.parse(party.streams).streams.flatMap(({ agreementId, isActive, terms }): StoredSchedule[] => {
      const template = templates.get(agreementId);
      if (!isActive || template === undefined) return [];
      return generateOccurrences(terms, { calendar, from: addDays(business.asOf, 1), to: horizonEnd })
        .filter((occurrence) => !known.has(`${agreementId}|${occurrence.occurrenceKey}`))
        .map((occurrence) => ({
          ...template,
          id: ids.get(`${agreementId}|${occurrence.occurrenceKey}`) ?? template.id,
          occurrenceKey: occurrence.occurrenceKey,
          nominalDate: occurrence.nominalDate,
          dueDate: occurrence.dueDate,
          issueDate: null,
          estimatedAmountMinor: occurrence.amountMinor,
          taxAmountMinor: occurrence.taxMinor,
          baseCurrencyAmountMinor: toBase(occurrence.amountMinor, terms.currency, occurrence.dueDate).amountMinor,
          settledMinor: ZERO,
        }));
    }),
  );
  return [...facts, ...computed];
}
