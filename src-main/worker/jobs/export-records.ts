import { type CurrencyCode, currencyCode, isCurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { RecordKind } from '../../../src-shared/domain/vocabulary/records.ts';
import type { FieldValues, KnownBooks } from '../../engine/records/types.ts';
import { writeRecords, type WrittenRecord } from '../../engine/records/write-records.ts';
import { END_OF_TIME } from '../../features/obligations/generate-schedules.ts';
import type { JobContext } from '../job-context.ts';
import type { JobBusiness } from '../job-subject.ts';
import { loadRecords } from './load-records.ts';

export type ExportRecordsInput = { readonly business: JobBusiness; readonly kind: RecordKind };
export type ExportRecordsOutput = { readonly csv: string; readonly rowCount: number };

function valuesOf(books: KnownBooks, kind: RecordKind): readonly FieldValues[] {
  if (kind === 'customers') return books.customers.map(({ values }) => values);
  if (kind === 'vendors') return books.vendors.map(({ values }) => values);
  if (kind === 'agreements') return books.agreements.map(({ values }) => values);
  return books.documents.filter(({ isOpen }) => isOpen).map(({ values }) => values);
}

/** The records of a kind as a table; of documents those that are open, on a past day those that were. */
export function exportRecords({ business, kind }: ExportRecordsInput, context: JobContext): ExportRecordsOutput {
  const asOf = business.asOf < business.today ? business.asOf : END_OF_TIME;
  const values = valuesOf(loadRecords(context.database.read, business.businessId, { kind, asOf }), kind);
  const currencyOf = ({ currency }: FieldValues): CurrencyCode =>
    typeof currency === 'string' && isCurrencyCode(currency) ? currency : currencyCode(business.baseCurrency);
  const rows = values.map((own): WrittenRecord => ({ values: own, currency: currencyOf(own) }));
  return { csv: writeRecords(kind, rows), rowCount: rows.length };
}
