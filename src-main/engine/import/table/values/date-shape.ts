import { daysInMonth, type IsoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { foldText, monthOfName } from './month-names.ts';

export type DateOrder = 'dmy' | 'mdy' | 'ymd';
export const DATE_ORDERS: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];

/** A cell read as a date: one reading where the text settles the order itself (a four-digit year first, a month in words), else one a possible order. */
export type DateShape = {
  readonly readings: Readonly<Record<DateOrder, IsoDate | null>>;
  /** The text settles its order, so that all readings are the same. */
  readonly isFixed: boolean;
  /** Day, month and year are separated by dots, which only day-first and year-first conventions use. */
  readonly isDotted: boolean;
  /** The year is written with one or two digits. */
  readonly hasShortYear: boolean;
  /** Eight or six digits without separators: a date only where the column says so. */
  readonly isCompact: boolean;
};

/** Longest text that is still looked at as a date; the date with a weekday, a time and a zone stays below it. */
const LONGEST = 48;
const IGNORED_WORDS = new Set(
  'st nd rd th er o de del of den den. d г года р року t z utc gmt cet cest est edt pst pdt am pm uhr kl h mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonntag lun mar mer jeu ven sam dim mie jue vie sab dom gio ma wo vr za zo pon wt sr czw pt sob nd пн вт ср чт пт сб вс 年 月 日 號 号 년 월 일 星期 一 二 三 四 五 六'.split(
    ' ',
  ),
);
const ERA_START: ReadonlyMap<string, number> = new Map([
  ['r', 2018],
  ['令和', 2018],
  ['h', 1988],
  ['平成', 1988],
  ['s', 1925],
  ['昭和', 1925],
  ['民國', 1911],
  ['民国', 1911],
]);

/** The date part of a cell: without a time of day, a zone or a second date ("… as of …"). Cheap, and the key under which dates are remembered. */
export function datePart(text: string): string {
  if (text.length <= 10) return text;
  const colon = text.indexOf(':');
  if (colon > 0) {
    let end = colon;
    while (end > 0 && isDigitCode(text.charCodeAt(end - 1)) && colon - end < 2) end -= 1;
    const timeStart = end;
    while (end > 0 && !isDateEnd(text.charCodeAt(end - 1))) end -= 1;
    if (end > 0 && TIME_OF_DAY.test(text.slice(timeStart))) return text.slice(0, end);
  }
  const asOf = text.search(/\sas of\s/i);
  if (asOf > 0) return text.slice(0, asOf);
  const dottedTime = /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}),?\s+\d{1,2}\.\d{2}(\.\d{2})?$/.exec(text);
  if (dottedTime?.[1] !== undefined) return dottedTime[1];
  if (/^\d{8}T?\d{6}$/.test(text)) return text.slice(0, 8);
  return text;
}

/** A time with its fractions, half of the day and zone, and nothing behind. */
const TIME_OF_DAY = /^\d{1,2}:\d{2}(:\d{2}([.,:]\d+)?)? ?([ap]\.?m\.?)? ?(z|[+-]\d{2}:?\d{2}|utc|gmt|[a-z]{1,3}[sd]?t|uhr)?$/i;

const isDigitCode = (code: number): boolean => code >= 48 && code <= 57;
/** A date ends in a digit, a dot, or a character of the East Asian day. */
const isDateEnd = (code: number): boolean => isDigitCode(code) || code > 0x2e80;

/** Reads the date part of a cell; null when it is no date under any order. `pivotYear` is the last year that two digits may mean. */
export function readDateShape(text: string, pivotYear: number): DateShape | null {
  if (text.length < 6 || text.length > LONGEST) return null;
  const numeric = /^['"]?(\d{1,4})([-/.]|\. ?| )(\d{1,2})([-/.]|\. ?| )['‘’]?(\d{1,4})\.?$/.exec(text);
  if (numeric !== null) {
    const [, first = '', separator = '', second = '', , third = ''] = numeric;
    return shapeOfNumbers([first, second, third], pivotYear, separator.startsWith('.'));
  }
  if (/^\d{8}$/.test(text)) return compactShape(text);
  if (/^\d+$/.test(text)) return null;
  return shapeOfWords(text, pivotYear);
}

