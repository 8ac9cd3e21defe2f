import { addDays, firstOfMonth, type IsoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../src-shared/domain/money/minor-units.ts';
import { DETECTION_TYPES, type DetectionType } from '../../src-shared/domain/vocabulary/detection.ts';
import { applySafetyMode } from '../../src-main/engine/detection/apply-safety-mode.ts';
import { reconcileAlerts, type StoredAlert } from '../../src-main/engine/detection/reconcile-alerts.ts';
import { runDetectors } from '../../src-main/engine/detection/run-detectors.ts';
import type { DetectedAlert, DetectionInput, DetectionThresholds } from '../../src-main/engine/detection/types.ts';
import { computeRunway } from '../../src-main/engine/runway/compute-runway.ts';
import { factsOn, type Known, knownOn } from './detection-facts.ts';
import type { Ledger } from './detection-ledger.ts';
import { cashOn, quickForecast } from './detection-path.ts';

const WEEKS = 52;
/** Share of a month's outflow that a careful owner keeps. */
const BUFFER_SHARE = 0.25;

export type ReplayedWeek = {
  readonly asOf: IsoDate;
  readonly alerts: readonly DetectedAlert[];
  /** Alerts that call for attention this week and did not last week: new, come back, or become more severe. */
  readonly raised: readonly DetectedAlert[];
};

export type Replay = {
  readonly ledger: Ledger;
  readonly thresholds: DetectionThresholds;
  readonly weeks: readonly ReplayedWeek[];
  /** What a run on any other day would have looked at. */
  readonly inputOn: (asOf: IsoDate) => DetectionInput;
};

function monthlyNets(known: Known) {
  const nets = new Map<string, number>();
  const first = firstOfMonth(known.asOf);
  for (const { line, truth } of known.lines)
    if (truth.kind !== 'transfer' && line.bookingDate < first) {
      const month = line.bookingDate.slice(0, 7);
      nets.set(month, (nets.get(month) ?? 0) + line.amountMinor);
    }
  return [...nets].map(([month, net]) => ({ month, netMinor: minorUnits(net) }));
}

type Forecaster = (known: Known) => NonNullable<DetectionInput['forecast']>;

/** The input of a run on a day, with nothing in it that is learnt later. */
function inputOn(
  ledger: Ledger,
  asOf: IsoDate,
  given: { readonly thresholds: DetectionThresholds; readonly forecastOn: Forecaster },
): DetectionInput {
  const { thresholds, forecastOn } = given;
  const known = knownOn(ledger, asOf);
  const forecast = forecastOn(known);
  const runway = computeRunway({
    cashMinor: minorUnits(cashOn(ledger, asOf)),
    bufferMinor: thresholds.obligationsBufferMinor,
    fullMonths: monthlyNets(known),
    days: forecast.days,
  });
  return {
    ...factsOn(ledger, known),
    asOf,
    baseCurrency: ledger.company.currency,
    businessName: ledger.company.name,
    thresholds: applySafetyMode(thresholds),
    forecast,
    runway,
  };
}

/** The defaults of the product, and a buffer as a careful owner would set it on a day: a share of a month's outflow of the year before. */
function thresholdsOn(ledger: Ledger, asOf: IsoDate): DetectionThresholds {
  const from = addDays(asOf, -365);
  const yearOut = ledger.lines.reduce(
    (sum, { line, isOwn }) => (!isOwn && line.bookingDate > from && line.bookingDate <= asOf ? sum + Math.min(0, line.amountMinor) : sum),
    0,
  );
  return {
    obligationsBufferMinor: minorUnits(Math.floor((-yearOut / 12) * BUFFER_SHARE)),
    runwayBufferMonths: 6,
    latePaymentThresholdDays: 7,
    unexpectedExpenseThresholdPct: 20,
    safetyMode: 'normal',
    payrollCheckDaysBefore: 7,
    payrollBufferPercent: 10,
    paymentClusterThresholdPct: 40,
  };
}

/** Stored alerts after a run, nothing dismissed by anybody. */
function keep(stored: readonly StoredAlert[], found: readonly DetectedAlert[], asOf: IsoDate): StoredAlert[] {
  const kept = new Map(stored.map((alert): [string, StoredAlert] => [alert.alertKey, { ...alert, state: 'resolved' }]));
  for (const { type, alertKey, severity, cashAtStakeMinor } of found)
    kept.set(alertKey, {
      id: alertKey,
      type,
      alertKey,
      severity,
      cashAtStakeMinor,
      state: 'active',
      snoozedUntil: null,
      quietedAt: null,
      lastDetectedOn: asOf,
    });
  return [...kept.values()];
}

/** Weeks to replay: the last of them ends on `lastDate`. */
export type ReplaySpan = { readonly lastDate: IsoDate; readonly weeks: number };

export type ReplayOptions = {
  /** The last year of the books where absent. */
  readonly span?: ReplaySpan | undefined;
  /** All where absent. */
  readonly types?: readonly DetectionType[];
  /** The quick expected path where absent. */
  readonly forecastOn?: Forecaster;
};

/** Runs detectors every seventh day, each time with what is known by then. */
export function replay(ledger: Ledger, options: ReplayOptions = {}): Replay {
  const { types = DETECTION_TYPES, forecastOn = (known) => quickForecast(ledger, known) } = options;
  const { lastDate, weeks } = options.span ?? { lastDate: ledger.company.endDate, weeks: WEEKS };
  const thresholds = thresholdsOn(ledger, addDays(lastDate, -weeks * 7));
  const look = (asOf: IsoDate): DetectionInput => inputOn(ledger, asOf, { thresholds, forecastOn });
  let stored: StoredAlert[] = [];
  const replayed = Array.from({ length: weeks }, (_, index): ReplayedWeek => {
    const asOf = addDays(lastDate, -(weeks - 1 - index) * 7);
    const run = runDetectors(look(asOf), { types, readTimerMs: () => 0 });
    if (run.errors.length > 0) throw new Error(`${run.errors[0]?.type}: ${run.errors[0]?.message}`);
    const before = new Map(stored.map((alert) => [alert.alertKey, alert]));
    const changes = reconcileAlerts(stored, run.alerts, { asOf, evaluatedTypes: run.evaluatedTypes });
    const graver = changes.update.filter(({ alert }) => {
      const was = before.get(alert.alertKey)?.severity;
      return alert.severity === 'emergency' ? was !== 'emergency' : alert.severity === 'this_week' && was === 'upcoming';
    });
    stored = keep(stored, run.alerts, asOf);
    const raised = [...changes.create, ...changes.reopen.map(({ alert }) => alert), ...graver.map(({ alert }) => alert)];
    return { asOf, alerts: run.alerts, raised };
  });
  return { ledger, thresholds, weeks: replayed, inputOn: look };
}
