/** What a walk over the bytes finds: valid characters of two bytes or more, bytes that are not UTF-8, and where the first byte beyond ASCII is. */
type Utf8Counts = { readonly multiByte: number; readonly invalid: number; readonly firstHigh: number };

type Utf8Scan = {
  /** Takes the next piece; a character may begin in one and end in the next. */
  push(piece: Uint8Array): void;
  /** What was found so far. A character cut off by the end of the bytes counts neither way. */
  counts(): Utf8Counts;
};

/** Length of a UTF-8 sequence by its first byte; 0 where no sequence may start so (overlong forms C0, C1 and values beyond U+10FFFF included). */
function sequenceLength(first: number): number {
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

/** The high bits of four bytes: none is set where all four are ASCII. */
const HIGH_BITS = 0x80808080;

/** Where the first byte beyond ASCII stands from a position on, or the end. Most of a statement is ASCII, so it is looked at four bytes at a time. */
function skipAscii(bytes: Uint8Array, from: number, words: { readonly all: Uint32Array; readonly start: number }): number {
  let i = from;
  while (i < bytes.length) {
    if (((i - words.start) & 3) === 0 && i >= words.start) {
      let word = (i - words.start) >> 2;
      while (word < words.all.length && ((words.all[word] ?? 0) & HIGH_BITS) === 0) word += 1;
      i = words.start + (word << 2);
    }
    if (i >= bytes.length || (bytes[i] ?? 0) >= 0x80) return i;
    i += 1;
  }
  return i;
}

/** The piece as whole words, beginning at its first aligned byte. */
function wordsOf(piece: Uint8Array): { all: Uint32Array; start: number } {
  const start = (4 - (piece.byteOffset & 3)) & 3;
  if (start >= piece.length) return { all: new Uint32Array(), start: piece.length };
  return { all: new Uint32Array(piece.buffer, piece.byteOffset + start, (piece.length - start) >> 2), start };
}

/** Counts valid and damaged UTF-8 characters piece by piece. */
export function createUtf8Scan(): Utf8Scan {
  let multiByte = 0;
  let invalid = 0;
  let firstHigh = -1;
  let before = 0;
  /** Bytes that the character begun last still needs. */
  let missing = 0;

  function push(piece: Uint8Array): void {
    const words = wordsOf(piece);
    let i = 0;
    while (i < piece.length) {
      if (missing === 0) i = skipAscii(piece, i, words);
      if (i >= piece.length) break;
      const byte = piece[i] ?? 0;
      if (missing > 0 && (byte & 0xc0) === 0x80) {
        missing -= 1;
        if (missing === 0) multiByte += 1;
        i += 1;
        continue;
      }
      if (missing > 0) {
        invalid += 1;
        missing = 0;
        continue;
      }
      if (firstHigh < 0) firstHigh = before + i;
      const length = sequenceLength(byte);
      if (length === 0) invalid += 1;
      else missing = length - 1;
      i += 1;
    }
    before += piece.length;
  }

  return { push, counts: () => ({ multiByte, invalid, firstHigh }) };
}

/** Counts valid and damaged UTF-8 characters of bytes in memory. */
export function scanUtf8(bytes: Uint8Array): Utf8Counts {
  const scan = createUtf8Scan();
  scan.push(bytes);
  return scan.counts();
}
