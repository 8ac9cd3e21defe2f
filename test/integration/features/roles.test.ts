import { describe, expect, it } from 'vitest';
import type { Client } from '../../support/app-folder.ts';
import { callByName, declaredProcedures, type DeclaredProcedure } from '../../support/contract-walk.ts';
import { inputFor, prepareBooks, type PreparedBooks } from '../../support/prepared-books.ts';
import { failureOf, openTestApp, type TestApp } from '../../support/test-app.ts';
import { reaches, type Role } from '../../../src-shared/domain/vocabulary/roles.ts';

/** A stream without end answers at once and is never read here; what changes who acts is tested by itself. */
const PROCEDURES = declaredProcedures().filter(({ name }) => name !== 'app.events' && !name.startsWith('session.'));

/** Answers nothing before an upload has begun, to nobody. */
const NEEDS_UPLOAD = ['imports.upload.append', 'imports.upload.discard'];
const answering = PROCEDURES.filter(({ name, access }) => access === 'read' && !NEEDS_UPLOAD.includes(name));

/** Writes that everybody may make for themselves, each with its reason. */
const FOR_ONESELF: Readonly<Record<string, string>> = {
  'portfolio.refresh': 'looks anew at what is stale: its snapshots are no facts of the books',
  'preferences.update': 'how the interface looks is no fact of the books',
  'security.setPassphrase': 'one’s own passphrase',
  'session.lock': 'one’s own session',
  'session.recover': 'whoever has the recovery key has the data',
  'session.signIn': 'before it nobody has a role',
  'session.unlock': 'one’s own session',
  'users.removePassphrase': 'one’s own; another’s is refused by the use case, below',
  'users.setPassphrase': 'one’s own; another’s is refused by the use case, below',
  'users.update': 'one’s own profile; another’s is refused by the use case, below',
};

/** What only an owner may do: approve money, decide over people, settings, keys and the data file. A name that leaves this list must be meant. */
const OWNERS_ONLY = [
  'audit.listFile',
  'backups.create',
  'businesses.create',
  'businesses.update',
  'calendar.reset',
  'calendar.update',
  'dueItems.approve',
  'featureFlags.update',
  'rules.updateSettings',
  'sample.create',
  'security.renewRecoveryKey',
  'userConfig.create',
  'userConfig.delete',
  'userConfig.update',
  'users.archive',
  'users.create',
  'users.restore',
  'users.setRole',
  'users.updateLockSettings',
];

/** Somebody with a role in these books (null: in none), in a window of their own. */
async function enter(app: TestApp, businessId: number, role: Role | null): Promise<{ client: Client; userId: number }> {
  const roles = role === null ? [] : [{ businessId, role }];
  const { id: userId } = await app.client.users.create({ displayName: `The ${role ?? 'stranger'} of ${businessId}`, roles });
  const client = app.clientOf({ host: 'desktop', mayReadPaths: true, sessionId: `window of ${userId}` });
  await client.session.signIn({ userId });
  return { client, userId };
}

async function outcomeOf(client: Client, name: string, input: unknown): Promise<string> {
  try {
    await callByName(client, name, input);
    return 'done';
  } catch (error) {
    const { data, code } = error as { data?: { code?: string }; code?: string };
    return data?.code ?? code ?? String(error);
  }
}

/** Tries a procedure on the books as a person and says how it ended. */
const tried = (client: Client, procedure: DeclaredProcedure, books: PreparedBooks): Promise<string> => {
  const { userId: _, ...input } = inputFor(procedure, books);
  const needsPerson = ['users.setRole', 'users.archive', 'users.restore'].includes(procedure.name);
  return outcomeOf(client, procedure.name, needsPerson ? { ...input, userId: books.userId } : input);
};

