import { decodeBytes } from './decode-bytes.ts';
import type { DetectedEncoding } from './detected-encoding.ts';
import type { StatementBytes } from '../types.ts';
import { createUtf8Scan } from './scan-utf8.ts';
import { scoreMultiByte } from './score-multi-byte.ts';
import { scoreSingleByte } from './score-single-byte.ts';
import { bytesInMemory, forEachPiece } from './statement-bytes.ts';

/** Bytes with non-ASCII text that are enough to tell encodings apart; more only costs time. */
const SAMPLE_BYTES = 65_536;

/**
 * Tells the encoding of text from its bytes: a byte order mark, then the zero bytes of UTF-16, then valid UTF-8 throughout, then the multi-byte
 * encodings of East Asia by their structure, then the single-byte encoding under which the letters form words of one language.
 */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding {
  return detectEncodingOf(bytesInMemory(bytes));
}

/** `detectEncoding` for a file that need not lie in memory. */
export function detectEncodingOf(bytes: StatementBytes): DetectedEncoding {
  const start = bytes.part(0, SAMPLE_BYTES);
  const marked = byteOrderMark(start) ?? wideWithoutMark(start);
  if (marked !== null) return marked;
  const scan = createUtf8Scan();
  forEachPiece(bytes, (piece) => {
    scan.push(piece);
    return true;
  });
  const utf8 = scan.counts();
  if (utf8.multiByte === 0 && utf8.invalid === 0) {
    return { encoding: 'utf-8', confidence: 1, evidence: 'The file holds plain ASCII only, which every encoding reads alike.' };
  }
  if (utf8.invalid === 0) {
    return { encoding: 'utf-8', confidence: 0.99, evidence: `All ${utf8.multiByte} characters beyond ASCII are valid UTF-8.` };
  }
  // A few damaged characters in a UTF-8 file must not turn all the others into noise.
  if (utf8.multiByte >= 20 && utf8.invalid * 50 <= utf8.multiByte) {
    return { encoding: 'utf-8', confidence: 0.9, evidence: `${utf8.multiByte} characters are valid UTF-8 and ${utf8.invalid} bytes are damaged.` };
  }
  const sample = sampleAround(bytes, utf8.firstHigh);
  return scoreMultiByte(sample, decodeBytes) ?? scoreSingleByte(sample, decodeBytes);
}

function byteOrderMark(bytes: Uint8Array): DetectedEncoding | null {
  const evidence = 'The file starts with a byte order mark.';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', confidence: 1, evidence };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', confidence: 1, evidence };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', confidence: 1, evidence };
  return null;
}

/** Digits, separators and line ends have a zero byte in UTF-16, always on the same side; text in any other encoding has no zero byte at all. */
function wideWithoutMark(bytes: Uint8Array): DetectedEncoding | null {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  const evidence = 'Every second byte of digits and separators is zero, as in UTF-16 without a mark.';
  if (odd > pairs * 0.2 && even <= pairs * 0.01) return { encoding: 'utf-16le', confidence: 0.97, evidence };
  if (even > pairs * 0.2 && odd <= pairs * 0.01) return { encoding: 'utf-16be', confidence: 0.97, evidence };
  return null;
}

/** Bytes looked back for the beginning of a line. */
const LINE_BYTES = 4096;

/** The part of the file from the line of the first character beyond ASCII: where the text is that tells encodings apart. */
function sampleAround(bytes: StatementBytes, firstHigh: number): Uint8Array {
  const high = Math.max(0, firstHigh);
  const from = Math.max(0, high - LINE_BYTES);
  const part = bytes.part(from, Math.min(bytes.length, high + SAMPLE_BYTES));
  let start = high - from;
  while (start > 0 && part[start - 1] !== 0x0a && part[start - 1] !== 0x0d) start -= 1;
  return part.subarray(start, start + SAMPLE_BYTES);
}
