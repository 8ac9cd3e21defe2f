import type { ColumnType, Generated } from 'kysely';

export type PaymentEventsTable = {
  id: Generated<number>;
  business_id: number;
  transaction_id: ColumnType<number | null, number | null | undefined, number | null>;
  account_id: ColumnType<number | null, number | null | undefined, number | null>;
  payment_date: string;
  amount_minor: number;
  currency: string;
  base_currency_amount_minor: ColumnType<number | null, number | null | undefined, number | null>;
  exchange_rate_used: ColumnType<string | null, string | null | undefined, string | null>;
  exchange_rate_date: ColumnType<string | null, string | null | undefined, string | null>;
  fee_minor: Generated<number>;
  discount_minor: Generated<number>;
  unallocated_minor: Generated<number>;
  variance_vs_expected_minor: number;
  status: 'recorded' | 'matched' | 'voided';
  matched_by: 'person' | 'automatic' | 'import' | 'sample';
  confidence: ColumnType<number | null, number | null | undefined, number | null>;
  reasoning: ColumnType<string | null, string | null | undefined, string | null>;
  notes: ColumnType<string | null, string | null | undefined, string | null>;
  voided_at: ColumnType<string | null, string | null | undefined, string | null>;
  voided_reason: ColumnType<string | null, string | null | undefined, string | null>;
  source: Generated<string>;
  locked_fields: Generated<string>;
  synced_at: ColumnType<string | null, string | null | undefined, string | null>;
  row_version: Generated<number>;
  created_at: string;
  created_by: ColumnType<number | null, number | null | undefined, number | null>;
  updated_at: string;
};

export type PaymentAllocationsTable = {
  business_id: number;
  payment_id: number;
  schedule_id: number;
  amount_minor: number;
  payment_amount_minor: number;
};

export type DeclinedMatchesTable = {
  business_id: number;
  transaction_id: number;
  schedule_id: number;
  declined_at: string;
  declined_by: ColumnType<number | null, number | null | undefined, number | null>;
};

export type CashEventsTable = {
  id: Generated<number>;
  business_id: number;
  schedule_id: ColumnType<number | null, number | null | undefined, number | null>;
  client_id: ColumnType<number | null, number | null | undefined, number | null>;
  expense_bucket_id: ColumnType<number | null, number | null | undefined, number | null>;
  origin: 'obligation' | 'direct';
  event_date: string;
  direction: 'in' | 'out';
  category: string;
  amount_minor: number;
  currency: string;
  base_currency_amount_minor: ColumnType<number | null, number | null | undefined, number | null>;
  exchange_rate_used: ColumnType<string | null, string | null | undefined, string | null>;
  exchange_rate_date: ColumnType<string | null, string | null | undefined, string | null>;
  confidence: 'high' | 'medium' | 'low';
  confidence_reason: string;
  created_at: string;
};
