import { currencyCode, type CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { HolidayArea } from './business-days.ts';
import { DUTCH } from './languages/dutch.ts';
import { ENGLISH } from './languages/english.ts';
import { FRENCH } from './languages/french.ts';
import { GERMAN } from './languages/german.ts';
import { GREEK } from './languages/greek.ts';
import type { Language } from './languages/language.ts';
import { SERBIAN } from './languages/serbian.ts';
import type { Frequency } from './frequency.ts';

/** What the country of a company decides: money, holidays, words, how often taxes fall due and how its banks print. */
export type Country = {
  readonly code: string;
  readonly currency: CurrencyCode;
  readonly timeZone: string;
  readonly language: Language;
  readonly holidays: HolidayArea;
  readonly legalForms: readonly string[];
  /** Standard rate in basis points; 0 where sales tax is not part of business invoices. */
  readonly vatBps: number;
  readonly vatName: string;
  readonly vatFrequency: Frequency;
  readonly vatDay: number;
  readonly payrollTaxName: string;
  readonly payrollTaxDay: number;
  readonly incomeTaxName: string;
  readonly payFrequency: Frequency;
  /** Price level: the archetypes' figures are in euro-like units. */
  readonly level: number;
  /** Longest memo the bank prints. */
  readonly memoWidth: number;
  readonly isUpperCase: boolean;
};

type Row = Omit<Country, 'currency' | 'code'> & { readonly currency: string };

const GERMANY: Row = {
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  language: GERMAN,
  holidays: 'target',
  legalForms: ['GmbH', 'UG', 'KG', 'e.K.', 'GmbH & Co. KG'],
  vatBps: 1900,
  vatName: 'Finanzamt Umsatzsteuer',
  vatFrequency: 'monthly',
  vatDay: 10,
  payrollTaxName: 'Sozialkasse Sammelstelle',
  payrollTaxDay: 27,
  incomeTaxName: 'Finanzamt Vorauszahlung',
  payFrequency: 'monthly',
  level: 1,
  memoWidth: 60,
  isUpperCase: false,
};
const BRITAIN: Row = {
  currency: 'GBP',
  timeZone: 'Europe/London',
  language: ENGLISH,
  holidays: 'uk',
  legalForms: ['Ltd', 'Limited', 'LLP', '& Co'],
  vatBps: 2000,
  vatName: 'Revenue VAT',
  vatFrequency: 'quarterly',
  vatDay: 7,
  payrollTaxName: 'Revenue PAYE',
  payrollTaxDay: 22,
  incomeTaxName: 'Revenue Corporation Tax',
  payFrequency: 'four_weekly',
  level: 0.9,
  memoWidth: 30,
  isUpperCase: true,
};
const STATES: Row = {
  currency: 'USD',
  timeZone: 'America/Chicago',
  language: ENGLISH,
  holidays: 'us',
  legalForms: ['LLC', 'Inc', 'Corp', 'Co'],
  vatBps: 0,
  vatName: 'State Sales Tax',
  vatFrequency: 'quarterly',
  vatDay: 20,
  payrollTaxName: 'Treasury Payroll Tax',
  payrollTaxDay: 15,
  incomeTaxName: 'Treasury Estimated Tax',
  payFrequency: 'biweekly',
  level: 1.2,
  memoWidth: 40,
  isUpperCase: true,
};
const FRANCE: Row = {
  currency: 'EUR',
  timeZone: 'Europe/Paris',
  language: FRENCH,
  holidays: 'target',
  legalForms: ['SARL', 'SAS', 'EURL', 'SA'],
  vatBps: 2000,
  vatName: 'Impots TVA',
  vatFrequency: 'monthly',
  vatDay: 24,
  payrollTaxName: 'Cotisations sociales',
  payrollTaxDay: 15,
  incomeTaxName: 'Impots Acompte',
  payFrequency: 'monthly',
  level: 1,
  memoWidth: 45,
  isUpperCase: true,
};
const NETHERLANDS: Row = {
  currency: 'EUR',
  timeZone: 'Europe/Amsterdam',
  language: DUTCH,
  holidays: 'target',
  legalForms: ['B.V.', 'V.O.F.', 'N.V.'],
  vatBps: 2100,
  vatName: 'Belasting Omzetbelasting',
  vatFrequency: 'quarterly',
  vatDay: 31,
  payrollTaxName: 'Belasting Loonheffing',
  payrollTaxDay: 28,
  incomeTaxName: 'Belasting Vennootschap',
  payFrequency: 'monthly',
  level: 1,
  memoWidth: 70,
  isUpperCase: false,
};
const GREECE: Row = {
  currency: 'EUR',
  timeZone: 'Europe/Athens',
  language: GREEK,
  holidays: 'target',
  legalForms: ['ΕΠΕ', 'ΑΕ', 'ΟΕ', 'ΙΚΕ'],
  vatBps: 2400,
  vatName: 'Εφορία ΦΠΑ',
  vatFrequency: 'monthly',
  vatDay: 31,
  payrollTaxName: 'Ασφαλιστικές εισφορές',
  payrollTaxDay: 30,
  incomeTaxName: 'Εφορία Εισόδημα',
  payFrequency: 'semi_monthly',
  level: 0.7,
  memoWidth: 40,
  isUpperCase: false,
};
const SERBIA: Row = {
  currency: 'RSD',
  timeZone: 'Europe/Belgrade',
  language: SERBIAN,
  holidays: 'serbia',
  legalForms: ['ДОО', 'ПР', 'АД'],
  vatBps: 2000,
  vatName: 'Пореска управа ПДВ',
  vatFrequency: 'monthly',
  vatDay: 15,
  payrollTaxName: 'Порези и доприноси',
  payrollTaxDay: 10,
  incomeTaxName: 'Пореска управа аконтација',
  payFrequency: 'semi_monthly',
  level: 60,
  memoWidth: 50,
  isUpperCase: false,
};

const COUNTRIES: Readonly<Record<string, Row>> = {
  AT: { ...GERMANY, timeZone: 'Europe/Vienna', vatBps: 2000, vatDay: 15, payrollTaxDay: 15, memoWidth: 100 },
  BE: { ...FRANCE, timeZone: 'Europe/Brussels', vatBps: 2100, vatDay: 20, legalForms: ['SRL', 'SA', 'SNC'] },
  CA: { ...STATES, currency: 'CAD', timeZone: 'America/Toronto', holidays: 'canada', vatBps: 500, vatName: 'Receiver GST', level: 1.5 },
  DE: GERMANY,
  FR: FRANCE,
  GB: BRITAIN,
  GR: GREECE,
  IE: { ...BRITAIN, currency: 'EUR', timeZone: 'Europe/Dublin', holidays: 'target', vatBps: 2300, vatDay: 19, level: 1, payFrequency: 'weekly' },
  NL: NETHERLANDS,
  RS: SERBIA,
  US: STATES,
};

export function countryOf(code: string): Country {
  const row = must(COUNTRIES[code], `a country of the generator, got "${code}"`);
  return { ...row, code, currency: currencyCode(row.currency) };
}
