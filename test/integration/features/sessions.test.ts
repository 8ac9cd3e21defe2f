import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { restoreFolder } from '../../../src-main/app/data-folders.ts';
import { readKeysFile } from '../../../src-main/database/keys-file.ts';
import { type AppFolder, createAppFolder, openApp, TEST_NOW } from '../../support/app-folder.ts';
import { callByName, declaredProcedures } from '../../support/contract-walk.ts';
import { inputFor, prepareBooks } from '../../support/prepared-books.ts';
import { createEuroBusiness, EUR, failureOf, openTestApp, type TestApp } from '../../support/test-app.ts';

const OWNERS = 'the passphrase of the owner';
const BENS = 'quite another passphrase';

const windowOf = (app: Pick<TestApp, 'clientOf'>, sessionId = 'window') => app.clientOf({ host: 'browser', mayReadPaths: false, sessionId });

/** An owner with a passphrase and a bookkeeper without one; the window is one that has just been opened. */
async function protectedBooks(app: TestApp) {
  const businessId = await createEuroBusiness(app);
  const owner = await app.client.users.me();
  const ben = await app.client.users.create({ displayName: 'Ben', roles: [{ businessId, role: 'bookkeeper' }] });
  await app.client.users.setPassphrase({ passphrase: OWNERS });
  return { businessId, ownerId: owner?.id ?? 0, benId: ben.id, client: windowOf(app) };
}

const holders = (folder: AppFolder): string[] =>
  readKeysFile(join(folder.data, 'tamio.keys.json'))?.slots.flatMap((slot) => (slot.kind === 'passphrase' ? [slot.holder] : [])) ?? [];

/** The chain of the data file, oldest first. */
async function fileEntries(app: TestApp): Promise<Record<string, unknown>[]> {
  const entries = (await app.dump())['audit_logs'] ?? [];
  return entries.filter((entry) => entry['business_id'] === 0).toSorted((a, b) => Number(a['id']) - Number(b['id']));
}

