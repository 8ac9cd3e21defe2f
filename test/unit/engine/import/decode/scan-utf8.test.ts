import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createUtf8Scan, scanUtf8 } from '../../../../../src-main/engine/import/decode/scan-utf8.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('scanUtf8', () => {
  it.each([
    ['plain ASCII of any length', bytesOf('2026-01-05,-4.50,Coffee\n'.repeat(3)), { multiByte: 0, invalid: 0, firstHigh: -1 }],
    ['characters of two, three and four bytes', bytesOf('Bäcker € 𝄞'), { multiByte: 3, invalid: 0, firstHigh: 1 }],
    ['a byte that starts nothing', Uint8Array.of(0x41, 0x80, 0x41), { multiByte: 0, invalid: 1, firstHigh: 1 }],
    ['a character broken off by another', Uint8Array.of(0xe2, 0x82, 0x41, 0xc3, 0xa4), { multiByte: 1, invalid: 1, firstHigh: 0 }],
    ['a character cut off by the end, which counts neither way', Uint8Array.of(0x41, 0xe2, 0x82), { multiByte: 0, invalid: 0, firstHigh: 1 }],
  ])('counts %s', (_what, bytes, expected) => {
    expect(scanUtf8(bytes)).toEqual(expected);
  });

  it('finds the same however the bytes are cut into pieces and wherever they lie in memory', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 }).map(bytesOf);
    const noise = fc.uint8Array({ maxLength: 60 });
    fc.assert(
      fc.property(fc.array(fc.oneof(text, noise), { maxLength: 4 }), fc.array(fc.nat(200), { maxLength: 5 }), fc.nat(7), (parts, cuts, offset) => {
        const length = parts.reduce((sum, part) => sum + part.length, 0);
        const memory = new Uint8Array(offset + length);
        let at = offset;
        for (const part of parts) {
          memory.set(part, at);
          at += part.length;
        }
        const whole = memory.subarray(offset);
        const scan = createUtf8Scan();
        const ends = [...cuts.map((cut) => Math.min(cut, length)), length].toSorted((a, b) => a - b);
        ends.forEach((end, index) => scan.push(whole.subarray(ends[index - 1] ?? 0, end)));
        expect(scan.counts()).toEqual(scanUtf8(Uint8Array.from(whole)));
      }),
    );
  });
});
