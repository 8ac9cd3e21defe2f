import type { StatementRow } from '../import/types.ts';
import { createIdentityCounts, type IdentityCounts } from './count-identities.ts';

/**
 * Version of the identity below. Stored with every line: when the algorithm changes, old lines keep being compared under the version they were
 * written with, so that an update of the application never imports them a second time.
 */
export const IDENTITY_VERSION = 1;

const NOT_A_WORD = /[^\p{L}\p{N}]+/gu;

/** Letters and digits only, lower case: banks change spacing, case and punctuation between two downloads of the same line. */
function wordsOf(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(NOT_A_WORD, '');
}

const encoder = new TextEncoder();
/** Most bytes of UTF-8 that one character of a string becomes. */
const MOST_BYTES = 3;
/** NFKC writes one character as up to eighteen. */
const MOST_DECOMPOSED = 18;
/** Day, amount, currency and the bars between them. */
const FIXED_BYTES = 64;

const BAR = 124;

/** Writes ASCII as it is. */
function writePlain(text: string, target: Uint8Array, from: number): number {
  for (let i = 0; i < text.length; i += 1) target[from + i] = text.charCodeAt(i);
  return from + text.length;
}

/** Writes the letters and digits of a text in lower case as UTF-8 and a bar before them; returns where they end. ASCII, which nearly all is, goes straight. */
function writeWords(text: string, target: Uint8Array, from: number): number {
  target[from] = BAR;
  let at = from + 1;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 128) return from + 1 + encoder.encodeInto(wordsOf(text), target.subarray(from + 1)).written;
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) target[at++] = code;
    else if (code >= 65 && code <= 90) target[at++] = code + 32;
  }
  return at;
}

type IdentifiedRow = Pick<StatementRow, 'bookingDate' | 'amountMinor' | 'currency' | 'description' | 'counterparty' | 'reference'>;

/**
 * What makes two statement lines the same movement: day, amount, currency and the words. Neither the line number nor the running balance nor a
 * bank's transaction number takes part: banks renumber, and an overlapping download starts at another balance. As the bytes of a text, so that a million
 * lines are hashed without a string for each; they are good until the next call of the same writer.
 */
export function createIdentityWriter(): (row: IdentifiedRow) => Uint8Array {
  let target = new Uint8Array(4096);
  return ({ bookingDate, amountMinor, currency, description, counterparty, reference }) => {
    const [party, mark] = [counterparty ?? '', reference ?? ''];
    const most = FIXED_BYTES + (description.length + party.length + mark.length) * MOST_BYTES * MOST_DECOMPOSED;
    if (most > target.length) target = new Uint8Array(most);
    let at = writePlain(`${bookingDate}|${amountMinor}|${currency}`, target, 0);
    at = writeWords(description, target, at);
    at = writeWords(party, target, at);
    return target.subarray(0, writeWords(mark, target, at));
  };
}

export type Verdict = 'new' | 'same' | 'twin';

/**
 * Count-aware comparison: the n-th identical line of a file is the n-th identical line of the book. With two coffees of 4.50 in the book and three
 * in the file, two are `same` and the third is a `twin`: new, and identical to another line. Lines are classified in the order given; `mostRows` only saves growing.
 */
export function createVerdictBook(inBook: Pick<IdentityCounts, 'get'>, mostRows = 0): { classify: (identity: string) => Verdict } {
  const seen = createIdentityCounts(mostRows);
  return {
    classify: (identity) => {
      const nth = seen.add(identity);
      if (nth <= inBook.get(identity)) return 'same';
      return nth > 1 ? 'twin' : 'new';
    },
  };
}
