import { EXECUTION_CHANNEL_LABELS, ACTION_STATUS_LABELS, type ActionStatus } from '../../../../src-shared/domain/vocabulary/actions.ts';
import { AppError } from '../../../../src-shared/result/app-error.ts';
import { assert, unreachable } from '../../../../src-shared/result/assert.ts';
import { err, ok, type Result } from '../../../../src-shared/result/result.ts';
import type { ActionEvent, ActionState } from './action-state.ts';

/** The statuses in which an event may happen. `executing` is the only one in which a rail may already have acted. */
const MAY_HAPPEN_IN: Readonly<Record<ActionEvent['kind'], readonly ActionStatus[]>> = {
  approve: ['pending', 'snoozed', 'skipped'],
  skip: ['pending', 'snoozed', 'failed'],
  snooze: ['pending', 'snoozed'],
  wake: ['snoozed'],
  undo: ['snoozed', 'skipped', 'approved', 'executed', 'failed'],
  start: ['approved', 'failed'],
  succeed: ['executing'],
  fail: ['executing'],
  verify: ['executed'],
  record: ['verified'],
};

function refusal(sentence: string): Result<ActionState> {
  return err(new AppError('CONFLICT', sentence));
}

function approve(state: ActionState, event: ActionEvent & { kind: 'approve' }): ActionState {
  const { channel, edits, optionId } = event;
  return { ...state, status: 'approved', optionId, edits, channel, snoozedUntil: null, skipReason: null, approvalNumber: state.approvalNumber + 1 };
}

/** Back to waiting for a decision. The counters stay, so that a new approval is executed under a new key. */
function withdrawn(state: ActionState): ActionState {
  return {
    ...state,
    status: 'pending',
    optionId: null,
    edits: [],
    channel: null,
    snoozedUntil: null,
    skipReason: null,
    failureReason: null,
    attemptNumber: 0,
    executionReference: null,
  };
}

function undo(state: ActionState): Result<ActionState> {
  if (state.channel === 'rail' && (state.status === 'executed' || state.status === 'failed'))
    return refusal('This was carried out through a connection and cannot be undone here; reverse it where it was executed.');
  return ok(withdrawn(state));
}

function snooze(state: ActionState, { until, asOf }: ActionEvent & { kind: 'snooze' }): Result<ActionState> {
  if (until <= asOf) return refusal(`Snooze until a day after ${asOf}.`);
  return ok({ ...state, status: 'snoozed', snoozedUntil: until });
}

function wake(state: ActionState, { asOf }: ActionEvent & { kind: 'wake' }): Result<ActionState> {
  if (state.snoozedUntil !== null && state.snoozedUntil > asOf) return refusal(`This is snoozed until ${state.snoozedUntil}.`);
  return ok({ ...state, status: 'pending', snoozedUntil: null });
}

function skip(state: ActionState, reason: string): Result<ActionState> {
  if (reason.trim() === '') return refusal('Say why this is skipped; the reason is kept with it.');
  return ok({ ...state, status: 'skipped', skipReason: reason.trim(), snoozedUntil: null });
}

function apply(state: ActionState, event: ActionEvent): Result<ActionState> {
  switch (event.kind) {
    case 'approve':
      return ok(approve(state, event));
    case 'skip':
      return skip(state, event.reason);
    case 'snooze':
      return snooze(state, event);
    case 'wake':
      return wake(state, event);
    case 'undo':
      return undo(state);
    case 'start':
      return ok({ ...state, status: 'executing', attemptNumber: state.attemptNumber + 1, failureReason: null });
    case 'succeed':
      return ok({ ...state, status: 'executed', executionReference: event.reference });
    case 'fail':
      return ok({ ...state, status: 'failed', failureReason: event.reason });
    case 'verify':
      return ok({ ...state, status: 'verified', verificationReference: event.reference });
    case 'record':
      return ok({ ...state, status: 'recorded', recordReference: event.reference });
    default:
      return unreachable(event);
  }
}

/** What an event says besides its key, in one text whatever the order of its fields. */
function contentOf(event: ActionEvent): string {
  const said = Object.entries(event).filter(([name]) => name !== 'key');
  return JSON.stringify(said.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * What an event makes of an action on its way Approve → Execute → Verify → Record. An event whose key was applied before changes nothing (the same
 * state comes back), the same key with other content and an event that cannot happen now are refused with `CONFLICT`. Undo leads back to the
 * decision from whatever has not left the application; what a rail has executed, and what is verified or recorded, stays.
 */
export function transition(state: ActionState, event: ActionEvent): Result<ActionState> {
  assert(event.key !== '', 'an idempotency key');
  const content = contentOf(event);
  const applied = state.applied.find((step) => step.key === event.key);
  if (applied !== undefined)
    return applied.content === content ? ok(state) : refusal('This request repeats the key of another one; nothing was changed.');
  if (!MAY_HAPPEN_IN[event.kind].includes(state.status)) {
    const through = state.channel === null ? '' : ` (${EXECUTION_CHANNEL_LABELS[state.channel].toLowerCase()})`;
    return refusal(`This is not possible now: the action is “${ACTION_STATUS_LABELS[state.status].toLowerCase()}”${through}.`);
  }
  const moved = apply(state, event);
  return moved.ok ? ok({ ...moved.value, applied: [...state.applied, { key: event.key, content }] }) : moved;
}

/**
 * The idempotency key under which an approved action is handed to the outside: the same for every attempt of one approval, so that a rail that
 * has acted before the line broke does not act twice, and another one for a new approval. Null while nothing is approved.
 */
export function executionKey({ actionId, optionId, approvalNumber }: ActionState): string | null {
  return optionId === null ? null : `${actionId}/${optionId}/${approvalNumber}`;
}
