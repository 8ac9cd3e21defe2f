/** What a business in a country most likely wants: shown first, changed freely. Time zones from the IANA database, the capital's where there are several. */
const DEFAULTS: Readonly<Record<string, { timeZone: string; locale: string }>> = {
  AT: { timeZone: 'Europe/Vienna', locale: 'de-AT' },
  AU: { timeZone: 'Australia/Sydney', locale: 'en-AU' },
  BE: { timeZone: 'Europe/Brussels', locale: 'nl-BE' },
  BR: { timeZone: 'America/Sao_Paulo', locale: 'pt-BR' },
  CA: { timeZone: 'America/Toronto', locale: 'en-CA' },
  CH: { timeZone: 'Europe/Zurich', locale: 'de-CH' },
  CN: { timeZone: 'Asia/Shanghai', locale: 'zh-CN' },
  CZ: { timeZone: 'Europe/Prague', locale: 'cs-CZ' },
  DE: { timeZone: 'Europe/Berlin', locale: 'de-DE' },
  DK: { timeZone: 'Europe/Copenhagen', locale: 'da-DK' },
  ES: { timeZone: 'Europe/Madrid', locale: 'es-ES' },
  FI: { timeZone: 'Europe/Helsinki', locale: 'fi-FI' },
  FR: { timeZone: 'Europe/Paris', locale: 'fr-FR' },
  GB: { timeZone: 'Europe/London', locale: 'en-GB' },
  IE: { timeZone: 'Europe/Dublin', locale: 'en-IE' },
  IN: { timeZone: 'Asia/Kolkata', locale: 'en-IN' },
  IT: { timeZone: 'Europe/Rome', locale: 'it-IT' },
  JP: { timeZone: 'Asia/Tokyo', locale: 'ja-JP' },
  NL: { timeZone: 'Europe/Amsterdam', locale: 'nl-NL' },
  NO: { timeZone: 'Europe/Oslo', locale: 'nb-NO' },
  NZ: { timeZone: 'Pacific/Auckland', locale: 'en-NZ' },
  PL: { timeZone: 'Europe/Warsaw', locale: 'pl-PL' },
  PT: { timeZone: 'Europe/Lisbon', locale: 'pt-PT' },
  SE: { timeZone: 'Europe/Stockholm', locale: 'sv-SE' },
  SG: { timeZone: 'Asia/Singapore', locale: 'en-SG' },
  US: { timeZone: 'America/New_York', locale: 'en-US' },
};

/** Country most owners of a currency are in, for the command line, which is told the currency only. */
const COUNTRY_OF_CURRENCY: Readonly<Record<string, string>> = {
  AUD: 'AU',
  BRL: 'BR',
  CAD: 'CA',
  CHF: 'CH',
  CNY: 'CN',
  CZK: 'CZ',
  DKK: 'DK',
  EUR: 'DE',
  GBP: 'GB',
  INR: 'IN',
  JPY: 'JP',
  NOK: 'NO',
  NZD: 'NZ',
  PLN: 'PL',
  SEK: 'SE',
  SGD: 'SG',
  USD: 'US',
};

export function countryOfCurrency(currency: string): string {
  return COUNTRY_OF_CURRENCY[currency] ?? 'GB';
}

export function defaultsOfCountry(country: string): { timeZone: string; locale: string } {
  return DEFAULTS[country] ?? { timeZone: 'UTC', locale: 'en-GB' };
}
