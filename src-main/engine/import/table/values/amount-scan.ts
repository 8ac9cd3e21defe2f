import type { CurrencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { readAffix } from './amount-affix.ts';

/** What a cell says as an amount before anyone knows which mark is the decimal one. One object is reused; copy what outlives the next cell. */
export type AmountScan = {
  /** −1 for a minus, parentheses or a word for out; +1 for an explicit plus or a word for in; 0 without any sign. */
  sign: -1 | 0 | 1;
  /** The sign is a word or letter after the number (`CR`, `D`). */
  isWorded: boolean;
  /** All digits as one whole number. */
  digits: number;
  commas: number;
  dots: number;
  /** The last of the two marks that occurs, '' without any. */
  lastMark: '.' | ',' | '';
  digitsAfterMark: number;
  /** Length of the first group of digits; −1 when the number starts with a zero and goes on. */
  firstGroup: number;
  /** Digits are grouped as thousands or lakhs wherever they are grouped at all. */
  isWellGrouped: boolean;
  currency: CurrencyCode | null;
};

const MAX_DIGITS = 15;

export type AmountScanner = (cell: string) => AmountScan | null;

/** A scanner of amount cells; a currency sign that several currencies share is read in the light of the account's currency. */
export function createAmountScanner(accountCurrency: CurrencyCode | null): AmountScanner {
  const scan: AmountScan = {
    sign: 0,
    isWorded: false,
    digits: 0,
    commas: 0,
    dots: 0,
    lastMark: '',
    digitsAfterMark: 0,
    firstGroup: 0,
    isWellGrouped: true,
    currency: null,
  };
  return (cell) => {
    const length = cell.length;
    if (length === 0 || length > 40) return null;
    scan.sign = 0;
    scan.isWorded = false;
    scan.currency = null;
    let from = 0;
    let to = length;
    const first = cell.charCodeAt(0);
    if (first === 45) {
      scan.sign = -1;
      from = 1;
    }
    if (!isDigit(cell.charCodeAt(from)) || !isDigit(cell.charCodeAt(to - 1))) {
      while (from < length && !isDigit(cell.charCodeAt(from))) from += 1;
      while (to > from && !isDigit(cell.charCodeAt(to - 1))) to -= 1;
      if (from === to) return null;
      // ".50" and "12." keep their mark.
      if (from > 0 && isMark(cell.charCodeAt(from - 1)) && !isLetterBefore(cell, from - 1)) from -= 1;
      if (to < length && isMark(cell.charCodeAt(to)) && to + 1 === length) to += 1;
      const affix = readAffix(cell.slice(0, from), cell.slice(to), accountCurrency);
      if (affix === null) return scanBeforeNote(cell, from, accountCurrency);
      scan.sign = affix.sign;
      scan.isWorded = affix.isWorded;
      scan.currency = affix.currency;
    }
    return scanNumber(cell, from, to) ? scan : scanBeforeNote(cell, from, accountCurrency);
  };

  /** `131.77(partly refunded 89.84)`: a number followed by a remark in parentheses. */
  function scanBeforeNote(cell: string, from: number, account: CurrencyCode | null): AmountScan | null {
    const open = cell.search(/[(（]/);
    if (open <= from) return null;
    const note = cell.slice(open + 1);
    if (!/\p{L}/u.test(note) || !/[)）]$/.test(note)) return null;
    const bare = cell.slice(0, open).trimEnd();
    let to = bare.length;
    while (to > from && !isDigit(bare.charCodeAt(to - 1))) to -= 1;
    const affix = readAffix(bare.slice(0, from), bare.slice(to), account);
    if (affix === null) return null;
    scan.sign = affix.sign;
    scan.isWorded = affix.isWorded;
    scan.currency = affix.currency;
    return scanNumber(bare, from, to) ? scan : null;
  }

  function scanNumber(cell: string, from: number, to: number): boolean {
    let digits = 0;
    let total = 0;
    let group = 0;
    let groups = 0;
    scan.commas = 0;
    scan.dots = 0;
    scan.lastMark = '';
    scan.digitsAfterMark = 0;
    scan.firstGroup = 0;
    scan.isWellGrouped = true;
    for (let i = from; i < to; i += 1) {
      const code = cell.charCodeAt(i);
      if (isDigit(code)) {
        // Digits beyond what a safe integer holds are noise of a floating point number when they stand behind a mark, and no money otherwise.
        if (total >= MAX_DIGITS) {
          if (scan.lastMark === '') return false;
          continue;
        }
        digits = digits * 10 + (code - 48);
        if (digits > 0) total += 1;
        group += 1;
        continue;
      }
      const isDotOrComma = isMark(code);
      if (!isDotOrComma && !isGroupingSign(code)) return false;
      if (groups === 0) scan.firstGroup = group;
      else if (group !== 3 && group !== 2) scan.isWellGrouped = false;
      if (isDotOrComma) {
        if (code === 44) scan.commas += 1;
        else scan.dots += 1;
        scan.lastMark = code === 44 ? ',' : '.';
      } else if (scan.lastMark !== '' || i + 1 === to) return false;
      groups += 1;
      group = 0;
    }
    if (groups === 0) scan.firstGroup = group;
    else if (scan.lastMark === '' && group !== 3) return false;
    scan.digits = digits;
    scan.digitsAfterMark = scan.lastMark === '' ? 0 : group;
    if (scan.firstGroup > 1 && cell.charCodeAt(from) === 48) scan.firstGroup = -1;
    return true;
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isMark(code: number): boolean {
  return code === 44 || code === 46;
}

/** Apostrophes and spaces of all widths group digits in Switzerland and most of Europe. */
function isGroupingSign(code: number): boolean {
  return (
    code === 39 ||
    code === 32 ||
    code === 0xa0 ||
    code === 0x202f ||
    code === 0x2009 ||
    code === 0x2019 ||
    code === 0x2018 ||
    code === 0xb4 ||
    code === 0x2007 ||
    code === 96
  );
}

function isLetterBefore(cell: string, at: number): boolean {
  return at > 0 && /[\p{L}$]/u.test(cell.charAt(at - 1));
}
