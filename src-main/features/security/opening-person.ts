import { AppError } from '../../../src-shared/result/app-error.ts';
import { openWithPassphrase } from '../../database/key-slots.ts';
import { readKeysFile } from '../../database/keys-file.ts';
import type { Recorder } from '../scope/record.ts';
import type { HostKind, Services } from '../scope/services.ts';
import { actorOf, defaultPerson, FIRST_ACTOR, NOBODY, type Start } from '../scope/sessions.ts';
import { peopleWithPassphrase, personOfHolder } from '../users/key-holders.ts';
import { listPeople, type Person } from '../users/store.ts';
import { checkPassphrase } from './check-passphrase.ts';

export type Opening = {
  readonly host: HostKind;
  readonly userName?: string | undefined;
  readonly passphrase?: string | undefined;
};

function named(people: readonly Person[], userName: string): Person {
  const person = people.find(({ displayName }) => displayName.toLowerCase() === userName.toLowerCase());
  if (person !== undefined) return person;
  const names = people.map(({ displayName }) => displayName).join(', ');
  throw new AppError('NOT_FOUND', `There is nobody called ${userName} in these books; there are: ${names}.`);
}

/** Whose passphrase it is, where no name is given. A wrong one counts against the person who would act without it. */
async function ownerOf(recorder: Recorder, passphrase: string, fallback: Person): Promise<Person> {
  const { database, folder } = recorder.services;
  const keys = readKeysFile(folder.keysFile);
  const opened = keys === null ? null : await openWithPassphrase(keys, passphrase).catch(() => null);
  const person = opened?.holder === undefined || opened.holder === null ? undefined : personOfHolder(database.read, opened.holder);
  if (person !== undefined) return person;
  await checkPassphrase(recorder, fallback.id, passphrase);
  return fallback;
}

/**
 * Who acts in what a host has just opened, proved by their passphrase where they have one. Null where a window is to ask: somebody has a passphrase,
 * and none was given.
 */
export async function openingPerson(services: Services, opening: Opening): Promise<Start | null> {
  const { read } = services.database;
  const { userName, passphrase, host } = opening;
  const people = listPeople(read).filter((person) => !person.isArchived);
  const fallback = defaultPerson(read, people);
  // A folder is made with the passphrase of the person to come.
  if (fallback === undefined) return { actor: userName === undefined ? FIRST_ACTOR : { userId: null, userName }, isProved: passphrase !== undefined };
  const holders = peopleWithPassphrase(read, services.folder.keysFile);
  const recorder: Recorder = { services, host, ...NOBODY, business: null };
  if (userName === undefined && passphrase !== undefined && holders.size > 0)
    return { actor: actorOf(await ownerOf(recorder, passphrase, fallback)), isProved: true };
  if (userName === undefined && host !== 'cli') return null;
  const person = userName === undefined ? fallback : named(people, userName);
  if (!holders.has(person.id)) return { actor: actorOf(person), isProved: false };
  if (passphrase === undefined)
    throw new AppError(
      'PASSPHRASE_REQUIRED',
      `The passphrase of ${person.displayName} is needed: give it with --passphrase-file, or act as somebody else with --user.`,
    );
  await checkPassphrase(recorder, person.id, passphrase);
  return { actor: actorOf(person), isProved: true };
}
