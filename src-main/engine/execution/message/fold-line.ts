/** Octets of a character in UTF-8. */
function octets(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x8_00 ? 2 : code < 0x1_00_00 ? 3 : 4;
}

/** First octet of a character of so many further octets, without its bits of the code. */
const LEAD = [0, 0xc0, 0xe0, 0xf0] as const;

/** The octets of a text in UTF-8. A surrogate without its partner becomes the replacement character. */
export function utf8Octets(text: string): number[] {
  const bytes: number[] = [];
  for (const char of text.toWellFormed()) {
    const code = char.codePointAt(0) ?? 0;
    const tail = octets(char) - 1;
    if (tail === 0) bytes.push(code);
    else {
      bytes.push((LEAD[tail] ?? 0) | (code >> (6 * tail)));
      for (let index = tail - 1; index >= 0; index -= 1) bytes.push(0x80 | ((code >> (6 * index)) & 0x3f));
    }
  }
  return bytes;
}

/** A text in pieces of at most so many octets of UTF-8, never splitting a character; the later pieces may be shorter. */
export function piecesByOctets(text: string, first: number, later: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let size = 0;
  for (const char of text.toWellFormed()) {
    const limit = pieces.length === 0 ? first : later;
    if (size + octets(char) > limit && piece !== '') {
      pieces.push(piece);
      piece = '';
      size = 0;
    }
    piece += char;
    size += octets(char);
  }
  return [...pieces, piece];
}
