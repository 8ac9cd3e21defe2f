/** One line of words: white space of every kind collapsed to single spaces, control characters dropped. */
export function collapse(text: string): string {
  return text.replace(/[\s\u00a0\p{Cc}]+/gu, ' ').trim();
}

/** Collapsed text, or null where nothing is left of it. */
export function wordsOrNull(text: string | undefined | null): string | null {
  const words = collapse(text ?? '');
  return words === '' ? null : words;
}

/** Longest description kept: a batch of thousands of payments in one bank line must not make a row of megabytes. */
const LONGEST_DESCRIPTION = 2000;

/** Shortest cut-off text that is taken as the beginning of a longer part rather than a word of its own. */
const SHORTEST_BEGINNING = 16;

const isBeginningOf = (earlier: string, part: string): boolean =>
  part.startsWith(earlier) && (earlier.length >= SHORTEST_BEGINNING || !/[\p{L}\p{N}]/u.test(part.charAt(earlier.length)));

/** The parts of a description in order, without parts that an earlier or later one already contains. */
export function joinWords(parts: readonly (string | null)[]): string {
  const kept: string[] = [];
  let length = 0;
  for (const part of parts) {
    if (part === null || kept.some((earlier) => ` ${earlier} `.includes(` ${part} `))) continue;
    const absorbed = kept.findIndex((earlier) => isBeginningOf(earlier, part));
    if (absorbed >= 0) kept[absorbed] = part;
    else kept.push(part);
    length += part.length;
    if (length > LONGEST_DESCRIPTION) break;
  }
  return kept.join(' ').slice(0, LONGEST_DESCRIPTION);
}

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/;

/** The text as an IBAN without spaces, or null where it does not have the form of one (ISO 13616; the check digits are not tested). */
export function ibanOrNull(text: string | undefined | null): string | null {
  const compact = (text ?? '').replace(/\s+/g, '').toUpperCase();
  return IBAN.test(compact) ? compact : null;
}
