import { isIsoDate, isoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { isCurrencyCode } from '../../src-shared/domain/money/currency.ts';
import { parseDecimal } from '../../src-shared/domain/money/decimal.ts';
import { formatDate, formatMonth } from './dates.ts';
import { formatMoney, MINUS } from './money.ts';

/**
 * A sentence that an engine wrote, in the reader's forms. Engines know no locale, so they write dates as `2026-11-20` and amounts as
 * `-2127081.78 RSD`; here they become `20 Nov 2026` and `−RSD 2,127,082`. A month `2026-08` becomes `August 2026`.
 */
export function readableSentence(sentence: string, locale: string): string {
  return sentence
    .replace(/\b\d{4}-\d{2}-\d{2}\b/g, (written) => (isIsoDate(written) ? formatDate(written) : written))
    .replace(/\b\d{4}-\d{2}\b(?!-)/g, (written) => (isIsoDate(`${written}-01`) ? formatMonth(isoDate(`${written}-01`)) : written))
    .replace(/([-\u2212]?)(\d+(?:\.\d+)?) ([A-Z]{3})\b/g, (written: string, minus: string, digits: string, currency: string) => {
      if (!isCurrencyCode(currency)) return written;
      const amountMinor = parseDecimal(`${minus === MINUS ? '-' : minus}${digits}`, currency);
      return amountMinor === null ? written : formatMoney(amountMinor, currency, { locale });
    });
}
