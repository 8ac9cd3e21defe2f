import { describe, expect, it } from 'vitest';
import { filesBelow } from '../../support/app-folder.ts';
import { callByName, declaredProcedures, type DeclaredProcedure } from '../../support/contract-walk.ts';
import { OBLIGATION_ID_FIELDS } from '../../support/prepared-obligations.ts';
import { inputFor, prepareBooks, type PreparedBooks } from '../../support/prepared-books.ts';
import { failureOf, openTestApp, type TestApp } from '../../support/test-app.ts';

const PROCEDURES = declaredProcedures();
/** Not `runId`: runs are numbered within their business. */
const ID_FIELDS = [
  'accountId',
  'actionId',
  'alertId',
  'batchId',
  'categoryId',
  'executionId',
  'inTransactionId',
  'profileId',
  'recordImportId',
  'ruleId',
  'transactionId',
  'transactionIds',
  ...OBLIGATION_ID_FIELDS,
];

/** Procedures that cannot be called like the others, each with the test that covers it. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'app.events': 'a stream without end: events.test.ts',
  'imports.upload.append': 'needs an upload under way: imports.test.ts',
  'imports.upload.discard': 'needs an upload under way: imports.test.ts',
  'sample.create': 'needs an empty folder: sample.test.ts, which checks its entry',
  'rules.setLearned': 'needs a habit that lines have taught: rules.test.ts',
  'rules.confirmLearned': 'needs a habit that lines have taught: rules.test.ts',
  'session.lock': 'needs a passphrase: sessions.test.ts',
  'session.recover': 'needs the recovery key: sessions.test.ts',
  'session.signIn': 'the calls after it would be those of another person: sessions.test.ts',
  'session.unlock': 'needs a locked session: sessions.test.ts',
};

/** Writes without an entry in the log, each with its reason. */
const UNAUDITED: Readonly<Record<string, string>> = {
  'matching.acceptAutomatic': 'no line here names what it pays, and only a match is logged: matching.test.ts',
  'accuracy.update': 'a score is derived from forecasts and bank lines and no fact of its own: scenarios.test.ts',
  'executions.verify': 'nothing that was executed today shows on the bank yet, and only a proof is logged: actions.test.ts',
  'agreements.generate': 'every due item exists already: obligations.test.ts',
  'currency.fill': 'no line waits for a rate here, and only a run that filled some is logged: currency.test.ts',
  'preferences.update': 'how the interface looks on this machine is no fact of the books',
  'portfolio.refresh': 'a snapshot is derived from the books and no fact of its own',
  'rules.apply': 'the import was filed when it was booked, and only a run that filed something is logged: rules.test.ts',
  'transfers.find': 'the transfer is paired already, and only a run that found some is logged: transfers.test.ts',
};

const called = (access: DeclaredProcedure['access']): DeclaredProcedure[] =>
  PROCEDURES.filter((procedure) => procedure.access === access && ELSEWHERE[procedure.name] === undefined);

async function countEntries(app: TestApp): Promise<number> {
  return (await app.dump())['audit_logs']?.length ?? 0;
}

/** Undo takes away what others need, so it comes last; keys after everything. */
function inOrder(procedures: readonly DeclaredProcedure[]): DeclaredProcedure[] {
  const late = [
    'scenarios.delete',
    'recurring.refuse',
    'recurring.reconsider',
    'recurring.accept',
    'agreements.setStatus',
    'customers.merge',
    'customers.undoMerge',
    'vendors.merge',
    'vendors.undoMerge',
    'payments.unmatch',
    'calendar.reset',
    'rules.delete',
    'rules.restore',
    'transfers.break',
    'transfers.reset',
    'splits.set',
    'splits.clear',
    'rules.undoRun',
    'imports.forgetProfile',
    'imports.remap',
    'pipeline.runCritical',
    'userConfig.delete',
    'backups.create',
    'security.setPassphrase',
    'security.renewRecoveryKey',
    'imports.undo',
  ];
  return procedures.toSorted((a, b) => late.indexOf(a.name) - late.indexOf(b.name));
}

