/** What a reader sees where the font has no picture for a character: U+25A1, a white square. */
const MISSING_GLYPH = '\u25A1';

/** Characters without a picture of their own (joiners, marks of direction, soft hyphen, variation selectors): leaving them out hides nothing. */
const INVISIBLE = /[\p{Cf}\u2028\u2029]|\p{Variation_Selector}/gu;
const WHITE = /[\p{Cc}\p{Zs}]+/gu;

export type PrintableText = {
  /** The text as the font can show it, at most `limit` characters of it. */
  readonly print: (text: string, limit?: number) => string;
  /** Whether a character had to be replaced since the last time this was asked. */
  readonly takeReplaced: () => boolean;
};

/** Longest text of a cell: about five lines; the annex holds the whole. */
const DEFAULT_LIMIT = 160;

/**
 * Keeps characters that the font lacks from vanishing without a trace: each becomes a white square, and the caller learns that it happened. White
 * space and control characters become one space; a text over the limit ends in an ellipsis.
 */
export function createPrintableText(hasGlyph: (codePoint: number) => boolean): PrintableText {
  let isReplaced = false;
  const shown = (character: string): string => {
    if (hasGlyph(character.codePointAt(0) ?? 0)) return character;
    isReplaced = true;
    return MISSING_GLYPH;
  };
  return {
    print: (text, limit = DEFAULT_LIMIT) => {
      const plain = text.toWellFormed().normalize('NFC').replaceAll(INVISIBLE, '').replaceAll(WHITE, ' ').trim();
      const characters = Array.from(plain);
      const kept = characters.length > limit ? [...characters.slice(0, limit - 1), '…'] : characters;
      return kept.map(shown).join('');
    },
    takeReplaced: () => {
      const was = isReplaced;
      isReplaced = false;
      return was;
    },
  };
}
