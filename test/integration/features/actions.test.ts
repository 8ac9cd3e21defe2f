import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { actionOf, addBills, addInvoice, fileText, openActionBooks, recommended, VENDOR_IBANS } from '../../support/action-books.ts';
import { failureOf, importRows, openTestApp, type TestApp, writeStatement } from '../../support/test-app.ts';

/** The late invoice paid, and something small beside it. */
const PAID = '2026-03-05 1190.00 Acme INV-7 | 23190.00\n2026-03-05 -4.50 Coffee | 23185.50';
const LATE = { name: 'Acme', number: 'INV-7', dueDate: '2026-02-10', amountMinor: 119_000 };

async function openWithLateInvoice(): Promise<TestApp> {
  const app = await openActionBooks();
  await addInvoice(app, LATE);
  await app.client.pipeline.run({});
  return app;
}

async function openWithBills(vendor: { iban: string | null; isConfirmed?: boolean } = { iban: VENDOR_IBANS[0] }): Promise<TestApp> {
  const app = await openActionBooks();
  await addBills(app, { name: 'Paper Ltd', ...vendor }, [
    { number: 'B-1', dueDate: '2026-03-09', amountMinor: 25_000 },
    { number: 'B-2', dueDate: '2026-03-09', amountMinor: 12_550 },
  ]);
  await app.client.pipeline.run({});
  return app;
}

const aboutAcme = async (app: TestApp) => (await app.client.actions.list({})).filter(({ entityName }) => entityName === 'Acme');
const entriesAbout = async (app: TestApp, entityType: string): Promise<string[]> =>
  (await app.client.audit.list({ entityType, limit: 500 })).rows.map(({ action }) => action);

