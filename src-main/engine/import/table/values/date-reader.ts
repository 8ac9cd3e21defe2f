import type { IsoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { datePart, readDateShape, type DateOrder, type DateShape } from './date-shape.ts';

/** Distinct dates remembered; a statement of thirty years has eleven thousand. */
const REMEMBERED = 20_000;

export type DateReader = {
  /** How a cell can be read as a date, or null. */
  shape(cell: string): DateShape | null;
  /** The date of a cell under an order, or null. */
  date(cell: string, order: DateOrder): IsoDate | null;
};

/** Reads dates and remembers the texts already read: a statement repeats the same few thousand. Two digits of a year mean a year up to `pivotYear`. */
export function createDateReader(pivotYear: number): DateReader {
  const remembered = new Map<string, DateShape | null>();
  function shape(cell: string): DateShape | null {
    const key = datePart(cell);
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const read = readDateShape(key, pivotYear);
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(key, read);
    return read;
  }
  return { shape, date: (cell, order) => shape(cell)?.readings[order] ?? null };
}