/** Time stands still but where a test moves it: the application is opened on the machine's own clock. */
async function openOnMovingClock(): Promise<{ app: TestApp; pass: (seconds: number) => void }> {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(TEST_NOW) });
  const folder = createAppFolder(null);
  onTestFinished(folder.remove);
  const app = await openTestApp({ folder });
  return { app, pass: (seconds) => vi.setSystemTime(Date.now() + seconds * 1000) };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('signing in', () => {
  it('is asked of every new window once somebody has a passphrase', async () => {
    const app = await openTestApp();
    const { client, ownerId, benId, businessId } = await protectedBooks(app);
    const before = await client.session.get({});
    expect(before).toMatchObject({ state: 'signed_out', user: null, role: null, fileRole: null, isProtected: true });
    expect(before.people).toEqual([
      { id: ownerId, displayName: 'Owner', hasPassphrase: true },
      { id: benId, displayName: 'Ben', hasPassphrase: false },
    ]);
    expect(await failureOf(client.session.signIn({ userId: ownerId }))).toMatchObject({ code: 'PASSPHRASE_REQUIRED' });
    expect(await client.session.signIn({ userId: ownerId, passphrase: OWNERS })).toMatchObject({
      state: 'open',
      fileRole: 'owner',
      lockAfterMinutes: 15,
    });
    expect(await client.session.get({ businessId })).toMatchObject({ role: 'owner' });
    expect(await windowOf(app, 'another').session.get({})).toMatchObject({ state: 'signed_out' });
  });

  it('opens the own slot only: the passphrase of somebody else does not do', async () => {
    const app = await openTestApp();
    const { client, ownerId, benId } = await protectedBooks(app);
    await app.client.users.setPassphrase({ userId: benId, passphrase: BENS });
    expect(holders(app.folder)).toEqual(['owner', `user-${benId}`]);
    expect(await failureOf(client.session.signIn({ userId: ownerId, passphrase: BENS }))).toMatchObject({ code: 'PASSPHRASE_WRONG' });
    expect(await failureOf(client.session.signIn({ userId: benId, passphrase: OWNERS }))).toMatchObject({ code: 'PASSPHRASE_WRONG' });
    expect(await client.session.signIn({ userId: benId, passphrase: BENS })).toMatchObject({ user: { displayName: 'Ben' } });
    expect(await failureOf(app.client.users.setPassphrase({ userId: benId, passphrase: 'another for Ben' }))).toMatchObject({ code: 'CONFLICT' });
  });

  it('is slowed down by wrong tries, which stand in the log, and never forbidden for good', async () => {
    const { app, pass } = await openOnMovingClock();
    const { client, ownerId } = await protectedBooks(app);
    const guess = () => failureOf(client.session.signIn({ userId: ownerId, passphrase: 'a guess' }));
    for (const _ of [1, 2, 3]) expect(await guess()).toMatchObject({ code: 'PASSPHRASE_WRONG' });
    expect(await guess()).toEqual({ code: 'FORBIDDEN', message: '3 wrong tries in a row: wait 5 seconds, then try again. Nothing is lost.' });
    expect(await failureOf(windowOf(app, 'another').session.signIn({ userId: ownerId, passphrase: OWNERS }))).toMatchObject({ code: 'FORBIDDEN' });
    pass(5);
    expect(await guess()).toMatchObject({ code: 'PASSPHRASE_WRONG' });
    expect(await guess()).toMatchObject({ message: expect.stringContaining('wait 10 seconds') });
    pass(10);
    expect(await client.session.signIn({ userId: ownerId, passphrase: OWNERS })).toMatchObject({ state: 'open' });
    expect(await guess()).toMatchObject({ code: 'PASSPHRASE_WRONG' });
    const refused = (await fileEntries(app)).filter((entry) => entry['action'] === 'sign_in_refused');
    const expected = { entity_id: String(ownerId), user_id: null, user_name: 'Not signed in', source: 'browser' };
    expect(refused.slice(0, 4)).toMatchObject([expected, expected, expected, expected]);
    // The last one was made at a window that was open: it is told of whom.
    expect(refused[4]).toMatchObject({ user_id: ownerId });
  });

  it('tries sent side by side count one after the other', async () => {
    const { app } = await openOnMovingClock();
    const { client, ownerId } = await protectedBooks(app);
    const guesses = await Promise.all(Array.from({ length: 6 }, () => failureOf(client.session.signIn({ userId: ownerId, passphrase: 'a guess' }))));
    expect(guesses.map(({ code }) => code)).toEqual([
      ...Array.from({ length: 3 }, () => 'PASSPHRASE_WRONG'),
      ...Array.from({ length: 3 }, () => 'FORBIDDEN'),
    ]);
  });

  it('is not got round by cutting the slot out of the keys file', async () => {
    const app = await openTestApp();
    const { client, ownerId } = await protectedBooks(app);
    const file = join(app.folder.data, 'tamio.keys.json');
    const keys = JSON.parse(readFileSync(file, 'utf8')) as { slots: { kind: string }[] };
    writeFileSync(file, JSON.stringify({ ...keys, slots: keys.slots.filter(({ kind }) => kind !== 'passphrase') }));
    expect(await failureOf(client.session.signIn({ userId: ownerId }))).toMatchObject({ code: 'PASSPHRASE_REQUIRED' });
  });

  it('with the recovery key gives who forgot a new passphrase', async () => {
    const folder = createAppFolder();
    onTestFinished(folder.remove);
    const opened = await openApp(folder);
    onTestFinished(opened.close);
    await opened.client.businesses.create({ name: 'Example Ltd', baseCurrency: EUR });
    await opened.client.users.setPassphrase({ passphrase: OWNERS });
    const client = windowOf(opened);
    const call = { userId: 1, passphrase: 'a new passphrase' };
    const wrong = await failureOf(client.session.recover({ ...call, recoveryKey: 'AAAAAA-AAAAAA-AAAAAA-AAAAAA-AAAAAA-AAAAAA' }));
    expect(wrong).toMatchObject({ code: 'PASSPHRASE_WRONG' });
    expect(await client.session.recover({ ...call, recoveryKey: opened.recoveryKey ?? '' })).toMatchObject({ state: 'open', user: { id: 1 } });
    const next = windowOf(opened, 'next');
    expect(await failureOf(next.session.signIn({ userId: 1, passphrase: OWNERS }))).toMatchObject({ code: 'PASSPHRASE_WRONG' });
    expect(await next.session.signIn({ userId: 1, passphrase: 'a new passphrase' })).toMatchObject({ state: 'open' });
  });
});

