/** An account of the business as its own lines and those of its other accounts may name it. */
export type OwnAccount = {
  readonly accountId: number;
  readonly name: string;
  readonly iban: string | null;
  readonly accountNumber: string | null;
};

/** A bank line that may be one half of a transfer. Amounts are minor units in cash sign, days are epoch days. */
export type TransferLine = {
  readonly transactionId: number;
  readonly accountId: number;
  readonly epochDay: number;
  readonly amountMinor: number;
  readonly currency: string;
  readonly counterpartyAccount: string | null;
  readonly text: string;
};

/** The two halves of one movement between own accounts. */
export type TransferPair = { readonly outId: number; readonly inId: number };

export type FoundTransfer = TransferPair & {
  /** `paired`: counted as a transfer. `suggested`: likely, but the evidence leaves room for another reading, so a person decides. */
  readonly status: 'paired' | 'suggested';
  /** Probability that the two belong together, 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
};

export type TransferInput = {
  readonly accounts: readonly OwnAccount[];
  readonly lines: readonly TransferLine[];
  /** Pairs a person has confirmed: their lines are taken. */
  readonly confirmed: readonly TransferPair[];
  /** Pairs a person has said are none: never proposed again. */
  readonly broken: readonly TransferPair[];
};
