import { describe, expect, it } from 'vitest';
import {
  type DueFilter,
  filterFromQuery,
  listInputOf,
  owedOf,
  queryFromFilter,
  reachWords,
} from '../../../../../src-renderer/pages/due-items/due-filter.ts';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';
import { dueItem } from '../../components/due/due-item.ts';

const today = isoDate('2026-03-05');
const plain: DueFilter = { text: '', state: 'open', direction: null, party: null, reach: '30', from: null, to: null, isOwed: false };

describe('the filter in the address', () => {
  it('says nothing for the list as it opens', () => {
    expect(queryFromFilter(plain)).toBe('');
    expect(filterFromQuery('')).toEqual(plain);
  });

  it('comes back as it was written', () => {
    const filter: DueFilter = {
      text: 'INV 7',
      state: 'settled',
      direction: 'out',
      party: { kind: 'vendor', id: 12 },
      reach: 'any',
      from: isoDate('2026-01-01'),
      to: isoDate('2026-01-31'),
      isOwed: true,
    };
    expect(filterFromQuery(queryFromFilter(filter))).toEqual(filter);
  });

  it('leaves out what makes no sense', () => {
    expect(filterFromQuery('state=late&direction=up&party=nobody:1&reach=7&from=2026-02-30&to=soon')).toEqual(plain);
  });
});

describe('what is asked for', () => {
  it('looks ahead for open items, back for settled ones, and anywhere for overdue ones', () => {
    expect(listInputOf(plain, today)).toEqual({ state: 'open', to: '2026-04-04' });
    expect(listInputOf({ ...plain, state: 'settled', reach: '90' }, today)).toEqual({ state: 'settled', from: '2025-12-05' });
    expect(listInputOf({ ...plain, state: 'overdue' }, today)).toEqual({ state: 'overdue' });
    expect(listInputOf({ ...plain, state: 'all' }, today)).toEqual({ state: 'all', from: '2026-02-03', to: '2026-04-04' });
    expect(listInputOf({ ...plain, reach: 'any' }, today)).toEqual({ state: 'open' });
  });

  it('takes exact due dates before any reach, and names the party by its kind', () => {
    const filter: DueFilter = { ...plain, from: isoDate('2026-03-09'), party: { kind: 'customer', id: 3 }, text: '  x ' };
    expect(listInputOf(filter, today)).toEqual({ state: 'open', from: '2026-03-09', clientId: 3, text: 'x' });
  });
});

it('keeps of an answer what is owed by now, with totals of its own', () => {
  const rows = [
    dueItem({ id: 1, nominalDate: '2026-03-05', openMinor: 100_00 }),
    dueItem({ id: 2, nominalDate: '2026-03-06', openMinor: 900_00 }),
    dueItem({ id: 3, nominalDate: '2026-01-01', openMinor: -40_00 }),
  ];
  const owed = owedOf({ rows, total: 3, openInMinor: minorUnits(1000_00), openOutMinor: minorUnits(-40_00), rateMissingCount: 0 }, today);
  expect(owed).toMatchObject({ total: 2, openInMinor: 100_00, openOutMinor: -40_00 });
});

it('says how far a list reaches in the words of its state', () => {
  expect([reachWords('30', 'open'), reachWords('365', 'settled'), reachWords('90', 'all'), reachWords('any', 'open')]).toEqual([
    'Next 30 days',
    'Last year',
    '90 days around today',
    'Any time',
  ]);
});