describe('every procedure of the contract', () => {
  it('is known here', () => {
    expect(PROCEDURES.length).toBeGreaterThan(40);
    const names = PROCEDURES.map((procedure) => procedure.name);
    for (const name of [...Object.keys(ELSEWHERE), ...Object.keys(UNAUDITED)]) expect(names).toContain(name);
  });

  it('that reads writes nothing', async () => {
    const app = await openTestApp();
    const books = await prepareBooks(app, { name: 'A', shift: 0 });
    const before = await app.dump();
    // A slow machine may note a slow query.
    const files = () => filesBelow(app.folder.data).filter((name) => !name.startsWith('logs'));
    const filesBefore = files();
    for (const procedure of called('read')) {
      const outcome = await callByName(app.client, procedure.name, inputFor(procedure, books)).then(() => 'answered', String);
      expect([procedure.name, outcome]).toEqual([procedure.name, 'answered']);
    }
    expect(await app.dump()).toEqual(before);
    expect(files()).toEqual(filesBefore);
  });

  it('that writes leaves an entry in the log, or has a reason not to, and the chain verifies after all of them', async () => {
    const app = await openTestApp();
    const books = await prepareBooks(app, { name: 'A', shift: 0, hasAlert: false });
    const silent: string[] = [];
    // The first run raises the alert that the alert procedures then speak of.
    const first = ['pipeline.run', 'rules.reorder'];
    const writes = inOrder(called('write')).toSorted((a, b) => first.indexOf(b.name) - first.indexOf(a.name));
    let ready: PreparedBooks = books;
    for (const procedure of writes) {
      const entries = await countEntries(app);
      const outcome = await callByName(app.client, procedure.name, inputFor(procedure, ready)).then(() => 'done', String);
      expect([procedure.name, outcome]).toEqual([procedure.name, 'done']);
      if ((await countEntries(app)) === entries) silent.push(procedure.name);
      if (procedure.name === 'pipeline.run')
        ready = { ...books, alertId: (await app.client.alerts.list({ businessId: books.businessId }))[0]?.id ?? 0 };
    }
    expect(silent.toSorted()).toEqual(Object.keys(UNAUDITED).toSorted());
    expect(await app.client.audit.verify({})).toMatchObject({ ok: true });
  });

  it('that writes refuses to do so as of a past day, or writes nothing', async () => {
    const app = await openTestApp();
    const books = await prepareBooks(app, { name: 'A', shift: 0 });
    const before = await app.dump();
    const writes = called('write').filter((procedure) => procedure.fields.includes('asOf'));
    expect(writes.length).toBeGreaterThan(10);
    for (const procedure of writes) {
      const call = callByName(app.client, procedure.name, inputFor(procedure, books, { asOf: '2026-02-20' }));
      const outcome = await call.then(
        () => 'done',
        (error: { data?: { code?: string } }) => error.data?.code,
      );
      expect([procedure.name, outcome]).toEqual([procedure.name, expect.stringMatching(/^(done|CONFLICT)$/)]);
      expect([procedure.name, await app.dump()]).toEqual([procedure.name, before]);
    }
  });
});

