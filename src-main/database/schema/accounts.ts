import type { ColumnType, Generated } from 'kysely';
import type { Flag } from './flag.ts';

export type CashAccountsTable = {
  id: Generated<number>;
  business_id: number;
  name: string;
  account_type: Generated<'bank' | 'cash' | 'card' | 'loan' | 'credit_line'>;
  currency: string;
  iban: ColumnType<string | null, string | null | undefined, string | null>;
  account_number: ColumnType<string | null, string | null | undefined, string | null>;
  bank_name: ColumnType<string | null, string | null | undefined, string | null>;
  credit_limit_minor: ColumnType<number | null, number | null | undefined, number | null>;
  interest_rate_bps: ColumnType<number | null, number | null | undefined, number | null>;
  counts_as_cash: Flag;
  is_archived: Generated<Flag>;
  source: Generated<string>;
  synced_at: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: string;
  updated_at: string;
};

export type AccountBalancesTable = {
  id: Generated<number>;
  business_id: number;
  account_id: number;
  balance_date: string;
  balance_minor: number;
  currency: string;
  source: 'running' | 'opening' | 'closing' | 'ledger' | 'typed' | 'reconciled';
  batch_id: ColumnType<number | null, number | null | undefined, number | null>;
  created_at: string;
};

export type AccountDaysTable = {
  business_id: number;
  account_id: number;
  booking_date: string;
  currency: string;
  inflow_minor: number;
  outflow_minor: number;
  base_inflow_minor: number;
  base_outflow_minor: number;
  line_count: number;
  rate_missing_count: number;
};

export type ExchangeRatesTable = {
  id: Generated<number>;
  from_currency: string;
  to_currency: string;
  rate_date: string;
  rate: string;
  source: 'ecb' | 'typed';
  created_at: string;
};

export type LateConversionsTable = {
  transaction_id: number;
  business_id: number;
  batch_id: number;
  base_amount_minor: number;
  exchange_rate_used: string;
  exchange_rate_date: string;
  converted_at: string;
  converted_by: ColumnType<number | null, number | null | undefined, number | null>;
};
