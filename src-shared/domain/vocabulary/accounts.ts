/** Kinds of account; loans and credit lines are money owed, not cash. */
export const ACCOUNT_TYPES = ['bank', 'cash', 'card', 'loan', 'credit_line'] as const;

export type AccountType = (typeof ACCOUNT_TYPES)[number];
