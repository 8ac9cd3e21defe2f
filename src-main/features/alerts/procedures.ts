import type { Alert } from '../../../src-shared/contract/pipeline.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { ReadHandle } from '../../database/database.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { change, record } from '../scope/record.ts';
import { type BusinessScope, inBusiness, publishChange } from '../scope/services.ts';
import { type AlertStatusChange, findAlert, listAlerts, setAlertStatus } from './store.ts';

function known(read: ReadHandle, scope: BusinessScope, alertId: number): Alert {
  const alert = findAlert(read, scope.business.id, alertId);
  if (alert === undefined) throw new AppError('NOT_FOUND', 'There is no such alert in this business. Nothing was changed.');
  return alert;
}

async function changeStatus(scope: BusinessScope, alertId: number, action: string, next: (alert: Alert) => AlertStatusChange): Promise<Alert> {
  refuseReplay(scope);
  const changed = await change(scope, (tx) => {
    const before = known(tx, scope, alertId);
    const to = next(before);
    setAlertStatus(tx, alertId, to, scope.services.clock.nowInstant());
    record(tx, scope, {
      action,
      entityType: 'detection_alert',
      entityId: String(alertId),
      reason: to.reason,
      fromStage: before.status,
      toStage: to.status,
      before: { status: before.status, snoozedUntil: before.snoozedUntil },
      after: { status: to.status, snoozedUntil: to.snoozedUntil },
    });
    return must(findAlert(tx, scope.business.id, alertId), 'the alert just changed');
  });
  publishChange(scope, 'alerts', 'audit');
  return changed;
}

const quieted = (alert: Alert) => ({ severity: alert.severity, cashAtStakeMinor: alert.cashAtStakeMinor });

export const alertProcedures = {
  list: os.alerts.list.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return listAlerts(scope.services.database.read, scope.business.id, { status: input.status, asOf: scope.asOf });
  }),
  get: os.alerts.get.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return known(scope.services.database.read, scope, input.alertId);
  }),
  dismiss: os.alerts.dismiss.handler(({ context, input }) =>
    changeStatus(inBusiness(context.scope), input.alertId, 'dismiss', (alert) => ({
      status: 'dismissed',
      reason: input.reason ?? null,
      snoozedUntil: null,
      quietedAt: quieted(alert),
    })),
  ),
  snooze: os.alerts.snooze.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    if (input.until <= scope.today) throw new AppError('INVALID_INPUT', 'Snooze until a day after today.');
    return changeStatus(scope, input.alertId, 'snooze', (alert) => ({
      status: 'snoozed',
      reason: input.reason ?? null,
      snoozedUntil: input.until,
      quietedAt: quieted(alert),
    }));
  }),
  reopen: os.alerts.reopen.handler(({ context, input }) =>
    changeStatus(inBusiness(context.scope), input.alertId, 'reopen', () => ({
      status: 'active',
      reason: input.reason ?? null,
      snoozedUntil: null,
      quietedAt: null,
    })),
  ),
};
