import type { IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import type { ActionStatus, ExecutionChannel } from '../../../../src-shared/domain/vocabulary/actions.ts';

/** A step that was taken, by its idempotency key, with what it said: the same key with other words is a mistake, not a repetition. */
export type AppliedStep = { readonly key: string; readonly content: string };

/** What the person changed in the proposal before approving it: another date, another amount, another wording. */
export type ActionEdit = { readonly field: string; readonly value: string };

/** Where one prepared action stands. */
export type ActionState = {
  readonly actionId: string;
  readonly status: ActionStatus;
  /** The option chosen when it was approved. */
  readonly optionId: string | null;
  readonly edits: readonly ActionEdit[];
  readonly channel: ExecutionChannel | null;
  /** First day on which a snoozed action shows again. */
  readonly snoozedUntil: IsoDate | null;
  readonly skipReason: string | null;
  readonly failureReason: string | null;
  /** Counts approvals: a decision taken again after an undo is executed under another key. */
  readonly approvalNumber: number;
  /** Counts executions of one approval; a retry after a failure keeps the execution key. */
  readonly attemptNumber: number;
  /** What proves the execution: a file's digest, a rail's id, a bank line. */
  readonly executionReference: string | null;
  readonly verificationReference: string | null;
  readonly recordReference: string | null;
  readonly applied: readonly AppliedStep[];
};

/** What can happen to an action. Every event carries the key under which it is applied at most once. */
export type ActionEvent = { readonly key: string } & (
  | { readonly kind: 'approve'; readonly optionId: string; readonly channel: ExecutionChannel; readonly edits: readonly ActionEdit[] }
  | { readonly kind: 'skip'; readonly reason: string }
  | { readonly kind: 'snooze'; readonly until: IsoDate; readonly asOf: IsoDate }
  | { readonly kind: 'wake'; readonly asOf: IsoDate }
  | { readonly kind: 'undo' }
  | { readonly kind: 'start' }
  | { readonly kind: 'succeed'; readonly reference: string }
  | { readonly kind: 'fail'; readonly reason: string }
  | { readonly kind: 'verify'; readonly reference: string }
  | { readonly kind: 'record'; readonly reference: string }
);

/** A fresh action that waits for a decision. */
export function pendingAction(actionId: string): ActionState {
  return {
    actionId,
    status: 'pending',
    optionId: null,
    edits: [],
    channel: null,
    snoozedUntil: null,
    skipReason: null,
    failureReason: null,
    approvalNumber: 0,
    attemptNumber: 0,
    executionReference: null,
    verificationReference: null,
    recordReference: null,
    applied: [],
  };
}
