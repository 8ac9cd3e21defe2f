/** What a firm does; decides the middle word of its invented name. */
export type Role =
  | 'client'
  | 'goods'
  | 'food'
  | 'materials'
  | 'software'
  | 'hosting'
  | 'power'
  | 'phone'
  | 'insurance'
  | 'lender'
  | 'leasing'
  | 'landlord'
  | 'accountant'
  | 'marketing'
  | 'freelance'
  | 'fuel'
  | 'travel'
  | 'meals'
  | 'office'
  | 'repairs'
  | 'acquirer'
  | 'platform'
  | 'waste';

export type BankPhrase =
  | 'credit'
  | 'debit'
  | 'directDebit'
  | 'standingOrder'
  | 'card'
  | 'cashDeposit'
  | 'settlement'
  | 'fee'
  | 'interest'
  | 'ownTransfer'
  | 'salary'
  | 'cardRefund'
  | 'ownerOut'
  | 'ownerIn';

/** Words from which names and bank texts are put together. Every name is a combination of neutral parts, not a real firm or person. */
export type Language = {
  readonly stems: readonly string[];
  readonly roles: Readonly<Record<Role, readonly string[]>>;
  readonly givenNames: readonly string[];
  readonly surnameHeads: readonly string[];
  readonly surnameTails: readonly string[];
  readonly places: readonly string[];
  readonly bank: Readonly<Record<BankPhrase, string>>;
  /** How a payer writes "invoice" before its number. */
  readonly invoiceWords: readonly string[];
  /** What a payer writes instead of a number. */
  readonly vagueMemos: readonly string[];
  readonly projects: readonly string[];
};

/** Role words from a compact table, one line a role, alternatives separated by commas. */
export function roleWords(table: Readonly<Record<Role, string>>): Readonly<Record<Role, readonly string[]>> {
  return Object.fromEntries(Object.entries(table).map(([role, words]) => [role, words.split(',')])) as unknown as Record<Role, readonly string[]>;
}

export const words = (text: string): readonly string[] => text.split(' ');
