/** White space as files carry it: control characters, no-break and typographic spaces, and a byte order mark that got into the text. */
export function isSpaceCode(code: number): boolean {
  if (code <= 32) return true;
  if (code < 0xa0) return code >= 0x7f;
  return (
    code === 0xa0 || code === 0xfeff || code === 0x3000 || (code >= 0x2000 && code <= 0x200f) || code === 0x202f || code === 0x205f || code === 0x2028
  );
}

/** The part of a text between two positions without white space at its ends. */
export function trimBetween(text: string, from: number, to: number): string {
  let start = from;
  let end = to;
  while (start < end && isSpaceCode(text.charCodeAt(start))) start += 1;
  while (end > start && isSpaceCode(text.charCodeAt(end - 1))) end -= 1;
  return start === end ? '' : text.slice(start, end);
}