describe('what the contract declares', () => {
  it('lets nobody write below a bookkeeper, but for themselves', () => {
    const low = declaredProcedures().filter(({ access, role }) => access === 'write' && role === 'viewer');
    expect(low.map(({ name }) => name).toSorted()).toEqual(Object.keys(FOR_ONESELF).toSorted());
  });

  it('keeps for owners what approves money, and what decides over people and settings', () => {
    const owners = declaredProcedures().filter(({ role }) => role === 'owner');
    expect(owners.map(({ name }) => name)).toEqual(expect.arrayContaining(OWNERS_ONLY));
    expect(
      declaredProcedures()
        .filter(({ access, role }) => access === 'read' && role !== 'viewer')
        .map(({ name }) => name),
    ).toEqual(['audit.listFile']);
    const approving = declaredProcedures().filter(({ name }) => /\.(approve|execute)/.test(name));
    expect(approving.filter(({ role }) => role !== 'owner')).toEqual([]);
  });
});

describe.each(['viewer', 'bookkeeper'] as const)('a %s', (role) => {
  it('is refused every procedure above them, by one sentence, and nothing is written', async () => {
    const app = await openTestApp();
    const books = await prepareBooks(app, { name: 'A', shift: 0 });
    const { client } = await enter(app, books.businessId, role);
    const before = await app.dump();
    const above = PROCEDURES.filter((procedure) => !reaches(role, procedure.role));
    expect(above.length).toBeGreaterThan(15);
    for (const procedure of above) expect([procedure.name, await tried(client, procedure, books)]).toEqual([procedure.name, 'FORBIDDEN']);
    expect(await app.dump()).toEqual(before);
    const { message } = await failureOf(client.businesses.update({ businessId: books.businessId, name: 'Mine' }));
    expect(message).toBe('Only an owner of A can do this: ask Owner. Nothing was changed.');
  });

  it('is refused nothing that is theirs', async () => {
    const app = await openTestApp();
    const books = await prepareBooks(app, { name: 'A', shift: 0 });
    const { client } = await enter(app, books.businessId, role);
    const theirs = PROCEDURES.filter((procedure) => reaches(role, procedure.role));
    for (const procedure of answering.filter((one) => reaches(role, one.role)))
      expect([procedure.name, await tried(client, procedure, books)]).toEqual([procedure.name, 'done']);
    for (const procedure of theirs.filter(({ access }) => access === 'write'))
      expect([procedure.name, await tried(client, procedure, books)]).toEqual([procedure.name, expect.not.stringMatching('FORBIDDEN')]);
  });

  it('decides over nobody else', async () => {
    const app = await openTestApp();
    const books = await prepareBooks(app, { name: 'A', shift: 0, hasAlert: false });
    const { client } = await enter(app, books.businessId, role);
    const { userId } = books;
    for (const call of [
      client.users.update({ userId, displayName: 'Somebody else' }),
      client.users.setPassphrase({ userId, passphrase: 'not theirs to give' }),
      client.users.removePassphrase({ userId }),
    ])
      expect(await failureOf(call)).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a person without a role', () => {
  it('sees no business and reaches none', async () => {
    const app = await openTestApp();
    const books = await prepareBooks(app, { name: 'A', shift: 0, hasAlert: false });
    const { client } = await enter(app, books.businessId, null);
    const before = await app.dump();
    expect(await client.businesses.list()).toEqual([]);
    expect(await client.session.get({})).toMatchObject({ state: 'open', role: null, fileRole: null });
    const alone = await failureOf(client.accounts.list({}));
    expect(alone).toEqual({ code: 'FORBIDDEN', message: 'You have no role in any business yet: ask Owner for one. Nothing was changed.' });
    for (const procedure of PROCEDURES.filter(({ scope }) => scope === 'business'))
      expect([procedure.name, await tried(client, procedure, books)]).toEqual([procedure.name, 'NOT_FOUND']);
    for (const procedure of PROCEDURES.filter(({ scope, role }) => scope === 'file' && role !== 'viewer')) {
      const { businessId: _, userId: __, ...input } = inputFor(procedure, books);
      const needsPerson = ['users.archive', 'users.restore'].includes(procedure.name);
      const outcome = await outcomeOf(client, procedure.name, needsPerson ? { userId: books.userId } : input);
      expect([procedure.name, outcome]).toEqual([procedure.name, 'FORBIDDEN']);
    }
    expect(await app.dump()).toEqual(before);
  });
});

describe('the owner of one business', () => {
  it('is told that the other does not exist, by every procedure', async () => {
    const app = await openTestApp();
    const mine = await prepareBooks(app, { name: 'A', shift: 0, hasAlert: false });
    const theirs = await prepareBooks(app, { name: 'B', shift: 11, hasAlert: false });
    const { client } = await enter(app, mine.businessId, 'owner');
    const before = await app.dump();
    expect((await client.businesses.list()).map(({ name }) => name)).toEqual(['A']);
    for (const procedure of answering.filter(({ scope }) => scope === 'file')) {
      const answer = JSON.stringify(await callByName(client, procedure.name, inputFor(procedure, mine)));
      expect([procedure.name, /"name":"B"|"businessId":2\b/.test(answer)]).toEqual([procedure.name, false]);
    }
    const takers = PROCEDURES.filter(({ fields }) => fields.includes('businessId'));
    expect(takers.length).toBeGreaterThan(80);
    for (const procedure of takers) expect([procedure.name, await tried(client, procedure, theirs)]).toEqual([procedure.name, 'NOT_FOUND']);
    expect(await failureOf(client.session.get({ businessId: theirs.businessId }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await app.dump()).toEqual(before);
  });

  it('reads in the log of the file of their own people only', async () => {
    const app = await openTestApp();
    const mine = await prepareBooks(app, { name: 'A', shift: 0, hasAlert: false });
    const theirs = await prepareBooks(app, { name: 'B', shift: 11, hasAlert: false });
    const { client, userId } = await enter(app, mine.businessId, 'owner');
    const other = await enter(app, theirs.businessId, 'owner');
    await other.client.users.update({ userId: other.userId, displayName: 'Somebody of B' });
    const everything = await app.client.audit.listFile({});
    expect(JSON.stringify(everything.rows)).toContain('Somebody of B');
    expect(everything.total).toBe(everything.rows.length);
    const seen = await client.audit.listFile({ entityType: 'user' });
    expect(seen.rows.map(({ entityId }) => entityId)).toContain(String(userId));
    expect(seen.rows.map(({ entityId }) => entityId)).not.toContain(String(other.userId));
    expect(JSON.stringify(await client.audit.listFile({}))).not.toContain('Somebody of B');
    const { client: clerk } = await enter(app, mine.businessId, 'bookkeeper');
    expect(await failureOf(clerk.audit.listFile({}))).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('neither sees the people of the other nor decides over them', async () => {
    const app = await openTestApp();
    const mine = await prepareBooks(app, { name: 'A', shift: 0, hasAlert: false });
    const theirs = await prepareBooks(app, { name: 'B', shift: 11, hasAlert: false });
    const { client } = await enter(app, mine.businessId, 'owner');
    const before = await app.dump();
    const { userId } = theirs;
    expect((await client.users.list()).map(({ id }) => id)).not.toContain(userId);
    for (const call of [
      client.users.setRole({ businessId: mine.businessId, userId, role: 'viewer' }),
      client.users.update({ userId, displayName: 'Found' }),
      client.users.archive({ userId }),
      client.users.setPassphrase({ userId, passphrase: 'not theirs to give' }),
    ])
      expect(await failureOf(call)).toMatchObject({ code: 'NOT_FOUND' });
    const stranger = client.users.create({ displayName: 'New', roles: [{ businessId: theirs.businessId, role: 'owner' }] });
    expect(await failureOf(stranger)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await app.dump()).toEqual(before);
  });
});
