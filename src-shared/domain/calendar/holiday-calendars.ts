import type { BusinessCalendarData } from './business-calendar.ts';
import type { HolidayRule } from './holiday-rule.ts';
import { EURO_AREA_HOLIDAYS, TARGET_HOLIDAYS } from './holidays/euro-area.ts';
import { JAPANESE_HOLIDAYS } from './holidays/japan.ts';
import { OVERSEAS_HOLIDAYS } from './holidays/overseas.ts';
import { REST_OF_EUROPE_HOLIDAYS } from './holidays/rest-of-europe.ts';

const BY_COUNTRY: Readonly<Record<string, readonly HolidayRule[]>> = {
  ...EURO_AREA_HOLIDAYS,
  ...REST_OF_EUROPE_HOLIDAYS,
  ...OVERSEAS_HOLIDAYS,
  ...JAPANESE_HOLIDAYS,
};

const SATURDAY_SUNDAY = [6, 7] as const;
const FRIDAY_SATURDAY = [5, 6] as const;
/** Countries whose offices and banks close on other days. Source: Unicode CLDR, week data, with Nepal, Bangladesh and the Maldives added. */
const WEEKENDS: Readonly<Record<string, readonly number[]>> = {
  ...Object.fromEntries('BD BH DZ EG IL IQ JO KW LY MV OM PS QA SA SD SY YE'.split(' ').map((country) => [country, FRIDAY_SATURDAY])),
  AF: [4, 5],
  BN: [5, 7],
  IR: [5],
  NP: [6],
  IN: [7],
  UG: [7],
};

/** ISO 3166 codes of the countries whose holidays are known, sorted. */
export const HOLIDAY_COUNTRIES: readonly string[] = Object.keys(BY_COUNTRY).toSorted();

/**
 * Weekend and nationwide bank or public holidays of a country (ISO 3166 code), to build a calendar from or to change first. A country that is not
 * known, or null, has its weekend only; regional holidays are never in it.
 */
export function businessCalendarData(country: string | null): BusinessCalendarData {
  return {
    weekend: (country === null ? undefined : WEEKENDS[country]) ?? SATURDAY_SUNDAY,
    holidays: (country === null ? undefined : BY_COUNTRY[country]) ?? [],
    extraDates: [],
  };
}

/** The closing days of euro payments (SEPA), wherever the business is. */
export const TARGET_CALENDAR_DATA: BusinessCalendarData = { weekend: SATURDAY_SUNDAY, holidays: TARGET_HOLIDAYS, extraDates: [] };
