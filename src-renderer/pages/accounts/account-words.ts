import type { Account } from '../../../src-shared/contract/accounts.ts';
import { formatDate } from '../../format/dates.ts';

export const TYPE_WORDS: Readonly<Record<Account['accountType'], string>> = {
  bank: 'Bank account',
  cash: 'Cash',
  card: 'Card',
  loan: 'Loan',
  credit_line: 'Credit line',
};

const SOURCE_WORDS: Readonly<Record<NonNullable<Account['anchor']>['source'], string>> = {
  running: 'the bank’s running balance',
  opening: 'the statement’s opening balance',
  closing: 'the statement’s closing balance',
  ledger: 'the bank’s ledger balance',
  typed: 'typed by you',
  reconciled: 'reconciled',
};

/** What the balance rests on: "28 Feb 2026, the statement’s closing balance". */
export function anchorWords(anchor: Account['anchor']): string {
  return anchor === null ? 'No balance stated yet' : `${formatDate(anchor.balanceDate)}, ${SOURCE_WORDS[anchor.source]}`;
}

/** How the balance came to be, in one line. */
export function balanceOrigin({ anchor }: Pick<Account, 'anchor'>): string {
  if (anchor === null) return 'The sum of the lines.';
  return `${formatDate(anchor.balanceDate)} (${SOURCE_WORDS[anchor.source]}), with the lines booked since.`;
}

/** An IBAN in groups of four, as it is printed. */
export function printedIban(iban: string): string {
  return iban.replaceAll(/\s/g, '').replaceAll(/(.{4})(?=.)/g, '$1 ');
}

/** The number an account is known by; null where none is noted. */
export function accountNumberWords({ iban, accountNumber }: Pick<Account, 'iban' | 'accountNumber'>): string | null {
  if (iban !== null && iban !== '') return printedIban(iban);
  return accountNumber === null || accountNumber === '' ? null : accountNumber;
}

/** Why a typed IBAN cannot be one, by its check digits (ISO 13616, ISO 7064 mod 97-10); null where it can, or where nothing is typed. */
export function ibanProblem(typed: string): string | null {
  const iban = typed.replaceAll(/\s/g, '').toUpperCase();
  if (iban === '') return null;
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return 'An IBAN begins with a country and two digits, and has 15 to 34 characters.';
  const moved = iban.slice(4) + iban.slice(0, 4);
  let remainder = 0;
  for (const character of moved) {
    for (const digit of parseInt(character, 36).toString()) remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder === 1 ? null : 'A digit or letter of this IBAN is wrong: its check digits do not fit.';
}
