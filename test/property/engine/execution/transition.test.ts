import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { EXECUTION_CHANNELS } from '../../../../src-shared/domain/vocabulary/actions.ts';
import { pendingAction, type ActionEvent, type ActionState } from '../../../../src-main/engine/execution/decision/action-state.ts';
import { executionKey, transition } from '../../../../src-main/engine/execution/decision/transition.ts';

const asOf = isoDate('2026-03-02');
const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l');
const reference = fc.constantFrom('r1', 'r2');
const kindOf = <K extends ActionEvent['kind']>(kind: K): fc.Arbitrary<K> => fc.constant(kind);

const event: fc.Arbitrary<ActionEvent> = fc.oneof(
  fc.record({
    key,
    kind: kindOf('approve'),
    optionId: fc.constantFrom('o1', 'o2'),
    channel: fc.constantFrom(...EXECUTION_CHANNELS),
    edits: fc.constant([]),
  }),
  fc.record({ key, kind: kindOf('skip'), reason: fc.constantFrom('', 'no') }),
  fc.record({ key, kind: kindOf('snooze'), until: fc.constantFrom(asOf, isoDate('2026-03-09')), asOf: fc.constant(asOf) }),
  fc.record({ key, kind: kindOf('wake'), asOf: fc.constantFrom(asOf, isoDate('2026-03-09')) }),
  fc.record({ key, kind: kindOf('undo') }),
  fc.record({ key, kind: kindOf('start') }),
  fc.record({ key, kind: kindOf('succeed'), reference }),
  fc.record({ key, kind: kindOf('fail'), reason: fc.constant('line broke') }),
  fc.record({ key, kind: kindOf('verify'), reference }),
  fc.record({ key, kind: kindOf('record'), reference }),
);

/** States one after the other; what is refused changes nothing. */
function play(events: readonly ActionEvent[]): ActionState[] {
  const states = [pendingAction('a1')];
  for (const one of events) {
    const before = states.at(-1) ?? pendingAction('a1');
    const moved = transition(before, one);
    states.push(moved.ok ? moved.value : before);
  }
  return states;
}

describe('any sequence of events', () => {
  it('applies each key at most once, and delivering all of them again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 25 }), (events) => {
        const state = play(events).at(-1) ?? pendingAction('a1');
        expect(new Set(state.applied.map((step) => step.key)).size).toBe(state.applied.length);
        const applied = new Set(state.applied.map((step) => step.key));
        const again = events.filter((one) => applied.has(one.key)).map((one) => transition(state, one));
        expect(again.filter((moved) => moved.ok && moved.value !== state)).toEqual([]);
      }),
    );
  });

  it('records only what was approved, executed and verified, and never executes under one key for two approvals', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const states = play(events);
        const recorded = states.filter((state) => state.status === 'recorded');
        expect(
          recorded.filter((state) => state.optionId === null || state.executionReference === null || state.verificationReference === null),
        ).toEqual([]);
        const executing = states.filter((state) => state.status === 'executing');
        const keys = new Set(executing.map((state) => executionKey(state)));
        expect(keys.has(null)).toBe(false);
        expect(keys.size).toBe(new Set(executing.map((state) => state.approvalNumber)).size);
      }),
    );
  });
});
