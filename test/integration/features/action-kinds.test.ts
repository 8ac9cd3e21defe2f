import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { actionOf, addBills, fileText, openActionBooks, recommended, VENDOR_IBANS } from '../../support/action-books.ts';
import { failureOf, importRows, type TestApp } from '../../support/test-app.ts';

/** Someone paid monthly from next Tuesday on, with a confirmed account. */
async function addWage(app: TestApp, name: string, iban: string): Promise<void> {
  const { id: vendorId } = await app.client.vendors.create({ name, category: 'payroll' });
  const { bankAccounts } = await app.client.vendors.addBankAccount({ vendorId, iban });
  await app.client.vendors.confirmBankAccount({ vendorId, bankAccountId: must(bankAccounts[0], 'the account').id });
  await app.client.agreements.create({
    name: `Wage ${name}`,
    obligationType: 'payroll',
    expenseBucketId: vendorId,
    terms: { frequency: 'monthly', startDate: isoDate('2026-03-10'), baseAmountMinor: minorUnits(-300_000) },
  });
}

describe('payroll', () => {
  it('is confirmed by a person, as a payment file, and by no rule, whatever stands in the table', async () => {
    const app = await openActionBooks();
    await addWage(app, 'First Person', VENDOR_IBANS[0]);
    await addWage(app, 'Second Person', VENDOR_IBANS[1]);
    const rules = await app.client.automation.executionRules({});
    for (const { actionType, isLocked } of rules)
      if (!isLocked)
        await app.client.automation.updateExecutionRule({
          actionType,
          autoExecute: true,
          requireApproval: false,
          thresholdAmountMinor: null,
          thresholdCurrency: null,
        });
    await app.client.pipeline.run({});
    const action = await actionOf(app, 'payroll_confirmation');
    expect(action).toMatchObject({ status: 'pending', holdsPayroll: true, amountMinor: 600_000, alertId: null });
    const approved = await app.client.actions.approve({ actionId: action.id, optionId: 'confirm' });
    const text = await fileText(app, must(approved.executions[0], 'an execution').id);
    expect(text).toContain('<NbOfTxs>2</NbOfTxs>');
    expect(text).toContain('<Dt>2026-03-10</Dt>');
  });
});

describe('more time from a vendor', () => {
  it('is asked for in a draft, planned for, remembered, and all of it is taken back together', async () => {
    const app = await openActionBooks();
    const vendorId = await addBills(app, { name: 'Paper Ltd', iban: VENDOR_IBANS[0] }, [
      { number: 'B-1', dueDate: '2026-03-09', amountMinor: 2_500_000 },
    ]);
    await app.client.pipeline.run({});
    const actions = (await app.client.actions.list({})).filter(({ actionType }) => actionType === 'vendor_delay');
    const action = must(actions[0], 'a delay to decide on');
    const option = must(
      action.options.find(({ kind }) => kind === 'delay_payment'),
      'a delay',
    );
    const { changes, problems } = await app.client.actions.preview({ actionId: action.id, optionId: option.optionId });
    expect(problems).toEqual([]);
    expect(changes.join(' ')).toMatch(/Paper Ltd B-1 is expected to be paid on 2026-/);
    const conflicts = action.links.some(({ type }) => type === 'conflicts');
    await app.client.actions.approve({ actionId: action.id, optionId: option.optionId, overrideConflicts: conflicts });
    const bill = async () => must((await app.client.dueItems.list({ state: 'open' })).rows[0], 'the bill');
    const delays = async () => (await app.client.vendors.get({ vendorId })).delayHistory;
    expect((await bill()).promisedDate).toBe(option.cashShifts.at(-1)?.date);
    expect(await delays()).toEqual([expect.objectContaining({ date: '2026-03-05', scheduleId: (await bill()).id })]);
    await app.client.actions.undo({ actionId: action.id });
    expect((await bill()).promisedDate).toBeNull();
    expect(await delays()).toEqual([]);
    await app.client.actions.approve({ actionId: action.id, optionId: option.optionId });
    await app.client.dueItems.update({ scheduleId: (await bill()).id, promisedDate: isoDate('2026-06-01') });
    const before = await app.dump();
    expect(await failureOf(app.client.actions.undo({ actionId: action.id }))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('B-1'),
    });
    expect(await app.dump()).toEqual(before);
  });
});

