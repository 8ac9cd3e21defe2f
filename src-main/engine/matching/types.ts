import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { RunControl } from '../common/run-control.ts';

/** A bank line that is not yet, or not fully, allocated. The amount is what is left of it, in cash sign. */
export type MatchLine = {
  readonly transactionId: number;
  readonly bookingDate: IsoDate;
  readonly amountMinor: MinorUnits;
  readonly currency: CurrencyCode;
  /** As `engine/payee` writes it. */
  readonly payeeKey: string;
  readonly description: string;
  readonly counterparty: string | null;
  readonly counterpartyIban: string | null;
  readonly reference: string | null;
  readonly endToEndId: string | null;
};

/** A discount for early payment, as the terms of the document grant it. */
export type DiscountTerms = { readonly rateBps: number; readonly untilDate: IsoDate };

/** A due item with money still open: an invoice, a bill, an occurrence of an agreement, a credit note. */
export type MatchItem = {
  readonly scheduleId: number;
  readonly counterpartyId: number;
  readonly counterpartyName: string;
  /** Names and numbers of the counterparty known from its record; those of confirmed matches are learned from `history`. */
  readonly aliases: { readonly payeeKeys: readonly string[]; readonly ibans: readonly string[] };
  readonly documentNumber: string | null;
  /** What the payer was asked to quote, where that is not the document number: a creditor reference, a mandate, a contract number. */
  readonly paymentReference: string | null;
  readonly issueDate: IsoDate;
  readonly dueDate: IsoDate;
  /** What is open, in cash sign: a receivable is positive, a payable or a credit note to a customer negative. */
  readonly openAmountMinor: MinorUnits;
  readonly currency: CurrencyCode;
  readonly discount?: DiscountTerms;
  /** The open amount in another currency, normally that of the business; makes a line in that currency comparable, within a tolerance. */
  readonly baseAmount?: { readonly amountMinor: MinorUnits; readonly currency: CurrencyCode };
  /** The amount is a guess (power, sales tax): a line settles the item whatever it comes to. */
  readonly isEstimate?: boolean;
};

/** What a confirmed line paid of one counterparty, all its items together: what the next matches are learned from. */
export type ConfirmedMatch = {
  readonly counterpartyId: number;
  readonly payeeKey: string;
  readonly counterpartyIban: string | null;
  /** The latest of the items paid. */
  readonly dueDate: IsoDate;
  readonly bookingDate: IsoDate;
  /** The allocated amounts before fee and discount, in cash sign. */
  readonly grossMinor: MinorUnits;
  /** Kept back by a bank or processor; 0 or negative. */
  readonly feeMinor: MinorUnits;
  /** Signed against the gross: negative where a customer took it, positive where the business did. */
  readonly discountMinor: MinorUnits;
};

export type DeclinedPair = { readonly transactionId: number; readonly scheduleId: number };

/** What one channel (a processor, or the bank of one counterparty) keeps of a payment: `fixedMinor + share × gross`, as positive figures. */
export type FeeProfile = {
  /** The name the channel's lines carry; null where the fee belongs to a counterparty, however its lines are named. */
  readonly payeeKey: string | null;
  readonly counterpartyId: number | null;
  readonly fixedMinor: number;
  readonly share: number;
  /** Confirmed payments that agree with it. */
  readonly count: number;
};

export type MatchOptions = {
  readonly history: readonly ConfirmedMatch[];
  readonly declined: readonly DeclinedPair[];
  readonly feeProfiles: readonly FeeProfile[];
  /** Confirmed matches more than two years before this day no longer tell when a counterparty pays. */
  readonly today: IsoDate;
  readonly maxSuggestionsPerLine: number;
  /** Probability from which a match may be made without asking; `AUTOMATIC_FROM` where not given. */
  readonly automaticFrom?: number;
  readonly control: RunControl;
};

export type ReasonField = 'amount' | 'reference' | 'counterparty' | 'timing' | 'fee' | 'discount';

/** One piece of evidence: what was compared, how it came out, how much it speaks for (or, negative, against) the match, in bits. */
export type MatchReason = { readonly field: ReasonField; readonly level: string; readonly bits: number; readonly sentence: string };

export type MatchAllocation = {
  readonly scheduleId: number;
  /** Part of the line, in the line's currency and cash sign, before fee and discount. */
  readonly amountMinor: MinorUnits;
  /** What of the item it settles, in the item's currency; equal to `amountMinor` where the currencies are. */
  readonly settledMinor: MinorUnits;
};

/** One reading of a line. Allocations + fee + discount + unallocated = amount of the line. */
export type MatchAlternative = {
  /** In order of due date. */
  readonly allocations: readonly MatchAllocation[];
  readonly feeMinor: MinorUnits;
  readonly discountMinor: MinorUnits;
  /** Money of the line that no item explains: an overpayment, same sign as the line. */
  readonly unallocatedMinor: MinorUnits;
  /** Among all readings of the line, nothing at all included; 0 to 1. */
  readonly probability: number;
  /** Log₂ odds of the reading against "pays none of the items", prior included. */
  readonly weightBits: number;
  readonly reasons: readonly MatchReason[];
  /** How many sets of items would have fitted a line by mere chance. */
  readonly chanceHits: number;
  /** May be booked without asking. At most one alternative of a line is, and together they never take more of an item than is open. */
  readonly isAutomatic: boolean;
};

export type MatchSuggestion = {
  readonly transactionId: number;
  /** Best first; the automatic one, where there is one, stands first. */
  readonly alternatives: readonly MatchAlternative[];
  readonly noneProbability: number;
};
