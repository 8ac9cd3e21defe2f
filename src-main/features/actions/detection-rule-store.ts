import type { Selectable } from 'kysely';
import { type DetectionRuleView, detectionRuleSchema } from '../../../src-shared/contract/actions.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { DETECTION_TYPES, type DetectionType } from '../../../src-shared/domain/vocabulary/detection.ts';
import type { DetectionRule } from '../../engine/detection/detection-rules.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import type { DetectionRulesTable } from '../../database/schema/actions.ts';

type Thresholds = DetectionRuleView['thresholds'];

/** Contract name → column, for the thresholds a rule may hold. */
const COLUMNS = {
  obligationsBufferAmountMinor: 'obligations_buffer_amount_minor',
  runwayBufferMonths: 'runway_buffer_months',
  latePaymentThresholdDays: 'late_payment_threshold_days',
  unexpectedExpenseThresholdPct: 'unexpected_expense_threshold_pct',
  safetyMode: 'safety_mode',
  payrollCheckDaysBefore: 'payroll_check_days_before',
  payrollBufferPercent: 'payroll_buffer_percent',
  paymentClusterThresholdPct: 'payment_cluster_threshold_pct',
} as const;

function toThresholds(row: Selectable<DetectionRulesTable>): Thresholds {
  const given = Object.entries(COLUMNS).flatMap(([name, column]) => (row[column] === null ? [] : [[name, row[column]]]));
  return detectionRuleSchema.shape.thresholds.parse(Object.fromEntries(given));
}

/** What the owner has decided for each type; a type without a rule is on and compares with the business's thresholds. */
export function listDetectionRules(read: ReadHandle, businessId: number): DetectionRuleView[] {
  const rows = read.all(read.build.selectFrom('detection_rules').selectAll().where('business_id', '=', businessId));
  const byType = new Map(rows.map((row) => [row.detection_type, row]));
  return DETECTION_TYPES.map((detectionType) => {
    const row = byType.get(detectionType);
    return { detectionType, isEnabled: row?.is_enabled !== 0, thresholds: row === undefined ? {} : toThresholds(row) };
  });
}

export function putDetectionRule(tx: WriteHandle, businessId: number, rule: DetectionRuleView, nowInstant: string): void {
  const values = Object.fromEntries(
    Object.entries(COLUMNS).map(([name, column]) => [column, rule.thresholds[name as keyof Thresholds] ?? null]),
  ) as Pick<Selectable<DetectionRulesTable>, (typeof COLUMNS)[keyof typeof COLUMNS]>;
  const columns = { is_enabled: rule.isEnabled ? 1 : 0, ...values, updated_at: nowInstant } as const;
  tx.run(
    tx.build
      .insertInto('detection_rules')
      .values({ business_id: businessId, detection_type: rule.detectionType, created_at: nowInstant, ...columns })
      .onConflict((conflict) => conflict.columns(['business_id', 'detection_type']).doUpdateSet(columns)),
  );
}

/** The same as the engine takes them. */
export function engineRules(rules: readonly DetectionRuleView[]): DetectionRule[] {
  return rules.map(({ detectionType, isEnabled, thresholds }) => {
    const { obligationsBufferAmountMinor, ...rest } = thresholds;
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    const buffer = obligationsBufferAmountMinor === undefined ? {} : { obligationsBufferMinor: minorUnits(obligationsBufferAmountMinor) };
    return { type: detectionType satisfies DetectionType, isEnabled, thresholds: { ...given, ...buffer } };
  });
}
