import iconv from 'iconv-lite';
import { AppError } from '../../../../src-shared/result/app-error.ts';
import { findEncoding } from '../../../../src-shared/domain/vocabulary/encodings.ts';
import type { StatementBytes } from '../types.ts';
import { bytesInMemory, forEachPiece } from './statement-bytes.ts';

/**
 * Decodes bytes piece by piece, so that a large file is never one string; a character split between two pieces is joined. `visit` returns false to
 * stop. A byte order mark at the start is left out; bytes that mean nothing in the encoding become U+FFFD.
 */
export function decodeChunks(bytes: StatementBytes, encoding: string, visit: (text: string, isLast: boolean) => boolean): void {
  const found = findEncoding(encoding);
  if (found === null) {
    throw new AppError('ANSWER_INVALID', `The encoding "${encoding}" is not known; choose one of the list.`, { encoding });
  }
  const decoder = iconv.getDecoder(found.codec, { stripBOM: true });
  forEachPiece(bytes, (piece, isLast) => {
    let text = decoder.write(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
    if (isLast) text += decoder.end() ?? '';
    return visit(text, isLast);
  });
}

/** The whole text of the bytes in a supported encoding, without a byte order mark. For small files; large ones go through `decodeChunks`. */
export function decodeBytes(bytes: Uint8Array, encoding: string): string {
  const parts: string[] = [];
  decodeChunks(bytesInMemory(bytes), encoding, (text) => {
    parts.push(text);
    return true;
  });
  return parts.join('');
}