describe('two businesses in one folder', () => {
  it('the numbers of one are refused by, or mean nothing to, every procedure of the other', async () => {
    const app = await openTestApp();
    const mine = await prepareBooks(app, { name: 'A', shift: 0 });
    const theirs = await prepareBooks(app, { name: 'B', shift: 11 });
    const before = await app.dump();
    const takers = PROCEDURES.filter(
      (procedure) => procedure.scope === 'business' && Object.keys(inputFor(procedure, theirs)).some((field) => ID_FIELDS.includes(field)),
    );
    expect(takers.map((procedure) => procedure.name)).toContain('transactions.get');
    for (const procedure of takers) {
      const input = { ...inputFor(procedure, theirs), businessId: mine.businessId };
      const answer = await callByName(app.client, procedure.name, input).catch((error: { data?: { code?: string } }) => ({
        refused: error.data?.code,
      }));
      const isRefused = (answer as { refused?: string }).refused === 'NOT_FOUND';
      const isEmpty = Array.isArray(answer)
        ? answer.length === 0
        : (answer as { rows?: unknown[] }).rows?.length === 0 && (answer as { total?: number }).total === 0;
      expect([procedure.name, isRefused || isEmpty]).toEqual([procedure.name, true]);
    }
    for (const field of ['accountId', 'categoryId']) {
      const list = await app.client.transactions.list({ businessId: mine.businessId, [field]: theirs[field as 'accountId'] });
      expect(list).toMatchObject({ rows: [], total: 0 });
    }
    const { customerId: clientId, vendorId: expenseBucketId } = theirs.obligations;
    for (const party of [{ clientId }, { expenseBucketId }]) {
      expect(await app.client.agreements.list({ businessId: mine.businessId, ...party })).toEqual([]);
      expect(await app.client.dueItems.list({ businessId: mine.businessId, ...party })).toMatchObject({ rows: [], total: 0 });
    }
    const lines = { transactionIds: [...theirs.transactionIds], categoryId: mine.categoryId, businessId: mine.businessId };
    expect(await failureOf(app.client.transactions.setCategory(lines))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await app.dump()).toEqual(before);
  });

  it('each sees only what is its own', async () => {
    const app = await openTestApp();
    const mine = await prepareBooks(app, { name: 'A', shift: 0 });
    const theirs = await prepareBooks(app, { name: 'B', shift: 11 });
    const seenBy = async ({ businessId }: PreparedBooks) => ({
      accounts: (await app.client.accounts.list({ businessId })).map((account) => account.id),
      lines: (await app.client.transactions.list({ businessId, limit: 1000 })).rows.map((row) => row.id),
      batches: (await app.client.imports.batches({ businessId })).map((batch) => batch.id),
      categories: (await app.client.categories.list({ businessId })).map((category) => category.id),
      alerts: (await app.client.alerts.list({ businessId, status: 'all' })).map((alert) => alert.id),
      entries: (await app.client.audit.list({ businessId, limit: 500 })).rows.map((row) => row.id),
    });
    const [a, b] = [await seenBy(mine), await seenBy(theirs)];
    for (const key of Object.keys(a) as (keyof typeof a)[]) {
      expect([key, a[key].length > 0, b[key].length > 0]).toEqual([key, true, true]);
      expect([key, a[key].filter((id) => b[key].includes(id))]).toEqual([key, []]);
    }
    const [cashA, cashB] = [
      await app.client.dashboard.get({ businessId: mine.businessId }),
      await app.client.dashboard.get({ businessId: theirs.businessId }),
    ];
    expect(cashA.cashMinor).not.toBe(cashB.cashMinor);
  });

  it('must be told apart: nobody is guessed', async () => {
    const app = await openTestApp();
    await prepareBooks(app, { name: 'A', shift: 0, hasAlert: false });
    const books = await prepareBooks(app, { name: 'B', shift: 1, hasAlert: false });
    for (const procedure of PROCEDURES.filter((candidate) => candidate.scope === 'business')) {
      const { businessId: _, ...input } = inputFor(procedure, books);
      expect([procedure.name, await failureOf(callByName(app.client, procedure.name, input))]).toEqual([
        procedure.name,
        { code: 'BUSINESS_REQUIRED', message: 'There are several businesses: name the one you mean (A, B).' },
      ]);
      const unknown = await failureOf(callByName(app.client, procedure.name, { ...input, businessId: 999 }));
      expect([procedure.name, unknown.code]).toEqual([procedure.name, 'NOT_FOUND']);
    }
  });
});
