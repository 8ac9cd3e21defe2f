import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { AppError } from '../../src-shared/result/app-error.ts';
import { withFileErrors } from '../platform/file-errors.ts';
import { type AuditAnchor, parseAnchors } from './audit-anchors.ts';
import { deriveKey } from './derive-key.ts';
import type { LockedKey } from './key-slots.ts';
import { parseLockedKey } from './keys-file.ts';

/**
 * A backup is one file: eight bytes that name the format, the length of the header (32 bits, big-endian), the header as JSON, an HMAC-SHA-256 over
 * all of these under a key derived from the data key, and the encrypted database. The header can be read without a key and believed with it.
 */
export type BackupHeader = LockedKey & {
  readonly format: number;
  readonly appVersion: string;
  /** Name of the newest migration, as `migrate.ts` knows it. */
  readonly schemaVersion: string;
  readonly createdAt: string;
  readonly auditAnchors: readonly AuditAnchor[];
  readonly payload: { readonly sizeBytes: number; readonly sha256: string };
};

export const BACKUP_FORMAT = 1;

const MAGIC = Buffer.from('TAMIOBK1', 'latin1');
const LENGTH_BYTES = 4;
const MAC_BYTES = 32;

/** Far beyond any real header; a damaged length must not make us allocate gigabytes. */
const HEADER_MAX_BYTES = 4_194_304;

const CHUNK_BYTES = 1_048_576;

function macOf(head: Uint8Array, dataKey: Uint8Array): Buffer {
  return createHmac('sha256', deriveKey(dataKey, 'backup v1')).update(head).digest();
}

/** Everything that stands before the database. */
export function encodeHead(header: BackupHeader, dataKey: Uint8Array): Uint8Array {
  const json = Buffer.from(JSON.stringify(header), 'utf8');
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(json.length);
  const head = Buffer.concat([MAGIC, length, json]);
  return Buffer.concat([head, macOf(head, dataKey)]);
}

export function damagedBackup(file: string): AppError {
  return new AppError('BACKUP_DAMAGED', `The backup ${file} is damaged or incomplete, so nothing was restored: use another backup.`, { path: file });
}

function parseHeader(text: string): BackupHeader | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const locked = parseLockedKey(value);
  if (locked === null || typeof value !== 'object' || value === null) return null;
  if (
    !('format' in value && 'appVersion' in value && 'schemaVersion' in value && 'createdAt' in value && 'auditAnchors' in value && 'payload' in value)
  )
    return null;
  const { format, appVersion, schemaVersion, createdAt, payload } = value;
  const auditAnchors = parseAnchors(value.auditAnchors);
  if (
    typeof format !== 'number' ||
    typeof appVersion !== 'string' ||
    typeof schemaVersion !== 'string' ||
    typeof createdAt !== 'string' ||
    auditAnchors === null
  )
    return null;
  if (typeof payload !== 'object' || payload === null || !('sizeBytes' in payload && 'sha256' in payload)) return null;
  const { sizeBytes, sha256 } = payload;
  if (typeof sizeBytes !== 'number' || typeof sha256 !== 'string') return null;
  return { ...locked, format, appVersion, schemaVersion, createdAt, auditAnchors, payload: { sizeBytes, sha256 } };
}

/** A backup opened for reading; the payload is read in pieces, since a database may be larger than memory. */
export type BackupReader = {
  readonly header: BackupHeader;
  /** Whether the header was written under this key. */
  readonly isSealedBy: (dataKey: Uint8Array) => boolean;
  /** The database piece by piece; throws BACKUP_DAMAGED at the end when it is not the one that was written. */
  readonly pieces: () => Generator<Uint8Array>;
  readonly close: () => void;
};

function readExactly(handle: number, position: number, length: number, file: string): Buffer {
  const buffer = Buffer.alloc(length);
  for (let done = 0; done < length;) {
    const count = readSync(handle, buffer, done, length - done, position + done);
    if (count === 0) throw damagedBackup(file);
    done += count;
  }
  return buffer;
}

function* readPieces(handle: number, offset: number, header: BackupHeader, file: string): Generator<Uint8Array> {
  const hash = createHash('sha256');
  for (let done = 0; done < header.payload.sizeBytes;) {
    const piece = readExactly(handle, offset + done, Math.min(CHUNK_BYTES, header.payload.sizeBytes - done), file);
    hash.update(piece);
    done += piece.length;
    yield piece;
  }
  if (hash.digest('hex') !== header.payload.sha256) throw damagedBackup(file);
}

function openReader(handle: number, file: string): BackupReader {
  const prefix = MAGIC.length + LENGTH_BYTES;
  const { size } = fstatSync(handle);
  const start = size < prefix + MAC_BYTES ? null : readExactly(handle, 0, prefix, file);
  if (start === null || !start.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new AppError('BACKUP_DAMAGED', `${file} is not a Tamio backup, so nothing was restored.`, { path: file });
  }
  const headerBytes = start.readUInt32BE(MAGIC.length);
  if (headerBytes > HEADER_MAX_BYTES || prefix + headerBytes + MAC_BYTES > size) throw damagedBackup(file);
  const json = readExactly(handle, prefix, headerBytes, file);
  const header = parseHeader(json.toString('utf8'));
  const offset = prefix + headerBytes + MAC_BYTES;
  if (header === null || (header.format === BACKUP_FORMAT && size !== offset + header.payload.sizeBytes)) throw damagedBackup(file);
  const mac = readExactly(handle, prefix + headerBytes, MAC_BYTES, file);
  return {
    header,
    isSealedBy: (dataKey) => timingSafeEqual(mac, macOf(Buffer.concat([start, json]), dataKey)),
    pieces: () => readPieces(handle, offset, header, file),
    close: () => closeSync(handle),
  };
}

export function openBackup(file: string): BackupReader {
  return withFileErrors(file, 'read', () => {
    const handle = openSync(file, 'r');
    try {
      return openReader(handle, file);
    } catch (error) {
      closeSync(handle);
      throw error;
    }
  });
}
