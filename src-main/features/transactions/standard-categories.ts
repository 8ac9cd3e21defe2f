export type NewCategory = { readonly name: string; readonly direction: 'in' | 'out' | 'both' };

/** What most small businesses sort their money into. A start, freely extended; the words are those of cash-flow statements, not of tax forms. */
export const STANDARD_CATEGORIES: readonly NewCategory[] = [
  { name: 'Sales', direction: 'in' },
  { name: 'Other income', direction: 'in' },
  { name: 'Payroll', direction: 'out' },
  { name: 'Taxes', direction: 'out' },
  { name: 'Rent', direction: 'out' },
  { name: 'Utilities', direction: 'out' },
  { name: 'Materials and goods', direction: 'out' },
  { name: 'Subcontractors', direction: 'out' },
  { name: 'Software and subscriptions', direction: 'out' },
  { name: 'Marketing', direction: 'out' },
  { name: 'Travel', direction: 'out' },
  { name: 'Office and supplies', direction: 'out' },
  { name: 'Insurance', direction: 'out' },
  { name: 'Bank fees', direction: 'out' },
  { name: 'Loans and interest', direction: 'both' },
  { name: 'Owner', direction: 'both' },
  { name: 'Transfers', direction: 'both' },
  { name: 'Refunds', direction: 'both' },
];
