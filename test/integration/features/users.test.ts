import { describe, expect, it } from 'vitest';
import { createEuroBusiness, failureOf, openTestApp, type TestApp } from '../../support/test-app.ts';

async function newBooks(): Promise<{ app: TestApp; businessId: number }> {
  const app = await openTestApp();
  return { app, businessId: await createEuroBusiness(app) };
}

const named = (people: readonly { displayName: string; isArchived: boolean }[]) =>
  people.map(({ displayName, isArchived }) => [displayName, isArchived]);

describe('people', () => {
  it('begin with the one owner, who is asked for nothing', async () => {
    const { app, businessId } = await newBooks();
    expect(await app.client.users.me()).toMatchObject({ displayName: 'Owner', hasPassphrase: false, roles: [{ businessId, role: 'owner' }] });
    expect(await app.client.session.get({})).toMatchObject({ state: 'open', role: 'owner', isProtected: false, lockAfterMinutes: null });
    expect(await failureOf(app.client.session.lock())).toMatchObject({ code: 'CONFLICT' });
  });

  it('come after the first business, whose maker is their owner', async () => {
    const app = await openTestApp();
    expect(await failureOf(app.client.users.create({ displayName: 'Ben' }))).toMatchObject({ code: 'CONFLICT' });
    expect(await app.client.users.me()).toBeNull();
  });

  it('are entered, changed, given and deprived of roles, each with its entry', async () => {
    const { app, businessId } = await newBooks();
    const { users } = app.client;
    const ben = await users.create({ displayName: 'Ben', email: 'ben@example.com', roles: [{ businessId, role: 'viewer' }] });
    await users.setRole({ businessId, userId: ben.id, role: 'bookkeeper' });
    expect(await users.update({ userId: ben.id, displayName: 'Benjamin' })).toMatchObject({ displayName: 'Benjamin', email: 'ben@example.com' });
    expect((await users.setRole({ businessId, userId: ben.id, role: null })).roles).toEqual([]);
    const { rows } = await app.client.audit.list({ businessId, entityType: 'user' });
    expect(rows.map(({ action, before, after }) => [action, before?.['role'], after?.['role']])).toEqual([
      ['set_role', 'bookkeeper', null],
      ['set_role', 'viewer', 'bookkeeper'],
      ['set_role', null, 'viewer'],
    ]);
    const entries = (await app.dump())['audit_logs'] ?? [];
    expect(entries.filter((entry) => entry['business_id'] === 0).map((entry) => entry['action'])).toEqual(
      expect.arrayContaining(['create', 'update']),
    );
  });

  it('have names and addresses of their own', async () => {
    const { app } = await newBooks();
    await app.client.users.create({ displayName: 'Ben', email: 'ben@example.com' });
    expect(await failureOf(app.client.users.create({ displayName: 'BEN' }))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('Ben'),
    });
    expect(await failureOf(app.client.users.create({ displayName: 'Other', email: 'Ben@example.com' }))).toMatchObject({ code: 'CONFLICT' });
    expect(await failureOf(app.client.users.create({ displayName: 'Other', email: 'nowhere' }))).toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('leave no business without an owner', async () => {
    const { app, businessId } = await newBooks();
    const owner = await app.client.users.me();
    const alone = await failureOf(app.client.users.setRole({ businessId, userId: owner?.id ?? 0, role: 'viewer' }));
    expect(alone).toEqual({ code: 'CONFLICT', message: 'Owner is the only owner of Example Ltd: make somebody else an owner first.' });
    expect(await failureOf(app.client.users.setRole({ businessId, userId: owner?.id ?? 0, role: null }))).toMatchObject({ code: 'CONFLICT' });
    const ben = await app.client.users.create({ displayName: 'Ben', roles: [{ businessId, role: 'owner' }] });
    await app.client.users.setRole({ businessId, userId: owner?.id ?? 0, role: 'viewer' });
    const bens = app.clientOf({ host: 'desktop', mayReadPaths: true });
    await bens.session.signIn({ userId: ben.id });
    expect(await failureOf(bens.users.archive({ userId: ben.id }))).toMatchObject({ code: 'CONFLICT' });
    expect(named(await bens.users.list())).toEqual([
      ['Owner', false],
      ['Ben', false],
    ]);
  });

  it('are archived with what they did kept, and come back with their roles', async () => {
    const { app, businessId } = await newBooks();
    const ben = await app.client.users.create({ displayName: 'Ben', roles: [{ businessId, role: 'bookkeeper' }] });
    const bens = app.clientOf({ host: 'browser', mayReadPaths: false, sessionId: 'of Ben' });
    await bens.session.signIn({ userId: ben.id });
    await bens.accounts.create({ businessId, name: 'Petty cash', accountType: 'cash' });
    await app.client.users.archive({ userId: ben.id });
    expect(await bens.session.get({})).toMatchObject({ user: { displayName: 'Owner' } });
    expect(await failureOf(bens.session.signIn({ userId: ben.id }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(named(await app.client.users.list())).toContainEqual(['Ben', true]);
    const { rows } = await app.client.audit.list({ businessId, action: 'create', entityType: 'cash_account' });
    expect(rows[0]).toMatchObject({ userName: 'Ben', source: 'browser' });
    expect(await app.client.users.restore({ userId: ben.id })).toMatchObject({ isArchived: false, roles: [{ businessId, role: 'bookkeeper' }] });
    expect(await bens.session.signIn({ userId: ben.id })).toMatchObject({ user: { displayName: 'Ben' } });
  });

  it('act under their own name, in every entry and in what jobs write', async () => {
    const { app, businessId } = await newBooks();
    const ben = await app.client.users.create({ displayName: 'Ben', roles: [{ businessId, role: 'bookkeeper' }] });
    const bens = app.clientOf({ host: 'browser', mayReadPaths: false, sessionId: 'of Ben' });
    await bens.session.signIn({ userId: ben.id });
    await bens.categories.create({ businessId, name: 'Parking' });
    await app.client.users.update({ userId: ben.id, displayName: 'Benjamin' });
    await bens.pipeline.run({ businessId });
    await bens.categories.create({ businessId, name: 'Tolls' });
    const entries = (await app.dump())['audit_logs'] ?? [];
    const his = entries.filter((entry) => entry['user_id'] === ben.id).map((entry) => [entry['action'], entry['user_name'], entry['source']]);
    expect(his).toEqual(
      expect.arrayContaining([
        ['sign_in', 'Ben', 'browser'],
        ['create', 'Ben', 'browser'],
        ['create', 'Benjamin', 'browser'],
      ]),
    );
    expect(entries.filter((entry) => entry['user_id'] === null)).toEqual([]);
  });
});
