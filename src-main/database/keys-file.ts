import { AppError } from '../../src-shared/result/app-error.ts';
import { createFileAtomic, readFileIfExists, writeFileAtomic } from '../platform/files.ts';
import type { KeySlot, LockedKey, WrappedKey } from './key-slots.ts';

/** `tamio.keys.json`: which key the folder's database has, wrapped once for everybody who may open it. Useless without one of those. */
export type KeysFile = LockedKey & { readonly createdAt: string };

const FORMAT = 1;

type Json = Readonly<Record<string, unknown>>;

class Malformed extends Error {}

function record(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Malformed();
  return value as Json;
}

function text(value: unknown, pattern = /^[^]{1,200}$/): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw new Malformed();
  return value;
}

const hexText = (value: unknown): string => text(value, /^([0-9a-f]{2}){1,64}$/);

/** Bounded, because a forged file could otherwise ask for all memory of the machine before it is found to be forged. */
function integerWithin(value: unknown, low: number, high: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < low || value > high) throw new Malformed();
  return value;
}

function wrappedKey(value: unknown): WrappedKey {
  const json = record(value);
  return { nonce: hexText(json['nonce']), ciphertext: hexText(json['ciphertext']), tag: hexText(json['tag']) };
}

function keySlot(value: unknown): KeySlot {
  const json = record(value);
  const common = { id: hexText(json['id']), createdAt: text(json['createdAt']), salt: hexText(json['salt']), wrapped: wrappedKey(json['wrapped']) };
  if (json['kind'] === 'recovery') return { kind: 'recovery', ...common };
  if (json['kind'] !== 'passphrase') throw new Malformed();
  const argon2id = record(json['argon2id']);
  return {
    kind: 'passphrase',
    ...common,
    holder: text(json['holder']),
    argon2id: {
      memoryKib: integerWithin(argon2id['memoryKib'], 8_192, 1_048_576),
      passes: integerWithin(argon2id['passes'], 1, 16),
      parallelism: integerWithin(argon2id['parallelism'], 1, 16),
    },
  };
}

/** Identity, slots and key check as they stand in a keys file or in the header of a backup; null when they are damaged. */
export function parseLockedKey(value: unknown): LockedKey | null {
  try {
    const json = record(value);
    const slots = json['slots'];
    if (!Array.isArray(slots) || slots.length > 100) throw new Malformed();
    return { fileId: hexText(json['fileId']), keyCheck: hexText(json['keyCheck']), slots: slots.map(keySlot) };
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

function parseKeysFile(bytes: Uint8Array, file: string): KeysFile {
  const damaged = (): AppError =>
    new AppError('KEY_NOT_FOUND', `The key file ${file} is damaged, so the data cannot be opened: restore the latest backup.`, { path: file });
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw damaged();
  }
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : null;
  if (typeof format === 'number' && format > FORMAT) {
    const sentence = `The key file was written by a newer Tamio (format ${format}); this one knows format ${FORMAT}. Install the newest Tamio; nothing was changed.`;
    throw new AppError('DATABASE_TOO_NEW', sentence, { fileVersion: String(format), knownVersion: String(FORMAT) });
  }
  const locked = parseLockedKey(value);
  const createdAt = typeof value === 'object' && value !== null && 'createdAt' in value ? value.createdAt : null;
  if (format !== FORMAT || locked === null || typeof createdAt !== 'string') throw damaged();
  return { ...locked, createdAt };
}

function serialize(keys: KeysFile): string {
  return `${JSON.stringify({ format: FORMAT, ...keys }, null, 2)}\n`;
}

export function readKeysFile(file: string): KeysFile | null {
  const bytes = readFileIfExists(file);
  return bytes === null ? null : parseKeysFile(bytes, file);
}

export function writeKeysFile(file: string, keys: KeysFile): void {
  writeFileAtomic(file, serialize(keys));
}

/** False when another process has made one in the meantime. */
export function createKeysFile(file: string, keys: KeysFile): boolean {
  return createFileAtomic(file, serialize(keys));
}
