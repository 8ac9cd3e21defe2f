import type { ColumnType, Generated } from 'kysely';
import type { Flag } from './flag.ts';

export type CategoryRulesTable = {
  id: Generated<number>;
  business_id: number;
  category_id: number;
  position: number;
  is_enabled: Generated<Flag>;
  is_import_only: Generated<Flag>;
  source: 'typed' | 'learned';
  contains: ColumnType<string | null, string | null | undefined, string | null>;
  pattern: ColumnType<string | null, string | null | undefined, string | null>;
  amount_min_minor: ColumnType<number | null, number | null | undefined, number | null>;
  amount_max_minor: ColumnType<number | null, number | null | undefined, number | null>;
  direction: ColumnType<'in' | 'out' | null, 'in' | 'out' | null | undefined, 'in' | 'out' | null>;
  account_id: ColumnType<number | null, number | null | undefined, number | null>;
  taught_by: Generated<string>;
  deleted_at: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: string;
  created_by: ColumnType<number | null, number | null | undefined, number | null>;
  updated_at: string;
};

export type MutedPayeesTable = {
  business_id: number;
  payee_key: string;
  muted_at: string;
  muted_by: ColumnType<number | null, number | null | undefined, number | null>;
};

export type AutomaticCategoriesTable = {
  transaction_id: number;
  business_id: number;
  category_id: number;
  run_id: number;
  method: 'rule' | 'payee' | 'model';
  rule_id: ColumnType<number | null, number | null | undefined, number | null>;
  payee_key: ColumnType<string | null, string | null | undefined, string | null>;
  confidence: number;
  reason: string;
  previous: ColumnType<string | null, string | null | undefined, string | null>;
};

export type DeclinedSuggestionsTable = {
  transaction_id: number;
  category_id: number;
  business_id: number;
  declined_at: string;
  declined_by: ColumnType<number | null, number | null | undefined, number | null>;
};

export type TransactionSplitsTable = {
  transaction_id: number;
  part: number;
  business_id: number;
  amount_minor: number;
  category_id: ColumnType<number | null, number | null | undefined, number | null>;
  note: ColumnType<string | null, string | null | undefined, string | null>;
};

export type TransferPairsTable = {
  out_transaction_id: number;
  in_transaction_id: number;
  business_id: number;
  status: 'paired' | 'suggested' | 'broken';
  source: 'found' | 'person';
  confidence: number;
  reason: string;
  decided_at: ColumnType<string | null, string | null | undefined, string | null>;
  decided_by: ColumnType<number | null, number | null | undefined, number | null>;
};