describe('an overdue invoice', () => {
  it('becomes an action with two to four options, one recommended, and the run counts it', async () => {
    const app = await openActionBooks();
    await addInvoice(app, LATE);
    const result = await app.client.pipeline.run({});
    expect(result).toMatchObject({ errors: [], alertsByType: { late_payment: 1 }, actionsByType: { invoice_follow_up: 1 } });
    const action = await actionOf(app, 'invoice_follow_up');
    expect(action).toMatchObject({ status: 'pending', entityName: 'Acme', severity: 'this_week', amountMinor: 119_000, decidedAt: null });
    expect(action.options.length).toBeGreaterThanOrEqual(2);
    expect(action.options.filter(({ isRecommended }) => isRecommended)).toHaveLength(1);
    expect(action.options.every(({ lowPoint }) => lowPoint !== null)).toBe(true);
  });

  it('approved gives exactly the draft that was shown before, and nothing is sent or changed before that', async () => {
    const app = await openWithLateInvoice();
    const action = await actionOf(app, 'invoice_follow_up');
    const before = await app.dump();
    const edits = [{ field: 'subject', value: 'About invoice INV-7' }];
    const optionId = 'send_message.professional';
    const shown = await app.client.actions.preview({ actionId: action.id, optionId, edits });
    expect(shown).toMatchObject({ problems: [], conflicts: [], files: [{ mediaType: 'message/rfc822' }] });
    expect(await app.dump()).toEqual(before);
    const approved = await app.client.actions.approve({ actionId: action.id, optionId, edits });
    expect(approved).toMatchObject({ status: 'executed', chosenOptionId: optionId, executions: [{ status: 'executed', isAutomatic: false }] });
    const { id: executionId } = must(approved.executions[0], 'an execution');
    const text = await fileText(app, executionId);
    expect(text).toBe(shown.files[0]?.preview);
    expect(text).toContain('To: "Acme" <books@acme.example.com>\r\n');
    expect(text).toContain('Subject: About invoice INV-7\r\n');
    expect((await app.client.executions.file({ executionId })).mailtoUrl).toMatch(/^mailto:books@acme\.example\.com\?subject=About/);
    expect(await entriesAbout(app, 'prepared_action')).toEqual(['approve_action']);
    expect(await app.client.audit.verify({})).toMatchObject({ ok: true });
  });

  it('whose customer has no address cannot be written to, and says whose address is missing', async () => {
    const app = await openActionBooks();
    const customerId = await addInvoice(app, LATE);
    await app.client.customers.update({ customerId, email: null });
    await app.client.pipeline.run({});
    const action = await actionOf(app, 'invoice_follow_up');
    const optionId = 'send_message.soft';
    const { problems } = await app.client.actions.preview({ actionId: action.id, optionId });
    expect(problems).toEqual([expect.stringContaining('Acme')]);
    const before = await app.dump();
    expect(await failureOf(app.client.actions.approve({ actionId: action.id, optionId }))).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await app.dump()).toEqual(before);
    const edits = [{ field: 'to', value: 'chief@acme.example.com' }];
    expect(await app.client.actions.approve({ actionId: action.id, optionId, edits })).toMatchObject({ status: 'executed' });
  });

  it('that is paid proves the reminder, with the money that came', async () => {
    const app = await openWithLateInvoice();
    const { id: actionId } = await actionOf(app, 'invoice_follow_up');
    await app.client.actions.approve({ actionId, optionId: 'send_message.soft' });
    expect(await app.client.executions.verify({})).toEqual({ verified: 0, recorded: 0 });
    await importRows(app, PAID);
    const { rows } = await app.client.transactions.list({ text: 'INV-7' });
    if ((await app.client.dueItems.list({ state: 'open' })).total > 0) {
      const { rows: items } = await app.client.dueItems.list({ state: 'open' });
      await app.client.payments.match({
        transactionId: must(rows[0], 'the receipt').id,
        allocations: [{ scheduleId: must(items[0], 'the invoice').id }],
      });
    }
    await app.client.pipeline.run({});
    const { status, executions } = await app.client.actions.get({ actionId });
    expect(status).toBe('recorded');
    expect(executions[0]).toMatchObject({ status: 'recorded', measuredEffectMinor: 119_000 });
    expect(must(executions[0]?.verification, 'a sentence')).toContain('1190.00 EUR');
    expect(await failureOf(app.client.actions.undo({ actionId }))).toMatchObject({ code: 'CONFLICT' });
  });
});

