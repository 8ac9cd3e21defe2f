import { must } from '../../result/assert.ts';
import { dateFromParts, toEpochDay, type EpochDay } from './iso-date.ts';

/** Which reckoning of Easter a holiday follows. */
export type Church = 'western' | 'orthodox';

/**
 * Easter Sunday of a year, as an epoch day. `western`: the Gregorian computus; `orthodox`: the Julian one, told in the Gregorian calendar. In 2024
 * they are 31 March and 5 May. Source: J. Meeus, Astronomical Algorithms, chapter 8.
 */
export function easterSunday(year: number, church: Church): EpochDay {
  return church === 'western' ? gregorianEaster(year) : julianEaster(year);
}

function gregorianEaster(year: number): EpochDay {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const marchDay = epact + toSunday - 7 * late + 22;
  return (firstOfMarch(year) + marchDay - 1) as EpochDay;
}

function julianEaster(year: number): EpochDay {
  const epact = (19 * (year % 19) + 15) % 30;
  const toSunday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7;
  const julianMarchDay = epact + toSunday + 22;
  // The Julian calendar runs behind by one more day in every century year that is no leap year in the Gregorian one: 13 days from 1900 to 2099.
  const behindDays = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  return (firstOfMarch(year) + julianMarchDay - 1 + behindDays) as EpochDay;
}

function firstOfMarch(year: number): EpochDay {
  return toEpochDay(must(dateFromParts(year, 3, 1), `a year from 1000 to 2999, got ${year}`));
}
