import { addDays, isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../../src-shared/result/assert.ts';
import { applySafetyMode } from '../../../../src-main/engine/detection/apply-safety-mode.ts';
import {
  type CustomerCadence,
  emptyDetectionFacts,
  type IncomeLine,
  type OpenPayable,
  type OpenReceivable,
  type PayrollLine,
  type PlannedOutflow,
} from '../../../../src-main/engine/detection/facts.ts';
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
    ...emptyDetectionFacts(),
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
    isPlanned: false,
    agreedMinor: null,
  }));
}

export function alertsOf(outcome: DetectorOutcome): readonly DetectedAlert[] {
  if (outcome.kind === 'skipped') throw new Error(`skipped: ${outcome.reason}`);
  return outcome.alerts;
}

export const onlyAlert = (outcome: DetectorOutcome): DetectedAlert => must(alertsOf(outcome)[0], 'an alert');

/** An invoice of a client, so many days overdue (negative: not due yet). */
export function invoice(client: string, daysOverdue: number, changes: Partial<OpenReceivable> = {}): OpenReceivable {
  const openAmountMinor = changes.openAmountMinor ?? minorUnits(100_000);
  return {
    scheduleId: `${client}-${daysOverdue}`,
    documentNumber: `R-${client}-${daysOverdue}`,
    clientId: client,
    clientName: client.toUpperCase(),
    relationshipType: 'managed',
    issueDate: addDays(TODAY, -daysOverdue - 30),
    dueDate: addDays(TODAY, -daysOverdue),
    currency: currencyCode('EUR'),
    openAmountMinor,
    baseOpenAmountMinor: openAmountMinor,
    usualDelayDays: null,
    ...changes,
  };
}

/** A bill of a vendor, due in so many days. */
export function bill(vendor: string, dueInDays: number, changes: Partial<OpenPayable> = {}): OpenPayable {
  return {
    scheduleId: `${vendor}-${dueInDays}`,
    documentNumber: `B-${vendor}-${dueInDays}`,
    vendorId: vendor,
    vendorName: vendor.toUpperCase(),
    category: null,
    dueDate: addDays(TODAY, dueInDays),
    baseOpenAmountMinor: minorUnits(-50_000),
    discount: null,
    isApproved: false,
    ...changes,
  };
}

/** A due item to leave in so many days, whole and open. */
export function outflow(name: string, dueInDays: number, magnitude: number, changes: Partial<PlannedOutflow> = {}): PlannedOutflow {
  return {
    scheduleId: `${name}-${dueInDays}`,
    name,
    groupKey: name,
    dueDate: addDays(TODAY, dueInDays),
    baseAmountMinor: minorUnits(-magnitude),
    baseOpenAmountMinor: minorUnits(-magnitude),
    ...changes,
  };
}

/** Wages of a person, every 30 days, the last of them so many days ago. */
export function wages(person: string, count: number, lastAgo: number, magnitude = 200_000): PayrollLine[] {
  return Array.from({ length: count }, (_, i) => ({
    transactionId: `${person}-${i}`,
    date: addDays(TODAY, -lastAgo - (count - 1 - i) * 30),
    amountMinor: minorUnits(-magnitude),
    payeeKey: person,
    payeeName: person.toUpperCase(),
  }));
}

/** Receipts of a payer, `everyDays` apart, the last of them two days ago; oldest first. */
export function receipts(
  payer: string,
  amounts: readonly number[],
  changes: Partial<IncomeLine> & { everyDays?: number; lastAgo?: number } = {},
): IncomeLine[] {
  const { everyDays = 30, lastAgo = 2, ...rest } = changes;
  return amounts.map((amount, i) => ({
    transactionId: `${payer}-${i}`,
    date: addDays(TODAY, -lastAgo - (amounts.length - 1 - i) * everyDays),
    amountMinor: minorUnits(amount),
    payerKey: payer,
    payerName: payer.toUpperCase(),
    clientId: null,
    category: null,
    expectedMinor: null,
    ...rest,
  }));
}

/** A customer invoiced every so many days, silent for so long. */
export function customer(
  name: string,
  rhythm: { readonly everyDays: number; readonly silentDays: number; readonly count?: number },
  changes: Partial<CustomerCadence> = {},
): CustomerCadence {
  const { everyDays, silentDays, count = 12 } = rhythm;
  return {
    clientId: name,
    clientName: name.toUpperCase(),
    relationshipType: 'managed',
    activeDates: Array.from({ length: count }, (_, i) => addDays(TODAY, -silentDays - i * everyDays)),
    agreedEveryDays: null,
    yearlyRevenueMinor: minorUnits(1_200_000),
    ...changes,
  };
}
