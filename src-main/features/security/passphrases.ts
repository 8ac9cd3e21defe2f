import { AppError } from '../../../src-shared/result/app-error.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { readKeysFile } from '../../database/keys-file.ts';
import { addPassphraseSlot } from '../../database/manage-keys.ts';
import { change, record, type Recorder } from '../scope/record.ts';
import type { Scope } from '../scope/services.ts';
import { dropKeySlot } from '../users/archive-person.ts';
import { hasPassphrase, keyHolder } from '../users/key-holders.ts';
import { requireManager, requirePerson } from '../users/save-person.ts';
import { setKeySlot } from '../users/store.ts';
import { checkPassphrase } from './check-passphrase.ts';

/** Wraps the key of the file for the person: the slot first, so that the database never speaks of one that is not there. */
export async function giveKeySlot(recorder: Recorder, userId: number, call: { passphrase: string; action: string }): Promise<void> {
  const { folder, clock, database } = recorder.services;
  const holder = keyHolder(database.read, userId);
  const nowInstant = clock.nowInstant();
  await addPassphraseSlot(folder, { holder, passphrase: call.passphrase, nowInstant });
  const slots = must(readKeysFile(folder.keysFile), 'the keys file just written').slots;
  const slot = must(
    slots.find((candidate) => candidate.kind === 'passphrase' && candidate.holder === holder),
    'the slot just written',
  );
  await change(recorder, (tx) => {
    setKeySlot(tx, userId, { keySlotId: slot.id, nowInstant });
    record(tx, { ...recorder, business: null }, { action: call.action, entityType: 'user', entityId: String(userId) });
  });
}

/** That the person is there, and that the caller may decide over their passphrase: their own with the one in use, another's as an owner. */
async function checkMay(scope: Scope, call: { userId: number; currentPassphrase?: string | undefined }): Promise<{ isOwn: boolean; has: boolean }> {
  const { database, folder } = scope.services;
  const person = requirePerson(database.read, call.userId);
  const isOwn = call.userId === scope.userId;
  const has = hasPassphrase(database.read, folder.keysFile, call.userId);
  if (!isOwn) requireManager(database.read, scope.userId, person);
  if (person.isArchived) throw new AppError('CONFLICT', `${person.displayName} is archived: bring them back first.`);
  if (isOwn && has) {
    if (call.currentPassphrase === undefined) throw new AppError('PASSPHRASE_REQUIRED', 'Give the current passphrase as well. Nothing was changed.');
    await checkPassphrase(scope, call.userId, call.currentPassphrase);
  }
  return { isOwn, has };
}

export type PassphraseCall = { readonly userId: number; readonly passphrase: string; readonly currentPassphrase?: string | undefined };

export async function setPassphrase(scope: Scope, call: PassphraseCall): Promise<void> {
  const { isOwn, has } = await checkMay(scope, call);
  if (!isOwn && has)
    throw new AppError('CONFLICT', 'This person has a passphrase already, which only they can change. Where it is forgotten, take it away first.');
  await giveKeySlot(scope, call.userId, { passphrase: call.passphrase, action: 'set_passphrase' });
}

/** Afterwards anybody at this machine can act as the person, and the passphrase opens nothing any more. */
export async function removePassphrase(scope: Scope, call: { userId: number; currentPassphrase?: string | undefined }): Promise<void> {
  const { has } = await checkMay(scope, call);
  if (!has) throw new AppError('NOT_FOUND', 'This person has no passphrase.');
  await dropKeySlot(scope, call.userId);
  await change(scope, (tx) => {
    setKeySlot(tx, call.userId, { keySlotId: null, nowInstant: scope.services.clock.nowInstant() });
    record(tx, { ...scope, business: null }, { action: 'remove_passphrase', entityType: 'user', entityId: String(call.userId) });
  });
}
