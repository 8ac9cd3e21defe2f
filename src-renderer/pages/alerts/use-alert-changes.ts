import { useQueryClient } from '@tanstack/react-query';
import type { Alert } from '../../../src-shared/contract/pipeline.ts';
import { addDays, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { api, client } from '../../client.ts';
import { showError, showUndo } from '../../components/undo-toast.tsx';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { useBusiness } from '../../stores/business.ts';

type AlertChanges = {
  readonly snooze: (alert: Alert, until: IsoDate, reason: string) => Promise<void>;
  readonly dismiss: (alert: Alert, reason: string) => Promise<void>;
  readonly reopen: (alert: Alert) => Promise<void>;
};

function withReason(reason: string): { reason?: string } {
  return reason.trim() === '' ? {} : { reason: reason.trim() };
}

/** What a person can do with an alert; each change can be taken back. */
export function useAlertChanges(): AlertChanges {
  const { id: businessId } = useBusiness();
  const { today } = useFormat();
  const queryClient = useQueryClient();
  const change = async (message: string, make: () => Promise<unknown>, undo: () => Promise<unknown>): Promise<void> => {
    const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: api.alerts.key() });
    try {
      await make();
      showUndo(message, () => undo().then(refresh));
      await refresh();
    } catch (error) {
      showError(error);
    }
  };
  const open = (alertId: number): Promise<unknown> => client.alerts.reopen({ businessId, alertId });
  const restore = ({ id: alertId, status, snoozedUntil, statusReason }: Alert): Promise<unknown> => {
    const reason = withReason(statusReason ?? '');
    if (status === 'snoozed') return client.alerts.snooze({ businessId, alertId, until: snoozedUntil ?? addDays(today, 1), ...reason });
    return client.alerts.dismiss({ businessId, alertId, ...reason });
  };
  return {
    snooze: (alert, until, reason) =>
      change(
        `Snoozed until ${formatDate(until)}.`,
        () => client.alerts.snooze({ businessId, alertId: alert.id, until, ...withReason(reason) }),
        () => open(alert.id),
      ),
    dismiss: (alert, reason) =>
      change(
        'Alert dismissed.',
        () => client.alerts.dismiss({ businessId, alertId: alert.id, ...withReason(reason) }),
        () => open(alert.id),
      ),
    reopen: (alert) =>
      change(
        'Alert reopened.',
        () => open(alert.id),
        () => restore(alert),
      ),
  };
}
