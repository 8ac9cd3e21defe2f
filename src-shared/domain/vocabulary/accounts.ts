/** Kinds of account; loans and credit lines are money owed, not cash. */
export const ACCOUNT_TYPES = ['bank', 'cash', 'card', 'loan', 'credit_line'] as const;

/** Whether an account of a type is money had, unless somebody says otherwise. */
export const COUNTS_AS_CASH = { bank: true, cash: true, card: true, loan: false, credit_line: false } as const satisfies Readonly<
  Record<(typeof ACCOUNT_TYPES)[number], boolean>
>;

export type AccountType = (typeof ACCOUNT_TYPES)[number];
