import type { HolidayRule } from '../holiday-rule.ts';
import { EASTER_MONDAY, easter, GOOD_FRIDAY, LAST, MONDAY, nth, onDates, onOrBefore, THURSDAY, yearly } from './holiday-makers.ts';

const goodFriday = easter(GOOD_FRIDAY, 'Good Friday');
const easterMonday = easter(EASTER_MONDAY, 'Easter Monday');
const toMonday = { observed: 'sunday_to_next_working_day' } as const;
const madeUpFor = { observed: 'weekend_to_next_working_day' } as const;

/** Days on which the Federal Reserve Banks, and with them card and direct payments, do not settle: a Saturday is not made up for. */
const UNITED_STATES = [
  yearly('01-01', 'New Year', toMonday),
  nth(3, MONDAY, 1, { name: 'Martin Luther King' }),
  nth(3, MONDAY, 2, { name: 'Washington’s Birthday' }),
  nth(LAST, MONDAY, 5, { name: 'Memorial Day' }),
  yearly('06-19', 'Juneteenth', { ...toMonday, fromYear: 2022 }),
  yearly('07-04', 'Independence', toMonday),
  nth(1, MONDAY, 9, { name: 'Labor Day' }),
  nth(2, MONDAY, 10, { name: 'Columbus Day' }),
  yearly('11-11', 'Veterans Day', toMonday),
  nth(4, THURSDAY, 11, { name: 'Thanksgiving' }),
  yearly('12-25', 'Christmas', toMonday),
];

/** Days on which banks do not clear (Payments Canada); provincial holidays are left out. */
const CANADA = [
  yearly('01-01', 'New Year', madeUpFor),
  goodFriday,
  onOrBefore('05-24', MONDAY, 'Victoria Day'),
  yearly('07-01', 'Canada Day', madeUpFor),
  nth(1, MONDAY, 9, { name: 'Labour Day' }),
  yearly('09-30', 'Truth and Reconciliation', { ...madeUpFor, fromYear: 2021 }),
  nth(2, MONDAY, 10, { name: 'Thanksgiving' }),
  yearly('11-11', 'Remembrance', madeUpFor),
  yearly('12-25', 'Christmas', madeUpFor),
  yearly('12-26', 'Boxing Day', madeUpFor),
];

/** What all states and territories keep; the King's birthday and labour days differ between them. */
const AUSTRALIA = [
  yearly('01-01', 'New Year', madeUpFor),
  yearly('01-26', 'Australia Day', madeUpFor),
  goodFriday,
  easterMonday,
  yearly('04-25', 'Anzac Day'),
  onDates('2022-09-22', 'Day of Mourning'),
  yearly('12-25', 'Christmas', madeUpFor),
  yearly('12-26', 'Boxing Day', madeUpFor),
];

/** Matariki: the Fridays laid down by the Te Kāhui o Matariki Public Holiday Act 2022, up to 2052. */
const MATARIKI =
  '2022-06-24 2023-07-14 2024-06-28 2025-06-20 2026-07-10 2027-06-25 2028-07-14 2029-07-06 2030-06-21 2031-07-11 2032-07-02 2033-06-24 2034-07-07 2035-06-29 2036-07-18 2037-07-10 2038-06-25 2039-07-15 2040-07-06 2041-07-19 2042-07-11 2043-07-03 2044-06-24 2045-07-07 2046-06-29 2047-07-19 2048-07-03 2049-06-25 2050-07-15 2051-06-30 2052-06-21';

const NEW_ZEALAND = [
  yearly('01-01', 'New Year', madeUpFor),
  yearly('01-02', 'New Year, second day', madeUpFor),
  yearly('02-06', 'Waitangi', { ...madeUpFor, fromYear: 2014 }),
  yearly('02-06', 'Waitangi', { toYear: 2013 }),
  goodFriday,
  easterMonday,
  // In 2038 the Monday that makes up for it is Easter Monday: nothing further is given.
  yearly('04-25', 'Anzac Day', { ...madeUpFor, fromYear: 2014, exceptYears: [2038] }),
  yearly('04-25', 'Anzac Day', { toYear: 2013 }),
  nth(1, MONDAY, 6, { name: 'King’s Birthday' }),
  onDates(MATARIKI, 'Matariki'),
  onDates('2022-09-26', 'Memorial Day'),
  nth(4, MONDAY, 10, { name: 'Labour Day' }),
  yearly('12-25', 'Christmas', madeUpFor),
  yearly('12-26', 'Boxing Day', madeUpFor),
];

/** By ISO 3166 code. */
export const OVERSEAS_HOLIDAYS: Readonly<Record<string, readonly HolidayRule[]>> = {
  US: UNITED_STATES,
  CA: CANADA,
  AU: AUSTRALIA,
  NZ: NEW_ZEALAND,
};
