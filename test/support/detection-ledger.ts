import { addDays, daysBetween, type EpochDay, fromEpochDay, type IsoDate, toEpochDay } from '../../src-shared/domain/calendar/iso-date.ts';
import { payeeKey, payeeName } from '../../src-main/engine/payee/payee-key.ts';
import { createBusinessDays } from '../../src-main/engine/sample/business-days.ts';
import { countryOf } from '../../src-main/engine/sample/countries.ts';
import { nominalDays } from '../../src-main/engine/sample/nominal-days.ts';
import type { LineKind, TruthLine } from '../../src-main/engine/sample/truth.ts';
import type { GeneratedCompany, SampleAgreement, SampleBankLine, SampleInvoice } from '../../src-main/engine/sample/types.ts';

/**
 * A bank line as the user sees it once it is matched: who it is, what it settles. The truth is used as the user's own matching, never for its kind of
 * event.
 */
export type LedgerLine = {
  readonly index: number;
  readonly line: SampleBankLine;
  readonly day: EpochDay;
  readonly dayBefore: IsoDate;
  readonly truth: TruthLine;
  readonly partyKey: string;
  readonly partyName: string;
  readonly isOwn: boolean;
  /** Cash on all accounts after the line. */
  readonly cashMinor: number;
};

/** A due item of an agreement, by the agreement's own rule. */
export type DueItem = {
  readonly id: string;
  readonly agreement: SampleAgreement;
  readonly nominalDate: IsoDate;
  readonly dueDate: IsoDate;
};

export type Ledger = {
  readonly company: GeneratedCompany;
  readonly lines: readonly LedgerLine[];
  readonly dueItems: readonly DueItem[];
  readonly linesOf: ReadonlyMap<string | null, readonly LedgerLine[]>;
  /** Days from due date to the last payment of invoices that have one, with the day it came. */
  readonly delays: readonly { readonly customerKey: string; readonly lastDate: IsoDate; readonly days: number }[];
  /** Days from issue to payment by amount, for invoices (receipts) and bills (disbursements). */
  readonly lags: readonly { readonly date: IsoDate; readonly lagDays: number; readonly amountMinor: number }[];
  readonly dueItemOf: ReadonlyMap<string, DueItem>;
  readonly invoiceOf: ReadonlyMap<string, SampleInvoice>;
  /** Payments by document: day and amount, in booking order. */
  readonly paymentsOf: ReadonlyMap<string, readonly { readonly date: IsoDate; readonly amountMinor: number }[]>;
};

const OWN_KINDS: ReadonlySet<LineKind> = new Set(['transfer', 'owner_draw', 'owner_injection']);

/** Days ahead for which agreements yield due items. */
const AHEAD_DAYS = 100;

function dueItemsOf(company: GeneratedCompany): DueItem[] {
  const horizon = addDays(company.endDate, AHEAD_DAYS);
  const businessDays = createBusinessDays(countryOf(company.country).holidays, company.startDate, horizon);
  return company.agreements
    .filter((agreement) => agreement.type !== 'revenue')
    .flatMap((agreement) => {
      const startDay = toEpochDay(agreement.startDate);
      const endDay = toEpochDay(agreement.endDate !== null && agreement.endDate < horizon ? agreement.endDate : horizon);
      return nominalDays({ ...agreement, startDay }, endDay, businessDays)
        .filter((day) => day >= toEpochDay(company.startDate))
        .map((day) => ({
          id: `${agreement.key}:${fromEpochDay(day)}`,
          agreement,
          nominalDate: fromEpochDay(day),
          dueDate: fromEpochDay(businessDays.shift(day, agreement.shift)),
        }));
    });
}

/** The company's books, put in order once for all the days they are replayed on. */
export function openLedger(company: GeneratedCompany): Ledger {
  const vendors = new Map(company.vendors.map((vendor) => [vendor.key, vendor.name]));
  const customers = new Map(company.customers.map((customer) => [customer.key, customer.name]));
  const parties = new Map(company.agreements.map((agreement) => [agreement.key, agreement.counterparty]));
  const byIban = new Map(
    [...company.vendors, ...company.customers].flatMap((party) => (party.iban === null ? [] : [[party.iban, party.name] as const])),
  );
  const paymentsOf = new Map<string, { date: IsoDate; amountMinor: number }[]>();
  let cashMinor = company.accounts.reduce((sum, account) => sum + account.openingBalanceMinor, 0);
  const lines = company.bankLines.map((line, index): LedgerLine => {
    const truth = company.truth.lines[index];
    cashMinor += line.amountMinor;
    if (truth === undefined) throw new Error('the truth of every line');
    for (const part of truth.pays)
      paymentsOf.set(part.document, [...(paymentsOf.get(part.document) ?? []), { date: line.bookingDate, amountMinor: part.amountMinor }]);
    // What a line settles says who it is; otherwise the account number, otherwise the words of the bank.
    const settled =
      truth.pays.length > 0
        ? (vendors.get(truth.vendorKey ?? '') ?? customers.get(truth.customerKey ?? '') ?? parties.get(truth.streamKey ?? ''))
        : undefined;
    const known = settled ?? byIban.get(line.counterpartyIban ?? '');
    const partyName = known ?? payeeName(line.counterparty, line.description);
    const partyKey = known === undefined ? payeeKey(line.counterparty, line.description) : payeeKey(known, '');
    const day = toEpochDay(line.bookingDate);
    return { index, line, day, dayBefore: fromEpochDay(day - 1), truth, partyKey, partyName, isOwn: OWN_KINDS.has(truth.kind), cashMinor };
  });
  const linesOf = Map.groupBy(lines, ({ truth }) => truth.streamKey);
  const invoiceOf = new Map(company.invoices.map((invoice) => [invoice.number, invoice]));
  const dueItems = dueItemsOf(company);
  const dueItemOf = new Map(dueItems.map((item) => [item.id, item]));
  const delays = company.invoices.flatMap((invoice) => {
    const lastDate = paymentsOf.get(invoice.number)?.at(-1)?.date;
    return lastDate === undefined ? [] : [{ customerKey: invoice.customerKey, lastDate, days: daysBetween(invoice.dueDate, lastDate) }];
  });
  const documents = [...company.invoices.map((one) => ({ id: one.number, ...one })), ...company.bills.map((one) => ({ id: one.key, ...one }))];
  const lags = documents.flatMap(({ id, issueDate }) =>
    (paymentsOf.get(id) ?? []).map(({ date, amountMinor }) => ({ date, lagDays: daysBetween(issueDate, date), amountMinor })),
  );
  return { company, lines, linesOf, invoiceOf, dueItems, dueItemOf, paymentsOf, delays, lags };
}

/** What has been paid of a document by the end of a day, in cash sign. */
export function paidBy(ledger: Ledger, document: string, asOf: IsoDate): number {
  return (ledger.paymentsOf.get(document) ?? []).reduce((sum, payment) => (payment.date <= asOf ? sum + payment.amountMinor : sum), 0);
}
