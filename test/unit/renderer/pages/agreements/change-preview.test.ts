import { expect, it } from 'vitest';
import { previewChange } from '../../../../../src-renderer/pages/agreements/change-preview.ts';
import type { PlannedOccurrenceView } from '../../../../../src-shared/contract/agreements.ts';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';
import { dueItem } from '../../components/due/due-item.ts';

function occurrence(date: string, amountMinor: number): PlannedOccurrenceView {
  return {
    occurrenceKey: date,
    nominalDate: isoDate(date),
    dueDate: isoDate(date),
    amountMinor: minorUnits(amountMinor),
    taxMinor: minorUnits(0),
    label: null,
  };
}

const items = ['2026-04-01', '2026-05-01', '2026-06-01'].map((dueDate, index) => dueItem({ id: index + 1, dueDate, amountMinor: -1000_00 }));

it('names the dates whose price changes from a day on, and none before it', () => {
  const occurrences = items.map(({ dueDate }) => occurrence(dueDate, -1100_00));
  const { changes, sameCount } = previewChange(items, occurrences, isoDate('2026-05-01'));
  expect(changes.map(({ before, after }) => [after?.dueDate, before?.amountMinor, after?.amountMinor])).toEqual([
    ['2026-05-01', -1000_00, -1100_00],
    ['2026-06-01', -1000_00, -1100_00],
  ]);
  expect(sameCount).toBe(0);
});

it('tells new dates and lost ones, up to where due items exist', () => {
  const occurrences = [occurrence('2026-04-01', -1000_00), occurrence('2026-05-15', -1000_00), occurrence('2026-07-01', -1000_00)];
  const { changes, sameCount } = previewChange(items, occurrences, isoDate('2026-04-01'));
  expect(changes.map(({ before, after }) => [before?.dueDate ?? null, after?.dueDate ?? null])).toEqual([
    ['2026-05-01', null],
    [null, '2026-05-15'],
    ['2026-06-01', null],
  ]);
  expect(sameCount).toBe(1);
});

it('leaves alone what is issued, paid or closed', () => {
  const kept = [dueItem({ id: 9, dueDate: '2026-04-01', amountMinor: -1000_00, documentNumber: 'B-1', status: 'scheduled' }), ...items.slice(1)];
  const { changes, keptCount } = previewChange(
    kept,
    items.map(({ dueDate }) => occurrence(dueDate, -1100_00)),
    isoDate('2026-04-01'),
  );
  expect(changes.map(({ after }) => after?.dueDate)).toEqual(['2026-05-01', '2026-06-01']);
  expect(keptCount).toBe(1);
});
