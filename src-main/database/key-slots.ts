import { createCipheriv, createDecipheriv, randomBytes, timingSafeEqual } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { AppError } from '../../src-shared/result/app-error.ts';
import { DATA_KEY_BYTES } from './connection.ts';
import { deriveKey } from './derive-key.ts';
import { createRecoveryKey, parseRecoveryKey, recoveryWrappingKey } from './recovery-key.ts';

/** AES-256-GCM output, in hex. */
export type WrappedKey = { readonly nonce: string; readonly ciphertext: string; readonly tag: string };

export type Argon2Parameters = { readonly memoryKib: number; readonly passes: number; readonly parallelism: number };

export type PassphraseSlot = {
  readonly kind: 'passphrase';
  readonly id: string;
  /** Whose passphrase it is: a user's id or name as the application chooses, or `backup` for one given with a backup. */
  readonly holder: string;
  readonly createdAt: string;
  readonly salt: string;
  readonly argon2id: Argon2Parameters;
  readonly wrapped: WrappedKey;
};

export type RecoverySlot = {
  readonly kind: 'recovery';
  readonly id: string;
  readonly createdAt: string;
  readonly salt: string;
  readonly wrapped: WrappedKey;
};

/** A place where the data key lies wrapped under something a person has or knows. */
export type KeySlot = PassphraseSlot | RecoverySlot;

/** 64 MiB and 3 passes take about 140 ms here: unnoticeable once, expensive a billion times. One lane, since the desktop has other work. */
const ARGON2: Argon2Parameters = { memoryKib: 65_536, passes: 3, parallelism: 1 };

/** `Algorithm.Argon2id`; the package's const enum cannot be imported into erasable TypeScript. */
const ARGON2ID = 2;

/** Shorter passphrases fall to guessing whatever the derivation costs. */
const PASSPHRASE_MIN_CHARACTERS = 8;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'hex');

/** Everything that describes the slot is authenticated with it: a slot cannot be moved to another file or given another holder. */
function contextOf(fileId: string, slot: Omit<PassphraseSlot, 'wrapped'> | Omit<RecoverySlot, 'wrapped'>): Uint8Array {
  const fields = slot.kind === 'passphrase' ? [slot.holder, slot.argon2id.memoryKib, slot.argon2id.passes, slot.argon2id.parallelism] : [];
  return Buffer.from(JSON.stringify(['tamio key slot 1', fileId, slot.kind, slot.id, slot.createdAt, slot.salt, ...fields]), 'utf8');
}

function wrap(dataKey: Uint8Array, wrappingKey: Uint8Array, context: Uint8Array): WrappedKey {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce);
  cipher.setAAD(context);
  const ciphertext = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  return { nonce: hex(nonce), ciphertext: hex(ciphertext), tag: hex(cipher.getAuthTag()) };
}

function unwrap(wrapped: WrappedKey, wrappingKey: Uint8Array, context: Uint8Array): Uint8Array | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', wrappingKey, bytesOf(wrapped.nonce), { authTagLength: 16 });
    decipher.setAAD(context);
    decipher.setAuthTag(bytesOf(wrapped.tag));
    const dataKey = Buffer.concat([decipher.update(bytesOf(wrapped.ciphertext)), decipher.final()]);
    return dataKey.length === DATA_KEY_BYTES ? new Uint8Array(dataKey) : null;
  } catch {
    // the tag does not fit: another passphrase, or a changed slot
    return null;
  }
}

/** The same passphrase typed on two systems may come in different Unicode forms; NFKC makes them one. */
async function passphraseWrappingKey(passphrase: string, salt: string, parameters: Argon2Parameters): Promise<Uint8Array> {
  return await hashRaw(passphrase.normalize('NFKC'), {
    algorithm: ARGON2ID,
    memoryCost: parameters.memoryKib,
    timeCost: parameters.passes,
    parallelism: parameters.parallelism,
    outputLen: 32,
    salt: bytesOf(salt),
  });
}

export type NewSlot = { readonly fileId: string; readonly dataKey: Uint8Array; readonly createdAt: string };

