import { CURRENCY_CODES, type CurrencyCode, currencyCode, isCurrencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { AppError } from '../../../../src-shared/result/app-error.ts';
import type { ImportQuestion, QuestionExample, ReadStatementInput } from '../types.ts';

/** Offered first where a file names no currency and the account has none: the currencies most payments are made in. */
const COMMON_CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'CNY', 'CAD', 'AUD'] as const;

/** The currency a file names, or null where the text is no ISO 4217 code. */
export function currencyOrNull(text: string | undefined | null): CurrencyCode | null {
  const code = (text ?? '').trim().toUpperCase();
  return isCurrencyCode(code) ? code : null;
}

export type FallbackCurrency = {
  readonly currency: CurrencyCode;
  /** The answer is missing: rows are read in the first option. */
  readonly isAsked: boolean;
};

/** The currency of amounts without one of their own: the answer, then the account's, else the first option of a question. */
export function fallbackCurrency(input: ReadStatementInput): FallbackCurrency {
  const known = input.answers.currency ?? input.accountCurrency;
  return known === null ? { currency: currencyCode(COMMON_CURRENCIES[0]), isAsked: true } : { currency: known, isAsked: false };
}

/** The question for the currency of a file that names none, shown on its first rows. */
export function currencyQuestion(rows: readonly { readonly line: number; readonly raw: string }[]): ImportQuestion {
  const rest = CURRENCY_CODES.filter((code) => !COMMON_CURRENCIES.some((common) => common === code));
  const examples = rows.slice(0, 2).map(({ line, raw }): QuestionExample => ({
    line,
    raw,
    readings: Object.fromEntries(COMMON_CURRENCIES.map((code) => [code, `${raw} ${code}`])),
  }));
  return { kind: 'currency', options: [...COMMON_CURRENCIES, ...rest], examples };
}

/** A file whose amounts are in a currency that has no entry in ISO 4217 cannot be booked: said instead of read in another currency. */
export function refuseCurrency(code: string): never {
  throw new AppError('CURRENCY_MISMATCH', `The amounts of this file are in ${code}, which is no currency Tamio knows; no row can be imported.`, {
    currency: code,
  });
}
