import type { UserConfiguration } from '../../../src-shared/contract/settings.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { DetectionThresholds } from '../../engine/detection/types.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';

/** The defaults of the source document. */
export const DEFAULT_CONFIGURATION: UserConfiguration = {
  obligationsBufferAmountMinor: minorUnits(0),
  runwayBufferMonths: 6,
  latePaymentThresholdDays: 7,
  unexpectedExpenseThresholdPct: 20,
  safetyMode: 'normal',
  payrollCheckDaysBefore: 7,
  payrollBufferPercent: 10,
  paymentClusterThresholdPct: 40,
};

export function readConfiguration(read: ReadHandle, businessId: number): UserConfiguration {
  const row = read.first(read.build.selectFrom('user_configurations').selectAll().where('business_id', '=', businessId));
  if (row === undefined) return DEFAULT_CONFIGURATION;
  return {
    obligationsBufferAmountMinor: minorUnits(row.obligations_buffer_amount_minor),
    runwayBufferMonths: row.runway_buffer_months,
    latePaymentThresholdDays: row.late_payment_threshold_days,
    unexpectedExpenseThresholdPct: row.unexpected_expense_threshold_pct,
    safetyMode: row.safety_mode,
    payrollCheckDaysBefore: row.payroll_check_days_before,
    payrollBufferPercent: row.payroll_buffer_percent,
    paymentClusterThresholdPct: row.payment_cluster_threshold_pct,
  };
}

export function readThresholds(read: ReadHandle, businessId: number): DetectionThresholds {
  const { obligationsBufferAmountMinor, ...rest } = readConfiguration(read, businessId);
  return { ...rest, obligationsBufferMinor: obligationsBufferAmountMinor };
}

export function writeConfiguration(tx: WriteHandle, businessId: number, configuration: UserConfiguration, nowInstant: string): void {
  const columns = {
    obligations_buffer_amount_minor: configuration.obligationsBufferAmountMinor,
    runway_buffer_months: configuration.runwayBufferMonths,
    late_payment_threshold_days: configuration.latePaymentThresholdDays,
    unexpected_expense_threshold_pct: configuration.unexpectedExpenseThresholdPct,
    safety_mode: configuration.safetyMode,
    payroll_check_days_before: configuration.payrollCheckDaysBefore,
    payroll_buffer_percent: configuration.payrollBufferPercent,
    payment_cluster_threshold_pct: configuration.paymentClusterThresholdPct,
    updated_at: nowInstant,
  };
  tx.run(
    tx.build
      .insertInto('user_configurations')
      .values({ business_id: businessId, created_at: nowInstant, ...columns })
      .onConflict((conflict) => conflict.column('business_id').doUpdateSet(columns)),
  );
}

export function deleteConfiguration(tx: WriteHandle, businessId: number): void {
  tx.run(tx.build.deleteFrom('user_configurations').where('business_id', '=', businessId));
}
