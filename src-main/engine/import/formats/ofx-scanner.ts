/** A tag of an OFX document with the text that follows it. */
export type OfxTag = {
  /** Upper case, without namespace prefix. */
  readonly name: string;
  readonly isClosing: boolean;
  /** Text between this tag and the next, raw; white space only for aggregates. */
  readonly text: string;
  /** 1-based line of the tag. */
  readonly line: number;
};

const TAG = /^(\/?)(?:[A-Za-z][\w-]*:)?([A-Za-z][\w.]*)(?:\s[^<>]*)?\/?$/;
/** Longest tag accepted, attributes included: OFX names have at most 32 characters, anything longer is text with a stray angle bracket. */
const LONGEST_TAG = 200;

type Found = { readonly start: number; readonly end: number; readonly name: string; readonly isClosing: boolean };

/** The next tag from a position; declarations and stray `<` are passed over as text. */
function nextTag(text: string, from: number): Found | null {
  for (let start = text.indexOf('<', from); start >= 0; start = text.indexOf('<', start + 1)) {
    const window = text.slice(start + 1, start + LONGEST_TAG);
    const length = window.indexOf('>');
    const match = length < 0 ? null : TAG.exec(window.slice(0, length).trim());
    if (match !== null) return { start, end: start + length + 2, name: (match[2] ?? '').toUpperCase(), isClosing: match[1] === '/' };
  }
  return null;
}

/**
 * Walks an OFX document tag by tag, in SGML (leaf elements without closing tags) and in XML form alike; comments must be gone. Nothing is
 * assumed to be closed: what belongs together is the visitor's to know. Time is linear in the length of the text.
 */
export function scanOfx(text: string, visit: (tag: OfxTag) => void): void {
  let line = 1;
  let lineBreak = text.indexOf('\n');
  let tag = nextTag(text, 0);
  while (tag !== null) {
    for (; lineBreak >= 0 && lineBreak < tag.start; lineBreak = text.indexOf('\n', lineBreak + 1)) line++;
    const next = nextTag(text, tag.end);
    visit({ name: tag.name, isClosing: tag.isClosing, text: text.slice(tag.end, next === null ? text.length : next.start), line });
    tag = next;
  }
}