describe('bills of a vendor', () => {
  it('become a SEPA file whose payments the next import proves', async () => {
    const app = await openWithBills();
    const action = await actionOf(app, 'payment_batch');
    const approved = await app.client.actions.approve({ actionId: action.id, optionId: 'pay_on_date' });
    const { id: executionId, fileName } = must(approved.executions[0], 'an execution');
    expect(fileName).toMatch(/^payments-2026-03-09-.*\.xml$/);
    const text = await fileText(app, executionId);
    expect(text).toContain('urn:iso:std:iso:20022:tech:xsd:pain.001.001.09');
    expect(text).toContain('<CtrlSum>375.50</CtrlSum>');
    expect(text).toContain(VENDOR_IBANS[0]);
    // Approved for payment, so that the alert about the bills is over; the action stays as it was decided.
    await app.client.pipeline.run({});
    expect((await app.client.alerts.list({})).some(({ detectionType }) => detectionType === 'vendor_terms_expiring')).toBe(false);
    expect(await actionOf(app, 'payment_batch')).toMatchObject({ id: action.id, status: 'executed' });
    const later = await app.reopen('2026-03-10T09:30:00.000Z');
    await importRows(later, '2026-03-09 -250.00 Paper Ltd B-1 | 21750.00\n2026-03-09 -125.50 Paper Ltd B-2 | 21624.50');
    const open = await later.client.dueItems.list({ state: 'open' });
    for (const item of open.rows) {
      const { rows } = await later.client.transactions.list({ text: item.documentNumber ?? '' });
      await later.client.payments.match({ transactionId: must(rows[0], 'a line').id, allocations: [{ scheduleId: item.id }] });
    }
    await later.client.pipeline.run({});
    const { status, executions } = await later.client.actions.get({ actionId: action.id });
    expect(status).toBe('recorded');
    expect(executions[0]).toMatchObject({ status: 'recorded', verification: expect.stringContaining('2 items settled by 2026-03-09') });
    expect(executions[0]?.measuredEffectMinor).not.toBeNull();
  });

  it('become a NACHA file in the United States once the bank is known, which is then remembered', async () => {
    const app = await openTestApp();
    const usd = currencyCode('USD');
    await app.client.businesses.create({ name: 'Example Inc', baseCurrency: usd, country: 'US' });
    const path = writeStatement(
      app.folder,
      'Date,Description,Amount,Currency,Balance\n2026-02-23,Sale,900.00,USD,20900.00\n2026-03-02,Supplies,-400.00,USD,20500.00\n',
    );
    await app.client.imports.book({ source: { path }, accountName: 'Main' });
    const [account] = await app.client.accounts.list({});
    await app.client.accounts.update({ accountId: must(account, 'the account').id, accountNumber: '123456789' });
    const { id: vendorId } = await app.client.vendors.create({ name: 'Paper Inc', flexibilityLevel: 'can_delay' });
    const { bankAccounts } = await app.client.vendors.addBankAccount({ vendorId, routingNumber: '021000021', accountNumber: '987654321' });
    await app.client.vendors.confirmBankAccount({ vendorId, bankAccountId: must(bankAccounts[0], 'its account').id });
    for (const [documentNumber, amountMinor] of [
      ['B-1', -25_000],
      ['B-2', -12_550],
    ] as const)
      await app.client.dueItems.create({
        expenseBucketId: vendorId,
        documentNumber,
        issueDate: isoDate('2026-02-20'),
        dueDate: isoDate('2026-03-09'),
        amountMinor: minorUnits(amountMinor),
      });
    await app.client.pipeline.run({});
    const { id: actionId } = await actionOf(app, 'payment_batch');
    expect((await failureOf(app.client.actions.approve({ actionId, optionId: 'pay_on_date' }))).message).toContain('who sends a US payment file');
    const edits = Object.entries({
      destinationRouting: '021000021',
      destinationName: 'Example Bank',
      originId: '1234567890',
      companyId: '1234567890',
    });
    const approved = await app.client.actions.approve({
      actionId,
      optionId: 'pay_on_date',
      edits: edits.map(([field, value]) => ({ field: `nacha.${field}`, value })),
    });
    const { id: executionId } = must(approved.executions[0], 'an execution');
    const lines = (await fileText(app, executionId)).split(/\r?\n/).filter((line) => line !== '');
    expect(lines.map((line) => line.length)).toEqual(lines.map(() => 94));
    expect(lines.length % 10).toBe(0);
    const entries = lines.filter((line) => line.startsWith('6'));
    expect(entries.map((line) => [line.slice(3, 11), line.slice(29, 39)])).toEqual([
      ['02100002', '0000025000'],
      ['02100002', '0000012550'],
    ]);
    // Every payment has an addendum with its reference, which counts as well.
    expect(lines.filter((line) => line.startsWith('7'))).toHaveLength(2);
    // The file's control: entries with addenda, the sum of their routing numbers, debits and credits in cents.
    const control = must(
      lines.find((line) => line.startsWith('9')),
      'a file control',
    );
    expect([control.slice(13, 21), control.slice(21, 31), control.slice(31, 43), control.slice(43, 55)]).toEqual([
      '00000004',
      '0004200004',
      '000000000000',
      '000000037550',
    ]);
    await app.client.actions.undo({ actionId });
    const { problems } = await app.client.actions.preview({ actionId, optionId: 'pay_on_date' });
    expect(problems).toEqual([]);
  });

  it('with no account, a wrong one or one nobody has confirmed write no file at all, and the line is named', async () => {
    for (const [vendor, words] of [
      [{ iban: null }, 'Line 1, Paper Ltd: no bank account is recorded.'],
      [{ iban: VENDOR_IBANS[1], isConfirmed: false }, 'is new and nobody has confirmed it'],
    ] as const) {
      const app = await openWithBills(vendor);
      const { id: actionId } = await actionOf(app, 'payment_batch');
      const { problems } = await app.client.actions.preview({ actionId, optionId: 'pay_on_date' });
      expect(problems[0]).toContain(words);
      const before = await app.dump();
      expect((await failureOf(app.client.actions.approve({ actionId, optionId: 'pay_on_date' }))).message).toContain(words);
      expect(await app.dump()).toEqual(before);
      await app.close();
    }
  });

  it('asks before two actions that rule each other out are both done', async () => {
    const app = await openActionBooks();
    await addBills(app, { name: 'Paper Ltd', iban: VENDOR_IBANS[0] }, [{ number: 'B-1', dueDate: '2026-03-09', amountMinor: 2_500_000 }]);
    await app.client.pipeline.run({});
    const batch = await actionOf(app, 'payment_batch');
    const conflict = must(
      batch.links.find(({ type }) => type === 'conflicts'),
      'a conflict',
    );
    const { conflicts } = await app.client.actions.preview({ actionId: batch.id, optionId: 'pay_on_date' });
    expect(conflicts.map(({ actionId }) => actionId)).toContain(conflict.otherId);
    const before = await app.dump();
    const refusal = await failureOf(app.client.actions.approve({ actionId: batch.id, optionId: 'pay_on_date' }));
    expect(refusal).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining(conflict.otherTitle) });
    const both = [batch.id, conflict.otherId];
    const options = await Promise.all(
      both.map(async (actionId) => ({ actionId, optionId: recommended(await app.client.actions.get({ actionId })) })),
    );
    expect(await failureOf(app.client.actions.approveBatch({ approvals: options }))).toMatchObject({ code: 'CONFLICT' });
    expect(await app.dump()).toEqual(before);
    await app.client.actions.approve({ actionId: batch.id, optionId: 'pay_on_date', overrideConflicts: true });
    expect(await app.client.actions.get({ actionId: conflict.otherId })).toMatchObject({
      status: 'skipped',
      statusReason: `“${batch.title}” was approved instead.`,
    });
  });
});

