import { must } from '../../../src-shared/result/assert.ts';
import type { Dice } from './dice.ts';

/**
 * Form of the national part of an IBAN (ISO 13616 registry): `n` a digit, `a` a capital letter. Countries not listed have no IBAN. The bank codes
 * drawn start with a 0 or the letters XX, so that no existing bank is named.
 */
const NATIONAL_PART: Readonly<Record<string, string>> = {
  AT: '0nnnnnnnnnnnnnnn',
  BE: '0nnnnnnnnnnn',
  DE: '0nnnnnnnnnnnnnnnnn',
  FR: '0nnnnnnnnnnnnnnnnnnnnnn',
  GB: 'XXaann0nnnnnnnnnnn',
  GR: '0nnnnnnnnnnnnnnnnnnnnnn',
  IE: 'XXaa0nnnnnnnnnnnnn',
  NL: 'XXaannnnnnnnnn',
  RS: '0nnnnnnnnnnnnnnnnn',
};

/** Remainder of a digit string by 97, in pieces that stay exact in a double. */
function modulo97(digits: string): number {
  let rest = 0;
  for (let index = 0; index < digits.length; index += 7) rest = Number(`${rest}${digits.slice(index, index + 7)}`) % 97;
  return rest;
}

const toDigits = (text: string): string => text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));

/** A fictitious IBAN whose two check digits are right (ISO 7064 mod 97-10), or null for a country without IBAN. */
export function drawIban(dice: Dice, country: string): string | null {
  const form = NATIONAL_PART[country];
  if (form === undefined) return null;
  const national = form
    .replace(/n/g, () => String(dice.integer(0, 9)))
    .replace(/a/g, () => must('ABCDEFGHIJKLMNOPQRSTUVWXYZ'[dice.integer(0, 25)], 'a letter'));
  const check = 98 - modulo97(toDigits(`${national}${country}00`));
  return `${country}${String(check).padStart(2, '0')}${national}`;
}
