/** Customers and vendors are kept alike; what differs is the table and the column that points to it. */
export type PartyKind = 'customer' | 'vendor';

export const PARTY = {
  customer: { table: 'clients', column: 'client_id', entityType: 'client', word: 'customer' },
  vendor: { table: 'expense_buckets', column: 'expense_bucket_id', entityType: 'expense_bucket', word: 'vendor' },
} as const;