function shapeOfWords(text: string, pivotYear: number): DateShape | null {
  const tokens = foldText(text).match(/\d+|\p{L}+/gu) ?? [];
  const numbers: string[] = [];
  const months: number[] = [];
  let era = 0;
  for (const token of tokens) {
    if (/^\d/.test(token)) {
      numbers.push(token);
      continue;
    }
    const month = monthOfName(token);
    const start = numbers.length === 0 ? ERA_START.get(token) : undefined;
    if (month !== null && (months.length === 0 || !IGNORED_WORDS.has(token))) months.push(month);
    else if (start !== undefined) era = start;
    else if (!IGNORED_WORDS.has(token)) return null;
  }
  // "mar 05 mar 2024": a weekday that is also a month's name stands first.
  const month = months.at(-1);
  if (month !== undefined && months.length <= 2) return numbers.length === 2 ? shapeOfMonthName(numbers, month, pivotYear) : null;
  if (numbers.length !== 3) return null;
  const [year = '', ...rest] = numbers;
  if (era > 0) return fixedShape(buildDate(era + Number(year), Number(rest[0]), Number(rest[1])));
  // A century-less number with a weekday or East Asian units keeps the order of its numbers.
  return shapeOfNumbers([year, rest[0] ?? '', rest[1] ?? ''], pivotYear, false, /[年년]/.test(text));
}

function shapeOfMonthName(numbers: readonly string[], month: number, pivotYear: number): DateShape | null {
  const [first = '', second = ''] = numbers;
  const isYearFirst = first.length === 4 || Number(first) > 31;
  const [day, year] = isYearFirst ? [second, first] : [first, second];
  if (day.length > 2 || year.length === 3 || year.length > 4) return null;
  return fixedShape(buildDate(fullYear(year, pivotYear), month, Number(day)));
}

function shapeOfNumbers(numbers: readonly [string, string, string], pivotYear: number, isDotted: boolean, isYearFirst = false): DateShape | null {
  const [first, second, third] = numbers;
  if (second.length > 2) return null;
  if (first.length >= 3 || isYearFirst) {
    if (third.length > 2) return null;
    // Three digits: years of the Republic of China, counted from 1912.
    const year = first.length === 3 ? Number(first) + 1911 : fullYear(first, pivotYear);
    if (first.length === 3 && (Number(first) < 80 || Number(first) > 150)) return null;
    return fixedShape(buildDate(year, Number(second), Number(third)));
  }
  if (third.length === 3) return null;
  const hasShortYear = third.length <= 2;
  const year = fullYear(third, pivotYear);
  const readings = {
    dmy: buildDate(year, Number(second), Number(first)),
    mdy: buildDate(year, Number(first), Number(second)),
    ymd: hasShortYear && first.length === 2 ? buildDate(fullYear(first, pivotYear), Number(second), Number(third)) : null,
  };
  if (readings.dmy === null && readings.mdy === null && readings.ymd === null) return null;
  return { readings, isFixed: false, isDotted, hasShortYear, isCompact: false };
}

function compactShape(text: string): DateShape | null {
  const [a, b, c] = [Number(text.slice(0, 2)), Number(text.slice(2, 4)), Number(text.slice(4, 8))];
  const isYear = (year: number): boolean => year >= 1950 && year <= 2100;
  const first = Number(text.slice(0, 4));
  const readings = {
    dmy: isYear(c) ? buildDate(c, b, a) : null,
    mdy: isYear(c) ? buildDate(c, a, b) : null,
    ymd: isYear(first) ? buildDate(first, Number(text.slice(4, 6)), Number(text.slice(6, 8))) : null,
  };
  if (readings.dmy === null && readings.mdy === null && readings.ymd === null) return null;
  return { readings, isFixed: false, isDotted: false, hasShortYear: false, isCompact: true };
}

function fixedShape(date: IsoDate | null): DateShape | null {
  if (date === null) return null;
  return { readings: { dmy: date, mdy: date, ymd: date }, isFixed: true, isDotted: false, hasShortYear: false, isCompact: false };
}

/** No bank wrote files before; two digits that would mean an earlier year mean no year. */
const FIRST_SHORT_YEAR = 1970;

/** Two digits mean the latest such year up to the pivot; years from 2440 on are counted from the Buddha, 543 years earlier. */
function fullYear(digits: string, pivotYear: number): number {
  const year = Number(digits);
  if (digits.length === 4) return year >= 2440 && year <= 2640 ? year - 543 : year;
  const century = pivotYear - (pivotYear % 100);
  const full = century + year <= pivotYear ? century + year : century - 100 + year;
  return full < FIRST_SHORT_YEAR ? Number.NaN : full;
}

/** Masked samples and sentinel values carry years before 1900; they stay readable, so that a file with them is shown instead of refused. */
function buildDate(year: number, month: number, day: number): IsoDate | null {
  if (!(year >= 1000 && year <= 2199) || !(month >= 1 && month <= 12) || day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}` as IsoDate;
}
