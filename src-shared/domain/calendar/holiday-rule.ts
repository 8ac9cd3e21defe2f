import type { Church } from './easter.ts';
import type { IsoDate } from './iso-date.ts';

/** Where a holiday stands in a year. Weekdays count from 1 Monday to 7 Sunday, months and days from 1. */
export type HolidayDate =
  /** The same day every year; 29 February only in leap years. */
  | { readonly kind: 'fixed'; readonly month: number; readonly day: number }
  /** Days after Easter Sunday: −2 is Good Friday, 39 Ascension, 50 Whit Monday. */
  | { readonly kind: 'easter'; readonly church: Church; readonly offsetDays: number }
  /** `nth` 1 to 5 from the start of the month, −1 its last; a fifth that does not exist is no holiday. */
  | { readonly kind: 'nth_weekday'; readonly month: number; readonly nth: number; readonly weekday: number }
  | {
      readonly kind: 'weekday_near';
      readonly side: 'on_or_before' | 'on_or_after';
      readonly month: number;
      readonly day: number;
      readonly weekday: number;
    }
  /** Single days that no rule gives: a jubilee, a feast by the moon. */
  | { readonly kind: 'dates'; readonly dates: readonly IsoDate[] };

/**
 * Where the holiday is made up for when it falls on a weekend. A *working* day is neither weekend nor holiday, so that Christmas and Boxing Day
 * on a weekend give Monday and Tuesday. The day itself stays a holiday as well.
 */
export type HolidayObservance =
  | 'none'
  | 'weekend_to_next_working_day'
  | 'sunday_to_next_working_day'
  /** Saturday to the Friday before, Sunday to the Monday after. */
  | 'weekend_to_nearest_weekday';

/** One holiday as data: plain JSON, so that a business can change its list. */
export type HolidayRule = {
  readonly name: string;
  readonly when: HolidayDate;
  readonly observed: HolidayObservance;
  /** First and last year it holds; null is open. */
  readonly fromYear: number | null;
  readonly toYear: number | null;
  /** Years in which it was moved or dropped. */
  readonly exceptYears: readonly number[];
};

/** A free day of one year with the holiday's name; `isSubstitute` when the holiday itself fell on another day. */
export type HolidayOnDate = { readonly date: IsoDate; readonly name: string; readonly isSubstitute: boolean };
