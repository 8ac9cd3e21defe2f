import { proofSchema } from '../../../src-shared/contract/imports.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { ReadHandle, SqlValue } from '../../database/database.ts';
import type { Change, ChangeGroup, ReportBatch } from '../../engine/report/report-facts.ts';
import type { ReportLine } from '../../engine/report/report-lines.ts';
import { IMPORT_ACTION, IMPORT_BATCH_ENTITY } from '../audit/import-entries.ts';

type SqlRow = Record<string, SqlValue>;

const textOrNull = (value: SqlValue | undefined): string | null => (typeof value === 'string' ? value : null);

export type DayRange = { readonly from: IsoDate; readonly through: IsoDate };
/** From an instant up to, and without, another. */
export type InstantRange = { readonly start: string; readonly end: string };

export function countLines(read: ReadHandle, businessId: number, days: DayRange): number {
  const row = read
    .statement('SELECT coalesce(sum(line_count), 0) AS total FROM account_days WHERE business_id = ? AND booking_date BETWEEN ? AND ?')
    .get(businessId, days.from, days.through);
  return Number(row?.['total']);
}

function toLine(row: SqlRow): ReportLine {
  const base = row['base_amount_minor'];
  const category = row['category_id'];
  return {
    id: Number(row['id']),
    accountId: Number(row['account_id']),
    bookingDate: String(row['booking_date']) as IsoDate,
    amountMinor: minorUnits(Number(row['amount_minor'])),
    currency: currencyCode(String(row['currency'])),
    baseAmountMinor: typeof base === 'number' ? minorUnits(base) : null,
    description: String(row['description']),
    counterparty: textOrNull(row['counterparty']),
    reference: textOrNull(row['reference']),
    categoryId: typeof category === 'number' ? category : null,
    fileLine: Number(row['line']),
    batchId: Number(row['batch_id']),
  };
}

/** Booked lines of an account in order of the book, one at a time: a year of a busy shop does not have to fit into memory. */
export function* eachLine(read: ReadHandle, businessId: number, accountId: number, days: DayRange): Generator<ReportLine> {
  const rows = read
    .statement(
      `SELECT t.id AS id, t.account_id AS account_id, t.booking_date AS booking_date, t.amount_minor AS amount_minor, t.currency AS currency,
         t.base_amount_minor AS base_amount_minor, t.description AS description, t.counterparty AS counterparty, t.reference AS reference,
         c.category_id AS category_id, t.line AS line, t.batch_id AS batch_id
       FROM booked_transactions t LEFT JOIN transaction_categories c ON c.transaction_id = t.id
       WHERE t.business_id = ? AND t.account_id = ? AND t.booking_date BETWEEN ? AND ? ORDER BY t.booking_date, t.id`,
    )
    .iterate(businessId, accountId, days.from, days.through);
  for (const row of rows) yield toLine(row);
}

/** Names of the files of all batches, for naming the origin of a line. */
export function batchFileNames(read: ReadHandle, businessId: number): Map<number, string> {
  const rows = read.all(read.build.selectFrom('import_batches').select(['id', 'file_name']).where('business_id', '=', businessId));
  return new Map(rows.map((row) => [row.id, row.file_name]));
}

function proofOf(stored: SqlValue | undefined): ReportBatch['proof'] {
  const parsed = proofSchema.safeParse(JSON.parse(String(stored)));
  return parsed.success ? parsed.data.status : 'unknown';
}

/**
 * Batches with lines dated in the period, and those imported or undone in it, oldest first. Who imported comes from the audit log, which nobody can
 * edit.
 */
export function listReportBatches(
  read: ReadHandle,
  businessId: number,
  period: { readonly days: DayRange; readonly instants: InstantRange; readonly formatTime: (instant: string) => string },
): ReportBatch[] {
  const { days, instants, formatTime } = period;
  const rows = read
    .statement(
      `SELECT b.*, coalesce(b.booked_at, b.created_at) AS imported_at, a.name AS account_name, coalesce(
           (SELECT l.user_name FROM audit_logs l WHERE l.business_id = b.business_id AND l.entity_type = ? AND l.entity_id = CAST(b.id AS TEXT) AND l.action = ? LIMIT 1),
           (SELECT u.display_name FROM users u WHERE u.id = b.created_by)) AS imported_by
       FROM (SELECT id, business_id, account_id, status, file_name, file_format, file_sha256, file_size_bytes, new_count, same_count, rejected_count,
           first_booking_date, last_booking_date, proof, created_at, booked_at, created_by, undone_at FROM import_batches) b
         JOIN cash_accounts a ON a.business_id = b.business_id AND a.id = b.account_id
       WHERE b.business_id = ? AND b.status != 'staged' AND ((b.first_booking_date <= ? AND b.last_booking_date >= ?)
         OR (coalesce(b.booked_at, b.created_at) >= ? AND coalesce(b.booked_at, b.created_at) < ?) OR (b.undone_at >= ? AND b.undone_at < ?))
       ORDER BY b.id`,
    )
    .all(IMPORT_BATCH_ENTITY, IMPORT_ACTION, businessId, days.through, days.from, instants.start, instants.end, instants.start, instants.end);
  return rows.map((row) => {
    const undoneAt = textOrNull(row['undone_at']);
    return {
      id: Number(row['id']),
      accountName: String(row['account_name']),
      fileName: String(row['file_name']),
      fileFormat: String(row['file_format']),
      fileSha256: String(row['file_sha256']),
      fileSizeBytes: Number(row['file_size_bytes']),
      newCount: Number(row['new_count']),
      sameCount: Number(row['same_count']),
      rejectedCount: Number(row['rejected_count']),
      proof: proofOf(row['proof']),
      importedBy: textOrNull(row['imported_by']),
      importedAt: formatTime(String(row['imported_at'])),
      undoneAt: undoneAt === null ? null : formatTime(undoneAt),
    };
  });
}

