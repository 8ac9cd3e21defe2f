import type { StatementRow } from '../import/types.ts';

/**
 * Version of the identity below. Stored with every line: when the algorithm changes, old lines keep being compared under the version they were
 * written with, so that an update of the application never imports them a second time.
 */
export const IDENTITY_VERSION = 1;

const NOT_A_WORD = /[^\p{L}\p{N}]+/gu;
const PLAIN_ASCII = /^[\u0020-\u007e]*$/;
const NOT_A_WORD_ASCII = /[^a-z0-9]+/g;

/** Letters and digits only, lower case: banks change spacing, case and punctuation between two downloads of the same line. */
function wordsOf(text: string): string {
  if (PLAIN_ASCII.test(text)) return text.toLowerCase().replace(NOT_A_WORD_ASCII, '');
  return text.normalize('NFKC').toLowerCase().replace(NOT_A_WORD, '');
}

/**
 * What makes two statement lines the same movement: day, amount, currency and the words. Neither the line number nor the running balance nor a
 * bank's transaction number takes part: banks renumber, and an overlapping download starts at another balance.
 */
export function identityText(
  row: Pick<StatementRow, 'bookingDate' | 'amountMinor' | 'currency' | 'description' | 'counterparty' | 'reference'>,
): string {
  return `${row.bookingDate}|${row.amountMinor}|${row.currency}|${wordsOf(row.description)}|${wordsOf(row.counterparty ?? '')}|${wordsOf(row.reference ?? '')}`;
}

export type Verdict = 'new' | 'same' | 'twin';

/**
 * Count-aware comparison: the n-th identical line of a file is the n-th identical line of the book. With two coffees of 4.50 in the book and three
 * in the file, two are `same` and the third is a `twin`: new, and identical to another line. Lines are classified in the order given.
 */
export function createVerdictBook(inBook: ReadonlyMap<string, number>): { classify: (identity: string) => Verdict } {
  const seen = new Map<string, number>();
  return {
    classify: (identity) => {
      const nth = (seen.get(identity) ?? 0) + 1;
      seen.set(identity, nth);
      if (nth <= (inBook.get(identity) ?? 0)) return 'same';
      return nth > 1 ? 'twin' : 'new';
    },
  };
}
