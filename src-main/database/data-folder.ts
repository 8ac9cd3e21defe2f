import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { AppError } from '../../src-shared/result/app-error.ts';
import { must } from '../../src-shared/result/assert.ts';
import type { Clock } from '../platform/clock.ts';
import { ensurePrivateFolder } from '../platform/files.ts';
import { withFileErrors } from '../platform/file-errors.ts';
import type { SecretStoreKind, Secrets } from '../platform/secrets.ts';
import { writeAnchorFile } from './audit-anchors.ts';
import { DATA_KEY_BYTES } from './connection.ts';
import { deriveKey } from './derive-key.ts';
import { type FolderLayout, folderLayout, secretName } from './folder-layout.ts';
import {
  createPassphraseSlot,
  createRecoverySlot,
  fitsKeyCheck,
  keyCheckOf,
  type OpenedSlot,
  openWithPassphrase,
  openWithRecoveryKey,
} from './key-slots.ts';
import { createKeysFile, type KeysFile, readKeysFile, writeKeysFile } from './keys-file.ts';
import { finishRestore } from './restore-journal.ts';

/** Where this machine keeps the key; `passphrase_only` when somebody must type it at every start. */
export type KeyStorage = SecretStoreKind | 'passphrase_only';

/** An opened data folder. The database file itself may still have to be made or migrated (`migrate.ts`). */
export type DataFolder = FolderLayout & {
  readonly fileId: string;
  readonly dataKey: Uint8Array;
  readonly keyStorage: KeyStorage;
  /** To be shown once, when the folder has just been made; null ever after. */
  readonly recoveryKey: string | null;
  /** Whose passphrase opened it; null when the key came from this machine or from a recovery key. */
  readonly openedBy: string | null;
  readonly passphraseHolders: readonly string[];
};

export type OpenDataFolderOptions = {
  readonly dir: string;
  readonly secrets: Secrets;
  /** Checked whenever the folder has passphrases, also when this machine keeps the key. */
  readonly passphrase?: string;
  readonly holder?: string;
  readonly recoveryKey?: string;
  readonly create: boolean;
  readonly clock: Clock;
};

export const OWNER_HOLDER = 'owner';

function holdersOf(keys: KeysFile): readonly string[] {
  return keys.slots.flatMap((slot) => (slot.kind === 'passphrase' ? [slot.holder] : []));
}

/** The machine's key for this file, null when it keeps none or one that does not fit. */
async function keptKey(keys: KeysFile, secrets: Secrets): Promise<{ dataKey: Uint8Array; kind: SecretStoreKind } | null> {
  const found = await secrets.find(secretName(keys.fileId));
  return found !== null && fitsKeyCheck(found.secret, keys.keyCheck) ? { dataKey: found.secret, kind: found.kind } : null;
}

async function typedKey(keys: KeysFile, options: OpenDataFolderOptions): Promise<OpenedSlot | null> {
  if (options.recoveryKey !== undefined) return openWithRecoveryKey(keys, options.recoveryKey);
  if (options.passphrase === undefined || holdersOf(keys).length === 0) return null;
  return await openWithPassphrase(keys, options.passphrase, options.holder);
}

function noKey(keys: KeysFile, dir: string): AppError {
  if (holdersOf(keys).length > 0)
    return new AppError('PASSPHRASE_REQUIRED', `The data in ${dir} is locked: give the passphrase or the printed recovery key.`, { path: dir });
  const sentence = `The key of the data in ${dir} is not on this computer: give the printed recovery key, or restore a backup with its passphrase.`;
  return new AppError('KEY_NOT_FOUND', sentence, { path: dir });
}

async function openExisting(layout: FolderLayout, keys: KeysFile, options: OpenDataFolderOptions): Promise<DataFolder> {
  const typed = await typedKey(keys, options);
  const kept = await keptKey(keys, options.secrets);
  const dataKey = typed?.dataKey ?? kept?.dataKey;
  if (dataKey === undefined) throw noKey(keys, options.dir);
  return {
    ...layout,
    fileId: keys.fileId,
    dataKey,
    keyStorage: kept?.kind ?? 'passphrase_only',
    recoveryKey: null,
    openedBy: typed?.holder ?? null,
    passphraseHolders: holdersOf(keys),
  };
}

type NewKeys = { readonly keys: KeysFile; readonly dataKey: Uint8Array; readonly recoveryKey: string };

