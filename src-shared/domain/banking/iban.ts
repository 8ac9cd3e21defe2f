import { NATIONAL_FORMS, SEPA_IBAN_COUNTRIES } from './iban-forms.ts';
import { modulo97 } from './mod-97.ts';

/** What is wrong with an IBAN, the first thing found: how it looks, its country, its length, the form of its national part, its checksum. */
export type IbanProblem = 'malformed' | 'unknown_country' | 'wrong_length' | 'wrong_form' | 'wrong_checksum';

/** The electronic form: capital letters, without the spaces of the printed form. */
export function normalizeIban(text: string): string {
  return text.replace(/\s/g, '').toUpperCase();
}

type Part = { readonly count: number; readonly kind: string };

function partsOf(form: string): Part[] {
  return [...form.matchAll(/(\d+)([nac])/g)].map(([, count, kind]) => ({ count: Number(count), kind: kind ?? '' }));
}

/** Characters of an IBAN of the country, the four at the front included (DE 22, NO 15); null for a country without IBAN. */
export function ibanLength(country: string): number | null {
  const form = NATIONAL_FORMS.get(country);
  return form === undefined ? null : 4 + partsOf(form).reduce((sum, part) => sum + part.count, 0);
}

const CLASS_OF: Readonly<Record<string, string>> = { n: '[0-9]', a: '[A-Z]', c: '[A-Z0-9]' };

function formPattern(form: string): RegExp {
  return new RegExp(
    `^${partsOf(form)
      .map((part) => `${CLASS_OF[part.kind] ?? ''}{${part.count}}`)
      .join('')}$`,
  );
}

/**
 * What is wrong with an IBAN, or null when it is right: country known, length and form of that country, check digits 02 to 98 and remainder 1 by
 * 97 (ISO 13616, ISO 7064). Spaces and small letters are accepted. One changed digit is always found: 97 is a prime that no digit difference
 * times a power of ten divides. Whether the account exists only its bank knows.
 */
export function ibanProblem(text: string): IbanProblem | null {
  const iban = normalizeIban(text);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{1,30}$/.test(iban)) return 'malformed';
  const form = NATIONAL_FORMS.get(iban.slice(0, 2));
  if (form === undefined) return 'unknown_country';
  if (iban.length !== ibanLength(iban.slice(0, 2))) return 'wrong_length';
  if (!formPattern(form).test(iban.slice(4))) return 'wrong_form';
  const check = Number(iban.slice(2, 4));
  // 00, 01 and 99 leave the same remainders as 97, 98 and 02, so that two spellings of one number would pass.
  if (check < 2 || check > 98 || modulo97(`${iban.slice(4)}${iban.slice(0, 4)}`) !== 1) return 'wrong_checksum';
  return null;
}

/** Whether the account lies in a country of the SEPA schemes. */
export function isSepaIban(text: string): boolean {
  return SEPA_IBAN_COUNTRIES.has(normalizeIban(text).slice(0, 2));
}

/** The printed form: groups of four. `DE89370400440532013000` is `DE89 3704 0044 0532 0130 00`. */
export function formatIban(text: string): string {
  return normalizeIban(text).replace(/(.{4})(?=.)/g, '$1 ');
}
