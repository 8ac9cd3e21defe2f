import { dateParts, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { formatDecimal } from '../../../../src-shared/domain/money/decimal.ts';
import { minorUnits, type MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { MessageLanguage } from '../../../../src-shared/domain/vocabulary/actions.ts';

const MONTHS: Readonly<Record<MessageLanguage, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
};

/** Mark between thousands and in front of the decimals, as the language prints amounts; French takes a no-break space. */
const MARKS: Readonly<Record<MessageLanguage, readonly [thousands: string, decimal: string]>> = {
  en: [',', '.'],
  de: ['.', ','],
  fr: ['\u00a0', ','],
  es: ['.', ','],
};

/** A day in words of the language: `3 March 2026`, `3. März 2026`, `3 mars 2026`, `3 de marzo de 2026`. */
export function dateFor(language: MessageLanguage, date: IsoDate): string {
  const { day, month, year } = dateParts(date);
  const name = MONTHS[language][month - 1] ?? '';
  if (language === 'de') return `${day}. ${name} ${year}`;
  if (language === 'es') return `${day} de ${name} de ${year}`;
  return `${day === 1 && language === 'fr' ? '1er' : day} ${name} ${year}`;
}

/** The magnitude of an amount as the language prints it, with its code: `1,190.00 EUR`, `1.190,00 EUR`. */
export function moneyFor(language: MessageLanguage, amount: MinorUnits, currency: CurrencyCode): string {
  const [thousands, decimal] = MARKS[language];
  const [whole = '', decimals] = formatDecimal(minorUnits(Math.abs(amount)), currency).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  return `${grouped}${decimals === undefined ? '' : `${decimal}${decimals}`}\u00a0${currency}`;
}
