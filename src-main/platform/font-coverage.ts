import { assert } from '../../src-shared/result/assert.ts';

/** Tables of an OpenType font begin after a header of 12 bytes with 16 bytes for each. Source: OpenType specification, "otff" and "cmap". */
const TABLE_DIRECTORY = 12;
const TABLE_RECORD = 16;
const CMAP_HEADER = 4;
const CMAP_RECORD = 8;
const SEGMENTED_COVERAGE = 12;
const SEGMENTED_DELTAS = 4;

function findCharacterMap(view: DataView): number {
  const tableCount = view.getUint16(4);
  for (let index = 0; index < tableCount; index++) {
    const record = TABLE_DIRECTORY + index * TABLE_RECORD;
    const isCmap = view.getUint8(record) === 0x63 && view.getUint8(record + 1) === 0x6d && view.getUint8(record + 2) === 0x61;
    if (isCmap) return view.getUint32(record + 8);
  }
  return -1;
}

/** Code points of a subtable of format 12: ranges of 32 bits. */
function readCoverage(view: DataView, offset: number, found: Set<number>): void {
  const groupCount = view.getUint32(offset + 12);
  for (let group = 0; group < groupCount; group++) {
    const at = offset + 16 + group * 12;
    for (let codePoint = view.getUint32(at); codePoint <= view.getUint32(at + 4); codePoint++) {
      if (view.getUint32(at + 8) + codePoint - view.getUint32(at) !== 0) found.add(codePoint);
    }
  }
}

/** Code points of a subtable of format 4: segments of 16 bits whose glyphs are a sum or are looked up. */
function readDeltas(view: DataView, offset: number, found: Set<number>): void {
  const doubled = view.getUint16(offset + 6);
  const [ends, starts] = [offset + 14, offset + 16 + doubled];
  const [deltas, ranges] = [starts + doubled, starts + 2 * doubled];
  for (let segment = 0; segment < doubled; segment += 2) {
    const [first, last] = [view.getUint16(starts + segment), view.getUint16(ends + segment)];
    const rangeOffset = view.getUint16(ranges + segment);
    for (let codePoint = first; codePoint <= last && codePoint < 0xff_ff; codePoint++) {
      const looked = rangeOffset === 0 ? codePoint : view.getUint16(ranges + segment + rangeOffset + 2 * (codePoint - first));
      const glyph = rangeOffset === 0 || looked !== 0 ? (looked + view.getUint16(deltas + segment)) & 0xff_ff : 0;
      if (glyph !== 0) found.add(codePoint);
    }
  }
}

/** Every Unicode code point for which a TrueType or OpenType font has a picture, from its own character map. */
export function readFontCoverage(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const table = findCharacterMap(view);
  assert(table > 0, 'a font with a character map');
  const found = new Set<number>();
  const subtableCount = view.getUint16(table + 2);
  for (let index = 0; index < subtableCount; index++) {
    const offset = table + view.getUint32(table + CMAP_HEADER + index * CMAP_RECORD + 4);
    const format = view.getUint16(offset);
    if (format === SEGMENTED_COVERAGE) readCoverage(view, offset, found);
    if (format === SEGMENTED_DELTAS) readDeltas(view, offset, found);
  }
  return found;
}
