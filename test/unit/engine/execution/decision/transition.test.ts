import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import type { ExecutionChannel } from '../../../../../src-shared/domain/vocabulary/actions.ts';
import { pendingAction, type ActionEvent, type ActionState } from '../../../../../src-main/engine/execution/decision/action-state.ts';
import { executionKey, transition } from '../../../../../src-main/engine/execution/decision/transition.ts';

type Step = ActionEvent extends infer E ? (E extends ActionEvent ? Omit<E, 'key'> : never) : never;

/** Walks through steps, each under a key of its own; a refusal is a failure. */
function walk(steps: readonly Step[], start = pendingAction('a1')): ActionState {
  let state = start;
  for (const step of steps) {
    const moved = transition(state, { ...step, key: `k${state.applied.length}` });
    if (!moved.ok) throw moved.error;
    state = moved.value;
  }
  return state;
}

const refused = (state: ActionState, step: Step): string => {
  const moved = transition(state, { ...step, key: 'another' });
  return moved.ok ? '' : `${moved.error.code}: ${moved.error.message}`;
};

const approve = (channel: ExecutionChannel = 'payment_file'): Step => ({
  kind: 'approve',
  optionId: 'o1',
  channel,
  edits: [{ field: 'executionDate', value: '2026-03-05' }],
});
const start: Step = { kind: 'start' };
const succeed: Step = { kind: 'succeed', reference: 'file-1' };
const verify: Step = { kind: 'verify', reference: 'line-1' };
const record: Step = { kind: 'record', reference: 'entry-1' };
const undo: Step = { kind: 'undo' };

describe('the way of an action', () => {
  it('leads from approval over execution and verification to the record', () => {
    expect(walk([approve(), start, succeed, verify, record])).toMatchObject({
      status: 'recorded',
      optionId: 'o1',
      edits: [{ field: 'executionDate', value: '2026-03-05' }],
      executionReference: 'file-1',
      verificationReference: 'line-1',
      recordReference: 'entry-1',
    });
  });

  it('allows no short cut and no way back from the record', () => {
    expect(refused(walk([]), start)).toBe('CONFLICT: This is not possible now: the action is “waiting for a decision”.');
    expect(refused(walk([approve()]), succeed)).toBe('CONFLICT: This is not possible now: the action is “approved” (payment file).');
    expect(refused(walk([approve(), start, succeed]), record)).toContain('CONFLICT');
    for (const step of [approve(), undo, start, { kind: 'skip', reason: 'no' } as const]) {
      expect(refused(walk([approve(), start, succeed, verify, record]), step)).toContain('“recorded”');
      expect(refused(walk([approve(), start]), step)).toContain('“being executed”');
    }
  });

  it('skips with a reason, snoozes until a later day and wakes on it', () => {
    expect(walk([{ kind: 'skip', reason: ' not now ' }])).toMatchObject({ status: 'skipped', skipReason: 'not now' });
    expect(refused(walk([]), { kind: 'skip', reason: ' ' })).toContain('Say why');
    const asOf = isoDate('2026-03-02');
    const until = isoDate('2026-03-05');
    const snoozed = walk([{ kind: 'snooze', until, asOf }]);
    expect(snoozed).toMatchObject({ status: 'snoozed', snoozedUntil: until });
    expect(refused(walk([]), { kind: 'snooze', until: asOf, asOf })).toContain('after 2026-03-02');
    expect(refused(snoozed, { kind: 'wake', asOf })).toContain('until 2026-03-05');
    expect(walk([{ kind: 'wake', asOf: until }], snoozed).status).toBe('pending');
  });
});

describe('undo', () => {
  it('leads back to the decision from whatever has not left the application', () => {
    for (const steps of [
      [approve()],
      [{ kind: 'skip', reason: 'no' } as const],
      [approve(), start, succeed],
      [approve(), start, { kind: 'fail', reason: 'disk' } as const],
    ])
      expect(walk([...steps, undo])).toMatchObject({ status: 'pending', optionId: null, edits: [], channel: null, executionReference: null });
  });

  it('is refused after a rail has acted', () => {
    expect(refused(walk([approve('rail'), start, succeed]), undo)).toContain('cannot be undone here');
    expect(walk([approve('rail'), undo]).status).toBe('pending');
  });
});

describe('idempotency', () => {
  it('applies an event once', () => {
    const event: ActionEvent = { key: 'once', kind: 'approve', optionId: 'o1', channel: 'rail', edits: [] };
    const first = transition(pendingAction('a1'), event);
    if (!first.ok) throw first.error;
    expect(transition(first.value, event)).toEqual(first);
    const later = walk([start, succeed], first.value);
    expect(transition(later, { kind: 'approve', edits: [], channel: 'rail', optionId: 'o1', key: 'once' })).toEqual({ ok: true, value: later });
    const other = transition(later, { ...event, optionId: 'o2' });
    expect(other).toMatchObject({ ok: false, error: { code: 'CONFLICT' } });
  });

  it('keeps the execution key through attempts and changes it with a new approval', () => {
    expect(executionKey(pendingAction('a1'))).toBeNull();
    const first = walk([approve('rail'), start]);
    const again = walk([{ kind: 'fail', reason: 'line broke' }, start], first);
    expect([executionKey(first), executionKey(again), again.attemptNumber]).toEqual(['a1/o1/1', 'a1/o1/1', 2]);
    expect(executionKey(walk([approve(), undo, approve()]))).toBe('a1/o1/2');
  });
});
