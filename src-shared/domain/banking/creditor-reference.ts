import { modulo97 } from './mod-97.ts';

/** The electronic form: capital letters, without the spaces of the printed form. */
export function normalizeCreditorReference(text: string): string {
  return text.replace(/\s/g, '').toUpperCase();
}

/**
 * Whether a text is a structured creditor reference (ISO 11649): `RF`, two check digits, up to 21 letters and digits, remainder 1 by 97.
 * `RF18 5390 0754 7034` is one.
 */
export function isCreditorReference(text: string): boolean {
  const reference = normalizeCreditorReference(text);
  return /^RF\d{2}[A-Z0-9]{1,21}$/.test(reference) && modulo97(`${reference.slice(4)}${reference.slice(0, 4)}`) === 1;
}
