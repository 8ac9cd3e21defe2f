/** The kinds of records that come and go as tables. Invoices and bills are the open ones: what is still owed. */
export const RECORD_KINDS = ['customers', 'vendors', 'agreements', 'invoices', 'bills'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export const RECORD_KIND_LABELS: Readonly<Record<RecordKind, string>> = {
  customers: 'Customers',
  vendors: 'Vendors',
  agreements: 'Agreements',
  invoices: 'Open invoices',
  bills: 'Open bills',
};
