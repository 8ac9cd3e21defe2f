import type { ColumnType, Generated } from 'kysely';
import type { Flag } from './flag.ts';

export type ForecastScenariosTable = {
  id: Generated<number>;
  business_id: number;
  name: string;
  description: ColumnType<string | null, string | null | undefined, string | null>;
  adjustments: Generated<string>;
  base_forecast_id: ColumnType<number | null, number | null | undefined, number | null>;
  result_data: ColumnType<string | null, string | null | undefined, string | null>;
  is_enabled: Generated<Flag>;
  created_by: ColumnType<number | null, number | null | undefined, number | null>;
  created_at: string;
  updated_at: string;
};

export type ForecastAccuracyLogTable = {
  id: Generated<number>;
  business_id: number;
  forecast_id: number;
  snapshot_id: number;
  forecast_date: string;
  target_date: string;
  horizon_days: number;
  opening_balance_minor: number;
  predicted_balance_minor: number;
  confidence_low_minor: ColumnType<number | null, number | null | undefined, number | null>;
  confidence_high_minor: ColumnType<number | null, number | null | undefined, number | null>;
  actual_balance_minor: number;
  error_pct: ColumnType<number | null, number | null | undefined, number | null>;
  schedule_miss_minor: Generated<number>;
  invoice_miss_minor: Generated<number>;
  new_item_miss_minor: Generated<number>;
  residual_miss_minor: Generated<number>;
  logged_at: string;
};

export type ForecastAccuracyPartsTable = {
  id: Generated<number>;
  business_id: number;
  accuracy_id: number;
  component: 'ar' | 'ap' | 'payroll' | 'tax' | 'recurring' | 'pipeline' | 'other';
  client_id: ColumnType<number | null, number | null | undefined, number | null>;
  expected_minor: number;
  low_minor: number;
  middle_minor: number;
  high_minor: number;
  actual_minor: number;
};

export type ForecastFitsTable = {
  business_id: number;
  as_of: string;
  model_version: string;
  books_version: number;
  fit: string;
  created_at: string;
};