describe('an agreement', () => {
  it('whose day of issue has come is issued with its number, and taken back', async () => {
    const app = await openActionBooks();
    const { id: clientId } = await app.client.customers.create({ name: 'Acme', email: 'books@acme.example.com' });
    await app.client.agreements.create({
      name: 'Retainer',
      obligationType: 'revenue',
      clientId,
      terms: { frequency: 'monthly', startDate: isoDate('2026-03-05'), baseAmountMinor: minorUnits(100_000), paymentTermsDays: 14 },
    });
    await app.client.pipeline.run({});
    const action = await actionOf(app, 'invoice_generation');
    const issued = async () => (await app.client.dueItems.list({ state: 'open' })).rows.filter(({ documentNumber }) => documentNumber === 'R-2026-1');
    const approved = await app.client.actions.approve({
      actionId: action.id,
      optionId: 'issue_invoice',
      edits: [{ field: 'documentNumber', value: 'R-2026-1' }],
    });
    expect(must(approved.executions[0], 'an execution')).toMatchObject({ mediaType: 'message/rfc822' });
    expect(await issued()).toEqual([expect.objectContaining({ status: 'scheduled', issueDate: '2026-03-05' })]);
    await app.client.pipeline.run({});
    expect((await app.client.actions.list({})).some(({ actionType }) => actionType === 'invoice_generation')).toBe(false);
    await app.client.actions.undo({ actionId: action.id });
    expect(await issued()).toEqual([]);
  });
});

describe('a tax date', () => {
  it('becomes a calendar file while there is time', async () => {
    const app = await openActionBooks();
    await app.client.agreements.create({
      name: 'VAT',
      obligationType: 'tax',
      terms: { frequency: 'monthly', startDate: isoDate('2026-03-10'), baseAmountMinor: minorUnits(-45_000) },
    });
    await app.client.pipeline.runCritical({});
    const action = await actionOf(app, 'statutory_payment');
    expect(recommended(action)).toBe('pay_on_date');
    const { executions } = await app.client.actions.approve({ actionId: action.id, optionId: 'pay_on_date' });
    const text = await fileText(app, must(executions[0], 'an execution').id);
    expect(text).toContain('DTSTART;VALUE=DATE:20260310');
    // Nobody is recorded whom to pay, so that no payment can be written.
    await app.client.actions.undo({ actionId: action.id });
    const { problems } = await app.client.actions.preview({ actionId: action.id, optionId: 'pay_now' });
    expect(problems).toEqual([expect.stringContaining('nobody is recorded whom to pay')]);
  });
});

describe('a decision in the books themselves', () => {
  it('is proved the next day, as long as it stands', async () => {
    const app = await openActionBooks();
    await addBills(app, { name: 'Paper Ltd', iban: VENDOR_IBANS[0] }, [{ number: 'B-1', dueDate: '2026-03-09', amountMinor: 2_500_000 }]);
    await app.client.pipeline.run({});
    const delay = must(
      (await app.client.actions.list({})).find(({ actionType }) => actionType === 'vendor_delay'),
      'a delay to decide on',
    );
    await app.client.actions.approve({ actionId: delay.id, optionId: 'pay_on_date', overrideConflicts: true });
    await app.client.pipeline.run({});
    expect(await app.client.actions.get({ actionId: delay.id })).toMatchObject({ status: 'executed' });
    const later = await app.reopen('2026-03-06T09:30:00.000Z');
    await importRows(later, '2026-03-06 10.00 Sale | 22010.00\n2026-03-06 -5.00 Coffee | 22005.00');
    await later.client.pipeline.run({});
    const { status, executions } = await later.client.actions.get({ actionId: delay.id });
    expect([status, executions[0]?.verification]).toEqual(['recorded', expect.stringContaining('stands as it was approved')]);
  });
});
