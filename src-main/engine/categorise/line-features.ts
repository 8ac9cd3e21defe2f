import { isoWeekday, toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { isWordUnit } from '../../../src-shared/domain/pattern/parse-pattern.ts';
import { foldText } from './match-rules.ts';
import type { CategoriseLine } from './types.ts';

/** Places features are hashed into: 2^15, so that some thousand lines' words and letter groups rarely meet (ENGINES §5). */
export const FEATURE_COUNT = 1 << 15;
const MASK = FEATURE_COUNT - 1;
/** Longest text that is looked at: memos are shorter, and one that is not must not slow down all the others. */
const TEXT_MAX = 240;
/** Letter groups of this many letters, the edge of the word counting as one. */
const GROUP_MIN = 3;
const GROUP_MAX = 5;
/** Steps of the amount's size: half a decimal order. */
const BINS_PER_DECADE = 2;

/** FNV-1a, 32 bits, with a different start for each kind of feature, so that a word and an equal letter group differ. */
const FNV_PRIME = 16_777_619;
const SEED = {
  group: 0x811c9dc5,
  wordIn: 0x01000193,
  wordOut: 0x5bd1e995,
  amount: 0x2545f491,
  weekday: 0x9e3779b9,
  account: 0x7feb352d,
  always: 0x68e31da4,
} as const;
const DIGIT = 48;
const EDGE = 95;

const mix = (hash: number, code: number): number => Math.imul(hash ^ code, FNV_PRIME);

/** Spreads the last characters of a hash over its low bits. */
function place(hash: number): number {
  let z = hash ^ (hash >>> 15);
  z = Math.imul(z, 0x2c1b3c6d);
  return (z ^ (z >>> 13)) & MASK;
}

/** The words of a text as unit codes: letters of any script; a run of digits is one 0, because numbers change every time but their shape tells. */
function wordsOf(text: string, visit: (codes: Uint16Array, length: number) => void, buffer: Uint16Array): void {
  const folded = foldText(text.length > TEXT_MAX ? text.slice(0, TEXT_MAX) : text);
  let length = 0;
  for (let index = 0; index <= folded.length; index++) {
    const code = index < folded.length ? folded.charCodeAt(index) : 0;
    if (index < folded.length && isWordUnit(code)) {
      const unit = code >= DIGIT && code <= DIGIT + 9 ? DIGIT : code;
      if (unit !== DIGIT || length === 0 || buffer[length - 1] !== DIGIT) buffer[length++] = unit;
    } else if (length > 0) {
      visit(buffer, length);
      length = 0;
    }
  }
}

function wordHash(codes: Uint16Array, length: number, isOut: boolean): number {
  let hash: number = isOut ? SEED.wordOut : SEED.wordIn;
  for (let index = 0; index < length; index++) hash = mix(hash, codes[index] ?? 0);
  return place(hash);
}

/**
 * Turns lines into hashed features, each once: words with the direction of the money, groups of three to five letters, size of the amount, weekday
 * and account. Keeps its own working memory: one at a time.
 */
export class LineFeatures {
  readonly #word = new Uint16Array(TEXT_MAX * 4);
  readonly #found = new Uint16Array(TEXT_MAX * 40);
  readonly #seenIn = new Uint32Array(FEATURE_COUNT);
  #round = 0;
  #count = 0;

  /** The places of a line's features in the order met; the array is the caller's to keep. */
  of(line: CategoriseLine): Uint16Array {
    this.#round++;
    this.#count = 0;
    const isOut = line.amountMinor < 0;
    const visit = (codes: Uint16Array, length: number): void => {
      if (length > 1) this.#add(wordHash(codes, length, isOut));
      this.#addGroups(codes, length);
    };
    wordsOf(line.description, visit, this.#word);
    if (line.counterparty !== null) wordsOf(line.counterparty, visit, this.#word);
    if (line.reference !== null) wordsOf(line.reference, visit, this.#word);
    const size = Math.floor(BINS_PER_DECADE * Math.log10(Math.max(1, Math.abs(line.amountMinor))));
    this.#add(place(mix(mix(SEED.amount, size), isOut ? 1 : 2)));
    this.#add(place(mix(SEED.always, isOut ? 1 : 2)));
    this.#add(place(mix(SEED.weekday, isoWeekday(toEpochDay(line.bookingDate)))));
    this.#add(place(mix(mix(SEED.account, line.accountId), isOut ? 1 : 2)));
    return this.#found.slice(0, this.#count);
  }

  #add(index: number): void {
    if (this.#seenIn[index] === this.#round || this.#count >= this.#found.length) return;
    this.#seenIn[index] = this.#round;
    this.#found[this.#count++] = index;
  }

  #addGroups(codes: Uint16Array, length: number): void {
    const padded = length + 2;
    const at = (index: number): number => (index === 0 || index === padded - 1 ? EDGE : (codes[index - 1] ?? 0));
    for (let from = 0; from < padded; from++) {
      let hash: number = SEED.group;
      for (let size = 1; size <= GROUP_MAX && from + size <= padded; size++) {
        hash = mix(hash, at(from + size - 1));
        if (size >= GROUP_MIN) this.#add(place(hash));
      }
    }
  }
}

/** The telling words of a line with the places of their features: for saying why. */
export function wordFeatures(line: CategoriseLine): { word: string; index: number }[] {
  const found = new Map<string, number>();
  const visit = (codes: Uint16Array, length: number): void => {
    const word = String.fromCharCode(...codes.subarray(0, length));
    if (length > 2 && !word.includes('0')) found.set(word, wordHash(codes, length, line.amountMinor < 0));
  };
  const buffer = new Uint16Array(TEXT_MAX * 4);
  for (const text of [line.counterparty, line.description, line.reference]) if (text !== null) wordsOf(text, visit, buffer);
  return [...found].map(([word, index]) => ({ word, index }));
}
