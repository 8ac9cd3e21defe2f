/** What a walk over the bytes finds: valid characters of two bytes or more, bytes that are not UTF-8, and where the first byte beyond ASCII is. */
type Utf8Scan = { readonly multiByte: number; readonly invalid: number; readonly firstHigh: number };

/** Length of a UTF-8 sequence by its first byte; 0 where no sequence may start so (overlong forms C0, C1 and values beyond U+10FFFF included). */
function sequenceLength(first: number): number {
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

/** Counts valid and damaged UTF-8 characters. A character cut off by the end of the bytes counts neither way. */
export function scanUtf8(bytes: Uint8Array): Utf8Scan {
  let multiByte = 0;
  let invalid = 0;
  let firstHigh = -1;
  let i = 0;
  while (i < bytes.length) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) {
      i += 1;
      continue;
    }
    if (firstHigh < 0) firstHigh = i;
    const length = sequenceLength(byte);
    let seen = 1;
    while (seen < length && i + seen < bytes.length && ((bytes[i + seen] ?? 0) & 0xc0) === 0x80) seen += 1;
    if (length > 0 && seen === length) multiByte += 1;
    else if (length === 0 || i + seen < bytes.length) invalid += 1;
    i += seen;
  }
  return { multiByte, invalid, firstHigh };
}
