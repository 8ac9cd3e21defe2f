import { must } from '../../../src-shared/result/assert.ts';
import { change, record } from '../scope/record.ts';
import type { BusinessScope } from '../scope/services.ts';
import { getForecast } from './get-forecast.ts';
import { insertSnapshot, listSnapshots, type SnapshotReason, type SnapshotRow } from './store.ts';

/** A quarter ahead: what the owner is shown, and what the accuracy log will be measured against. */
const SNAPSHOT_HORIZON_DAYS = 91;

/** Freezes the forecast of the scope's day, with its audit entry. */
export async function keepSnapshot(scope: BusinessScope, reason: SnapshotReason): Promise<SnapshotRow> {
  const { view, lines, parts } = await getForecast(scope, { horizonDays: SNAPSHOT_HORIZON_DAYS, actualDays: 0, withParts: true });
  return change(scope, (tx) => {
    const id = insertSnapshot(tx, { view, lines, parts }, { reason, nowInstant: scope.services.clock.nowInstant(), userId: scope.userId });
    record(tx, scope, {
      action: 'create',
      entityType: 'forecast_snapshot',
      entityId: String(id),
      details: { forecastDate: view.asOf, modelVersion: view.modelVersion, reason },
    });
    return must(
      listSnapshots(tx, scope.business.id, 1).find((row) => row.id === id),
      'the snapshot just written',
    );
  });
}
