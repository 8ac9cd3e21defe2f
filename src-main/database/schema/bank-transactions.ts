import type { ColumnType, Generated } from 'kysely';
import type { Flag } from './flag.ts';

export type ImportBatchesTable = {
  id: Generated<number>;
  business_id: number;
  account_id: number;
  status: 'staged' | 'booked' | 'undone';
  file_name: string;
  file_format: string;
  file_sha256: string;
  file_size_bytes: number;
  detected: string;
  answers: string;
  proof: string;
  new_count: Generated<number>;
  same_count: Generated<number>;
  changed_count: Generated<number>;
  skipped_count: Generated<number>;
  rejected_count: Generated<number>;
  verdicts: ColumnType<Uint8Array | null, Uint8Array | null | undefined, Uint8Array | null>;
  first_booking_date: ColumnType<string | null, string | null | undefined, string | null>;
  last_booking_date: ColumnType<string | null, string | null | undefined, string | null>;
  rows_digest: ColumnType<string | null, string | null | undefined, string | null>;
  staged_by: ColumnType<string | null, string | null | undefined, string | null>;
  first_transaction_id: number;
  created_at: string;
  created_by: ColumnType<number | null, number | null | undefined, number | null>;
  booked_at: ColumnType<string | null, string | null | undefined, string | null>;
  undone_at: ColumnType<string | null, string | null | undefined, string | null>;
};

/** The file of a batch, compressed. */
export type ImportFilesTable = {
  batch_id: number;
  business_id: number;
  original_bytes: Uint8Array;
};

export type BankTransactionsTable = {
  id: number;
  business_id: number;
  account_id: number;
  batch_id: number;
  line: number;
  booking_date: string;
  value_date: ColumnType<string | null, string | null | undefined, string | null>;
  amount_minor: number;
  currency: string;
  base_amount_minor: ColumnType<number | null, number | null | undefined, number | null>;
  exchange_rate_used: ColumnType<string | null, string | null | undefined, string | null>;
  exchange_rate_date: ColumnType<string | null, string | null | undefined, string | null>;
  description: string;
  counterparty: ColumnType<string | null, string | null | undefined, string | null>;
  counterparty_iban: ColumnType<string | null, string | null | undefined, string | null>;
  reference: ColumnType<string | null, string | null | undefined, string | null>;
  end_to_end_id: ColumnType<string | null, string | null | undefined, string | null>;
  bank_reference: ColumnType<string | null, string | null | undefined, string | null>;
  balance_minor: ColumnType<number | null, number | null | undefined, number | null>;
  fee_minor: ColumnType<number | null, number | null | undefined, number | null>;
  is_pending: Flag;
  identity: string;
  identity_version: number;
};

export type CategoriesTable = {
  id: Generated<number>;
  business_id: number;
  name: string;
  direction: 'in' | 'out' | 'both';
  is_archived: Generated<Flag>;
  created_at: string;
};

export type TransactionCategoriesTable = {
  transaction_id: number;
  business_id: number;
  category_id: number;
  source: 'person' | 'rule' | 'learned' | 'sample';
  confidence: ColumnType<number | null, number | null | undefined, number | null>;
  set_at: string;
  set_by: ColumnType<number | null, number | null | undefined, number | null>;
};

export type ImportProfilesTable = {
  id: Generated<number>;
  business_id: number;
  account_id: number;
  layout: string;
  batch_id: number;
  answers: string;
  updated_at: string;
};

export type ReplacedTransactionsTable = {
  transaction_id: number;
  business_id: number;
  replaced_by: number;
  batch_id: number;
  reason: string;
};
