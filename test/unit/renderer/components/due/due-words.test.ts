import { expect, it } from 'vitest';
import { nameOfItem, standingOf, transitionWords } from '../../../../../src-renderer/components/due/due-words.ts';
import { dueItem } from './due-item.ts';

it('says how an item stands, with how late it is', () => {
  const words = [
    dueItem(),
    dueItem({ status: 'scheduled', isDue: true }),
    dueItem({ status: 'scheduled', isDue: true, daysOverdue: 1 }),
    dueItem({ status: 'partly_paid', isDue: true, daysOverdue: 12 }),
    dueItem({ status: 'paid', openMinor: 0 }),
    dueItem({ status: 'written_off', openMinor: 0 }),
  ].map((item) => standingOf(item).word);
  expect(words).toEqual(['Planned', 'Due today', 'Overdue by 1 day', 'Partly paid, 12 days late', 'Paid', 'Written off']);
});

it('calls an item by its document, else by its agreement', () => {
  expect(nameOfItem(dueItem({ documentNumber: 'INV-7' }))).toBe('INV-7');
  expect(nameOfItem(dueItem())).toBe('Rent');
});

it('says a change of status, and what was done where the status stayed', () => {
  expect(transitionWords('scheduled → partly_paid')).toBe('From scheduled to partly paid');
  expect(transitionWords('update')).toBe('Changed');
});
