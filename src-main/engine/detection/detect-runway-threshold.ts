import { formatDecimal } from '../../../src-shared/domain/money/decimal.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { alertKey } from './alert-key.ts';
import type { ArithmeticStep, DetectionInput, DetectorOutcome } from './types.ts';

/** Months of runway below which it is an emergency, in every safety mode. */
const EMERGENCY_MONTHS = 3;

/**
 * Runway (cash ÷ average net burn of the last three full months) is shorter than the owner's months: this_week, and emergency below 3 months. A
 * runway at or above the owner's threshold never fires, even when that is below 3. At stake is the cash that would fill the runway up to the
 * threshold: threshold × burn − cash. Skipped where the runway is not known; nothing fires where it is infinite.
 */
export function detectRunwayThreshold(input: DetectionInput): DetectorOutcome {
  const { runway } = input;
  if (runway === null) return { kind: 'skipped', reason: 'The runway has not been computed yet.' };
  if (runway.status === 'no_history' || runway.status === 'unanchored') return { kind: 'skipped', reason: runway.reason };
  const { months, averageMonthlyBurnMinor: burn } = runway;
  const threshold = input.thresholds.runwayBufferMonths;
  if (months === null || burn === null || months >= threshold) return { kind: 'looked', alerts: [] };
  const missing = minorUnits(Math.ceil((threshold - months) * burn));
  const steps: ArithmeticStep[] = runway.monthsUsed.map((month) => ({
    label: `Net cash flow ${month.month}`,
    kind: 'money',
    valueMinor: month.netMinor,
  }));
  const burnText = `${formatDecimal(burn, input.baseCurrency)} ${input.baseCurrency}`;
  return {
    kind: 'looked',
    alerts: [
      {
        type: 'runway_threshold',
        severity: months < EMERGENCY_MONTHS ? 'emergency' : 'this_week',
        alertKey: alertKey('runway_threshold', 'business', null),
        entityType: 'business',
        entityId: null,
        entityName: input.businessName,
        titleKey: 'runway_threshold.below',
        titleParams: { months, thresholdMonths: threshold, burnMinor: burn },
        message: `Cash lasts ${months} months at the average burn of ${burnText} a month; you want at least ${threshold}.`,
        currency: input.baseCurrency,
        cashAtStakeMinor: missing,
        deadlineDate: runway.firstDayP50BelowBuffer,
        evidence: {
          rows: [],
          arithmetic: [
            ...steps,
            { label: 'Average monthly burn', kind: 'money', valueMinor: burn },
            { label: 'Runway in months', kind: 'number', value: months },
            { label: 'Threshold in months after safety mode', kind: 'number', value: threshold },
            { label: 'Missing to the threshold', kind: 'money', valueMinor: missing },
          ],
        },
      },
    ],
  };
}
