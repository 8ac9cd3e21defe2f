import { isoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../src-shared/domain/money/minor-units.ts';
import { must } from '../../src-shared/result/assert.ts';
import type { Action } from '../../src-shared/contract/actions.ts';
import { createEuroBusiness, importRows, openTestApp, type TestApp } from './test-app.ts';

/** The account payments leave, and the vendors' own. Numbers from the banks' public examples. */
const OWN_IBAN = 'DE89370400440532013000';
export const VENDOR_IBANS = ['FR1420041010050500013M02606', 'NL91ABNA0417164300', 'BE68539007547034'] as const;

const WEEKS = [
  '2025-12-01 900.00 Sale | 20900.00',
  '2025-12-08 -400.00 Supplies | 20500.00',
  '2025-12-22 900.00 Sale | 21400.00',
  '2026-01-05 -400.00 Supplies | 21000.00',
  '2026-01-19 900.00 Sale | 21900.00',
  '2026-02-02 -400.00 Supplies | 21500.00',
  '2026-02-16 900.00 Sale | 22400.00',
  '2026-03-02 -400.00 Supplies | 22000.00',
].join('\n');

/** A business in euros with a quarter of bank lines and an account that can pay. */
export async function openActionBooks(): Promise<TestApp> {
  const app = await openTestApp();
  await createEuroBusiness(app);
  await importRows(app, WEEKS);
  const [account] = await app.client.accounts.list({});
  await app.client.accounts.update({ accountId: must(account, 'the account just imported').id, iban: OWN_IBAN });
  return app;
}

type Invoice = { readonly name: string; readonly number: string; readonly dueDate: string; readonly amountMinor: number };

/** A customer with an address and an invoice; the customer's number. */
export async function addInvoice(app: TestApp, { name, number, dueDate, amountMinor }: Invoice): Promise<number> {
  const { id } = await app.client.customers.create({ name, email: 'books@acme.example.com' });
  await app.client.dueItems.create({
    clientId: id,
    documentNumber: number,
    issueDate: isoDate('2026-01-10'),
    dueDate: isoDate(dueDate),
    amountMinor: minorUnits(amountMinor),
  });
  return id;
}

/** A vendor with an account that somebody has confirmed, and bills due on a day each; the vendor's number. */
export async function addBills(
  app: TestApp,
  vendor: { readonly name: string; readonly iban: string | null; readonly isConfirmed?: boolean },
  bills: readonly { readonly number: string; readonly dueDate: string; readonly amountMinor: number }[],
): Promise<number> {
  const { id: vendorId } = await app.client.vendors.create({ name: vendor.name, email: 'bills@vendor.example.com', flexibilityLevel: 'can_delay' });
  if (vendor.iban !== null) {
    const { bankAccounts } = await app.client.vendors.addBankAccount({ vendorId, iban: vendor.iban });
    const bankAccountId = must(bankAccounts[0], 'the account just added').id;
    if (vendor.isConfirmed !== false) await app.client.vendors.confirmBankAccount({ vendorId, bankAccountId });
  }
  for (const { number, dueDate, amountMinor } of bills)
    await app.client.dueItems.create({
      expenseBucketId: vendorId,
      documentNumber: number,
      issueDate: isoDate('2026-02-20'),
      dueDate: isoDate(dueDate),
      amountMinor: minorUnits(-amountMinor),
    });
  return vendorId;
}

export async function actionOf(app: TestApp, actionType: Action['actionType'], entityName?: string): Promise<Action> {
  const actions = await app.client.actions.list({ state: 'all' });
  return must(
    actions.find((action) => action.actionType === actionType && (entityName === undefined || action.entityName === entityName)),
    `an action ${actionType}`,
  );
}

export const recommended = (action: Action): string =>
  must(
    action.options.find(({ isRecommended }) => isRecommended),
    'a recommended option',
  ).optionId;

/** The text of the file that an execution made. */
export async function fileText(app: TestApp, executionId: number): Promise<string> {
  const { contentBase64 } = await app.client.executions.file({ executionId });
  return Buffer.from(contentBase64, 'base64').toString('utf8');
}
