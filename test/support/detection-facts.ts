import { addDays, addMonths, firstOfMonth, type IsoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, minorUnits } from '../../src-shared/domain/money/minor-units.ts';
import { expectOutflow } from '../../src-main/engine/detection/expect-outflow.ts';
import { expectRevenue } from '../../src-main/engine/detection/expect-revenue.ts';
import type {
  CustomerCadence,
  DetectionFacts,
  IncomeLine,
  OpenPayable,
  OpenReceivable,
  PayrollRun,
  PlannedOutflow,
} from '../../src-main/engine/detection/facts.ts';
import type { ExpenseLine } from '../../src-main/engine/detection/types.ts';
import { createRandom } from '../../src-main/engine/common/random.ts';
import type { SampleAgreement } from '../../src-main/engine/sample/types.ts';
import { type DueItem, type Ledger, type LedgerLine, paidBy } from './detection-ledger.ts';

/** Days overdue after which the owner writes an invoice off, and after which a due item that never came is dropped. */
const WRITTEN_OFF_DAYS = 120;
const DROPPED_DAYS = 30;
/** An end is known so many days before (notice), a beginning too. */
const NOTICE_DAYS = 30;
/** Share of bills that are approved within days of arriving; the others are forgotten until they are paid. */
const APPROVED_SHARE = 0.85;
const APPROVED_AFTER_DAYS = 3;

const EVERY_DAYS: Partial<Record<SampleAgreement['frequency'], number>> = { monthly: 30.4, quarterly: 91.3, annual: 365.25 };

/** What may be known on a day: everything that has been booked, issued or agreed by then. */
export type Known = {
  readonly asOf: IsoDate;
  /** Lines up to the day, no further back than two years. */
  readonly lines: readonly LedgerLine[];
  readonly openDue: readonly (DueItem & { readonly amountMinor: MinorUnits; readonly openMinor: MinorUnits })[];
  readonly receivables: readonly OpenReceivable[];
  readonly payables: readonly OpenPayable[];
};

/** A number between 0 and 1 that depends on the text alone. */
function drawOf(text: string): number {
  let hash = 7;
  for (const char of text) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 2_147_483_647;
  return createRandom(hash)();
}

export const isForgotten = (billKey: string): boolean => drawOf(billKey) >= APPROVED_SHARE;

/** The price in force as far as it is known: a rise is learnt when it comes. Varying amounts are expected as last time. */
function expectedAmount(ledger: Ledger, item: DueItem, asOf: IsoDate): MinorUnits {
  const { agreement } = item;
  if (!agreement.isVariable)
    return (
      agreement.priceChanges.findLast((change) => change.fromDate <= asOf && change.fromDate <= item.nominalDate)?.amountMinor ??
      agreement.amountMinor
    );
  const last = ledger.linesOf.get(agreement.key)?.findLast(({ line }) => line.bookingDate <= asOf);
  return last?.line.amountMinor ?? agreement.amountMinor;
}

function dueOn(ledger: Ledger, asOf: IsoDate): Known['openDue'] {
  const [from, to, dropped, notice] = [
    addDays(asOf, -DROPPED_DAYS - 31),
    addDays(asOf, 98),
    addDays(asOf, -DROPPED_DAYS),
    addDays(asOf, NOTICE_DAYS),
  ];
  return ledger.dueItems.flatMap((item) => {
    const { agreement } = item;
    if (item.dueDate < from || item.dueDate > to || agreement.startDate > notice) return [];
    const isPaid = paidBy(ledger, item.id, asOf) !== 0;
    if (!isPaid && item.dueDate < dropped) return [];
    const amountMinor = expectedAmount(ledger, item, asOf);
    return [{ ...item, amountMinor, openMinor: isPaid ? minorUnits(0) : amountMinor }];
  });
}

/** Median days after the due date of the customer's invoices settled so far; null with fewer than three. */
function usualDelays(ledger: Ledger, asOf: IsoDate): Map<string, number | null> {
  const delays = new Map<string, number[]>();
  for (const { customerKey, lastDate, days } of ledger.delays)
    if (lastDate <= asOf) delays.set(customerKey, [...(delays.get(customerKey) ?? []), days]);
  return new Map([...delays].map(([key, days]) => [key, days.length < 3 ? null : (days.toSorted((a, b) => a - b)[days.length >> 1] ?? null)]));
}

