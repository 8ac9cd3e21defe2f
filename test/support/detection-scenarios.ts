import { addDays, type IsoDate, isoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../src-shared/domain/money/minor-units.ts';
import type { DetectionType } from '../../src-shared/domain/vocabulary/detection.ts';
import type { RelationshipType } from '../../src-shared/domain/vocabulary/parties.ts';
import { SAFETY_MODES, type DetectionInput, type DetectionThresholds } from '../../src-main/engine/detection/types.ts';
import {
  bill,
  customer,
  forecastOf,
  invoice,
  outflow,
  payments,
  receipts,
  runwayOf,
  TODAY,
  wages,
} from '../unit/engine/detection/build-detection.ts';

/** The configuration fields of the source document, by their column names. */
const FIELDS: Readonly<Record<string, keyof DetectionThresholds>> = {
  obligations_buffer_amount: 'obligationsBufferMinor',
  runway_buffer_months: 'runwayBufferMonths',
  late_payment_threshold_days: 'latePaymentThresholdDays',
  unexpected_expense_threshold_pct: 'unexpectedExpenseThresholdPct',
  safety_mode: 'safetyMode',
  payroll_check_days_before: 'payrollCheckDaysBefore',
  payroll_buffer_percent: 'payrollBufferPercent',
  payment_cluster_threshold_pct: 'paymentClusterThresholdPct',
};

type Facts = Partial<Omit<DetectionInput, 'thresholds'>>;

/** Forecast days up to one on which the balance is so much. */
function forecastUntil(days: number, balance: number): DetectionInput['forecast'] {
  const ranges = Array.from({ length: Math.max(days, 1) }, (_, index): [number, number] => (index === days - 1 ? [balance, balance] : [9e6, 9e6]));
  const forecast = forecastOf(...ranges);
  return forecast && { ...forecast, openingBalanceMinor: minorUnits(days > 0 ? 500_000 : balance + 100_000) };
}

/** Thirteen days of business before a silence, a third and five thirds of the usual days apart in turn. */
function randomDays(everyDays: number, silentDays: number): IsoDate[] {
  return Array.from({ length: 13 }, (_, i) => addDays(TODAY, -Math.floor(silentDays + (Math.ceil(i / 2) + Math.floor(i / 2) * 5) * (everyDays / 3))));
}

/** What the words of a situation mean, with the numbers in it. Amounts are minor units. */
const SITUATIONS: Readonly<Record<DetectionType, (numbers: readonly number[], words: string) => Facts>> = {
  late_payment: ([days = 0]) => ({ receivables: [invoice('acme', days)] }),
  unexpected_revenue: ([open = 0, received = 0]) => ({
    incomeLines: receipts('acme', [received], { expectedMinor: minorUnits(open), clientId: 'acme' }),
  }),
  unexpected_expense: ([usual = 0, paid = 0]) => ({
    expenseLines: payments('landlord', [...Array.from({ length: 10 }, () => usual), paid]),
  }),
  client_churn: ([everyDays = 0, silentDays = 0], words) => {
    const relationshipType = words.split(' ')[0] as RelationshipType;
    const activeDates = words.includes('at random') ? { activeDates: randomDays(everyDays, silentDays) } : {};
    return { customers: [customer('acme', { everyDays, silentDays }, { relationshipType, ...activeDates })] };
  },
  revenue_variance: ([expected = 0, actual = 0, spread], words) => ({
    revenue: {
      month: '2026-02',
      throughDate: isoDate(words.includes('closed') ? '2026-02-28' : '2026-02-20'),
      expectedMinor: minorUnits(expected),
      actualMinor: minorUnits(actual),
      spreadMinor: spread === undefined ? null : minorUnits(spread),
      basis: 'plan',
      transactionIds: ['1', '2'],
    },
  }),
  payment_timing_conflict: ([due = 0, ofMonth = 0]) => ({
    outflowPlan: {
      items: [outflow('rent', 9, due - 1_000), outflow('insurance', 10, 1_000), outflow('tax', 22, ofMonth - due)],
      ordinaryMonthMinor: minorUnits(0),
      runningMonth: null,
    },
  }),
  vendor_terms_expiring: ([days = 0], words) => ({
    payables: words.includes('discount')
      ? [bill('acme', 30, { discount: { untilDate: addDays(TODAY, days), baseSavingMinor: minorUnits(1_000) } })]
      : [bill('acme', days, { isApproved: words.includes(' approved') })],
  }),
  statutory_deadline: ([days = 0]) => ({
    statutoryItems: [{ scheduleId: 'vat', name: 'VAT', dueDate: addDays(TODAY, days), baseOpenAmountMinor: minorUnits(-70_000) }],
  }),
  buffer_breach: ([p50 = 0, p10 = 0]) => ({ forecast: forecastOf([p10, p50]) }),
  runway_threshold: ([months = 0]) => ({ runway: runwayOf(months) }),
  payroll_safety: ([days = 0, payroll = 0, cashAfter = 0]) => ({
    forecast: forecastUntil(days, cashAfter),
    payrollRuns: [{ payDate: addDays(TODAY, days), baseOpenAmountMinor: minorUnits(-payroll), payeeCount: 2, scheduleIds: ['w1', 'w2'] }],
  }),
  headcount_change: ([ago = 0], words) => {
    const staff = [...wages('ann', 8, 3), ...wages('bob', 8, 3)];
    if (words.startsWith('new')) return { payrollLines: [...staff, ...wages('eve', 1, ago)] };
    return { payrollLines: words.startsWith('lost') ? [...wages('ann', 8, 3), ...wages('bob', 6, ago)] : staff };
  },
};

export type Scenario = {
  readonly type: DetectionType;
  readonly situation: string;
  readonly settings: string;
  readonly fields: readonly string[];
  readonly set: Partial<DetectionThresholds>;
  readonly says: string;
  readonly facts: Facts;
};

function readSettings(text: string): Partial<DetectionThresholds> {
  const pairs = text.split(',').filter((part) => part.trim() !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', value = ''] = pair.split('=').map((part) => part.trim());
      const field = FIELDS[name];
      if (field === undefined) throw new Error(`there is no configuration field "${name}"`);
      return [field, SAFETY_MODES.some((mode) => mode === value) ? value : Number(value)];
    }),
  );
}

/** Reads scenarios from a text table: type | situation | settings | says. Lines without bars are headings. */
export function readScenarios(text: string): Scenario[] {
  return text
    .split('\n')
    .filter((line) => line.includes('|') && !line.includes('| situation'))
    .map((line) => {
      const [type = '', situation = '', settings = '', says = ''] = line.split('|').map((cell) => cell.trim());
      const build = SITUATIONS[type as DetectionType];
      const numbers = [...situation.matchAll(/-?\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits));
      const fields = settings === '' ? [] : settings.split(',').map((pair) => pair.split('=')[0]?.trim() ?? '');
      return { type: type as DetectionType, situation, settings, fields, set: readSettings(settings), says, facts: build(numbers, situation) };
    });
}

export const CONFIGURATION_FIELDS: readonly string[] = Object.keys(FIELDS);
