import { describe, expect, it } from 'vitest';
import { queueAction } from '../../../../../src-renderer/pages/actions/action-keys.ts';
import { conflictsWithin } from '../../../../../src-renderer/pages/actions/batch-conflicts.ts';
import { editsOf } from '../../../../../src-renderer/pages/actions/draft.ts';
import { awaited, canBeUndone, stagesOf } from '../../../../../src-renderer/pages/actions/stages.ts';

const press = (key: string, more: { ctrlKey?: boolean } = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

describe('keys of the queue', () => {
  it('move by letters and arrows and stay inside', () => {
    expect(queueAction(press('j'), { activeRow: 0, total: 3 })).toEqual({ kind: 'move', row: 1 });
    expect(queueAction(press('ArrowDown'), { activeRow: 2, total: 3 })).toEqual({ kind: 'move', row: 2 });
    expect(queueAction(press('k'), { activeRow: 0, total: 3 })).toEqual({ kind: 'move', row: 0 });
    expect(queueAction(press('End'), { activeRow: 0, total: 3 })).toEqual({ kind: 'move', row: 2 });
  });

  it('decide by one letter, and leave alone what belongs to the browser or an empty queue', () => {
    const at = { activeRow: 0, total: 3 };
    expect(['Enter', 'a', 's', 'z', 'x', ' '].map((key) => queueAction(press(key), at)?.kind)).toEqual([
      'open',
      'approve',
      'skip',
      'snooze',
      'select',
      'select',
    ]);
    expect(queueAction(press('a', { ctrlKey: true }), at)).toBeNull();
    expect(queueAction(press('q'), at)).toBeNull();
    expect(queueAction(press('a'), { activeRow: 0, total: 0 })).toBeNull();
  });
});

describe('a batch', () => {
  const link = (otherId: number, type: 'conflicts' | 'sequence') =>
    ({ type, otherId, otherTitle: `Action ${otherId}`, otherStatus: 'pending', reason: '' }) as const;

  it('names what rules out another one of it, and nothing else', () => {
    const found = conflictsWithin([
      { id: 1, links: [link(2, 'conflicts')] },
      { id: 2, links: [link(1, 'conflicts')] },
      { id: 3, links: [link(4, 'conflicts'), link(1, 'sequence')] },
    ]);
    expect([...found]).toEqual([
      [1, 'Action 2'],
      [2, 'Action 1'],
    ]);
  });
});

describe('a draft', () => {
  it('gives only what was changed, and nothing for an empty note or date', () => {
    expect(editsOf({ 'messages.0.subject': 'Hello', 'messages.0.body': null, note: '  ', executionDate: '' })).toEqual([
      { field: 'messages.0.subject', value: 'Hello' },
    ]);
  });

  it('keeps an emptied subject, since that is a change', () => {
    expect(editsOf({ 'messages.0.subject': '' })).toEqual([{ field: 'messages.0.subject', value: '' }]);
  });
});

describe('the way of an approved action', () => {
  it('is done, next and later in its order', () => {
    const states = (status: Parameters<typeof stagesOf>[0]): string[] => stagesOf(status).map(({ state }) => state);
    expect(states('approved')).toEqual(['done', 'now', 'ahead', 'ahead']);
    expect(states('executed')).toEqual(['done', 'done', 'now', 'ahead']);
    expect(states('failed')).toEqual(['done', 'failed', 'ahead', 'ahead']);
    expect(states('recorded')).toEqual(['done', 'done', 'done', 'done']);
    expect(states('skipped')).toEqual([]);
  });

  it('leads back as long as nothing is proven', () => {
    expect((['snoozed', 'skipped', 'approved', 'executed', 'failed'] as const).every(canBeUndone)).toBe(true);
    expect((['pending', 'verified', 'recorded', 'withdrawn'] as const).some(canBeUndone)).toBe(false);
    expect(awaited('executed')).toBe('The next bank data shows whether it worked.');
    expect(awaited('recorded')).toBeNull();
  });
});
