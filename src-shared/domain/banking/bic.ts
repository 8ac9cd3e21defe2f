/** Bank, country, location and, optionally, branch: ISO 9362 in the form the ISO 20022 messages accept (BICFIDec2014Identifier). */
const BIC = /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/;

/** The form in which a BIC is written into a file: capital letters without spaces. */
export function normalizeBic(text: string): string {
  return text.replace(/\s/g, '').toUpperCase();
}

/** Whether a text has the form of a BIC of 8 or 11 characters; a BIC carries no checksum, and whether the bank exists only a directory knows. */
export function isBic(text: string): boolean {
  return BIC.test(normalizeBic(text));
}

/** IBANs whose bank's BIC stands under another country: Crown dependencies bank under GB, French overseas territories under FR. */
const BIC_COUNTRIES_OF_IBAN: Readonly<Record<string, readonly string[]>> = {
  GB: ['GG', 'IM', 'JE'],
  FR: ['BL', 'GF', 'GP', 'MF', 'MQ', 'NC', 'PF', 'PM', 'RE', 'WF', 'YT', 'MC'],
  ES: ['IC', 'EA'],
  FI: ['AX'],
};

/** Whether a BIC can belong to an IBAN: same country, or one of the territories that share its numbering. */
export function bicFitsIban(bic: string, iban: string): boolean {
  const [ofBank, ofAccount] = [normalizeBic(bic).slice(4, 6), iban.slice(0, 2).toUpperCase()];
  return ofBank === ofAccount || (BIC_COUNTRIES_OF_IBAN[ofAccount] ?? []).includes(ofBank);
}
