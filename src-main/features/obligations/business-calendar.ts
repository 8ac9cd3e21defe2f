import { businessCalendarSchema } from '../../../src-shared/contract/planning.ts';
import { type BusinessCalendar, type BusinessCalendarData, createBusinessCalendar } from '../../../src-shared/domain/calendar/business-calendar.ts';
import { businessCalendarData } from '../../../src-shared/domain/calendar/holiday-calendars.ts';
import type { ReadHandle } from '../../database/database.ts';
import { readSetting } from '../settings/settings-store.ts';

export const CALENDAR_SETTING = 'business_calendar';

/** The calendar a business keeps: its own where somebody changed it, else the one of its country. */
export function readCalendarData(
  read: ReadHandle,
  business: { readonly id: number; readonly country: string },
): { readonly data: BusinessCalendarData; readonly isOwn: boolean } {
  const own = businessCalendarSchema.safeParse(readSetting(read, business.id, CALENDAR_SETTING));
  return own.success ? { data: own.data, isOwn: true } : { data: businessCalendarData(business.country), isOwn: false };
}

export function loadCalendar(read: ReadHandle, business: { readonly id: number; readonly country: string }): BusinessCalendar {
  return createBusinessCalendar(readCalendarData(read, business).data);
}
