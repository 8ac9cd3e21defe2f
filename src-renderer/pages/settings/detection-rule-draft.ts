import type { DetectionRuleView } from '../../../src-shared/contract/actions.ts';
import type { DetectionType } from '../../../src-shared/domain/vocabulary/detection.ts';
import { type NumberThreshold, numberProblem, THRESHOLD_LIMITS } from './threshold-problems.ts';

type Thresholds = DetectionRuleView['thresholds'];

/** What is typed in a rule's own figures: empty where those of the business count. */
export type RuleDraft = Partial<Record<NumberThreshold, number | string>> & { readonly safetyMode: string };

/** The figures that each kind of trouble is compared with; the others have none besides how careful one is. */
export const OWN_NUMBERS: Partial<Record<DetectionType, readonly { readonly key: NumberThreshold; readonly label: string }[]>> = {
  late_payment: [{ key: 'latePaymentThresholdDays', label: 'Days late' }],
  unexpected_expense: [{ key: 'unexpectedExpenseThresholdPct', label: 'Above its usual size' }],
  payment_timing_conflict: [{ key: 'paymentClusterThresholdPct', label: 'Share of a month in one week' }],
  runway_threshold: [{ key: 'runwayBufferMonths', label: 'Runway' }],
  payroll_safety: [
    { key: 'payrollCheckDaysBefore', label: 'Days before payday' },
    { key: 'payrollBufferPercent', label: 'Cash after payroll' },
  ],
};

const NUMBERS = Object.keys(THRESHOLD_LIMITS) as readonly NumberThreshold[];
const MODES = ['conservative', 'normal', 'aggressive'] as const;

export function ruleDraft(thresholds: Thresholds): RuleDraft {
  const numbers = NUMBERS.flatMap((key) => (thresholds[key] === undefined ? [] : [[key, thresholds[key]] as const]));
  return { ...Object.fromEntries(numbers), safetyMode: thresholds.safetyMode ?? '' };
}

/** The rule's own figures as typed, with those that this form does not show; null while something is not in order. */
export function thresholdsOf({ safetyMode, ...numbers }: RuleDraft, rule: Pick<DetectionRuleView, 'thresholds'>): Thresholds | null {
  const typed = NUMBERS.flatMap((key) => {
    const value = numbers[key];
    return value === undefined || value === '' ? [] : [[key, value] as const];
  });
  if (typed.some(([key, value]) => numberProblem(key, value) !== null)) return null;
  const mode = MODES.find((candidate) => candidate === safetyMode);
  const { obligationsBufferAmountMinor } = rule.thresholds;
  return {
    ...Object.fromEntries(typed),
    ...(mode === undefined ? {} : { safetyMode: mode }),
    ...(obligationsBufferAmountMinor === undefined ? {} : { obligationsBufferAmountMinor }),
  };
}

/** `10 days, conservative`; empty where the figures of the business count. */
export function overrideWords(thresholds: Thresholds): string {
  const numbers = NUMBERS.flatMap((key) => (thresholds[key] === undefined ? [] : [`${thresholds[key]} ${THRESHOLD_LIMITS[key].unit}`]));
  return [...numbers, ...(thresholds.safetyMode === undefined ? [] : [thresholds.safetyMode])].join(', ');
}
