import type { BankPhrase } from './languages/language.ts';
import type { LineKind, StreamOccurrence, TruthAllocation, TruthBill, TruthHabit, TruthInvoice, TruthShock } from './truth.ts';
import type { Frequency } from './frequency.ts';
import type { AccountKey, SampleAgreement, SampleBill, SampleCustomer, SampleInvoice, SampleVendor } from './types.ts';

/** A bank line before the bank has printed it: day, words and truth. Amounts are minor units in cash sign. */
export type Movement = {
  readonly accountKey: AccountKey;
  readonly day: number;
  readonly amountMinor: number;
  readonly phrase: BankPhrase;
  readonly counterparty: string | null;
  readonly iban: string | null;
  /** What the payer wrote; the bank truncates it. */
  readonly memo: string;
  readonly reference: string | null;
  readonly kind: LineKind;
  readonly category: string;
  readonly pays: readonly TruthAllocation[];
  readonly feeMinor: number;
  readonly discountMinor: number;
  readonly streamKey: string | null;
  readonly customerKey: string | null;
  readonly vendorKey: string | null;
  readonly related: Movement | null;
  readonly isReferenceMissing: boolean;
  /** Decided on the balance of the day: booked after everything else of that day, in the order decided. */
  readonly isLastOfDay: boolean;
};

export type DraftOccurrence = Omit<StreamOccurrence, 'line'> & { readonly movement: Movement | null };

export type DraftStream = {
  readonly key: string;
  readonly payee: string;
  readonly agreementKey: string | null;
  readonly kind: LineKind;
  readonly frequency: Frequency;
  readonly regularity: 'strict' | 'loose';
  readonly occurrences: DraftOccurrence[];
};

/** Everything collected while a company is simulated. */
export type Books = {
  readonly customers: SampleCustomer[];
  readonly vendors: SampleVendor[];
  readonly agreements: SampleAgreement[];
  readonly invoices: SampleInvoice[];
  readonly bills: SampleBill[];
  readonly movements: Movement[];
  readonly streams: DraftStream[];
  readonly shocks: TruthShock[];
  readonly truthInvoices: TruthInvoice[];
  readonly truthBills: TruthBill[];
  readonly habits: TruthHabit[];
  /** Gross sales by month `YYYY-MM`: the base of the sales tax. */
  readonly salesByMonth: Map<string, number>;
};

export function createBooks(): Books {
  return {
    customers: [],
    vendors: [],
    agreements: [],
    invoices: [],
    bills: [],
    movements: [],
    streams: [],
    shocks: [],
    truthInvoices: [],
    truthBills: [],
    habits: [],
    salesByMonth: new Map(),
  };
}

type MovementInput = Partial<Movement> & Pick<Movement, 'day' | 'amountMinor' | 'phrase' | 'kind' | 'category'>;

/** A movement on the operating account with everything not said left empty. */
export function movementOf(input: MovementInput): Movement {
  return {
    accountKey: 'operating',
    counterparty: null,
    iban: null,
    memo: '',
    reference: null,
    pays: [],
    feeMinor: 0,
    discountMinor: 0,
    streamKey: null,
    customerKey: null,
    vendorKey: null,
    related: null,
    isReferenceMissing: false,
    isLastOfDay: false,
    ...input,
  };
}

export function addSales(books: Books, isoDay: string, amountMinor: number): void {
  const month = isoDay.slice(0, 7);
  books.salesByMonth.set(month, (books.salesByMonth.get(month) ?? 0) + amountMinor);
}
