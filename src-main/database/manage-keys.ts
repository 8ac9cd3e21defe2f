import { AppError } from '../../src-shared/result/app-error.ts';
import type { SecretStoreKind, Secrets } from '../platform/secrets.ts';
import type { DataFolder } from './data-folder.ts';
import { secretName } from './folder-layout.ts';
import { createPassphraseSlot, createRecoverySlot, type KeySlot, openWithPassphrase } from './key-slots.ts';
import { type KeysFile, readKeysFile, writeKeysFile } from './keys-file.ts';

type OpenFolder = Pick<DataFolder, 'dir' | 'keysFile' | 'fileId' | 'dataKey'>;

function keysOf(folder: OpenFolder): KeysFile {
  const keys = readKeysFile(folder.keysFile);
  if (keys === null) throw new AppError('KEY_NOT_FOUND', `The key file is missing in ${folder.dir}: restore a backup.`, { path: folder.dir });
  return keys;
}

function holds(slot: KeySlot, holder: string): boolean {
  return slot.kind === 'passphrase' && slot.holder === holder;
}

/** Gives somebody a passphrase that opens the folder, in place of one they had. */
export async function addPassphraseSlot(
  folder: OpenFolder,
  input: { readonly holder: string; readonly passphrase: string; readonly nowInstant: string },
): Promise<void> {
  const { holder, passphrase, nowInstant } = input;
  const slot = await createPassphraseSlot({ fileId: folder.fileId, dataKey: folder.dataKey, createdAt: nowInstant, holder, passphrase });
  const keys = keysOf(folder);
  writeKeysFile(folder.keysFile, { ...keys, slots: [...keys.slots.filter((old) => !holds(old, holder)), slot] });
}

/** Changes one's own passphrase; the current one is asked for, so that an unattended window cannot be taken over. */
export async function changePassphrase(
  folder: OpenFolder,
  input: { readonly holder: string; readonly current: string; readonly next: string; readonly nowInstant: string },
): Promise<void> {
  await openWithPassphrase(keysOf(folder), input.current, input.holder);
  await addPassphraseSlot(folder, { holder: input.holder, passphrase: input.next, nowInstant: input.nowInstant });
}

/** Takes somebody's passphrase away. Refused when then nothing but the printed recovery key would open the folder on this machine. */
export async function removePassphraseSlot(folder: OpenFolder, holder: string, secrets: Secrets): Promise<void> {
  const keys = keysOf(folder);
  const slots = keys.slots.filter((slot) => !holds(slot, holder));
  if (slots.length === keys.slots.length) throw new AppError('NOT_FOUND', 'This person has no passphrase.', { holder });
  const isLast = !slots.some((slot) => slot.kind === 'passphrase');
  if (isLast && (await secrets.find(secretName(folder.fileId))) === null) {
    throw new AppError('CONFLICT', 'This is the only passphrase and this computer does not keep the key: let it keep the key first.', { holder });
  }
  writeKeysFile(folder.keysFile, { ...keys, slots });
}

/** A new recovery key to print; the old one no longer opens the folder (backups made before still open with it). */
export function rotateRecoveryKey(folder: OpenFolder, nowInstant: string): string {
  const { slot, recoveryKey } = createRecoverySlot({ fileId: folder.fileId, dataKey: folder.dataKey, createdAt: nowInstant });
  const keys = keysOf(folder);
  writeKeysFile(folder.keysFile, { ...keys, slots: [...keys.slots.filter((old) => old.kind !== 'recovery'), slot] });
  return recoveryKey;
}

/** Keeps the key on this machine, so that nobody has to type a passphrase at every start. Null when the machine cannot. */
export async function keepKeyHere(folder: OpenFolder, secrets: Secrets): Promise<SecretStoreKind | null> {
  return await secrets.save(secretName(folder.fileId), folder.dataKey);
}

/** Makes the machine forget the key: a passphrase is asked for at every start. Refused when there is no passphrase. */
export async function forgetKeyHere(folder: OpenFolder, secrets: Secrets): Promise<void> {
  if (!keysOf(folder).slots.some((slot) => slot.kind === 'passphrase')) {
    throw new AppError('CONFLICT', 'Without a passphrase this computer must keep the key: set a passphrase first.');
  }
  await secrets.remove(secretName(folder.fileId));
}
