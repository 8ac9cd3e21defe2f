import type { HolidayRule } from '../holiday-rule.ts';
import {
  ASCENSION,
  CORPUS_CHRISTI,
  EASTER_MONDAY,
  easter,
  FRIDAY,
  GOOD_FRIDAY,
  MONDAY,
  nth,
  onDates,
  onOrAfter,
  SATURDAY,
  WHIT_MONDAY,
  yearly,
} from './holiday-makers.ts';

const newYear = yearly('01-01', 'New Year');
const epiphany = yearly('01-06', 'Epiphany');
const goodFriday = easter(GOOD_FRIDAY, 'Good Friday');
const easterMonday = easter(EASTER_MONDAY, 'Easter Monday');
const labourDay = yearly('05-01', 'Labour Day');
const ascension = easter(ASCENSION, 'Ascension');
const whitMonday = easter(WHIT_MONDAY, 'Whit Monday');
const corpusChristi = easter(CORPUS_CHRISTI, 'Corpus Christi');
const assumption = yearly('08-15', 'Assumption');
const allSaints = yearly('11-01', 'All Saints');
const immaculate = yearly('12-08', 'Immaculate Conception');
const christmas = yearly('12-25', 'Christmas');
const stStephen = yearly('12-26', 'St Stephen');

/** Days on which euro payments do not settle. Source: European Central Bank, T2 calendar of closing days. */
export const TARGET_HOLIDAYS: readonly HolidayRule[] = [newYear, goodFriday, easterMonday, labourDay, christmas, stStephen];

const GERMANY = [
  newYear,
  goodFriday,
  easterMonday,
  labourDay,
  ascension,
  whitMonday,
  yearly('10-03', 'German Unity'),
  onDates('2017-10-31', 'Reformation 500'),
  christmas,
  stStephen,
];

const AUSTRIA = [
  newYear,
  epiphany,
  easterMonday,
  labourDay,
  ascension,
  whitMonday,
  corpusChristi,
  assumption,
  yearly('10-26', 'National Day'),
  allSaints,
  immaculate,
  christmas,
  stStephen,
];

const FRANCE = [
  newYear,
  easterMonday,
  labourDay,
  yearly('05-08', 'Victory 1945'),
  ascension,
  whitMonday,
  yearly('07-14', 'National Day'),
  assumption,
  allSaints,
  yearly('11-11', 'Armistice'),
  christmas,
];

const ITALY = [
  newYear,
  epiphany,
  easterMonday,
  yearly('04-25', 'Liberation'),
  labourDay,
  yearly('06-02', 'Republic Day'),
  assumption,
  // Law 151 of 2025.
  yearly('10-04', 'St Francis', { fromYear: 2026 }),
  allSaints,
  immaculate,
  christmas,
  stStephen,
];

/** The days of the state's calendar; regions move those that fall on a Sunday each in its own way. */
const SPAIN = [
  newYear,
  epiphany,
  goodFriday,
  labourDay,
  assumption,
  yearly('10-12', 'National Day'),
  allSaints,
  yearly('12-06', 'Constitution'),
  immaculate,
  christmas,
];

/** With the days on which banks close by their collective agreement: Good Friday, and Liberation Day every five years. */
const NETHERLANDS = [
  newYear,
  goodFriday,
  easterMonday,
  yearly('04-27', 'King’s Day', { fromYear: 2014 }),
  onDates('2015-05-05 2020-05-05 2025-05-05 2030-05-05 2035-05-05 2040-05-05 2045-05-05 2050-05-05', 'Liberation'),
  ascension,
  whitMonday,
  christmas,
  stStephen,
];

const BELGIUM = [
  newYear,
  easterMonday,
  labourDay,
  ascension,
  whitMonday,
  yearly('07-21', 'National Day'),
  assumption,
  allSaints,
  yearly('11-11', 'Armistice'),
  christmas,
];

/** Four holidays were suspended from 2013 to 2015. */
const suspended = { exceptYears: [2013, 2014, 2015] };
const PORTUGAL = [
  newYear,
  goodFriday,
  yearly('04-25', 'Freedom Day'),
  labourDay,
  easter(CORPUS_CHRISTI, 'Corpus Christi', suspended),
  yearly('06-10', 'Portugal Day'),
  assumption,
  yearly('10-05', 'Republic Day', suspended),
  yearly('11-01', 'All Saints', suspended),
  yearly('12-01', 'Restoration', suspended),
  immaculate,
  christmas,
];

/** A Monday is given for a public holiday on a weekend; St Brigid is 1 February itself when that is a Friday. Good Friday: banks are closed. */
const IRELAND = [
  yearly('01-01', 'New Year', { observed: 'weekend_to_next_working_day' }),
  nth(1, MONDAY, 2, { name: 'St Brigid', fromYear: 2023, exceptYears: [2030, 2036, 2041, 2047] }),
  onDates('2030-02-01 2036-02-01 2041-02-01 2047-02-01', 'St Brigid'),
  yearly('03-17', 'St Patrick', { observed: 'weekend_to_next_working_day' }),
  onDates('2022-03-18', 'Day of Remembrance'),
  goodFriday,
  easterMonday,
  nth(1, MONDAY, 5, { name: 'May Holiday' }),
  nth(1, MONDAY, 6, { name: 'June Holiday' }),
  nth(1, MONDAY, 8, { name: 'August Holiday' }),
  nth(-1, MONDAY, 10, { name: 'October Holiday' }),
  yearly('12-25', 'Christmas', { observed: 'weekend_to_next_working_day' }),
  yearly('12-26', 'St Stephen', { observed: 'weekend_to_next_working_day' }),
];

const LUXEMBOURG = [
  newYear,
  easterMonday,
  labourDay,
  yearly('05-09', 'Europe Day', { fromYear: 2019 }),
  ascension,
  whitMonday,
  yearly('06-23', 'National Day'),
  assumption,
  allSaints,
  christmas,
  stStephen,
];

/** With the two eves on which banks are closed. */
const FINLAND = [
  newYear,
  epiphany,
  goodFriday,
  easterMonday,
  labourDay,
  ascension,
  onOrAfter('06-19', FRIDAY, 'Midsummer Eve'),
  onOrAfter('06-20', SATURDAY, 'Midsummer'),
  onOrAfter('10-31', SATURDAY, 'All Saints'),
  yearly('12-06', 'Independence'),
  yearly('12-24', 'Christmas Eve'),
  christmas,
  stStephen,
];

/** By ISO 3166 code. */
export const EURO_AREA_HOLIDAYS: Readonly<Record<string, readonly HolidayRule[]>> = {
  DE: GERMANY,
  AT: AUSTRIA,
  FR: FRANCE,
  IT: ITALY,
  ES: SPAIN,
  NL: NETHERLANDS,
  BE: BELGIUM,
  PT: PORTUGAL,
  IE: IRELAND,
  LU: LUXEMBOURG,
  FI: FINLAND,
};
