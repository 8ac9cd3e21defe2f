import type { DueItem } from '../../../src-shared/contract/due-items.ts';
import { addDays, addMonths, firstOfMonth, type IsoDate, isoWeekday, toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';

/** The weeks that a month touches, Monday first, with the days of its neighbours that fill them. */
export function weeksOf(month: IsoDate): IsoDate[][] {
  const first = firstOfMonth(month);
  const next = addMonths(first, 1);
  const weeks: IsoDate[][] = [];
  for (let monday = addDays(first, 1 - isoWeekday(toEpochDay(first))); monday < next; monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, day) => addDays(monday, day)));
  }
  return weeks;
}

/** What falls due on a day, in base currency and cash sign; cancelled and written-off items count for nothing. */
export type DaySum = {
  readonly inMinor: MinorUnits;
  readonly outMinor: MinorUnits;
  readonly count: number;
  readonly openCount: number;
  readonly lateCount: number;
};

const NOTHING: DaySum = { inMinor: minorUnits(0), outMinor: minorUnits(0), count: 0, openCount: 0, lateCount: 0 };

function isCounted({ status }: Pick<DueItem, 'status'>): boolean {
  return status !== 'cancelled' && status !== 'written_off';
}

export function sumByDay(items: readonly DueItem[]): ReadonlyMap<IsoDate, DaySum> {
  const days = new Map<IsoDate, DaySum>();
  for (const item of items.filter(isCounted)) {
    const known = days.get(item.dueDate) ?? NOTHING;
    const amount = item.baseCurrencyAmountMinor ?? 0;
    days.set(item.dueDate, {
      inMinor: amount > 0 ? minorUnits(known.inMinor + amount) : known.inMinor,
      outMinor: amount < 0 ? minorUnits(known.outMinor + amount) : known.outMinor,
      count: known.count + 1,
      openCount: known.openCount + (item.openAmountMinor === 0 ? 0 : 1),
      lateCount: known.lateCount + (item.daysOverdue > 0 ? 1 : 0),
    });
  }
  return days;
}

/** The day an arrow key leads to, or null for a key that means nothing here. */
export function dayAfterKey(key: string, day: IsoDate): IsoDate | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'PageUp':
      return addMonths(day, -1);
    case 'PageDown':
      return addMonths(day, 1);
    case 'Home':
      return addDays(day, 1 - isoWeekday(toEpochDay(day)));
    case 'End':
      return addDays(day, 7 - isoWeekday(toEpochDay(day)));
    default:
      return null;
  }
}
