import { expect, it } from 'vitest';
import { sortItems, spreadsheetText } from '../../../../../src-renderer/pages/due-items/due-columns.ts';
import { dueAction } from '../../../../../src-renderer/pages/due-items/due-keys.ts';
import { dueItem } from '../../components/due/due-item.ts';

const items = [
  dueItem({ id: 1, dueDate: '2026-03-09', openMinor: 5_00, counterpartyName: 'Beta' }),
  dueItem({ id: 2, dueDate: '2026-03-01', openMinor: 7_00, counterpartyName: 'Alpha' }),
  dueItem({ id: 3, dueDate: '2026-03-05', openMinor: 7_00, counterpartyName: 'Alpha' }),
];
const order = (key: 'due' | 'party' | 'open', isDescending: boolean): number[] =>
  sortItems(items, { key, isDescending }, 'en-IE').map(({ id }) => id);

it('sorts by a column, equal ones by due date', () => {
  expect(order('due', false)).toEqual([2, 3, 1]);
  expect(order('party', false)).toEqual([2, 3, 1]);
  expect(order('open', true)).toEqual([2, 3, 1]);
});

it('copies rows that a spreadsheet reads, with the decimal mark of the business', () => {
  const [head, row] = spreadsheetText([dueItem({ dueDate: '2026-03-09', amountMinor: -1234_50, counterpartyName: 'A\tB' })], ',').split('\n');
  expect(head).toBe('Due\tWho\tWhat\tHow it stands\tAmount\tOpen\tCurrency');
  expect(row).toBe('2026-03-09\tA B\tRent\tPlanned\t-1234,50\t-1234,50\tEUR');
});

it('gives keys their meaning and leaves the browser its own', () => {
  const press = (key: string, held: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) =>
    dueAction({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held }, { activeRow: 1, total: 3, rowsPerPage: 10 });
  expect(press('ArrowDown')).toEqual({ kind: 'move', row: 2, extend: false });
  expect(press('PageDown', { shiftKey: true })).toEqual({ kind: 'move', row: 2, extend: true });
  expect(press('i')).toEqual({ kind: 'issue' });
  expect(press('a', { ctrlKey: true })).toEqual({ kind: 'selectAll' });
  expect([press('c', { ctrlKey: true }), press('Tab'), press('j', { altKey: true })]).toEqual([null, null, null]);
});
