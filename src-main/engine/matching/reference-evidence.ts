import type { IndexedItem, ItemIndex } from './item-index.ts';
import { isSwapped, numberForms, plainNumber, tokensOf } from './text-forms.ts';
import type { MatchLine } from './types.ts';

export type ReferenceLevel = 'full' | 'digits' | 'tail' | 'swapped' | 'cut' | 'none' | 'nothing to quote';

export type ReferenceHit = { readonly level: ReferenceLevel; readonly bits: number; readonly form: string };

/** What a line's texts hold of numbers. */
export type ReferenceReading = {
  /** Items whose number the line names, by ordinal. */
  readonly mentions: ReadonlyMap<number, ReferenceHit>;
  readonly mentioned: readonly IndexedItem[];
  readonly forms: ReadonlySet<string>;
  /** Words of the description; the bank may have cut a number at their end. */
  readonly memoTokens: readonly string[];
};

/** Log₂ of how rarely a text of something else holds this number, by its length; longer ones are dates and serial numbers too, so it levels off. */
const BITS_BY_LENGTH = [0, 0, 0, 6, 8.5, 10.5] as const;
const BITS_MAX = 12;
const LEVEL_LOSS = { full: 0, digits: 1, tail: 3.5 } as const;
/** Neighbouring characters swapped: one payer in twenty, and few other numbers are that close. */
const SWAPPED_BITS = 5;
const SWAPPED_MIN_LENGTH = 5;
/** A number cut by the bank agrees with all that begin so. */
const CUT_BITS = 3;
const CUT_MIN_LENGTH = 4;
/** One payment in seven names no number at all. */
const NONE_BITS = -2.6;

const NOBODY: readonly IndexedItem[] = [];
const NOTHING_TO_QUOTE: ReferenceHit = { level: 'nothing to quote', bits: 0, form: '' };
const NONE: ReferenceHit = { level: 'none', bits: NONE_BITS, form: '' };

const bitsOf = (form: string, level: 'full' | 'digits' | 'tail'): number => (BITS_BY_LENGTH[form.length] ?? BITS_MAX) - LEVEL_LOSS[level];

/** Looks up every number in the texts of a line. */
export function readReferences(line: MatchLine, index: ItemIndex, memoTokens: readonly string[]): ReferenceReading {
  const forms = new Set(numberForms(memoTokens));
  if (line.reference !== null) for (const form of numberForms(tokensOf(line.reference))) forms.add(form);
  if (line.endToEndId !== null) {
    for (const form of numberForms(tokensOf(line.endToEndId))) forms.add(form);
    forms.add(plainNumber(line.endToEndId));
  }
  const mentions = new Map<number, ReferenceHit>();
  const mentioned = new Map<number, IndexedItem>();
  for (const form of forms) {
    for (const { entry, level } of index.withForm(form)) {
      const bits = bitsOf(form, level);
      if (bits <= (mentions.get(entry.ordinal)?.bits ?? 0)) continue;
      mentions.set(entry.ordinal, { level, bits, form });
      mentioned.set(entry.ordinal, entry);
    }
  }
  if (mentions.size === 0) return { mentions, mentioned: NOBODY, forms, memoTokens };
  return {
    mentions,
    mentioned: [...mentioned.values()].toSorted((a, b) => a.dueDay - b.dueDay || a.ordinal - b.ordinal),
    forms,
    memoTokens,
  };
}

function isCut(entry: IndexedItem, memoTokens: readonly string[]): boolean {
  const ending = memoTokens.slice(-3).join('');
  return entry.forms.some(({ text, level }) => {
    if (level === 'tail') return false;
    for (let length = text.length - 1; length >= CUT_MIN_LENGTH; length--) if (ending.endsWith(text.slice(0, length))) return true;
    return false;
  });
}

/** What the numbers of a line say about one item. */
export function referenceHit(reading: ReferenceReading, entry: IndexedItem): ReferenceHit {
  const mention = reading.mentions.get(entry.ordinal);
  if (mention !== undefined) return mention;
  if (entry.forms.length === 0) return NOTHING_TO_QUOTE;
  for (const { text, level } of entry.forms) {
    if (level === 'tail' || text.length < SWAPPED_MIN_LENGTH) continue;
    for (const form of reading.forms) if (isSwapped(form, text)) return { level: 'swapped', bits: SWAPPED_BITS, form };
  }
  return isCut(entry, reading.memoTokens) ? { level: 'cut', bits: CUT_BITS, form: '' } : NONE;
}
