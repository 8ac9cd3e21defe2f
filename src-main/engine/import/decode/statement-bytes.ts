import type { StatementBytes } from '../types.ts';

/** Bytes that lie in memory. */
export function bytesInMemory(bytes: Uint8Array): StatementBytes {
  return { length: bytes.length, part: (from, to) => bytes.subarray(from, to) };
}

/**
 * Small enough that its text is young garbage (longer strings stay until the whole heap is collected, and a million lines leave 50 MB of them) and that
 * a cell cut from it keeps little alive; large enough that the cost of a call does not count.
 */
const PIECE_BYTES = 65_536;

/** Walks the bytes from the first to the last in pieces; `visit` returns false to stop. */
export function forEachPiece(bytes: StatementBytes, visit: (piece: Uint8Array, isLast: boolean) => boolean): void {
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    const end = Math.min(start + PIECE_BYTES, bytes.length);
    if (!visit(bytes.part(start, end), end === bytes.length)) return;
  }
}
