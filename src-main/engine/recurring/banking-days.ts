import { dateParts, fromEpochDay, isoWeekday, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { assert } from '../../../src-shared/result/assert.ts';
import type { BusinessDayShift } from '../../../src-shared/domain/vocabulary/obligations.ts';

/** A month of the span: number of months since year 0, its first day and its length. */
export type SpanMonth = { readonly index: number; readonly firstDay: number; readonly length: number };

/**
 * Business days of a span by epoch day. `ordinalOf` numbers them: a closed day has the number of the next open one, so that differences of ordinals
 * are business days and a weekend makes nothing late.
 */
export class BankingDays {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly months: readonly SpanMonth[];
  readonly #isOpen: Uint8Array;
  readonly #ordinals: Int32Array;

  constructor(firstDay: number, lastDay: number, isBusinessDay: (date: IsoDate) => boolean) {
    this.firstDay = firstDay;
    this.lastDay = lastDay;
    const length = lastDay - firstDay + 1;
    this.#isOpen = new Uint8Array(length);
    this.#ordinals = new Int32Array(length);
    const months: SpanMonth[] = [];
    let ordinal = 0;
    let first: { readonly index: number; readonly firstDay: number } | null = null;
    for (let i = 0; i < length; i++) {
      const date = fromEpochDay(firstDay + i);
      this.#ordinals[i] = ordinal;
      if (isBusinessDay(date)) {
        this.#isOpen[i] = 1;
        ordinal++;
      }
      const { year, month, day } = dateParts(date);
      if (day !== 1) continue;
      if (first !== null) months.push({ ...first, length: firstDay + i - first.firstDay });
      first = { index: year * 12 + month - 1, firstDay: firstDay + i };
    }
    this.months = months;
  }

  isOpen(day: number): boolean {
    return this.#isOpen[day - this.firstDay] === 1;
  }

  ordinalOf(day: number): number {
    const ordinal = this.#ordinals[day - this.firstDay];
    assert(ordinal !== undefined, `a day inside the span, got ${day}`);
    return ordinal;
  }

  /** The day itself when open, else the next (or previous) open day; at the ends of the span the last day of it. */
  next(day: number): number {
    let at = day;
    while (at < this.lastDay && !this.isOpen(at)) at++;
    return at;
  }

  previous(day: number): number {
    let at = day;
    while (at > this.firstDay && !this.isOpen(at)) at--;
    return at;
  }

  /** `modified_following` is next, unless that leaves the month of the day, which ends on `monthEnd`. */
  shift(day: number, rule: BusinessDayShift, monthEnd: number): number {
    if (rule === 'none') return day;
    if (rule === 'previous') return this.previous(day);
    const later = this.next(day);
    return rule === 'modified_following' && later > monthEnd ? this.previous(day) : later;
  }

  /** The nth weekday of a month, −1 the last; ISO weekdays. */
  static nthWeekday(month: SpanMonth, nth: number, weekday: number): number {
    const first = month.firstDay + ((weekday - isoWeekday(month.firstDay) + 7) % 7);
    if (nth > 0) return first + (nth - 1) * 7;
    const last = month.firstDay + month.length - 1;
    return last - ((isoWeekday(last) - weekday + 7) % 7);
  }
}
