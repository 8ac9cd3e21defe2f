import { lastOfMonth } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { alertKey } from './alert-key.ts';
import { moneyText } from './alert-text.ts';
import type { DetectionInput, DetectorOutcome } from './types.ts';

/** Percent off the expected revenue above which it is worth a look, in every safety mode. */
const THRESHOLD_PCT = 20;
/**
 * Standard deviations of earlier months at the same day it must be off as well while the month is running: until then one late payer is a fifth of
 * everything.
 */
const NOISE_DEVIATIONS = 2;

/**
 * The month's revenue so far is off what was expected by the same day by more than 20 % and, while the month is running, by more than two standard
 * deviations of earlier months at that day where those are known: always this_week. deviation = actual − expected; exactly 20 % is not more. The
 * metric is the month's revenue, so each month has its own alert; at stake is the deviation's size. Skipped where no revenue is expected.
 */
export function detectRevenueVariance(input: DetectionInput): DetectorOutcome {
  const { revenue } = input;
  if (revenue === null || revenue.expectedMinor <= 0) return { kind: 'skipped', reason: 'There is no expected revenue to compare with yet.' };
  const { month, throughDate, actualMinor, expectedMinor, spreadMinor, basis } = revenue;
  const deviationMinor = minorUnits(actualMinor - expectedMinor);
  const size = Math.abs(deviationMinor);
  const isRunning = throughDate !== lastOfMonth(throughDate);
  const isNoise = isRunning && spreadMinor !== null && size <= spreadMinor * NOISE_DEVIATIONS;
  if (size * 100 <= expectedMinor * THRESHOLD_PCT || isNoise) return { kind: 'looked', alerts: [] };
  const pct = Math.floor((size / expectedMinor) * 100);
  const money = (amount: typeof actualMinor): string => moneyText(amount, input.baseCurrency);
  const direction = deviationMinor < 0 ? 'below' : 'above';
  return {
    kind: 'looked',
    alerts: [
      {
        type: 'revenue_variance',
        severity: 'this_week',
        alertKey: alertKey('revenue_variance', 'metric', `revenue/${month}`),
        entityType: 'metric',
        entityId: `revenue/${month}`,
        entityName: `Revenue ${month}`,
        titleKey: `revenue_variance.${direction}`,
        titleParams: { month, throughDate, actualMinor, expectedMinor, pct },
        message: `Revenue of ${month} up to ${throughDate} is ${money(actualMinor)}, ${pct} % ${direction} the expected ${money(expectedMinor)}.`,
        currency: input.baseCurrency,
        cashAtStakeMinor: minorUnits(size),
        deadlineDate: null,
        evidence: {
          rows: revenue.transactionIds.map((id) => ({ table: 'bank_transactions', id })),
          arithmetic: [
            { label: `Revenue up to ${throughDate}`, kind: 'money', valueMinor: actualMinor },
            { label: basis === 'plan' ? 'Expected by then (plan)' : 'Expected by then (earlier months)', kind: 'money', valueMinor: expectedMinor },
            { label: 'Deviation', kind: 'money', valueMinor: deviationMinor },
            { label: 'Percent of the expected', kind: 'number', value: pct },
            { label: 'Threshold percent', kind: 'number', value: THRESHOLD_PCT },
            ...(spreadMinor === null ? [] : [{ label: 'Usual deviation at this day of the month', kind: 'money', valueMinor: spreadMinor } as const]),
          ],
        },
      },
    ],
  };
}