describe('a locked session', () => {
  it('refuses every procedure but its own, and so does one that nobody has signed in to', async () => {
    const app = await openTestApp();
    const books = await prepareBooks(app, { name: 'A', shift: 0, hasAlert: false });
    await app.client.users.setPassphrase({ passphrase: OWNERS });
    const [locked, signedOut] = [windowOf(app, 'locked'), windowOf(app, 'signed out')];
    await locked.session.signIn({ userId: 1, passphrase: OWNERS });
    expect(await locked.session.lock()).toMatchObject({ state: 'locked', user: { displayName: 'Owner' }, role: null, fileRole: null });
    const before = await app.dump();
    const others = declaredProcedures().filter(({ name }) => !name.startsWith('session.'));
    expect(others.length).toBeGreaterThan(100);
    for (const client of [locked, signedOut]) {
      for (const procedure of others) {
        const { userId: _, ...input } = inputFor(procedure, books);
        const needsPerson = ['users.setRole', 'users.archive', 'users.restore'].includes(procedure.name);
        const call = callByName(client, procedure.name, needsPerson ? { ...input, userId: books.userId } : input);
        const { code } = await failureOf(call);
        expect([procedure.name, code]).toEqual([procedure.name, 'PASSPHRASE_REQUIRED']);
      }
      expect(await client.session.get({ businessId: books.businessId })).toMatchObject({ role: null, fileRole: null });
    }
    expect(await app.dump()).toEqual(before);
  });

  it('opens with the passphrase only, and hears nothing meanwhile', async () => {
    const app = await openTestApp();
    const { client, ownerId, businessId } = await protectedBooks(app);
    await client.session.signIn({ userId: ownerId, passphrase: OWNERS });
    const stream = await client.app.events();
    const next = stream.next();
    await client.session.lock();
    expect(await next).toMatchObject({ done: true });
    expect(await failureOf(client.session.unlock({ passphrase: 'a guess' }))).toMatchObject({ code: 'PASSPHRASE_WRONG' });
    expect(await client.session.get({})).toMatchObject({ state: 'locked' });
    expect(await client.session.unlock({ passphrase: OWNERS })).toMatchObject({ state: 'open' });
    expect(await client.accounts.list({ businessId })).toEqual([]);
    expect((await fileEntries(app)).map((entry) => entry['action']).slice(-4)).toEqual(['sign_in', 'lock', 'sign_in_refused', 'unlock']);
  });

  it('comes by itself when nobody is there, also where the window is gone', async () => {
    const { app, pass } = await openOnMovingClock();
    const { client, ownerId, businessId } = await protectedBooks(app);
    await client.session.signIn({ userId: ownerId, passphrase: OWNERS });
    await client.users.updateLockSettings({ lockAfterMinutes: 5 });
    pass(4 * 60);
    await client.accounts.list({ businessId });
    await client.session.touch();
    pass(4 * 60);
    expect(await client.accounts.list({ businessId })).toEqual([]);
    pass(60);
    expect(await failureOf(client.accounts.list({ businessId }))).toMatchObject({ code: 'PASSPHRASE_REQUIRED' });
    await client.session.unlock({ passphrase: OWNERS });
    await client.users.updateLockSettings({ lockAfterMinutes: 0 });
    pass(24 * 60 * 60);
    expect(await client.accounts.list({ businessId })).toEqual([]);
    // Who has no passphrase is not locked out of what nothing would open again.
    await client.users.updateLockSettings({ lockAfterMinutes: 5 });
    await client.session.signIn({ userId: 2 });
    pass(60 * 60);
    expect(await client.accounts.list({ businessId })).toEqual([]);
  });

  it('keeps the schedule running', async () => {
    const app = await openTestApp({ isScheduled: true });
    const { client, ownerId, businessId } = await protectedBooks(app);
    await client.session.signIn({ userId: ownerId, passphrase: OWNERS });
    await client.session.lock();
    await app.client.pipeline.run({ businessId });
    expect((await app.client.pipeline.health({ businessId })).nextRunAt).not.toBeNull();
  });
});