function receivablesOn(ledger: Ledger, asOf: IsoDate): OpenReceivable[] {
  const { company } = ledger;
  const customers = new Map(company.customers.map((customer) => [customer.key, customer]));
  const usual = usualDelays(ledger, asOf);
  const oldest = addDays(asOf, -WRITTEN_OFF_DAYS);
  return company.invoices.flatMap((invoice): OpenReceivable[] => {
    if (invoice.issueDate > asOf || invoice.dueDate < oldest) return [];
    const openMinor = minorUnits(invoice.amountMinor - paidBy(ledger, invoice.number, asOf));
    const customer = customers.get(invoice.customerKey);
    if (openMinor <= 0 || customer === undefined) return [];
    return [
      {
        scheduleId: invoice.number,
        documentNumber: invoice.number,
        clientId: customer.key,
        clientName: customer.name,
        relationshipType: customer.relationshipType,
        issueDate: invoice.issueDate,
        dueDate: invoice.dueDate,
        currency: company.currency,
        openAmountMinor: openMinor,
        baseOpenAmountMinor: openMinor,
        usualDelayDays: usual.get(invoice.customerKey) ?? null,
      },
    ];
  });
}

function payablesOn(ledger: Ledger, asOf: IsoDate): OpenPayable[] {
  const names = new Map(ledger.company.vendors.map((vendor) => [vendor.key, vendor.name]));
  return ledger.company.bills.flatMap((bill): OpenPayable[] => {
    if (bill.issueDate > asOf) return [];
    const openMinor = minorUnits(bill.amountMinor - paidBy(ledger, bill.key, asOf));
    if (openMinor >= 0) return [];
    return [
      {
        scheduleId: bill.key,
        documentNumber: bill.number,
        vendorId: bill.vendorKey,
        vendorName: names.get(bill.vendorKey) ?? bill.vendorKey,
        category: bill.category,
        dueDate: bill.dueDate,
        baseOpenAmountMinor: openMinor,
        discount: null,
        isApproved: !isForgotten(bill.key) && addDays(bill.issueDate, APPROVED_AFTER_DAYS) <= asOf,
      },
    ];
  });
}

/** Everything the user knows on a day. */
export function knownOn(ledger: Ledger, asOf: IsoDate): Known {
  const from = addDays(asOf, -730);
  return {
    asOf,
    lines: ledger.lines.filter(({ line }) => line.bookingDate <= asOf && line.bookingDate > from),
    openDue: dueOn(ledger, asOf),
    receivables: receivablesOn(ledger, asOf),
    payables: payablesOn(ledger, asOf),
  };
}

function incomeLines(ledger: Ledger, known: Known): IncomeLine[] {
  return known.lines
    .filter(({ line, isOwn }) => line.amountMinor > 0 && !isOwn)
    .map(({ index, line, dayBefore, truth, partyKey, partyName }) => {
      const open = truth.pays.map(({ document }) => {
        const invoice = ledger.invoiceOf.get(document);
        return invoice === undefined ? 0 : invoice.amountMinor - paidBy(ledger, document, dayBefore);
      });
      return {
        transactionId: String(index),
        date: line.bookingDate,
        amountMinor: minorUnits(line.amountMinor - truth.feeMinor),
        payerKey: partyKey,
        payerName: partyName,
        clientId: truth.pays.length > 0 ? truth.customerKey : null,
        category: truth.category,
        expectedMinor: truth.pays.length === 0 ? null : minorUnits(open.reduce((sum, part) => sum + part, 0) + truth.discountMinor),
      };
    });
}

/** What the agreement behind a due item had fixed when the last one paid before it fell due: a new price is learnt from the payment. */
function agreedOn(ledger: Ledger, document: string | undefined): MinorUnits | null {
  const item = document === undefined ? undefined : ledger.dueItemOf.get(document);
  if (item === undefined || item.agreement.isVariable) return null;
  const own = ledger.dueItems.filter((one) => one.agreement === item.agreement);
  const before = own.slice(0, own.indexOf(item)).findLast((one) => ledger.paymentsOf.has(one.id)) ?? item;
  return expectedAmount(ledger, before, before.nominalDate);
}

function expenseLines(ledger: Ledger, known: Known): ExpenseLine[] {
  // only the newest payments are compared with their agreements
  const recent = addDays(known.asOf, -31);
  return known.lines
    .filter(({ line, isOwn }) => line.amountMinor < 0 && !isOwn)
    .map(({ index, line, truth, partyKey, partyName }) => ({
      transactionId: String(index),
      date: line.bookingDate,
      amountMinor: line.amountMinor,
      payeeKey: partyKey,
      payeeName: partyName,
      category: truth.category,
      isPlanned: truth.pays.length > 0,
      agreedMinor: line.bookingDate > recent ? agreedOn(ledger, truth.pays[0]?.document) : null,
    }));
}