describe('a decision', () => {
  it('given twice under one key is carried out once', async () => {
    const app = await openWithLateInvoice();
    const { id: actionId } = await actionOf(app, 'invoice_follow_up');
    const call = { actionId, optionId: 'send_message.soft', key: 'one-click' };
    const first = await app.client.actions.approve(call);
    const before = await app.dump();
    expect(await app.client.actions.approve(call)).toEqual(first);
    expect(await app.dump()).toEqual(before);
    expect(await failureOf(app.client.actions.approve({ ...call, optionId: 'send_message.firm' }))).toMatchObject({ code: 'CONFLICT' });
    expect(await failureOf(app.client.actions.approve({ actionId, optionId: 'send_message.soft' }))).toMatchObject({ code: 'CONFLICT' });
    expect((await app.client.executions.list({})).length).toBe(1);
  });

  it('is taken back with everything it changed, and can be taken anew', async () => {
    const app = await openWithBills();
    const { id: actionId } = await actionOf(app, 'payment_batch');
    const approvedAt = async () => (await app.client.dueItems.list({ state: 'open' })).rows.map((item) => item.approvedAt);
    await app.client.actions.approve({ actionId, optionId: 'pay_on_date' });
    expect(await approvedAt()).not.toContain(null);
    expect(await app.client.actions.undo({ actionId })).toMatchObject({ status: 'pending', decidedAt: null, chosenOptionId: null });
    expect(await approvedAt()).toEqual([null, null]);
    expect((await app.client.executions.list({})).map(({ status }) => status)).toEqual(['undone']);
    expect(await app.client.actions.approve({ actionId, optionId: 'pay_now' })).toMatchObject({ status: 'executed' });
    expect((await app.client.executions.list({})).map(({ status }) => status)).toEqual(['executed', 'undone']);
    expect(await app.client.audit.verify({})).toMatchObject({ ok: true });
  });

  it('to skip holds until the trouble is worse; to snooze, until its day', async () => {
    const app = await openWithLateInvoice();
    const { id: actionId } = await actionOf(app, 'invoice_follow_up');
    expect(await app.client.actions.skip({ actionId, reason: 'They pay on Friday' })).toMatchObject({
      status: 'skipped',
      statusReason: 'They pay on Friday',
    });
    await app.client.pipeline.run({});
    expect(await aboutAcme(app)).toEqual([]);
    const worse = await app.reopen('2026-03-13T09:30:00.000Z');
    await worse.client.pipeline.run({});
    const [again] = await aboutAcme(worse);
    expect(again).toMatchObject({ actionType: 'collection_escalation', status: 'pending' });
    const { id } = must(again, 'the action that came back');
    await worse.client.actions.snooze({ actionId: id, until: isoDate('2026-03-16') });
    await worse.client.pipeline.run({});
    expect(await aboutAcme(worse)).toEqual([]);
    const monday = await worse.reopen('2026-03-16T09:30:00.000Z');
    expect((await aboutAcme(monday)).map((action) => action.id)).toEqual([id]);
    await monday.client.pipeline.run({});
    expect(await monday.client.actions.get({ actionId: id })).toMatchObject({ status: 'pending' });
  });

  it('waits for the word of the person where they do it by hand', async () => {
    const app = await openWithLateInvoice();
    const { id: actionId } = await actionOf(app, 'invoice_follow_up');
    expect(await failureOf(app.client.actions.confirmDone({ actionId, note: 'done' }))).toMatchObject({ code: 'CONFLICT' });
    expect(await app.client.actions.approve({ actionId, optionId: 'call' })).toMatchObject({ status: 'approved', executions: [] });
    const done = await app.client.actions.confirmDone({ actionId, note: 'Called; they pay on Monday' });
    expect(done).toMatchObject({ status: 'executed', executions: [{ channel: 'manual', note: 'Called; they pay on Monday' }] });
  });

  it('is withdrawn by nobody but the facts: a paid invoice takes its waiting action away', async () => {
    const app = await openWithLateInvoice();
    const { id: actionId } = await actionOf(app, 'invoice_follow_up');
    const { rows } = await app.client.dueItems.list({ state: 'open' });
    await app.client.payments.record({
      paymentDate: isoDate('2026-03-04'),
      amountMinor: minorUnits(119_000),
      allocations: [{ scheduleId: must(rows[0], 'the invoice').id }],
    });
    await app.client.pipeline.run({});
    const gone = await app.client.actions.get({ actionId });
    expect(gone).toMatchObject({ status: 'withdrawn', statusReason: expect.stringMatching(/overdue/) });
    expect(await failureOf(app.client.actions.approve({ actionId, optionId: 'call' }))).toMatchObject({ code: 'CONFLICT' });
  });
});