describe('a passphrase', () => {
  it('goes with the person who is archived, and opens nothing any more', async () => {
    const app = await openTestApp();
    const { benId, client } = await protectedBooks(app);
    await app.client.users.setPassphrase({ userId: benId, passphrase: BENS });
    await client.session.signIn({ userId: benId, passphrase: BENS });
    await app.client.users.archive({ userId: benId });
    expect(holders(app.folder)).toEqual(['owner']);
    expect(await client.session.get({})).toMatchObject({ state: 'signed_out', user: null });
    await app.client.users.restore({ userId: benId });
    expect(await app.client.users.list()).toContainEqual(expect.objectContaining({ displayName: 'Ben', hasPassphrase: false }));
  });

  it('is changed and removed with the one in use, or taken from somebody by an owner', async () => {
    const app = await openTestApp();
    const { benId, ownerId } = await protectedBooks(app);
    const { users } = app.client;
    expect(await failureOf(users.setPassphrase({ passphrase: 'a new passphrase' }))).toMatchObject({ code: 'PASSPHRASE_REQUIRED' });
    expect(await failureOf(users.removePassphrase({ currentPassphrase: 'a guess' }))).toMatchObject({ code: 'PASSPHRASE_WRONG' });
    await users.setPassphrase({ passphrase: 'a new passphrase', currentPassphrase: OWNERS });
    await users.setPassphrase({ userId: benId, passphrase: BENS });
    await users.removePassphrase({ userId: benId });
    await users.removePassphrase({ currentPassphrase: 'a new passphrase' });
    expect(holders(app.folder)).toEqual([]);
    expect(await windowOf(app, 'fresh').session.get({})).toMatchObject({ state: 'open', user: { id: ownerId }, isProtected: false });
  });

  it('of any person opens a backup on another machine, where everybody then signs in as before', async () => {
    const app = await openTestApp();
    const { businessId, benId, ownerId } = await protectedBooks(app);
    await app.client.users.setPassphrase({ userId: benId, passphrase: BENS });
    const { path } = await app.client.backups.create({ file: join(app.folder.files, 'copy.tamio') });
    await app.close();

    const laptop = createAppFolder();
    onTestFinished(laptop.remove);
    Object.assign(process.env, laptop.env);
    await restoreFolder({ file: path, dir: laptop.data, passphrase: BENS });
    const opened = await openApp(laptop, { passphrase: BENS });
    onTestFinished(opened.close);
    expect(await opened.client.users.me()).toMatchObject({ displayName: 'Ben', roles: [{ businessId, role: 'bookkeeper' }] });
    const client = windowOf(opened, 'on the laptop');
    await client.session.signIn({ userId: ownerId, passphrase: OWNERS });
    expect(await client.users.list()).toHaveLength(2);
    expect(await client.audit.verify({})).toMatchObject({ ok: true });
  });

  it('opens the moved folder where no key is kept', async () => {
    const app = await openTestApp();
    const { benId } = await protectedBooks(app);
    await app.client.users.setPassphrase({ userId: benId, passphrase: BENS });
    await app.close();
    const elsewhere = createAppFolder();
    onTestFinished(elsewhere.remove);
    const moved = { ...app.folder, env: elsewhere.env };
    expect(await failureOf(openApp(moved))).toMatchObject({ code: 'PASSPHRASE_REQUIRED' });
    const opened = await openApp(moved, { passphrase: BENS });
    onTestFinished(opened.close);
    expect(await opened.client.users.me()).toMatchObject({ displayName: 'Ben' });
    expect(await failureOf(opened.client.users.archive({ userId: 1 }))).toMatchObject({ code: 'FORBIDDEN' });
  });
});
