import { describe, expect, it } from 'vitest';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';
import { listAction } from '../../../../../src-renderer/components/party/list-keys.ts';
import { type PartyColumn, spreadsheetText } from '../../../../../src-renderer/components/party/party-columns.ts';
import { filterFromQuery, filterParties, queryFromFilter, sortParties } from '../../../../../src-renderer/components/party/party-filter.ts';
import { customer } from './parties.ts';

const ALPHA = customer({ id: 1, name: 'Alpha', email: 'office@north.example', riskLevel: 'low' });
const BETA = customer({ id: 2, name: 'Beta', status: 'paused', overdueCount: 1, overdueMinor: minorUnits(500), openMinor: minorUnits(500) });
const GAMMA = customer({ id: 3, name: 'Gamma', status: 'archived', openMinor: minorUnits(900) });
const ALL = [GAMMA, ALPHA, BETA];

const shown = (search: string): string[] => filterParties(ALL, filterFromQuery(search)).map(({ name }) => name);

describe('the filter of the list', () => {
  it.each([
    ['', ['Alpha', 'Beta']],
    ['show=overdue', ['Beta']],
    ['show=archived', ['Gamma']],
    ['show=all', ['Gamma', 'Alpha', 'Beta']],
    ['show=nonsense', ['Alpha', 'Beta']],
    ['text=NORTH+alp', ['Alpha']],
    ['text=north+beta', []],
  ])('%s', (search, names) => {
    expect(shown(search)).toEqual(names);
  });

  it('comes back from its own address', () => {
    for (const search of ['', 'text=a+b&show=paused&sort=-open', 'sort=name']) expect(queryFromFilter(filterFromQuery(search))).toBe(search);
  });

  it('orders by a value, then by what is open, and puts the unknown last either way', () => {
    const byRisk = (isDescending: boolean): string[] =>
      sortParties(ALL, ({ riskLevel }) => (riskLevel === null ? null : 1), { isDescending, locale: 'en' }).map(({ name }) => name);
    expect(byRisk(true)[0]).toBe('Alpha');
    expect(byRisk(false)[0]).toBe('Alpha');
    expect(sortParties(ALL, () => 0, { isDescending: true, locale: 'en' }).map(({ name }) => name)).toEqual(['Gamma', 'Beta', 'Alpha']);
  });
});

describe('keys of the list', () => {
  const press = (key: string, held: Partial<Record<'shiftKey' | 'ctrlKey' | 'altKey', boolean>> = {}) =>
    listAction({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held }, { activeRow: 1, total: 3, rowsPerPage: 10 });
  it('moves within the list and extends with Shift', () => {
    expect(press('ArrowDown')).toEqual({ kind: 'move', row: 2, extend: false });
    expect(press('PageDown')).toEqual({ kind: 'move', row: 2, extend: false });
    expect(press('ArrowUp', { shiftKey: true })).toEqual({ kind: 'move', row: 0, extend: true });
  });
  it('leaves to the browser what is its own', () => {
    expect([press('Tab'), press('c', { ctrlKey: true }), press('ArrowDown', { altKey: true })]).toEqual([null, null, null]);
    expect(press('a', { ctrlKey: true })).toEqual({ kind: 'selectAll' });
    expect(press('p')).toEqual({ kind: 'pause' });
  });
});

describe('the list in a spreadsheet', () => {
  const column = (label: string, text: (name: string) => string): PartyColumn<typeof ALPHA> => ({
    key: label,
    label,
    px: 1,
    isNumber: false,
    cell: () => null,
    value: () => null,
    text: ({ name }) => text(name),
  });
  it('keeps amounts, and lets no name become a formula', () => {
    const columns = [column('Name', (name) => `=${name}()`), column('Owed', () => '-12,50'), column('Next', () => '-x')];
    expect(spreadsheetText([ALPHA], columns)).toBe("Name\tOwed\tNext\n'=Alpha()\t-12,50\t'-x");
  });
});
