import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { explainUnreadable } from '../../features/imports/read-source.ts';
import type { StatementBytes } from '../../engine/import/types.ts';

/** As large as the pieces a file is walked in, so that they are all read into the same memory. */
const BUFFER_BYTES = 65_536;

export type FileBytes = StatementBytes & {
  /** SHA-256 of the file as it was read from its first byte to its last, in hex; null as long as that has not happened. */
  readonly sha256: () => string | null;
  readonly close: () => void;
};

export function changedWhileRead(fileName: string): AppError {
  return new AppError('CONFLICT', `${fileName} was changed while it was being read. Nothing was imported; try again when it is complete.`);
}

/**
 * The bytes of a file on disk, read as they are asked for. Every walk from the first byte to the last is hashed: the file is refused where two walks
 * differ, so that what was understood, what is booked and what is kept are the same bytes.
 */
export function openFileBytes(path: string): FileBytes {
  const name = basename(path);
  const explained = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw explainUnreadable(error, name);
    }
  };
  const file = explained(() => openSync(path, 'r'));
  const length = explained(() => fstatSync(file).size);
  const buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES);
  let known: string | null = null;
  let hash: Hash = createHash('sha256');
  let hashedTo = 0;

  function note(bytes: Uint8Array, from: number): void {
    if (from === 0) {
      hash = createHash('sha256');
      hashedTo = 0;
    }
    if (from !== hashedTo) return;
    hash.update(bytes);
    hashedTo += bytes.length;
    if (hashedTo !== length) return;
    const sha256 = hash.digest('hex');
    known ??= sha256;
    if (sha256 !== known) throw changedWhileRead(name);
    hashedTo = -1;
  }

  function part(from: number, to: number): Uint8Array {
    const size = Math.max(0, Math.min(to, length) - from);
    const target = size <= BUFFER_BYTES ? buffer : Buffer.allocUnsafeSlow(size);
    let read = 0;
    while (read < size) {
      const more = explained(() => readSync(file, target, read, size - read, from + read));
      if (more === 0) throw changedWhileRead(name);
      read += more;
    }
    const bytes = target.subarray(0, size);
    note(bytes, from);
    return bytes;
  }

  return { length, part, sha256: () => known, close: () => closeSync(file) };
}
