import { describe, expect, it } from 'vitest';
import { linkedActionGroups } from '../../../../../src-main/engine/preparation/links/link-actions.ts';
import { prepareActions } from '../../../../../src-main/engine/preparation/prepare-actions.ts';
import { alertOf, contextOf, HOSTING, inDays, item, PAPER, pathOf, SHOP } from '../build-context.ts';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';

const link = (otherKey: string) => ({ type: 'conflicts' as const, otherKey, reason: '' });

describe('groups of linked actions', () => {
  it('join what is linked through others, and leave the rest out', () => {
    const actions = [
      { actionKey: 'a', links: [link('b')] },
      { actionKey: 'b', links: [] },
      { actionKey: 'c', links: [link('b')] },
      { actionKey: 'd', links: [] },
      { actionKey: 'e', links: [link('f')] },
      { actionKey: 'f', links: [link('e')] },
    ];
    expect(linkedActionGroups(actions)).toEqual([
      ['a', 'b', 'c'],
      ['e', 'f'],
    ]);
    expect(linkedActionGroups([])).toEqual([]);
  });
});

describe('what is not linked', () => {
  it('is paying one bill and delaying another', () => {
    const actions = prepareActions(
      [
        alertOf('vendor_terms_expiring', 'this_week', { entityType: 'expense', entityId: PAPER.id, entityName: PAPER.name, items: ['b1'] }),
        alertOf('vendor_terms_expiring', 'this_week', { entityType: 'expense', entityId: HOSTING.id, entityName: HOSTING.name, items: ['b2'] }),
      ],
      contextOf({ openItems: [item('b1', -10_000, 3, { partyId: PAPER.id }), item('b2', -20_000, 4, { partyId: HOSTING.id })] }),
    );
    expect(actions.map((action) => action.actionType)).toEqual(['payment_batch', 'payment_batch']);
    expect(actions.flatMap((action) => action.links)).toEqual([]);
  });

  it('is a shortage the expected path does not have: nothing resolves it', () => {
    const actions = prepareActions(
      [alertOf('buffer_breach', 'upcoming', { cashAtStakeMinor: minorUnits(100_000), deadlineDate: inDays(10) })],
      contextOf({
        path: pathOf([
          [1, 700_000],
          [3, 600_000],
          [12, 900_000],
        ]),
        openItems: [item('b1', -200_000, 1, { partyId: PAPER.id }), item('i1', 300_000, 70, { partyId: SHOP.id })],
        creditLines: [{ id: 'l', name: 'Line', limitMinor: minorUnits(500_000), drawnMinor: minorUnits(0), annualRateBps: 800 }],
      }),
    );
    expect(actions.length).toBeGreaterThan(1);
    expect(actions.flatMap((action) => action.links)).toEqual([]);
  });
});
