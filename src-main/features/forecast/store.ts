import { z } from 'zod';
import type { ForecastView } from '../../../src-shared/contract/forecast.ts';
import { isoDateSchema, minorSchema } from '../../../src-shared/contract/common.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { ForecastLine } from '../../engine/forecast/types.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import type { KeptPart } from './accuracy-parts-store.ts';

const summarySchema = z.object({
  lowestPoint: z.object({ date: isoDateSchema, p10Minor: minorSchema, p50Minor: minorSchema, p90Minor: minorSchema }),
});

export type SnapshotReason = 'daily' | 'on_demand' | 'report';

export type SnapshotRow = z.infer<typeof summarySchema> & {
  readonly id: number;
  readonly forecastDate: IsoDate;
  readonly reason: SnapshotReason;
  readonly modelVersion: string;
  readonly createdAt: string;
};

/** Freezes a forecast: one row a target day, under the source document's names. Components are weekly figures and stand on the last day of their week. */
export function insertSnapshot(
  tx: WriteHandle,
  { view, lines, parts }: { readonly view: ForecastView; readonly lines: readonly ForecastLine[]; readonly parts: readonly KeptPart[] },
  options: { reason: SnapshotReason; nowInstant: string; userId: number | null },
): number {
  const { businessId, asOf, modelVersion } = view;
  const snapshotId = tx.run(
    tx.build.insertInto('forecast_snapshots').values({
      business_id: businessId,
      forecast_date: asOf,
      reason: options.reason,
      model_version: modelVersion,
      currency: view.currency,
      summary: JSON.stringify({
        lowestPoint: view.lowestPoint,
        openingBalanceMinor: view.openingBalanceMinor,
        bufferMinor: view.bufferMinor,
        anchored: view.anchored,
        calibration: view.calibration,
        lines: lines.map(({ kind, id, expectedByWeek }) => ({
          kind,
          id,
          byWeek: expectedByWeek.map(({ week, expectedMinor }) => [week, expectedMinor]),
        })),
        parts,
      }),
      created_at: options.nowInstant,
      created_by: options.userId,
    }),
  ).lastInsertId;
  const weekEnds = new Map(view.weeks.map((week) => [week.weekEnd, week.components]));
  for (const day of view.days) {
    const components = weekEnds.get(day.date);
    tx.run(
      tx.build.insertInto('cash_forecasts').values({
        business_id: businessId,
        snapshot_id: snapshotId,
        forecast_date: asOf,
        target_date: day.date,
        predicted_balance_minor: day.p50Minor,
        confidence_low_minor: day.p10Minor,
        confidence_high_minor: day.p90Minor,
        ar_expected_minor: components?.ar ?? 0,
        ap_expected_minor: components?.ap ?? 0,
        pipeline_expected_minor: components?.pipeline ?? 0,
        recurring_expected_minor: components?.recurring ?? 0,
        payroll_expected_minor: components?.payroll ?? 0,
        tax_expected_minor: components?.tax ?? 0,
        other_expected_minor: components === undefined ? 0 : components.other + components.medianAgainstMean,
        model_version: modelVersion,
        created_at: options.nowInstant,
      }),
    );
  }
  return snapshotId;
}

export function listSnapshots(read: ReadHandle, businessId: number, limit: number): SnapshotRow[] {
  const rows = read.all(
    read.build
      .selectFrom('forecast_snapshots')
      .select(['id', 'forecast_date', 'reason', 'model_version', 'summary', 'created_at'])
      .where('business_id', '=', businessId)
      .orderBy('id', 'desc')
      .limit(limit),
  );
  return rows.map((row) => ({
    ...summarySchema.parse(JSON.parse(row.summary)),
    id: row.id,
    forecastDate: row.forecast_date as IsoDate,
    reason: row.reason,
    modelVersion: row.model_version,
    createdAt: row.created_at,
  }));
}

/** Whether the daily snapshot of a day has been taken. */
export function hasDailySnapshot(read: ReadHandle, businessId: number, forecastDate: IsoDate): boolean {
  const query = read.build
    .selectFrom('forecast_snapshots')
    .select('id')
    .where('business_id', '=', businessId)
    .where('forecast_date', '=', forecastDate)
    .where('reason', '=', 'daily')
    .limit(1);
  return read.first(query) !== undefined;
}
