import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { RelationshipType } from '../../../src-shared/domain/vocabulary/parties.ts';

/** An invoice of which something is still open at the end of `asOf`. */
export type OpenReceivable = {
  readonly scheduleId: string;
  readonly documentNumber: string | null;
  readonly clientId: string;
  readonly clientName: string;
  readonly relationshipType: RelationshipType | null;
  readonly issueDate: IsoDate;
  /** After the shift to a business day: lateness counts from here. */
  readonly dueDate: IsoDate;
  readonly currency: CurrencyCode;
  /** In `currency`, positive. */
  readonly openAmountMinor: MinorUnits;
  /** The same in base currency; null where the rate is missing. */
  readonly baseOpenAmountMinor: MinorUnits | null;
  /** Days after the due date on which the client usually pays (median, negative when early); null with too little evidence. */
  readonly usualDelayDays: number | null;
};

/** A bill of which something is still open at the end of `asOf`. */
export type OpenPayable = {
  readonly scheduleId: string;
  readonly documentNumber: string | null;
  readonly vendorId: string;
  readonly vendorName: string;
  readonly category: string | null;
  readonly dueDate: IsoDate;
  /** In base currency, negative; null where the rate is missing. */
  readonly baseOpenAmountMinor: MinorUnits | null;
  /** Early-payment discount still to be had: its last day and what it saves (base currency, positive). */
  readonly discount: { readonly untilDate: IsoDate; readonly baseSavingMinor: MinorUnits } | null;
  /** Somebody has decided that and when it is paid, or the vendor collects it. */
  readonly isApproved: boolean;
};

/** One expected outgoing payment, settled or not: a bill, a wage, a rent, a tax, a loan instalment. */
export type PlannedOutflow = {
  readonly scheduleId: string;
  readonly name: string;
  /** Items of one group count as one payment: all wages of a payday are `payroll`; otherwise the vendor or authority. */
  readonly groupKey: string;
  readonly dueDate: IsoDate;
  /** The whole amount, in base currency, negative. */
  readonly baseAmountMinor: MinorUnits;
  /** What is still open of it, negative or 0. */
  readonly baseOpenAmountMinor: MinorUnits;
};

/** The outflow of the month of `asOf` besides its open due items, transfers and the owner's draws left out; base currency, negative or 0. */
export type RunningMonth = {
  /** What has left so far. */
  readonly paidMinor: MinorUnits;
  /** What payments that nothing announces usually add in the days left. */
  readonly unannouncedRestMinor: MinorUnits;
};

/** Every outgoing due item from the first day of the month of `asOf` to 42 days ahead, and what an ordinary month takes. */
export type OutflowPlan = {
  readonly items: readonly PlannedOutflow[];
  /**
   * Average outflow of the last full months (six at most), transfers and the owner's draws left out, in base currency, negative or 0: bills that have
   * not arrived yet are in it.
   */
  readonly ordinaryMonthMinor: MinorUnits;
  /** How the month of `asOf` is going; null where the bank lines do not reach back three full months. */
  readonly runningMonth: RunningMonth | null;
};

/** A payday with wages still to be paid. */
export type PayrollRun = {
  readonly payDate: IsoDate;
  /** Sum of what is still open, in base currency, negative. */
  readonly baseOpenAmountMinor: MinorUnits;
  readonly payeeCount: number;
  readonly scheduleIds: readonly string[];
};

/** A wage as the bank shows it. */
export type PayrollLine = {
  readonly transactionId: string;
  readonly date: IsoDate;
  /** In base currency, negative. */
  readonly amountMinor: MinorUnits;
  /** Stable key of the person: the agreement or a normalised name. */
  readonly payeeKey: string;
  readonly payeeName: string;
};

/** A tax or other statutory payment with something still open. */
export type StatutoryItem = {
  readonly scheduleId: string;
  readonly name: string;
  readonly dueDate: IsoDate;
  /** In base currency, negative; null where the amount is not known yet. */
  readonly baseOpenAmountMinor: MinorUnits | null;
};

/** A receipt on the bank that is no transfer between own accounts and no money of the owner. */
export type IncomeLine = {
  readonly transactionId: string;
  readonly date: IsoDate;
  /** In base currency, positive; what a bank or processor kept back is added again. */
  readonly amountMinor: MinorUnits;
  readonly payerKey: string;
  readonly payerName: string;
  /** Null where the payer is no known customer. */
  readonly clientId: string | null;
  readonly category: string | null;
  /** What was open on the invoices or due items it settles, agreed discount taken off; null where it settles none. */
  readonly expectedMinor: MinorUnits | null;
};

/** How often a customer gives business. */
export type CustomerCadence = {
  readonly clientId: string;
  readonly clientName: string;
  readonly relationshipType: RelationshipType | null;
  /** Days on which business was done, up to two years, in any order: dates of issue of invoices, or of receipts where no invoices are kept. */
  readonly activeDates: readonly IsoDate[];
  /** Days between two invoices where an agreement says so. */
  readonly agreedEveryDays: number | null;
  /** Revenue of the last twelve months, in base currency, positive. */
  readonly yearlyRevenueMinor: MinorUnits;
};

/** A month's revenue so far against what was expected by that day. */
export type RevenueToDate = {
  /** `YYYY-MM` */
  readonly month: string;
  /** The last day counted. */
  readonly throughDate: IsoDate;
  readonly actualMinor: MinorUnits;
  readonly expectedMinor: MinorUnits;
  /** Standard deviation of actual around expected at this day of earlier months; null where it is not known. */
  readonly spreadMinor: MinorUnits | null;
  readonly basis: 'plan' | 'history';
  readonly transactionIds: readonly string[];
};

/** What only some businesses keep. Null: not kept, the detectors that need it are skipped; an empty list: kept, and nothing is there. */
export type DetectionFacts = {
  readonly receivables: readonly OpenReceivable[] | null;
  readonly payables: readonly OpenPayable[] | null;
  readonly outflowPlan: OutflowPlan | null;
  readonly payrollRuns: readonly PayrollRun[] | null;
  /** Up to one year. */
  readonly payrollLines: readonly PayrollLine[] | null;
  readonly statutoryItems: readonly StatutoryItem[] | null;
  /** Up to two years. */
  readonly incomeLines: readonly IncomeLine[] | null;
  readonly customers: readonly CustomerCadence[] | null;
  readonly revenue: RevenueToDate | null;
};

/** A business that keeps bank lines only. */
export function emptyDetectionFacts(): DetectionFacts {
  return {
    receivables: null,
    payables: null,
    outflowPlan: null,
    payrollRuns: null,
    payrollLines: null,
    statutoryItems: null,
    incomeLines: null,
    customers: null,
    revenue: null,
  };
}
