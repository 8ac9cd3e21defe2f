import { z } from 'zod';
import { type Adjustment, adjustmentSchema, type ScenarioView } from '../../../src-shared/contract/scenarios.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';

const adjustmentsSchema = z.array(adjustmentSchema);

function selectScenarios(read: ReadHandle, businessId: number) {
  return read.build
    .selectFrom('forecast_scenarios as s')
    .leftJoin('forecast_snapshots as f', (join) => join.onRef('f.business_id', '=', 's.business_id').onRef('f.id', '=', 's.base_forecast_id'))
    .selectAll('s')
    .select('f.forecast_date')
    .where('s.business_id', '=', businessId);
}

type Row = ReturnType<ReturnType<typeof selectScenarios>['execute']> extends Promise<(infer R)[]> ? R : never;

function toScenario(row: Row): ScenarioView {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    adjustments: adjustmentsSchema.parse(JSON.parse(row.adjustments)),
    isEnabled: row.is_enabled === 1,
    baseForecastId: row.base_forecast_id,
    baseForecastDate: row.forecast_date as IsoDate | null,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export function listScenarios(read: ReadHandle, businessId: number): ScenarioView[] {
  return read.all(selectScenarios(read, businessId).orderBy('s.name')).map(toScenario);
}

export function findScenario(read: ReadHandle, businessId: number, scenarioId: number): ScenarioView | undefined {
  const row = read.first(selectScenarios(read, businessId).where('s.id', '=', scenarioId));
  return row === undefined ? undefined : toScenario(row);
}

export type ScenarioFields = Pick<ScenarioView, 'name' | 'description' | 'isEnabled'> & { readonly adjustments: readonly Adjustment[] };
type Written = { readonly nowInstant: string; readonly userId: number | null };

/** The newest kept forecast: what a scenario that is made now is based on. */
function newestSnapshot(read: ReadHandle, businessId: number): number | null {
  const row = read.statement('SELECT max(id) AS id FROM forecast_snapshots WHERE business_id = ?').get(businessId);
  return row === undefined || row['id'] === null ? null : Number(row['id']);
}

export function insertScenario(tx: WriteHandle, businessId: number, fields: ScenarioFields, { nowInstant, userId }: Written): number {
  return tx.run(
    tx.build.insertInto('forecast_scenarios').values({
      business_id: businessId,
      name: fields.name,
      description: fields.description,
      adjustments: JSON.stringify(fields.adjustments),
      base_forecast_id: newestSnapshot(tx, businessId),
      is_enabled: fields.isEnabled ? 1 : 0,
      created_by: userId,
      created_at: nowInstant,
      updated_at: nowInstant,
    }),
  ).lastInsertId;
}

export function updateScenario(
  tx: WriteHandle,
  businessId: number,
  scenarioId: number,
  change: { fields: ScenarioFields; nowInstant: string },
): void {
  const { fields, nowInstant } = change;
  tx.run(
    tx.build
      .updateTable('forecast_scenarios')
      .set({
        name: fields.name,
        description: fields.description,
        adjustments: JSON.stringify(fields.adjustments),
        is_enabled: fields.isEnabled ? 1 : 0,
        updated_at: nowInstant,
      })
      .where('business_id', '=', businessId)
      .where('id', '=', scenarioId),
  );
}

export function deleteScenario(tx: WriteHandle, businessId: number, scenarioId: number): void {
  tx.run(tx.build.deleteFrom('forecast_scenarios').where('business_id', '=', businessId).where('id', '=', scenarioId));
}