describe('what may happen by itself', () => {
  it('starts with the rules of the source document, payroll locked through every path', async () => {
    const app = await openActionBooks();
    const rules = await app.client.automation.executionRules({});
    expect(rules.every(({ autoExecute, requireApproval }) => !autoExecute && requireApproval)).toBe(true);
    expect(rules.filter(({ isLocked }) => isLocked).map(({ actionType }) => actionType)).toEqual(['payroll_contingency', 'payroll_confirmation']);
    expect(rules.find(({ actionType }) => actionType === 'payment_batch')).toMatchObject({
      thresholdAmountMinor: 1_000_000,
      thresholdCurrency: 'EUR',
    });
    for (const actionType of ['payroll_contingency', 'payroll_confirmation'] as const) {
      const attempt = app.client.automation.updateExecutionRule({ actionType, autoExecute: true, requireApproval: false });
      expect(await failureOf(attempt)).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await entriesAbout(app, 'execution_automation_rule')).toEqual(['refuse_update', 'refuse_update']);
    expect(await app.client.automation.executionRules({})).toEqual(rules);
  });

  it('leaves by itself only what a rule lets go, and says so in the log', async () => {
    const app = await openActionBooks();
    await addInvoice(app, LATE);
    const strategic = await addInvoice(app, { ...LATE, name: 'Beta', number: 'INV-8' });
    await app.client.customers.update({ customerId: strategic, relationshipType: 'strategic' });
    await app.client.automation.updateExecutionRule({ actionType: 'invoice_follow_up', autoExecute: true, requireApproval: false });
    await app.client.pipeline.run({});
    expect(await actionOf(app, 'invoice_follow_up', 'Acme')).toMatchObject({ status: 'executed', decidedBy: 'Automation' });
    expect(await actionOf(app, 'invoice_follow_up', 'Beta')).toMatchObject({ status: 'pending' });
    const entries = must((await app.dump())['audit_logs'], 'the log');
    expect(entries.filter((entry) => entry['entity_type'] === 'prepared_action')).toEqual([
      expect.objectContaining({
        user_name: 'Automation',
        automation_type: 'execution',
        confidence: 1,
        ai_reasoning: expect.stringContaining('rule'),
      }),
    ]);
  });

  it('matches nothing by itself where the owner has switched that off', async () => {
    const app = await openActionBooks();
    const rules = await app.client.automation.rules({});
    expect(rules.map(({ automationType }) => automationType)).toEqual(['categorisation', 'matching', 'transfers']);
    const { id: ruleId } = must(rules[1], 'the rule of matching');
    await app.client.automation.updateRule({ ruleId, enabled: false });
    await addInvoice(app, LATE);
    await importRows(app, PAID);
    expect((await app.client.matching.acceptAutomatic({})).paymentIds ?? []).toEqual([]);
    expect((await app.client.dueItems.list({ state: 'open' })).total).toBe(1);
  });
});

