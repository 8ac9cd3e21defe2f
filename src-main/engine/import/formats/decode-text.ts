import { decodeBytes } from '../decode/decode-bytes.ts';
import { detectEncoding } from '../decode/detect-encoding.ts';
import { findEncoding } from '../../../../src-shared/domain/vocabulary/encodings.ts';
import { scanUtf8 } from '../decode/scan-utf8.ts';
import type { Finding, ReadStatementInput } from '../types.ts';

export type DecodedText = {
  /** Line ends of every kind are `\n`. */
  readonly text: string;
  readonly encoding: string;
  readonly findings: readonly Finding[];
};

/** Bytes in which a format's own header stands. */
const HEAD_BYTES = 2048;

/** The start of a file as ASCII, whatever its encoding: enough to read a header or an XML declaration. */
export function asciiHead(bytes: Uint8Array): string {
  return decodeBytes(bytes.subarray(0, HEAD_BYTES), 'iso-8859-1').replaceAll('\0', '');
}

/** Names that headers use for encodings, as labels of the picker. ISO 8859-1 is read as its superset, since its C1 controls are never meant. */
function labelOf(declared: string): string | null {
  const name = declared
    .trim()
    .toLowerCase()
    .replace(/^cp-?(?=125)/, 'windows-');
  if (/^(?:iso[-_ ]?)?8859[-_]?1$|^latin-?1$|^us-?ascii$|^1252$/.test(name)) return 'windows-1252';
  const iso = /^(?:iso[-_ ]?)?8859[-_](\d{1,2})$/.exec(name);
  const windows = /^(?:windows-?)?(125\d)$/.exec(name);
  if (/^gb(?:k|2312|18030)$/.test(name)) return 'gb18030';
  if (/^(?:windows-31j|sjis|shift-jis|ms932|cp932)$/.test(name)) return 'shift_jis';
  const label =
    iso?.[1] === undefined ? (windows?.[1] === undefined ? name.replace(/^utf8$/, 'utf-8') : `windows-${windows[1]}`) : `iso-8859-${iso[1]}`;
  return findEncoding(label)?.label ?? null;
}

function choose(bytes: Uint8Array, declared: string | null): { encoding: string; confidence: number; evidence: string } {
  const label = declared === null ? null : labelOf(declared);
  const detected = detectEncoding(bytes);
  if (label === null || detected.encoding.startsWith('utf-16') || (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)) return detected;
  const utf8 = scanUtf8(bytes);
  if (label === 'utf-8' && utf8.invalid > 0) return detected;
  // Letters of a one-byte encoding form valid UTF-8 throughout only by a chance that no real text has.
  if (label !== 'utf-8' && utf8.invalid === 0 && utf8.multiByte > 0) {
    return {
      encoding: 'utf-8',
      confidence: 0.95,
      evidence: `The header names ${declared}, but all ${utf8.multiByte} characters beyond ASCII are valid UTF-8.`,
    };
  }
  return { encoding: label, confidence: 1, evidence: `The file names its encoding itself: ${declared}.` };
}

/**
 * The text of a statement file. The person's choice wins, then a byte order mark, then the encoding the file names in its own header
 * (`declared`) unless the bytes contradict it, then detection.
 */
export function decodeStatement(input: ReadStatementInput, declared: string | null): DecodedText {
  const chosen = input.answers.encoding;
  const { encoding, confidence, evidence } =
    chosen === undefined ? choose(input.bytes, declared) : { encoding: chosen, confidence: 1, evidence: 'Chosen by hand.' };
  const text = decodeBytes(input.bytes, encoding).replace(/\r\n?/g, '\n');
  return { text, encoding, findings: [{ property: 'encoding', value: encoding, confidence, evidence }] };
}

/** Encoding in the XML declaration at the start of a document, or null. */
export function xmlDeclaredEncoding(head: string): string | null {
  return /<\?xml\s[^>]*?encoding\s*=\s*["']([^"']{1,40})["']/i.exec(head)?.[1] ?? null;
}
