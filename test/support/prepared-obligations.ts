import { isoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../src-shared/domain/money/minor-units.ts';
import { must } from '../../src-shared/result/assert.ts';
import type { Client } from './app-folder.ts';

/** Customers, vendors, agreements and due items in every state that a procedure asks for, by their numbers. */
export type PreparedObligations = {
  readonly customerId: number;
  readonly vendorId: number;
  readonly agreementId: number;
  readonly scheduleId: number;
  readonly paymentId: number;
  readonly mergedCustomerId: number;
  readonly mergedVendorId: number;
  readonly customerBankAccountIds: readonly [number, number];
  readonly vendorBankAccountIds: readonly [number, number];
  readonly prospectId: number;
  /** An invoice for each procedure that changes one for good. */
  readonly itemFor: Readonly<Record<'approve' | 'cancel' | 'writeOff' | 'reopen' | 'match' | 'record' | 'decline', number>>;
  /** A planned item under an agreement. */
  readonly plannedId: number;
  /** A stream of the bank history that nobody has decided on. */
  readonly streamKey: string;
  readonly scenarioId: number;
};

const RENT = {
  frequency: 'monthly' as const,
  startDate: isoDate('2026-02-01'),
  baseAmountMinor: minorUnits(-80_000),
};

const MACHINE = { kind: 'one_off' as const, id: 'machine', date: isoDate('2026-04-01'), amountMinor: minorUnits(-50_000) };

const IBANS = ['DE89370400440532013000', 'FR1420041010050500013M02606'] as const;

export async function prepareObligations(client: Client, businessId: number): Promise<PreparedObligations> {
  const [first, second] = IBANS;
  const customer = await client.customers.create({ businessId, name: 'Acme' });
  const otherCustomer = await client.customers.create({ businessId, name: 'Acme twin' });
  const vendor = await client.vendors.create({ businessId, name: 'Landlord', category: 'rent', billing: { terms: RENT } });
  const otherVendor = await client.vendors.create({ businessId, name: 'Landlord twin' });
  const accountsOf = async (add: (iban: string) => Promise<{ bankAccounts: { id: number }[] }>): Promise<[number, number]> => {
    await add(first);
    const { bankAccounts } = await add(second);
    return [must(bankAccounts[0], 'the first account').id, must(bankAccounts[1], 'the second account').id];
  };
  const customerBankAccountIds = await accountsOf((iban) => client.customers.addBankAccount({ businessId, customerId: customer.id, iban }));
  const vendorBankAccountIds = await accountsOf((iban) => client.vendors.addBankAccount({ businessId, vendorId: vendor.id, iban }));
  const agreement = must((await client.agreements.list({ businessId }))[0], 'the agreement just made');
  const prospect = await client.agreements.create({
    businessId,
    name: 'Perhaps',
    obligationType: 'revenue',
    clientId: customer.id,
    isProspect: true,
    probability: 0.5,
    expectedDate: isoDate('2026-05-01'),
    terms: { frequency: 'once', startDate: isoDate('2026-05-01'), baseAmountMinor: minorUnits(300_000) },
  });
  const invoice = async (documentNumber: string): Promise<number> => {
    const item = await client.dueItems.create({
      businessId,
      clientId: customer.id,
      documentNumber,
      issueDate: isoDate('2026-02-01'),
      dueDate: isoDate('2026-02-20'),
      amountMinor: minorUnits(12_000),
    });
    return item.id;
  };
  const itemFor = {
    approve: await invoice('approve'),
    cancel: await invoice('cancel'),
    writeOff: await invoice('writeOff'),
    reopen: await invoice('reopen'),
    match: await invoice('match'),
    record: await invoice('record'),
    decline: await invoice('decline'),
  };
  await client.dueItems.cancel({ businessId, scheduleId: itemFor.reopen });
  const paid = await invoice('paid');
  const payment = await client.payments.record({
    businessId,
    paymentDate: isoDate('2026-03-01'),
    amountMinor: minorUnits(12_000),
    allocations: [{ scheduleId: paid }],
  });
  const scenario = await client.scenarios.create({ businessId, name: 'Buy a machine', adjustments: [MACHINE] });
  const { streams } = await client.recurring.suggestions({ businessId });
  const { dueItems } = await client.agreements.get({ businessId, agreementId: agreement.id });
  return {
    customerId: customer.id,
    vendorId: vendor.id,
    agreementId: agreement.id,
    scheduleId: await invoice('shown'),
    paymentId: payment.id,
    mergedCustomerId: otherCustomer.id,
    mergedVendorId: otherVendor.id,
    customerBankAccountIds,
    vendorBankAccountIds,
    prospectId: prospect.id,
    itemFor,
    plannedId: must(dueItems.at(-1), 'a planned item').id,
    streamKey: must(streams[0], 'a stream').streamKey,
    scenarioId: scenario.id,
  };
}

/** What the procedures of obligations take besides the plain numbers. */
export function obligationInputs(made: PreparedObligations, transactionId: number | undefined): Readonly<Record<string, Record<string, unknown>>> {
  const terms = { ...RENT, baseAmountMinor: -81_000 };
  return {
    'customers.create': { name: 'New customer' },
    'customers.update': { notes: 'Pays late' },
    'customers.merge': { mergedCustomerId: made.mergedCustomerId },
    'customers.undoMerge': { mergedCustomerId: made.mergedCustomerId },
    'customers.addBankAccount': { iban: 'NL91ABNA0417164300' },
    'customers.confirmBankAccount': { bankAccountId: made.customerBankAccountIds[0] },
    'customers.removeBankAccount': { bankAccountId: made.customerBankAccountIds[1] },
    'vendors.create': { name: 'New vendor' },
    'vendors.update': { criticality: 'critical' },
    'vendors.merge': { mergedVendorId: made.mergedVendorId },
    'vendors.undoMerge': { mergedVendorId: made.mergedVendorId },
    'vendors.addBankAccount': { iban: 'NL91ABNA0417164300' },
    'vendors.confirmBankAccount': { bankAccountId: made.vendorBankAccountIds[0] },
    'vendors.removeBankAccount': { bankAccountId: made.vendorBankAccountIds[1] },
    'agreements.preview': { terms },
    'agreements.create': { name: 'New agreement', obligationType: 'rent', terms },
    'agreements.update': { terms },
    'agreements.setStatus': { status: 'paused' },
    'agreements.win': { agreementId: made.prospectId },
    'dueItems.create': { clientId: made.customerId, dueDate: '2026-04-01', amountMinor: 5_000 },
    'dueItems.update': { description: 'Delivered in March' },
    'dueItems.issue': { scheduleId: made.plannedId, documentNumber: 'R-1' },
    'dueItems.approve': { scheduleId: made.itemFor.approve },
    'dueItems.cancel': { scheduleId: made.itemFor.cancel },
    'dueItems.writeOff': { scheduleId: made.itemFor.writeOff, reason: 'insolvent' },
    'dueItems.reopen': { scheduleId: made.itemFor.reopen },
    'dueItems.ageing': { side: 'receivable' },
    'payments.record': { paymentDate: '2026-03-02', amountMinor: 12_000, allocations: [{ scheduleId: made.itemFor.record }] },
    'payments.match': { transactionId, allocations: [{ scheduleId: made.itemFor.match }] },
    'matching.decline': { transactionId, scheduleIds: [made.itemFor.decline] },
    'recurring.accept': { streamKey: made.streamKey },
    'recurring.refuse': { streamKey: made.streamKey },
    'scenarios.create': { name: 'New scenario', adjustments: [MACHINE] },
    'scenarios.update': { description: 'Perhaps in autumn' },
    'scenarios.compare': { adjustments: [MACHINE] },
    'calendar.update': { extraDates: ['2026-12-24'] },
    'featureFlags.update': { deprecateDirectCashEvents: false },
  };
}

/** The id fields of obligations, which must mean nothing in another business. */
export const OBLIGATION_ID_FIELDS = [
  'customerId',
  'vendorId',
  'agreementId',
  'scheduleId',
  'paymentId',
  'bankAccountId',
  'clientId',
  'expenseBucketId',
];
