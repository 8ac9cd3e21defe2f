import { createBusinessCalendar, type BusinessCalendar } from '../../../../src-shared/domain/calendar/business-calendar.ts';
import { businessCalendarData, TARGET_CALENDAR_DATA } from '../../../../src-shared/domain/calendar/holiday-calendars.ts';
import type { IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';

/** Settlement systems: the euro's TARGET and the US Federal Reserve, whose closing days are the bank holidays of the US. */
export type BankCalendar = 'target' | 'fed';

const CALENDARS: Readonly<Record<BankCalendar, BusinessCalendar>> = {
  target: createBusinessCalendar(TARGET_CALENDAR_DATA),
  fed: createBusinessCalendar(businessCalendarData('US')),
};

/** Whether a settlement system books on a day: Monday to Friday without its closing days. */
export function isBankDay(date: IsoDate, calendar: BankCalendar): boolean {
  return CALENDARS[calendar].isBusinessDay(date);
}

/** The day itself when the system books on it, else the next day on which it does. */
export function bankDayOnOrAfter(date: IsoDate, calendar: BankCalendar): IsoDate {
  return CALENDARS[calendar].next(date);
}
