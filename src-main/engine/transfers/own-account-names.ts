import type { OwnAccount, TransferLine } from './types.ts';

/** A name or number shorter than this occurs in texts by chance. */
const NAME_MIN = 4;
const NUMBER_MIN = 6;

/**
 * Words by which banks and people call a movement between own accounts, in the languages of the countries served, in lower case without accents. The
 * bare word for a credit transfer to somebody else (`virement`, `Überweisung`, `transferencia`) is not among them.
 */
const TRANSFER_WORDS = [
  'own account',
  'own transfer',
  'internal transfer',
  'account transfer',
  'transfer between',
  'transfer to savings',
  'transfer from savings',
  'to savings',
  'from savings',
  'umbuchung',
  'ubertrag',
  'uebertrag',
  'kontoubertrag',
  'virement interne',
  'virement de compte a compte',
  'overboeking eigen',
  'eigen rekening',
  'giroconto',
  'traspaso',
  'transferencia interna',
  'overforing mellan',
  'overforsel mellem',
  'egen konto',
  'przelew wlasny',
  'interni prenos',
  'prenos izmedu',
  'metafora metaxy',
  'μεταφορα μεταξυ',
  'интерни пренос',
];

/** An account number as it is compared: letters and digits in upper case. */
function plainNumber(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toUpperCase();
}

function plainText(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return ` ${plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}

/** How a line speaks of the account on the other side: by its number, by its name, in words for a transfer, of some other account, or not at all. */
export type Naming = 'number' | 'name' | 'words' | 'other' | 'nothing';

type Known = { readonly numbers: readonly string[]; readonly name: string | null };

/** Judges what lines say about which own account. */
export class OwnAccountNames {
  readonly #known = new Map<number, Known>();
  readonly #texts = new Map<number, string>();

  constructor(accounts: readonly OwnAccount[]) {
    for (const account of accounts) {
      const numbers = [account.iban, account.accountNumber].filter((number) => number !== null).map(plainNumber);
      const name = plainText(account.name).trim();
      this.#known.set(account.accountId, {
        numbers: numbers.filter((number) => number.length >= NUMBER_MIN),
        name: name.length >= NAME_MIN ? name : null,
      });
    }
  }

  namingOf(line: TransferLine, otherAccountId: number): Naming {
    const other = this.#known.get(otherAccountId);
    if (other === undefined) return 'nothing';
    if (line.counterpartyAccount !== null && line.counterpartyAccount.trim() !== '') {
      const stated = plainNumber(line.counterpartyAccount);
      // A domestic number stands inside the IBAN of the same account.
      const isSame = other.numbers.some(
        (number) => number === stated || (stated.length >= NUMBER_MIN && (number.endsWith(stated) || stated.endsWith(number))),
      );
      return isSame ? 'number' : 'other';
    }
    const text = this.#textOf(line);
    const run = text.replaceAll(' ', '').toUpperCase();
    if (other.numbers.some((number) => run.includes(number))) return 'number';
    if (other.name !== null && text.includes(` ${other.name} `)) return 'name';
    return TRANSFER_WORDS.some((words) => text.includes(` ${words}`)) ? 'words' : 'nothing';
  }

  #textOf(line: TransferLine): string {
    let text = this.#texts.get(line.transactionId);
    if (text === undefined) {
      text = plainText(line.text);
      this.#texts.set(line.transactionId, text);
    }
    return text;
  }
}
