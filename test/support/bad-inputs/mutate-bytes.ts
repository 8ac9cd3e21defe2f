import { drawInteger, type Random } from '../../../src-main/engine/common/random.ts';

/** Fragments that readers treat specially, wherever they turn up. */
const FRAGMENTS: readonly string[] = [
  '"',
  '""',
  '\r',
  '\n\n',
  ';',
  ',',
  '\t',
  '\u0000',
  '\uFEFF',
  '-',
  '(1)',
  '1e9',
  '999999999999999999',
  '2026-02-30',
  '31/12/9999',
  '=cmd()',
  ':61:',
  ':20:',
  '^',
  '!Type:Bank',
  '<STMTTRN>',
  '</Ntry>',
  '<!--',
  '<![CDATA[',
  '&#0;',
  'PK\u0003\u0004',
  '%PDF-',
];

type Change = (bytes: Buffer, random: Random) => Buffer;

const place = (bytes: Buffer, random: Random): number => drawInteger(random, 0, bytes.length);

const CHANGES: readonly Change[] = [
  // one bit
  (bytes, random) => {
    if (bytes.length === 0) return bytes;
    const changed = Buffer.from(bytes);
    const at = drawInteger(random, 0, bytes.length - 1);
    changed.writeUInt8(changed.readUInt8(at) ^ (1 << drawInteger(random, 0, 7)), at);
    return changed;
  },
  // a run of noise over what was there
  (bytes, random) => {
    const changed = Buffer.from(bytes);
    const from = place(bytes, random);
    for (let at = from; at < Math.min(changed.length, from + drawInteger(random, 1, 64)); at += 1)
      changed.writeUInt8(drawInteger(random, 0, 255), at);
    return changed;
  },
  // cut off
  (bytes, random) => bytes.subarray(0, place(bytes, random)),
  (bytes, random) => bytes.subarray(place(bytes, random)),
  // a piece taken out
  (bytes, random) => {
    const from = place(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + drawInteger(random, 1, 200))]);
  },
  // a piece repeated many times
  (bytes, random) => {
    const from = place(bytes, random);
    const piece = bytes.subarray(from, from + drawInteger(random, 1, 80));
    const repeated = Array.from({ length: drawInteger(random, 1, 500) }, () => piece);
    return Buffer.concat([bytes.subarray(0, from), ...repeated, bytes.subarray(from)]);
  },
  // a fragment put in
  (bytes, random) => {
    const from = place(bytes, random);
    const fragment = Buffer.from(FRAGMENTS[drawInteger(random, 0, FRAGMENTS.length - 1)] ?? '');
    return Buffer.concat([bytes.subarray(0, from), fragment, bytes.subarray(from)]);
  },
];

/** A file with one to six random changes. */
export function mutateBytes(bytes: Uint8Array, random: Random): Buffer {
  let changed: Buffer = Buffer.from(bytes);
  for (let count = drawInteger(random, 1, 6); count > 0; count -= 1)
    changed = CHANGES[drawInteger(random, 0, CHANGES.length - 1)]?.(changed, random) ?? changed;
  return changed;
}
