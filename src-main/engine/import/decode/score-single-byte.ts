import { SINGLE_BYTE_CANDIDATES } from './alphabets.ts';
import type { DetectedEncoding } from './detected-encoding.ts';

type Decode = (bytes: Uint8Array, encoding: string) => string;

const LETTER = /\p{L}/u;
const UPPER = /\p{Lu}/u;
const CONTROL = /[\u0080-\u009f\ufffd]/;

/** A symbol inside a word costs more than one right letter earns; a control character is no text at all. */
const SYMBOL_IN_WORD = -2;
const CONTROL_CHARACTER = -5;
const CAPITAL_IN_LOWER_WORD = -1.5;
const FOREIGN_LETTER = -1;
/** No language mixes Latin and other letters within a word. */
const MIXED_SCRIPTS = -2;
const LATIN = /\p{Script=Latin}/u;
const ASCII_LETTER = /[A-Za-z]/;

/** Greek and Cyrillic texts begin words with capitals; one of this many letters without any is some other script. */
const WORDS_WITHOUT_CAPITALS = 8;
const NO_CAPITALS = -0.1;

type Occurrence = { readonly lower: string; readonly count: number };

/** The single-byte encoding under which most characters beyond ASCII are letters of one language inside words of sensible case. */
export function scoreSingleByte(sample: Uint8Array, decode: Decode): DetectedEncoding {
  let best = { encoding: 'windows-1252', language: 'German', share: Number.NEGATIVE_INFINITY };
  let second = Number.NEGATIVE_INFINITY;
  let bestText = '';
  for (const { encoding, alphabets, prior } of SINGLE_BYTE_CANDIDATES) {
    const text = decode(sample, encoding);
    const { letters, penalty, total, capitals } = occurrences(text);
    const caseless = capitals === 0 && total >= WORDS_WITHOUT_CAPITALS && /[\u0370-\u04ff]/.test(text) ? NO_CAPITALS : 0;
    for (const { language, letters: alphabet } of alphabets) {
      const gained = letters.reduce((sum, { lower, count }) => sum + (alphabet.includes(lower) ? count : FOREIGN_LETTER * count), 0);
      const share = (gained + penalty) / Math.max(1, total) + prior + caseless;
      if (share > best.share) {
        if (text !== bestText) second = best.share;
        best = { encoding, language, share };
        bestText = text;
      } else if (text !== bestText && share > second) second = share;
    }
  }
  const confidence = Math.min(0.95, Math.max(0.4, 0.5 + (best.share - second)));
  const evidence = `Read as ${best.encoding} the letters beyond ASCII form ${best.language} words; other encodings leave signs inside words.`;
  return { encoding: best.encoding, confidence, evidence };
}

function occurrences(text: string): { letters: Occurrence[]; penalty: number; total: number; capitals: number } {
  const counts = new Map<string, number>();
  let penalty = 0;
  let total = 0;
  let capitals = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text.charCodeAt(i) < 0x80) continue;
    const char = text.charAt(i);
    const previous = text.charAt(i - 1);
    const next = text.charAt(i + 1);
    total += 1;
    if (CONTROL.test(char)) penalty += CONTROL_CHARACTER;
    else if (LETTER.test(char) || (char >= '\u0e00' && char <= '\u0e7f')) {
      if (UPPER.test(char)) capitals += 1;
      const lower = char.toLowerCase();
      counts.set(lower, (counts.get(lower) ?? 0) + 1);
      if (!LATIN.test(char) && (ASCII_LETTER.test(previous) || ASCII_LETTER.test(next))) penalty += MIXED_SCRIPTS;
      if (UPPER.test(char) && LETTER.test(previous) && !UPPER.test(previous)) penalty += CAPITAL_IN_LOWER_WORD;
      else if (!UPPER.test(char) && UPPER.test(previous) && UPPER.test(next)) penalty += CAPITAL_IN_LOWER_WORD;
    } else if (LETTER.test(previous) || LETTER.test(next))
      penalty += LETTER.test(previous) && LETTER.test(next) ? SYMBOL_IN_WORD : SYMBOL_IN_WORD / 4;
  }
  return { letters: [...counts].map(([lower, count]) => ({ lower, count })), penalty, total, capitals };
}