/** Entries of the business's chain in a span of time, counted by person, action and thing; most frequent first within a person. */
export function groupChanges(read: ReadHandle, businessId: number, instants: InstantRange): ChangeGroup[] {
  const rows = read
    .statement(
      `SELECT user_name, action, entity_type, count(*) AS entry_count FROM audit_logs WHERE business_id = ? AND created_at >= ? AND created_at < ?
       GROUP BY user_name, action, entity_type ORDER BY user_name, entry_count DESC, action, entity_type`,
    )
    .all(businessId, instants.start, instants.end);
  return rows.map((row) => ({
    userName: String(row['user_name']),
    action: String(row['action']),
    entityType: String(row['entity_type']),
    entryCount: Number(row['entry_count']),
  }));
}

/** The newest entries of a span of time, newest first. */
export function listChanges(
  read: ReadHandle,
  businessId: number,
  options: { readonly instants: InstantRange; readonly limit: number; readonly formatTime: (instant: string) => string },
): Change[] {
  const { instants, limit, formatTime } = options;
  const rows = read
    .statement(
      `SELECT sequence_number, created_at, user_name, source, action, entity_type, entity_id, reason FROM audit_logs
       WHERE business_id = ? AND created_at >= ? AND created_at < ? ORDER BY sequence_number DESC LIMIT ?`,
    )
    .all(businessId, instants.start, instants.end, limit);
  return rows.map((row) => ({
    sequenceNumber: Number(row['sequence_number']),
    madeAt: formatTime(String(row['created_at'])),
    userName: String(row['user_name']),
    source: String(row['source']),
    action: String(row['action']),
    entityType: String(row['entity_type']),
    entityId: textOrNull(row['entity_id']),
    reason: textOrNull(row['reason']),
  }));
}

export type KeptForecast = {
  readonly snapshotId: number;
  readonly forecastDate: IsoDate;
  readonly currency: string;
  readonly isAnchored: boolean;
};

/** The first forecast kept on each day of the period. */
export function listKeptForecasts(read: ReadHandle, businessId: number, days: DayRange): KeptForecast[] {
  const rows = read
    .statement(
      `SELECT id, forecast_date, currency, coalesce(json_extract(summary, '$.anchored'), 0) AS is_anchored FROM forecast_snapshots
       WHERE id IN (SELECT min(id) FROM forecast_snapshots WHERE business_id = ? AND forecast_date BETWEEN ? AND ? GROUP BY forecast_date)
       ORDER BY forecast_date`,
    )
    .all(businessId, days.from, days.through);
  return rows.map((row) => ({
    snapshotId: Number(row['id']),
    forecastDate: String(row['forecast_date']) as IsoDate,
    currency: String(row['currency']),
    isAnchored: row['is_anchored'] === 1,
  }));
}

/** What a kept forecast said of a day; undefined beyond its horizon. */
export function findPrediction(read: ReadHandle, snapshotId: number, targetDate: IsoDate) {
  const row = read
    .statement(
      'SELECT predicted_balance_minor, confidence_low_minor, confidence_high_minor FROM cash_forecasts WHERE snapshot_id = ? AND target_date = ?',
    )
    .get(snapshotId, targetDate);
  if (row === undefined) return undefined;
  const [low, high] = [row['confidence_low_minor'], row['confidence_high_minor']];
  return {
    expectedMinor: minorUnits(Number(row['predicted_balance_minor'])),
    lowMinor: typeof low === 'number' ? minorUnits(low) : null,
    highMinor: typeof high === 'number' ? minorUnits(high) : null,
  };
}

/** Names of the people who may work in the business, with their role. */
export function listPeople(read: ReadHandle, businessId: number): string[] {
  const rows = read.all(
    read.build
      .selectFrom('business_users as m')
      .innerJoin('users as u', 'u.id', 'm.user_id')
      .select(['u.display_name', 'm.role'])
      .where('m.business_id', '=', businessId)
      .orderBy('u.display_name'),
  );
  return rows.map((row) => `${row.display_name} (${row.role})`);
}
