import { z } from 'zod';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { FORECAST_COMPONENTS, type ForecastComponent } from '../../../src-shared/domain/vocabulary/forecast.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';

const amount = z.number().int().transform(minorUnits);

/** What a kept forecast expected of each component, and of the open invoices of each customer, by the end of some days, each with a range of its own. */
export const keptPartsSchema = z.array(
  z.object({
    component: z.enum(FORECAST_COMPONENTS),
    clientId: z.number().int().nullable(),
    /** The due items of a customer that were known then. */
    itemIds: z.array(z.string()),
    ranges: z.array(z.object({ days: z.number().int(), expectedMinor: amount, p10Minor: amount, p50Minor: amount, p90Minor: amount })),
  }),
);
export type KeptPart = z.infer<typeof keptPartsSchema>[number];

type PartFigures = {
  readonly component: ForecastComponent;
  readonly clientId: number | null;
  readonly expectedMinor: MinorUnits;
  readonly p10Minor: MinorUnits;
  readonly p50Minor: MinorUnits;
  readonly p90Minor: MinorUnits;
  readonly actualMinor: MinorUnits;
};

/** A part of a scored forecast: what was expected of it and what came. */
export type LoggedPart = PartFigures & { readonly forecastDate: IsoDate };

export function insertParts(tx: WriteHandle, businessId: number, { accuracyId, parts }: { accuracyId: number; parts: readonly PartFigures[] }): void {
  for (const part of parts) {
    tx.run(
      tx.build.insertInto('forecast_accuracy_parts').values({
        business_id: businessId,
        accuracy_id: accuracyId,
        component: part.component,
        client_id: part.clientId,
        expected_minor: part.expectedMinor,
        low_minor: part.p10Minor,
        middle_minor: part.p50Minor,
        high_minor: part.p90Minor,
        actual_minor: part.actualMinor,
      }),
    );
  }
}

/** Every customer that is still there, merged ones among them: the import that a kept forecast knew one from may have been taken back. */
export function listClientIds(read: ReadHandle, businessId: number): ReadonlySet<number> {
  const rows = read.statement('SELECT id FROM clients WHERE business_id = ?').all(businessId);
  return new Set(rows.map((row) => Number(row['id'])));
}

/** Names of customers, of one that was merged into another that other's; by id, with the id they go by now. */
export function listClientNames(read: ReadHandle, businessId: number): ReadonlyMap<number, { readonly id: number; readonly name: string }> {
  const rows = read
    .statement(
      `SELECT c.id, coalesce(m.id, c.id) AS current_id, coalesce(m.name, c.name) AS name FROM clients c
       LEFT JOIN clients m ON m.business_id = c.business_id AND m.id = c.merged_into_id WHERE c.business_id = ?`,
    )
    .all(businessId);
  return new Map(rows.map((row) => [Number(row['id']), { id: Number(row['current_id']), name: String(row['name']) }]));
}

/** The parts of every scored forecast of a horizon whose day has come, oldest first. */
export function listParts(
  read: ReadHandle,
  businessId: number,
  { horizonDays, through }: { readonly horizonDays: number; readonly through: IsoDate },
): LoggedPart[] {
  return read
    .statement(
      `SELECT l.forecast_date, p.component, p.client_id, p.expected_minor, p.low_minor, p.middle_minor, p.high_minor, p.actual_minor
       FROM forecast_accuracy_log l JOIN forecast_accuracy_parts p ON p.business_id = l.business_id AND p.accuracy_id = l.id
       WHERE l.business_id = ? AND l.horizon_days = ? AND l.target_date <= ? ORDER BY l.target_date, p.id`,
    )
    .all(businessId, horizonDays, through)
    .map((row) => ({
      forecastDate: String(row['forecast_date']) as IsoDate,
      component: String(row['component']) as ForecastComponent,
      clientId: row['client_id'] === null ? null : Number(row['client_id']),
      expectedMinor: minorUnits(Number(row['expected_minor'])),
      p10Minor: minorUnits(Number(row['low_minor'])),
      p50Minor: minorUnits(Number(row['middle_minor'])),
      p90Minor: minorUnits(Number(row['high_minor'])),
      actualMinor: minorUnits(Number(row['actual_minor'])),
    }));
}
