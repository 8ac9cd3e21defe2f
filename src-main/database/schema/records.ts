import type { ColumnType, Generated } from 'kysely';

export type RecordImportsTable = {
  id: Generated<number>;
  business_id: number;
  kind: 'customers' | 'vendors' | 'agreements' | 'invoices' | 'bills';
  status: 'booked' | 'undone';
  file_name: string;
  file_format: 'csv' | 'xlsx';
  file_sha256: string;
  file_size_bytes: number;
  original_bytes: Uint8Array;
  answers: string;
  new_count: number;
  same_count: number;
  changed_count: number;
  skipped_count: number;
  rejected_count: number;
  rows_digest: string;
  undo_data: Uint8Array;
  created_at: string;
  created_by: ColumnType<number | null, number | null | undefined, number | null>;
  undone_at: ColumnType<string | null, string | null | undefined, string | null>;
};