describe('rules of detection', () => {
  it('switch a type off, which closes its alerts and withdraws what was prepared', async () => {
    const app = await openWithLateInvoice();
    await app.client.detectionRules.update({ detectionType: 'late_payment', isEnabled: false });
    await app.client.pipeline.run({});
    expect(await app.client.alerts.list({})).toEqual([]);
    expect(await actionOf(app, 'invoice_follow_up')).toMatchObject({ status: 'withdrawn' });
  });

  it('tell what other thresholds would have raised, week by week, and keep nothing of it', async () => {
    const app = await openWithLateInvoice();
    const before = await app.dump();
    const strict = await app.client.detectionRules.preview({ thresholds: { latePaymentThresholdDays: 1 } });
    const loose = await app.client.detectionRules.preview({ thresholds: { latePaymentThresholdDays: 60 } });
    const late = (preview: typeof strict) => preview.byType.find(({ detectionType }) => detectionType === 'late_payment');
    expect(strict.weeks).toHaveLength(13);
    expect(strict.weeks.at(-1)?.asOf).toBe('2026-03-05');
    expect(late(strict)).toMatchObject({ now: 1, proposed: 1 });
    expect(late(loose)).toMatchObject({ now: 1, proposed: 0 });
    const weekOf = (preview: typeof strict) =>
      preview.weeks.find(({ raised }) => raised.some(({ detectionType }) => detectionType === 'late_payment'));
    expect(weekOf(strict)?.asOf).toBe('2026-02-12');
    expect(await app.dump()).toEqual(before);
  });
});
