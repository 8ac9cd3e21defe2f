/**
 * ISO 4217 currencies in use, by number of decimals of the minor unit. Source: ISO 4217 maintenance agency list one, as published for 2026
 * with the currencies that the euro replaced: old statements carry them, and history is worth importing.
 */
const EXPONENT_2 =
  'AED ATS CYP DEM EEK FIM FRF IEP LTL LVL MTL NLG SIT SKK AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG XXX';
const EXPONENT_0 = 'BEF ESP ITL LUF PTE BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF';
const EXPONENT_3 = 'BHD IQD JOD KWD LYD OMR TND';

declare const currencyBrand: unique symbol;
/** An ISO 4217 alphabetic code of a currency in the table. */
export type CurrencyCode = string & { readonly [currencyBrand]: true };

const EXPONENTS: ReadonlyMap<string, number> = new Map([
  ...EXPONENT_2.split(' ').map((code) => [code, 2] as const),
  ...EXPONENT_0.split(' ').map((code) => [code, 0] as const),
  ...EXPONENT_3.split(' ').map((code) => [code, 3] as const),
]);

export function isCurrencyCode(text: string): text is CurrencyCode {
  return EXPONENTS.has(text);
}

/** Decimals of the minor unit: EUR 2, JPY 0, KWD 3. An unknown code is a programmer's mistake: check with `isCurrencyCode` first. */
export function currencyExponent(currency: CurrencyCode): number {
  const exponent = EXPONENTS.get(currency);
  if (exponent === undefined) throw new Error(`Assertion failed: "${currency}" is no ISO 4217 code`);
  return exponent;
}

export function currencyCode(text: string): CurrencyCode {
  if (!isCurrencyCode(text)) throw new Error(`Assertion failed: "${text}" is no ISO 4217 code`);
  return text;
}

/** What a person may choose from; `XXX`, ISO's code for no currency at all, is understood where a file carries it but never offered. */
export const CURRENCY_CODES: readonly CurrencyCode[] = [...EXPONENTS.keys()].filter((code) => code !== 'XXX').toSorted() as CurrencyCode[];
