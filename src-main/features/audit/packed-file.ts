import { createHash } from 'node:crypto';
import { zstdDecompressSync } from 'node:zlib';
import type { SqlValue } from '../../database/database.ts';

/** SHA-256 of the file that an import keeps compressed, in hex; null where the bytes are gone or damaged beyond unpacking. */
export function hashOfPacked(packed: SqlValue | undefined, sizeBytes: number): string | null {
  if (!(packed instanceof Uint8Array)) return null;
  try {
    // Bounded by the recorded size, so that exchanged bytes cannot unpack to more memory than there is.
    const bytes = zstdDecompressSync(packed, { maxOutputLength: Math.max(1, sizeBytes) });
    return createHash('sha256').update(bytes).digest('hex');
  } catch {
    return null;
  }
}
