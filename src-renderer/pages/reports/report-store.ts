import { create } from 'zustand';
import { client, isCancelled } from '../../client.ts';
import { announce } from '../../components/live-region.tsx';
import { runTask, useTasks } from '../../stores/tasks.ts';
import type { Period } from './periods.ts';

type AuditReport = Awaited<ReturnType<typeof client.reports.audit>>;

/** A report made in this window; kept while the window lives, because making one takes a moment. */
export type MadeReport = {
  readonly id: string;
  readonly businessId: number;
  readonly period: Period;
  readonly madeAt: string;
  readonly report: AuditReport;
};

type Reports = {
  readonly made: readonly MadeReport[];
  readonly runningTaskId: string | null;
  readonly error: unknown;
};

/** Outside the page, so that one can walk to other pages while a report is made. */
export const useReports = create<Reports>(() => ({ made: [], runningTaskId: null, error: null }));

export async function makeAuditReport(businessId: number, period: Period): Promise<void> {
  useReports.setState({ error: null });
  try {
    const report = await runTask('Making the audit report', ({ taskId, signal }) => {
      useReports.setState({ runningTaskId: taskId });
      return client.reports.audit({ businessId, taskId, ...period }, { signal });
    });
    const made = { id: crypto.randomUUID(), businessId, period, madeAt: new Date().toISOString(), report };
    useReports.setState((state) => ({ made: [made, ...state.made], runningTaskId: null }));
    announce(`The report is ready: ${report.pageCount} pages.`);
  } catch (error) {
    useReports.setState({ runningTaskId: null, error: isCancelled(error) ? null : error });
  }
}

export function cancelReport(): void {
  const { runningTaskId } = useReports.getState();
  useTasks
    .getState()
    .tasks.find((task) => task.id === runningTaskId)
    ?.cancel?.();
}
