import { type IsoDate, dateParts } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type CurrencyCode, currencyExponent } from '../../../src-shared/domain/money/currency.ts';
import { formatDecimal } from '../../../src-shared/domain/money/decimal.ts';
import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';

/** Which characters a locale puts between thousands and before the decimals, and how many digits a group after the first has. */
type Separators = { readonly group: string; readonly decimal: string; readonly outerGroupSize: number };

/** Grouping by a space is set thin, and unbroken at the end of a line. */
const THIN_SPACE = '\u202F';
const COMMA_POINT: Separators = { group: ',', decimal: '.', outerGroupSize: 3 };
const POINT_COMMA: Separators = { group: '.', decimal: ',', outerGroupSize: 3 };
const SPACE_COMMA: Separators = { group: THIN_SPACE, decimal: ',', outerGroupSize: 3 };
const APOSTROPHE_POINT: Separators = { group: '\u2019', decimal: '.', outerGroupSize: 3 };
/** Lakh and crore: 12,34,56,789. */
const INDIAN: Separators = { group: ',', decimal: '.', outerGroupSize: 2 };

function each(tags: string, separators: Separators): [string, Separators][] {
  return tags.split(' ').map((tag) => [tag, separators]);
}

/** Languages, and regions that differ from their language. Source: Unicode CLDR number symbols, as an engine has no `Intl`. Others read as English. */
const SEPARATORS: ReadonlyMap<string, Separators> = new Map([
  ...each('de it es nl ro el sr hr sl bs mk da is tr id pt-BR', POINT_COMMA),
  ...each('fr pt pl cs sk hu bg sq nb no nn sv fi et lv lt uk ru en-ZA', SPACE_COMMA),
  ...each('de-CH de-LI it-CH fr-CH', APOSTROPHE_POINT),
  ...each('en-IN hi', INDIAN),
  ...each('es-MX es-US', COMMA_POINT),
]);

function separatorsOf(locale: string): Separators {
  return SEPARATORS.get(locale) ?? SEPARATORS.get(locale.split('-')[0] ?? '') ?? COMMA_POINT;
}

function groupDigits(digits: string, separators: Separators): string {
  const groups = [digits.slice(-3)];
  for (let end = digits.length - 3; end > 0; end -= separators.outerGroupSize)
    groups.unshift(digits.slice(Math.max(0, end - separators.outerGroupSize), end));
  return groups.join(separators.group);
}

const MONTH_NAMES = 'January February March April May June July August September October November December'.split(' ');

/** `5 March 2026`: the words of a cover, where no order of digits can be misread. */
export function longDay(date: IsoDate): string {
  const { year, month, day } = dateParts(date);
  return `${day} ${MONTH_NAMES[month - 1] ?? ''} ${year}`;
}

/** How figures are written in one report. */
export type Figures = {
  /** An amount with all its decimals and without its currency, which the column or the sentence names. */
  readonly money: (amount: MinorUnits, currency: CurrencyCode) => string;
  /** The same with its currency code: `−1.234,50 EUR`. */
  readonly cash: (amount: MinorUnits, currency: CurrencyCode) => string;
  /** Whole units for the axis of a chart, the decimals cut off. */
  readonly axis: (amount: MinorUnits, currency: CurrencyCode) => string;
  readonly count: (value: number) => string;
};

/**
 * Figures as a locale writes them, from the digits of the integer and never through a float: −123456 EUR is `−1.234,56` in `de-DE` and `−1,234.56`
 * in `en-GB`. Thousands are always grouped, so that a column lines up; a group of spaces is a thin one. `minusSign` is U+2212 where the font has it.
 */
export function createFigures(locale: string, minusSign: string): Figures {
  const separators = separatorsOf(locale);
  const money = (amount: MinorUnits, currency: CurrencyCode): string => {
    const [whole = '', decimals] = formatDecimal(minorUnits(Math.abs(amount)), currency).split('.');
    const text = groupDigits(whole, separators) + (decimals === undefined ? '' : `${separators.decimal}${decimals}`);
    return amount < 0 ? `${minusSign}${text}` : text;
  };
  return {
    money,
    cash: (amount, currency) => `${money(amount, currency)}\u00A0${currency}`,
    axis: (amount, currency) => {
      const whole = Math.trunc(Math.abs(amount) / 10 ** currencyExponent(currency));
      return `${amount < 0 && whole > 0 ? minusSign : ''}${groupDigits(String(whole), separators)}`;
    },
    count: (value) => groupDigits(String(value), separators),
  };
}
