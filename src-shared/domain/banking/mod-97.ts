/**
 * Remainder by 97 of a text read as one number, letters as A = 10 to Z = 35 (ISO 7064 mod 97-10, as IBAN and creditor reference use it). Works in
 * pieces that stay exact in a double. The text holds only digits and capital letters.
 */
export function modulo97(text: string): number {
  const digits = text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  let rest = 0;
  for (let index = 0; index < digits.length; index += 7) rest = Number(`${rest}${digits.slice(index, index + 7)}`) % 97;
  return rest;
}