function outflowItems(ledger: Ledger, known: Known): PlannedOutflow[] {
  const from = firstOfMonth(known.asOf);
  const to = addDays(known.asOf, 42);
  const due = known.openDue.map((item) => ({
    scheduleId: item.id,
    name: item.agreement.counterparty,
    groupKey: item.agreement.type === 'payroll' ? 'payroll' : item.agreement.counterparty,
    dueDate: item.dueDate,
    baseAmountMinor: item.amountMinor,
    baseOpenAmountMinor: item.openMinor,
  }));
  const bills = ledger.company.bills
    .filter((bill) => bill.issueDate <= known.asOf)
    .map((bill) => ({
      scheduleId: bill.key,
      name: bill.vendorKey,
      groupKey: bill.vendorKey,
      dueDate: bill.dueDate,
      baseAmountMinor: bill.amountMinor,
      baseOpenAmountMinor: minorUnits(Math.min(0, bill.amountMinor - paidBy(ledger, bill.key, known.asOf))),
    }));
  return [...due, ...bills].filter((item) => item.dueDate >= from && item.dueDate <= to);
}

function ordinaryMonth(known: Known): MinorUnits {
  const through = addDays(firstOfMonth(known.asOf), -1);
  const from = addMonths(firstOfMonth(known.asOf), -6);
  const total = known.lines.reduce(
    (sum, { line, isOwn }) =>
      !isOwn && line.amountMinor < 0 && line.bookingDate >= from && line.bookingDate <= through ? sum + line.amountMinor : sum,
    0,
  );
  return minorUnits(Math.floor(total / 6));
}

function payrollRuns(known: Known): PayrollRun[] {
  const open = known.openDue.filter((item) => item.agreement.type === 'payroll' && item.openMinor < 0);
  return [...Map.groupBy(open, (item) => item.dueDate)].map(([payDate, items]) => ({
    payDate,
    baseOpenAmountMinor: minorUnits(items.reduce((sum, item) => sum + item.openMinor, 0)),
    payeeCount: items.length,
    scheduleIds: items.map((item) => item.id),
  }));
}

function customersOn(ledger: Ledger, asOf: IsoDate): CustomerCadence[] {
  const { company } = ledger;
  const [from, yearAgo] = [addDays(asOf, -730), addDays(asOf, -365)];
  const invoices = Map.groupBy(
    company.invoices.filter((invoice) => invoice.issueDate <= asOf && invoice.issueDate > from),
    (invoice) => invoice.customerKey,
  );
  const agreed = new Map(
    company.agreements
      .filter((agreement) => agreement.type === 'revenue' && agreement.startDate <= asOf)
      .map((agreement) => [agreement.customerKey, EVERY_DAYS[agreement.frequency] ?? null]),
  );
  return company.customers.map((customer) => {
    const own = invoices.get(customer.key) ?? [];
    const year = own.filter((invoice) => invoice.issueDate > yearAgo);
    return {
      clientId: customer.key,
      clientName: customer.name,
      relationshipType: customer.relationshipType,
      activeDates: own.map((invoice) => invoice.issueDate),
      agreedEveryDays: agreed.get(customer.key) ?? null,
      yearlyRevenueMinor: minorUnits(year.reduce((sum, invoice) => sum + invoice.amountMinor, 0)),
    };
  });
}

/** The facts of a day, from what is known on it. */
export function factsOn(ledger: Ledger, known: Known): DetectionFacts & { readonly expenseLines: readonly ExpenseLine[] } {
  const income = incomeLines(ledger, known);
  const expenses = expenseLines(ledger, known);
  const runningMonth = expectOutflow(expenses, { asOf: known.asOf, throughDate: known.asOf });
  return {
    receivables: known.receivables,
    payables: known.payables,
    outflowPlan: { items: outflowItems(ledger, known), ordinaryMonthMinor: ordinaryMonth(known), runningMonth },
    payrollRuns: payrollRuns(known),
    payrollLines: known.lines
      .filter(({ truth }) => truth.category === 'Payroll')
      .map(({ index, line, partyKey, partyName }) => ({
        transactionId: String(index),
        date: line.bookingDate,
        amountMinor: line.amountMinor,
        payeeKey: partyKey,
        payeeName: partyName,
      })),
    statutoryItems: known.openDue
      .filter((item) => item.agreement.type === 'tax' && item.openMinor < 0)
      .map((item) => ({ scheduleId: item.id, name: item.agreement.counterparty, dueDate: item.dueDate, baseOpenAmountMinor: item.openMinor })),
    incomeLines: income,
    customers: customersOn(ledger, known.asOf),
    revenue: expectRevenue(income, known.asOf),
    expenseLines: expenses,
  };
}
