import type { RunControl } from '../engine/common/run-control.ts';
import type { Database } from '../database/database.ts';
import type { Clock } from '../platform/clock.ts';

/** What a job may use: the worker's own connection, the clock, the audit key, and the control that reports and cancels. */
export type JobContext = {
  readonly database: Database;
  readonly clock: Clock;
  readonly auditKey: Uint8Array;
  readonly anchorFile: string;
  readonly control: RunControl;
};
