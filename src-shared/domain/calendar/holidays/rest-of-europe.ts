import type { HolidayRule } from '../holiday-rule.ts';
import {
  ASCENSION,
  CORPUS_CHRISTI,
  EASTER_MONDAY,
  easter,
  FRIDAY,
  GOOD_FRIDAY,
  LAST,
  MONDAY,
  nth,
  onDates,
  onOrAfter,
  orthodoxEaster,
  SATURDAY,
  WHIT_MONDAY,
  yearly,
} from './holiday-makers.ts';

const MAUNDY_THURSDAY = -3;
const GREAT_PRAYER_DAY = 26;

const newYear = yearly('01-01', 'New Year');
const goodFriday = easter(GOOD_FRIDAY, 'Good Friday');
const maundyThursday = easter(MAUNDY_THURSDAY, 'Maundy Thursday');
const easterMonday = easter(EASTER_MONDAY, 'Easter Monday');
const labourDay = yearly('05-01', 'Labour Day');
const ascension = easter(ASCENSION, 'Ascension');
const whitMonday = easter(WHIT_MONDAY, 'Whit Monday');
const christmasEve = yearly('12-24', 'Christmas Eve');
const christmas = yearly('12-25', 'Christmas');
const boxingDay = yearly('12-26', 'Boxing Day');
const newYearsEve = yearly('12-31', 'New Year’s Eve');

/** Only 1 August is federal; these are the days on which banks are closed as a rule, most of them holidays in nearly all cantons. */
const SWITZERLAND = [
  newYear,
  yearly('01-02', 'Berchtold'),
  goodFriday,
  easterMonday,
  labourDay,
  ascension,
  whitMonday,
  yearly('08-01', 'National Day'),
  christmas,
  boxingDay,
];

/** Bank holidays of England and Wales, which the clearing systems of the whole country keep. */
const UNITED_KINGDOM = [
  yearly('01-01', 'New Year', { observed: 'weekend_to_next_working_day' }),
  goodFriday,
  easterMonday,
  nth(1, MONDAY, 5, { name: 'Early May Bank Holiday', exceptYears: [1995, 2020] }),
  onDates('1995-05-08 2020-05-08', 'Victory in Europe'),
  nth(LAST, MONDAY, 5, { name: 'Spring Bank Holiday', exceptYears: [2002, 2012, 2022] }),
  onDates('2002-06-04 2012-06-04 2022-06-02', 'Spring Bank Holiday'),
  onDates('2002-06-03 2012-06-05 2022-06-03', 'Jubilee'),
  onDates('2011-04-29', 'Royal Wedding'),
  onDates('2022-09-19', 'State Funeral'),
  onDates('2023-05-08', 'Coronation'),
  nth(LAST, MONDAY, 8, { name: 'Summer Bank Holiday' }),
  yearly('12-25', 'Christmas', { observed: 'weekend_to_next_working_day' }),
  yearly('12-26', 'Boxing Day', { observed: 'weekend_to_next_working_day' }),
];

const POLAND = [
  newYear,
  yearly('01-06', 'Epiphany', { fromYear: 2011 }),
  easterMonday,
  labourDay,
  yearly('05-03', 'Constitution'),
  easter(CORPUS_CHRISTI, 'Corpus Christi'),
  yearly('08-15', 'Assumption'),
  yearly('11-01', 'All Saints'),
  yearly('11-11', 'Independence'),
  onDates('2018-11-12', 'Independence 100'),
  yearly('12-24', 'Christmas Eve', { fromYear: 2025 }),
  christmas,
  boxingDay,
];

const CZECHIA = [
  newYear,
  easter(GOOD_FRIDAY, 'Good Friday', { fromYear: 2016 }),
  easterMonday,
  labourDay,
  yearly('05-08', 'Liberation'),
  yearly('07-05', 'Cyril and Methodius'),
  yearly('07-06', 'Jan Hus'),
  yearly('09-28', 'Statehood'),
  yearly('10-28', 'Independence'),
  yearly('11-17', 'Freedom and Democracy'),
  christmasEve,
  christmas,
  boxingDay,
];

/** With the three eves on which banks are closed. */
const SWEDEN = [
  newYear,
  yearly('01-06', 'Epiphany'),
  goodFriday,
  easterMonday,
  labourDay,
  ascension,
  easter(WHIT_MONDAY, 'Whit Monday', { toYear: 2004 }),
  yearly('06-06', 'National Day', { fromYear: 2005 }),
  onOrAfter('06-19', FRIDAY, 'Midsummer Eve'),
  onOrAfter('06-20', SATURDAY, 'Midsummer'),
  onOrAfter('10-31', SATURDAY, 'All Saints'),
  christmasEve,
  christmas,
  boxingDay,
  newYearsEve,
];

/** Bank holidays: with the day after Ascension, Constitution Day and the two eves. */
const DENMARK = [
  newYear,
  maundyThursday,
  goodFriday,
  easterMonday,
  easter(GREAT_PRAYER_DAY, 'Great Prayer Day', { toYear: 2023 }),
  ascension,
  easter(ASCENSION + 1, 'Day after Ascension'),
  whitMonday,
  yearly('06-05', 'Constitution'),
  christmasEve,
  christmas,
  boxingDay,
  newYearsEve,
];

const NORWAY = [
  newYear,
  maundyThursday,
  goodFriday,
  easterMonday,
  labourDay,
  yearly('05-17', 'Constitution'),
  ascension,
  whitMonday,
  christmas,
  boxingDay,
];

/** State holidays on a Sunday are made up for on the next working day, church holidays are not. */
const SERBIA = [
  yearly('01-01', 'New Year', { observed: 'sunday_to_next_working_day' }),
  yearly('01-02', 'New Year, second day', { observed: 'sunday_to_next_working_day' }),
  yearly('01-07', 'Orthodox Christmas'),
  yearly('02-15', 'Statehood', { observed: 'sunday_to_next_working_day' }),
  yearly('02-16', 'Statehood, second day', { observed: 'sunday_to_next_working_day' }),
  orthodoxEaster(GOOD_FRIDAY, 'Orthodox Good Friday'),
  orthodoxEaster(EASTER_MONDAY, 'Orthodox Easter Monday'),
  yearly('05-01', 'Labour Day', { observed: 'sunday_to_next_working_day' }),
  yearly('05-02', 'Labour Day, second day', { observed: 'sunday_to_next_working_day' }),
  yearly('11-11', 'Armistice', { observed: 'sunday_to_next_working_day', fromYear: 2012 }),
];

/** By ISO 3166 code. */
export const REST_OF_EUROPE_HOLIDAYS: Readonly<Record<string, readonly HolidayRule[]>> = {
  CH: SWITZERLAND,
  GB: UNITED_KINGDOM,
  PL: POLAND,
  CZ: CZECHIA,
  SE: SWEDEN,
  DK: DENMARK,
  NO: NORWAY,
  RS: SERBIA,
};
