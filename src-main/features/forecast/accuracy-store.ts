import { z } from 'zod';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import { type KeptPart, keptPartsSchema } from './accuracy-parts-store.ts';

/** What a kept forecast expected of each line, week by week: what a miss is later laid at the door of. */
export const keptLinesSchema = z.array(
  z.object({
    kind: z.enum(['schedule', 'open_item', 'pipeline', 'new_items', 'residual']),
    id: z.string(),
    byWeek: z.array(z.tuple([z.number().int(), z.number().int()])),
  }),
);
export type KeptLine = z.infer<typeof keptLinesSchema>[number];

const summarySchema = z.object({
  openingBalanceMinor: z.number().int(),
  anchored: z.boolean(),
  lines: keptLinesSchema.optional(),
  parts: keptPartsSchema.optional(),
});

/** A day of a kept forecast that has come and is not scored yet. */
export type DueForecast = {
  readonly forecastId: number;
  readonly snapshotId: number;
  readonly forecastDate: IsoDate;
  readonly targetDate: IsoDate;
  readonly predictedMinor: MinorUnits;
  readonly lowMinor: MinorUnits | null;
  readonly highMinor: MinorUnits | null;
};

/** Horizons that are scored, in days: enough to see where a forecast goes wrong, without scoring one miss ninety times. */
const SCORED_HORIZON_DAYS: readonly number[] = [1, 7, 14, 28, 56, 91, 182, 364];

/** Days of kept forecasts, one of each forecast date, that lie on or before a day and have no score. */
export function listDueForecasts(read: ReadHandle, businessId: number, through: IsoDate): DueForecast[] {
  return read
    .statement(
      `SELECT f.id, f.snapshot_id, f.forecast_date, f.target_date, f.predicted_balance_minor, f.confidence_low_minor, f.confidence_high_minor
       FROM cash_forecasts f
       WHERE f.business_id = ? AND f.target_date <= ?
         AND julianday(f.target_date) - julianday(f.forecast_date) IN (SELECT value FROM json_each(?))
         AND f.snapshot_id IN (SELECT max(s.id) FROM forecast_snapshots s WHERE s.business_id = f.business_id GROUP BY s.forecast_date)
         AND NOT EXISTS (SELECT 1 FROM forecast_accuracy_log l WHERE l.forecast_id = f.id)
       ORDER BY f.forecast_date, f.target_date`,
    )
    .all(businessId, through, JSON.stringify(SCORED_HORIZON_DAYS))
    .map((row) => ({
      forecastId: Number(row['id']),
      snapshotId: Number(row['snapshot_id']),
      forecastDate: String(row['forecast_date']) as IsoDate,
      targetDate: String(row['target_date']) as IsoDate,
      predictedMinor: minorUnits(Number(row['predicted_balance_minor'])),
      lowMinor: row['confidence_low_minor'] === null ? null : minorUnits(Number(row['confidence_low_minor'])),
      highMinor: row['confidence_high_minor'] === null ? null : minorUnits(Number(row['confidence_high_minor'])),
    }));
}

export type KeptSnapshot = {
  readonly openingMinor: MinorUnits;
  readonly isAnchored: boolean;
  readonly lines: readonly KeptLine[];
  /** Empty for a forecast that was kept before parts were. */
  readonly parts: readonly KeptPart[];
};

export function readSnapshot(read: ReadHandle, businessId: number, snapshotId: number): KeptSnapshot | null {
  const row = read.statement('SELECT summary FROM forecast_snapshots WHERE business_id = ? AND id = ?').get(businessId, snapshotId);
  if (row === undefined) return null;
  const summary = summarySchema.parse(JSON.parse(String(row['summary'])));
  return {
    openingMinor: minorUnits(summary.openingBalanceMinor),
    isAnchored: summary.anchored,
    lines: summary.lines ?? [],
    parts: summary.parts ?? [],
  };
}

export type LoggedAccuracy = {
  readonly forecastDate: IsoDate;
  readonly targetDate: IsoDate;
  readonly horizonDays: number;
  readonly openingMinor: MinorUnits;
  readonly predictedMinor: MinorUnits;
  readonly lowMinor: MinorUnits | null;
  readonly highMinor: MinorUnits | null;
  readonly actualMinor: MinorUnits;
  readonly errorPct: number | null;
  readonly misses: Readonly<Record<'schedule' | 'invoice' | 'new_item' | 'residual', MinorUnits>>;
};

export function insertAccuracy(
  tx: WriteHandle,
  businessId: number,
  row: LoggedAccuracy & { readonly forecastId: number; readonly snapshotId: number; readonly nowInstant: string },
): number {
  return tx.run(
    tx.build.insertInto('forecast_accuracy_log').values({
      business_id: businessId,
      forecast_id: row.forecastId,
      snapshot_id: row.snapshotId,
      forecast_date: row.forecastDate,
      target_date: row.targetDate,
      horizon_days: row.horizonDays,
      opening_balance_minor: row.openingMinor,
      predicted_balance_minor: row.predictedMinor,
      confidence_low_minor: row.lowMinor,
      confidence_high_minor: row.highMinor,
      actual_balance_minor: row.actualMinor,
      error_pct: row.errorPct,
      schedule_miss_minor: row.misses.schedule,
      invoice_miss_minor: row.misses.invoice,
      new_item_miss_minor: row.misses.new_item,
      residual_miss_minor: row.misses.residual,
      logged_at: row.nowInstant,
    }),
  ).lastInsertId;
}

/** Every scored forecast whose day has come, oldest first. */
export function listAccuracy(read: ReadHandle, businessId: number, through: IsoDate): LoggedAccuracy[] {
  const rows = read.all(
    read.build
      .selectFrom('forecast_accuracy_log')
      .selectAll()
      .where('business_id', '=', businessId)
      .where('target_date', '<=', through)
      .orderBy('forecast_date')
      .orderBy('target_date'),
  );
  return rows.map((row) => ({
    forecastDate: row.forecast_date as IsoDate,
    targetDate: row.target_date as IsoDate,
    horizonDays: row.horizon_days,
    openingMinor: minorUnits(row.opening_balance_minor),
    predictedMinor: minorUnits(row.predicted_balance_minor),
    lowMinor: row.confidence_low_minor === null ? null : minorUnits(row.confidence_low_minor),
    highMinor: row.confidence_high_minor === null ? null : minorUnits(row.confidence_high_minor),
    actualMinor: minorUnits(row.actual_balance_minor),
    errorPct: row.error_pct,
    misses: {
      schedule: minorUnits(row.schedule_miss_minor),
      invoice: minorUnits(row.invoice_miss_minor),
      new_item: minorUnits(row.new_item_miss_minor),
      residual: minorUnits(row.residual_miss_minor),
    },
  }));
}
