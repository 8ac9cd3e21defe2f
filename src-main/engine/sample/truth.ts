import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { Frequency } from './frequency.ts';

/** What a bank line really is. Kinds up to `vendor_contract` discharge an obligation. */
export type LineKind =
  | 'invoice_payment'
  | 'bill_payment'
  | 'payroll'
  | 'rent'
  | 'tax'
  | 'subscription'
  | 'loan'
  | 'vendor_contract'
  | 'card_sale'
  | 'cash_sale'
  | 'card_purchase'
  | 'one_off'
  | 'transfer'
  | 'owner_draw'
  | 'owner_injection'
  | 'refund'
  | 'duplicate'
  | 'fee'
  | 'interest';

/** A part of a line and the document it discharges, in cash sign. */
export type TruthAllocation = {
  readonly documentKind: 'invoice' | 'bill' | 'occurrence';
  /** Invoice number, bill key, or `agreementKey:nominalDate`. */
  readonly document: string;
  readonly amountMinor: MinorUnits;
};

/** Stands beside the bank line of the same index. amount of the line = sum of `pays` + `feeMinor` + `discountMinor` wherever `pays` is not empty. */
export type TruthLine = {
  readonly kind: LineKind;
  readonly isObligation: boolean;
  readonly category: string;
  readonly pays: readonly TruthAllocation[];
  /** Kept back by a processor or bank; ≤ 0. */
  readonly feeMinor: MinorUnits;
  /** Early-payment discount the customer took; ≤ 0. */
  readonly discountMinor: MinorUnits;
  /** The recurring stream the line belongs to. */
  readonly streamKey: string | null;
  readonly customerKey: string | null;
  readonly vendorKey: string | null;
  /** Index of the line that this one repeats (`duplicate`) or pays back (`refund` of a duplicate); both halves of a `transfer` name each other. */
  readonly relatedLine: number | null;
  /** The payer gave no usable reference although the line pays a document. */
  readonly isReferenceMissing: boolean;
};

export type StreamOccurrence = {
  readonly nominalDate: IsoDate;
  /** Null where the movement never came. */
  readonly actualDate: IsoDate | null;
  /** `shifted`: off its own business-day rule by at least one business day. A weekend shift alone is `on_time`. */
  readonly status: 'on_time' | 'shifted' | 'missed';
  readonly amountMinor: MinorUnits;
  readonly line: number | null;
};

export type TruthStream = {
  readonly key: string;
  readonly payee: string;
  readonly agreementKey: string | null;
  readonly kind: LineKind;
  readonly frequency: Frequency;
  /** `strict`: a date rule of its own. `loose`: invoices issued regularly and paid at the customer's habit, so dates scatter by a week or more. */
  readonly regularity: 'strict' | 'loose';
  readonly occurrences: readonly StreamOccurrence[];
};

export type ShockKind =
  | 'customer_lost'
  | 'customer_won'
  | 'worsening_payer'
  | 'unexpected_expense'
  | 'unexpected_revenue'
  | 'price_jump'
  | 'double_payment'
  | 'new_hire'
  | 'employee_left'
  | 'tax_back_payment'
  | 'cash_trough';

export type TruthShock = {
  readonly kind: ShockKind;
  readonly fromDate: IsoDate;
  /** Null for an event of one day or one that lasts to the end. */
  readonly toDate: IsoDate | null;
  /** In cash sign; null where the event is no single amount. */
  readonly amountMinor: MinorUnits | null;
  readonly customerKey: string | null;
  readonly vendorKey: string | null;
  readonly streamKey: string | null;
};

/** In the order of the company's invoices. */
export type TruthInvoice = {
  readonly number: string;
  /** Day the last part arrived; null while open at the end of the history. */
  readonly settledDate: IsoDate | null;
  /** Days from due date to settlement, negative when early; null while open. */
  readonly delayDays: number | null;
  /** Belongs to the 8 % that are paid 30 days later still. */
  readonly isLateTail: boolean;
  readonly isPartial: boolean;
  /** Never paid, whatever happens. */
  readonly isBadDebt: boolean;
};

/** In the order of the company's bills. */
export type TruthBill = { readonly key: string; readonly settledDate: IsoDate | null };

/** The payer's own habit from which the delays were drawn. */
export type TruthHabit = { readonly customerKey: string; readonly meanDelayDays: number; readonly driftDaysPerYear: number };

/** What really happened; for scoring only, never an input of an engine. */
export type CompanyTruth = {
  readonly lines: readonly TruthLine[];
  readonly streams: readonly TruthStream[];
  readonly shocks: readonly TruthShock[];
  readonly invoices: readonly TruthInvoice[];
  readonly bills: readonly TruthBill[];
  readonly habits: readonly TruthHabit[];
};
