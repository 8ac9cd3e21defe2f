import { addDays, isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../../src-shared/result/assert.ts';
import { applySafetyMode } from '../../../../src-main/engine/detection/apply-safety-mode.ts';
import type {
  DetectedAlert,
  DetectionInput,
  DetectionThresholds,
  DetectorOutcome,
  ExpenseLine,
} from '../../../../src-main/engine/detection/types.ts';
import type { Runway } from '../../../../src-main/engine/runway/types.ts';

export const TODAY = isoDate('2026-03-01');

export const DEFAULTS: DetectionThresholds = {
  obligationsBufferMinor: minorUnits(0),
  runwayBufferMonths: 6,
  latePaymentThresholdDays: 7,
  unexpectedExpenseThresholdPct: 20,
  safetyMode: 'normal',
  payrollCheckDaysBefore: 7,
  payrollBufferPercent: 10,
  paymentClusterThresholdPct: 40,
};

export function detectionInput(changes: Partial<DetectionInput> & { readonly set?: Partial<DetectionThresholds> } = {}): DetectionInput {
  const { set, ...rest } = changes;
  return {
    asOf: TODAY,
    baseCurrency: currencyCode('EUR'),
    businessName: 'Example Ltd',
    thresholds: applySafetyMode({ ...DEFAULTS, ...set }),
    forecast: null,
    runway: null,
    expenseLines: [],
    ...rest,
  };
}

/** A forecast whose days after today have these P10 and P50 balances. */
export function forecastOf(...ranges: readonly (readonly [p10: number, p50: number])[]): DetectionInput['forecast'] {
  const none = minorUnits(0);
  const components = { ar: none, ap: none, payroll: none, tax: none, recurring: none, pipeline: none, other: none, medianAgainstMean: none };
  const days = ranges.map(([p10, p50], i) => ({
    date: addDays(TODAY, i + 1),
    p10Minor: minorUnits(p10),
    p50Minor: minorUnits(p50),
    p90Minor: minorUnits(p50),
    netMinor: none,
    components,
  }));
  return { asOf: TODAY, isAnchored: true, openingBalanceMinor: minorUnits(500_000), days };
}

/** A runway of so many months at a burn of 1,000.00. */
export function runwayOf(months: number | null, status: Runway['status'] = 'burning'): Runway {
  const netMinor = minorUnits(-100_000);
  return {
    status,
    months,
    averageMonthlyBurnMinor: status === 'no_history' ? null : minorUnits(100_000),
    monthsUsed: ['2025-12', '2026-01', '2026-02'].map((month) => ({ month, netMinor })),
    firstDayP50BelowBuffer: null,
    firstDayP10BelowBuffer: null,
    reason: 'A reason.',
  };
}

/** Payments to one payee, `everyDays` apart, the last of them `lastAgo` days before today; amounts are magnitudes, oldest first. */
export function payments(
  payee: string,
  magnitudes: readonly number[],
  changes: { everyDays?: number; lastAgo?: number; category?: string } = {},
): ExpenseLine[] {
  const { everyDays = 30, lastAgo = 2, category = null } = changes;
  return magnitudes.map((magnitude, i) => ({
    transactionId: `${payee}-${i}`,
    date: addDays(TODAY, -lastAgo - (magnitudes.length - 1 - i) * everyDays),
    amountMinor: minorUnits(-magnitude),
    payeeKey: payee,
    payeeName: payee.toUpperCase(),
    category,
  }));
}

export function alertsOf(outcome: DetectorOutcome): readonly DetectedAlert[] {
  if (outcome.kind === 'skipped') throw new Error(`skipped: ${outcome.reason}`);
  return outcome.alerts;
}

export const onlyAlert = (outcome: DetectorOutcome): DetectedAlert => must(alertsOf(outcome)[0], 'an alert');
