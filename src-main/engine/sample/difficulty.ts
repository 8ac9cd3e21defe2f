/**
 * How hard the generated books are. Every accuracy figure of the product is measured on them, so these numbers may be raised and never lowered;
 * a committed hash of seeds 1 to 40 shows any change.
 */
export const DIFFICULTY = {
  /**
   * Days: spread of the customers' mean delays around the company's mean, and of one customer's payments around its own. Promised are 12 and 7 as
   * measured on the finished books; the draws are a little wider because nobody pays before the invoice exists, which cuts the early side.
   */
  delayBetweenSdDays: 12.6,
  delayWithinSdDays: 7.3,
  /** Share of invoices that are paid `lateTailDays` later still. */
  lateTailShare: 0.08,
  lateTailDays: 30,
  /** Share of invoices never paid. */
  badDebtShare: 0.01,
  /** Share of invoices paid alone that arrive in two parts: about 0.05 of all invoices. */
  partialShare: 0.075,
  /** Share of payments without a usable reference. */
  missingReferenceShare: 0.1,
  /** Share of customers whose payments reach the bank less a fee. */
  feeCustomerShare: 0.1,
  /** Share of strict recurring movements that are missed or off their business-day rule; the promise is 0.10, the rest covers undisturbed interest. */
  disturbedShare: 0.13,
  /** Share of the disturbed ones that never come, where the contract allows that. */
  missedShareOfDisturbed: 0.4,
} as const;
