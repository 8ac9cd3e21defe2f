import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { MessageLanguage } from '../../../src-shared/domain/vocabulary/actions.ts';
import type { ObligationType } from '../../../src-shared/domain/vocabulary/obligations.ts';
import type { Criticality, FlexibilityLevel, RelationshipType } from '../../../src-shared/domain/vocabulary/parties.ts';

/** Who writes, and in which language unless a customer or vendor has another. */
export type BusinessFact = {
  readonly name: string;
  /** ISO 3166 code. */
  readonly country: string | null;
  readonly language: MessageLanguage;
  /** The person who signs; null signs with the name of the business alone. */
  readonly signatory: string | null;
};

export type Contact = {
  readonly name: string;
  /** The person to address; null where none is recorded. */
  readonly contactName: string | null;
  readonly email: string | null;
  /** Null: the language of the business. */
  readonly language: MessageLanguage | null;
  /** ISO 3166 code; null: the country of the business. */
  readonly country: string | null;
};

export type ClientFact = Contact & {
  readonly id: string;
  readonly relationshipType: RelationshipType;
  /** Share of the revenue of the last twelve months, in basis points. */
  readonly revenueShareBps: number;
  /** Usual days after the due date; 0 or less pays on time. */
  readonly averageDelayDays: number;
};

export type VendorFact = Contact & {
  readonly id: string;
  readonly flexibility: FlexibilityLevel;
  readonly criticality: Criticality;
  readonly paymentTermsDays: number;
  /** How often we have asked for more time in the last twelve months. */
  readonly delaysThisYear: number;
};

/** A due item with something still open: an invoice, a bill, a wage, a tax. */
export type OpenItemFact = {
  readonly id: string;
  readonly obligationType: ObligationType;
  /** Client or vendor; null for taxes and wages without one. */
  readonly partyId: string | null;
  readonly name: string;
  readonly documentNumber: string | null;
  readonly issueDate: IsoDate;
  readonly dueDate: IsoDate;
  /** The day the forecast expects the money; null takes the due date, or a week from now once that has passed. */
  readonly expectedDate: IsoDate | null;
  /** In base currency, signed: a receivable is positive. */
  readonly openMinor: MinorUnits;
  /** In the currency of the document, for what the other side reads; signed alike. */
  readonly documentOpenMinor: MinorUnits;
  readonly documentCurrency: CurrencyCode;
  /** Early-payment discount still to be had on a bill: its last day and what it saves (base currency, magnitude). */
  readonly discount: { readonly untilDate: IsoDate; readonly savingMinor: MinorUnits } | null;
  readonly remindersSent: number;
};

/** A cost that comes back every month. */
export type RecurringCostFact = {
  readonly id: string;
  readonly name: string;
  readonly vendorId: string | null;
  /** Magnitude in base currency. */
  readonly monthlyMinor: MinorUnits;
  /** The business stands still without it. */
  readonly isEssential: boolean;
  /** Days from notice to the end of the cost. */
  readonly noticeDays: number;
};

export type CreditLineFact = {
  readonly id: string;
  readonly name: string;
  /** Magnitudes in base currency. */
  readonly limitMinor: MinorUnits;
  readonly drawnMinor: MinorUnits;
  readonly annualRateBps: number;
};

/** An invoice an agreement asks for on a day. */
export type InvoiceToIssueFact = {
  readonly agreementId: string;
  readonly clientId: string;
  readonly name: string;
  readonly issueDate: IsoDate;
  readonly dueDate: IsoDate;
  /** Positive, base currency. */
  readonly amountMinor: MinorUnits;
  readonly documentMinor: MinorUnits;
  readonly documentCurrency: CurrencyCode;
};

/** End-of-day balances of the forecast. */
export type PathDay = { readonly date: IsoDate; readonly p10Minor: MinorUnits; readonly p50Minor: MinorUnits };

/** Everything the agents look at, as plain facts on one day. */
export type PreparationContext = {
  readonly asOf: IsoDate;
  readonly baseCurrency: CurrencyCode;
  readonly business: BusinessFact;
  /** Cash to keep, after the safety mode: a magnitude. */
  readonly bufferMinor: MinorUnits;
  /** Null where no balance is stated. */
  readonly cashMinor: MinorUnits | null;
  /** The days after `asOf` in order; empty without a forecast or a stated balance. */
  readonly path: readonly PathDay[];
  /** What an ordinary month takes: a magnitude. */
  readonly monthlyOutflowMinor: MinorUnits;
  readonly creditLines: readonly CreditLineFact[];
  readonly clients: readonly ClientFact[];
  readonly vendors: readonly VendorFact[];
  readonly openItems: readonly OpenItemFact[];
  readonly recurringCosts: readonly RecurringCostFact[];
  readonly invoicesToIssue: readonly InvoiceToIssueFact[];
};
