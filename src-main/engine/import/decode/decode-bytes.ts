import iconv from 'iconv-lite';
import { AppError } from '../../../../src-shared/result/app-error.ts';
import { findEncoding } from '../../../../src-shared/domain/vocabulary/encodings.ts';

/** Small enough that a cell cut from a piece of text keeps little alive, large enough that the cost of a call does not count. */
const CHUNK_BYTES = 262_144;

/**
 * Decodes bytes piece by piece, so that a large file is never one string; a character split between two pieces is joined. `visit` returns false to
 * stop. A byte order mark at the start is left out; bytes that mean nothing in the encoding become U+FFFD.
 */
export function decodeChunks(bytes: Uint8Array, encoding: string, visit: (text: string, isLast: boolean) => boolean): void {
  const found = findEncoding(encoding);
  if (found === null) {
    throw new AppError('ANSWER_INVALID', `The encoding "${encoding}" is not known; choose one of the list.`, { encoding });
  }
  const decoder = iconv.getDecoder(found.codec, { stripBOM: true });
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    const end = Math.min(start + CHUNK_BYTES, bytes.length);
    const isLast = end === bytes.length;
    let text = decoder.write(buffer.subarray(start, end));
    if (isLast) text += decoder.end() ?? '';
    if (!visit(text, isLast)) return;
  }
}

/** The whole text of the bytes in a supported encoding, without a byte order mark. For small files; large ones go through `decodeChunks`. */
export function decodeBytes(bytes: Uint8Array, encoding: string): string {
  const parts: string[] = [];
  decodeChunks(bytes, encoding, (text) => {
    parts.push(text);
    return true;
  });
  return parts.join('');
}