/** Wraps the data key under a passphrase. Refuses one that is too short to protect anything. */
export async function createPassphraseSlot(input: NewSlot & { readonly holder: string; readonly passphrase: string }): Promise<PassphraseSlot> {
  if (input.passphrase.normalize('NFKC').length < PASSPHRASE_MIN_CHARACTERS) {
    throw new AppError('INVALID_INPUT', `A passphrase needs at least ${PASSPHRASE_MIN_CHARACTERS} characters.`, {
      minimum: PASSPHRASE_MIN_CHARACTERS,
    });
  }
  const slot = {
    kind: 'passphrase',
    id: hex(randomBytes(8)),
    holder: input.holder,
    createdAt: input.createdAt,
    salt: hex(randomBytes(16)),
    argon2id: ARGON2,
  } as const;
  const wrappingKey = await passphraseWrappingKey(input.passphrase, slot.salt, slot.argon2id);
  return { ...slot, wrapped: wrap(input.dataKey, wrappingKey, contextOf(input.fileId, slot)) };
}

/** Wraps the data key under a new recovery key, which is returned to be shown once and is kept nowhere. */
export function createRecoverySlot(input: NewSlot): { readonly slot: RecoverySlot; readonly recoveryKey: string } {
  const recoveryKey = createRecoveryKey();
  const recoveryBytes = parseRecoveryKey(recoveryKey);
  if (recoveryBytes === null) throw new Error('Assertion failed: a recovery key that reads back');
  const slot = { kind: 'recovery', id: hex(randomBytes(8)), createdAt: input.createdAt, salt: hex(randomBytes(16)) } as const;
  const wrappingKey = recoveryWrappingKey(recoveryBytes, bytesOf(slot.salt));
  return { slot: { ...slot, wrapped: wrap(input.dataKey, wrappingKey, contextOf(input.fileId, slot)) }, recoveryKey };
}

/** What is needed to open a slot: the file's identity, its slots and the check that tells its key from any other. */
export type LockedKey = { readonly fileId: string; readonly slots: readonly KeySlot[]; readonly keyCheck: string };

export type OpenedSlot = { readonly dataKey: Uint8Array; readonly slotId: string; readonly holder: string | null };

/** A fingerprint of the data key that tells nothing about it. */
export function keyCheckOf(dataKey: Uint8Array): string {
  return hex(deriveKey(dataKey, 'key check v1').subarray(0, 16));
}

/** Whether this is the key of that file: a keychain may hold another one under the same name. */
export function fitsKeyCheck(dataKey: Uint8Array, keyCheck: string): boolean {
  const expected = bytesOf(keyCheck);
  const actual = bytesOf(keyCheckOf(dataKey));
  return dataKey.length === DATA_KEY_BYTES && expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** The data key from a passphrase, tried against each slot (or only the holder's). */
export async function openWithPassphrase(locked: LockedKey, passphrase: string, holder?: string): Promise<OpenedSlot> {
  for (const slot of locked.slots) {
    if (slot.kind !== 'passphrase' || (holder !== undefined && slot.holder !== holder)) continue;
    const wrappingKey = await passphraseWrappingKey(passphrase, slot.salt, slot.argon2id);
    const dataKey = unwrap(slot.wrapped, wrappingKey, contextOf(locked.fileId, slot));
    if (dataKey !== null && fitsKeyCheck(dataKey, locked.keyCheck)) return { dataKey, slotId: slot.id, holder: slot.holder };
  }
  throw new AppError('PASSPHRASE_WRONG', 'The passphrase is wrong: check capitals and keyboard layout, or use the printed recovery key.');
}

/** The data key from a typed recovery key. */
export function openWithRecoveryKey(locked: LockedKey, typed: string): OpenedSlot {
  const recoveryBytes = parseRecoveryKey(typed);
  if (recoveryBytes === null) {
    throw new AppError(
      'PASSPHRASE_WRONG',
      'This is not a complete recovery key: it has six groups of six letters and digits, so check each group for a slip.',
    );
  }
  for (const slot of locked.slots) {
    if (slot.kind !== 'recovery') continue;
    const dataKey = unwrap(slot.wrapped, recoveryWrappingKey(recoveryBytes, bytesOf(slot.salt)), contextOf(locked.fileId, slot));
    if (dataKey !== null && fitsKeyCheck(dataKey, locked.keyCheck)) return { dataKey, slotId: slot.id, holder: null };
  }
  throw new AppError('PASSPHRASE_WRONG', 'This recovery key belongs to other data, or a newer one has been made since: use the newest printed key.');
}