async function makeKeys(options: OpenDataFolderOptions): Promise<NewKeys> {
  const dataKey = new Uint8Array(randomBytes(DATA_KEY_BYTES));
  const createdAt = options.clock.nowInstant();
  const fresh = { fileId: randomBytes(8).toString('hex'), dataKey, createdAt };
  const recovery = createRecoverySlot(fresh);
  const { passphrase, holder = OWNER_HOLDER } = options;
  const own = passphrase === undefined ? [] : [await createPassphraseSlot({ ...fresh, holder, passphrase })];
  const keys = { fileId: fresh.fileId, createdAt, keyCheck: keyCheckOf(dataKey), slots: [...own, recovery.slot] };
  return { keys, dataKey, recoveryKey: recovery.recoveryKey };
}

/**
 * Makes a folder in an order that a crash may cut anywhere: the key is kept first, then described in the keys file, and only after that can an
 * anchor and a database come to be. What a crash leaves before the keys file is a secret that nothing refers to.
 */
async function createNew(layout: FolderLayout, options: OpenDataFolderOptions): Promise<DataFolder> {
  ensurePrivateFolder(layout.dir);
  const { keys, dataKey, recoveryKey } = await makeKeys(options);
  const kept = await options.secrets.save(secretName(keys.fileId), dataKey);
  if (kept === null && options.passphrase === undefined) {
    throw new AppError('PASSPHRASE_REQUIRED', 'This computer cannot keep the key of your data: give a passphrase to protect it with.');
  }
  if (!createKeysFile(layout.keysFile, keys)) {
    // another process was first: its key is the key
    await options.secrets.remove(secretName(keys.fileId));
    return await openWithoutDatabase(layout, must(readKeysFile(layout.keysFile), 'the keys file of the process that was first'), options);
  }
  writeEmptyAnchor(layout, dataKey, keys.createdAt);
  const keyStorage = kept ?? 'passphrase_only';
  return { ...layout, fileId: keys.fileId, dataKey, keyStorage, recoveryKey, openedBy: null, passphraseHolders: holdersOf(keys) };
}

/** From its first day a folder has an anchor, so that a missing one is always a finding. */
function writeEmptyAnchor(layout: FolderLayout, dataKey: Uint8Array, writtenAt: string): void {
  writeAnchorFile(layout.anchorFile, { anchors: [], writtenAt }, deriveKey(dataKey, 'audit v1'));
}

/**
 * A keys file without a database: making the folder was cut short, or another process is making it right now. Its key is taken over where it can
 * be had, with an empty anchor and a recovery key that has been shown to nobody yet replaced by one that will be.
 */
async function openWithoutDatabase(layout: FolderLayout, keys: KeysFile, options: OpenDataFolderOptions): Promise<DataFolder> {
  const opened = await openExisting(layout, keys, options);
  if (existsSync(layout.databaseFile)) return opened;
  writeEmptyAnchor(layout, opened.dataKey, options.clock.nowInstant());
  const { slot, recoveryKey } = createRecoverySlot({ fileId: keys.fileId, dataKey: opened.dataKey, createdAt: options.clock.nowInstant() });
  writeKeysFile(layout.keysFile, { ...keys, slots: [...keys.slots.filter((old) => old.kind !== 'recovery'), slot] });
  return { ...opened, recoveryKey };
}

function requireFolder(dir: string): void {
  const found = withFileErrors(dir, 'read', () => statSync(dir, { throwIfNoEntry: false }));
  if (found === undefined || found.isDirectory()) return;
  throw new AppError('DATA_FOLDER_READ_ONLY', `${dir} is a file, not a folder that data could be kept in: choose another folder.`, { path: dir });
}

/** Opens the data folder with the key this machine keeps, a passphrase or a recovery key; or makes a new one where `create` allows it. */
export async function openDataFolder(options: OpenDataFolderOptions): Promise<DataFolder> {
  const layout = folderLayout(options.dir);
  requireFolder(options.dir);
  finishRestore(layout);
  const keys = readKeysFile(layout.keysFile);
  const hasDatabase = existsSync(layout.databaseFile);
  if (keys !== null && hasDatabase) return await openExisting(layout, keys, options);
  if (hasDatabase) {
    const sentence = `The key file tamio.keys.json is missing beside the data in ${options.dir}: put it back, or restore a backup.`;
    throw new AppError('KEY_NOT_FOUND', sentence, { path: options.dir });
  }
  if (!options.create) throw new AppError('FILE_NOT_FOUND', `There is no Tamio data in ${options.dir}.`, { path: options.dir });
  return keys === null ? await createNew(layout, options) : await openWithoutDatabase(layout, keys, options);
}
