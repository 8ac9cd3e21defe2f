import type { DetectionType } from '../../../src-shared/domain/vocabulary/detection.ts';
import { isAppError } from '../../../src-shared/result/app-error.ts';
import { detectBufferBreach } from './detect-buffer-breach.ts';
import { detectRunwayThreshold } from './detect-runway-threshold.ts';
import { detectUnexpectedExpense } from './detect-unexpected-expense.ts';
import { ALERT_SEVERITIES, type DetectedAlert, type DetectionInput, type Detector, type DetectorOutcome } from './types.ts';

/** The detectors there are, by type; a type without an entry is reported as skipped. */
export const DETECTORS: Readonly<Partial<Record<DetectionType, Detector>>> = {
  buffer_breach: detectBufferBreach,
  runway_threshold: detectRunwayThreshold,
  unexpected_expense: detectUnexpectedExpense,
};

export type DetectionRun = {
  /** By severity, then cash at stake, then key. */
  readonly alerts: readonly DetectedAlert[];
  /** Types that looked: only their alerts may be resolved. */
  readonly evaluatedTypes: readonly DetectionType[];
  readonly skipped: readonly { readonly type: DetectionType; readonly reason: string }[];
  readonly errors: readonly { readonly type: DetectionType; readonly message: string }[];
  readonly durationsMs: readonly { readonly type: DetectionType; readonly durationMs: number }[];
};

export type DetectionRunOptions = {
  readonly types: readonly DetectionType[];
  /** Milliseconds of a clock that only moves forward, handed in because an engine has none. */
  readonly readTimerMs: () => number;
  /** The detectors to use; the default is all there are. */
  readonly detectors?: Readonly<Partial<Record<DetectionType, Detector>>>;
};

type Attempt = DetectorOutcome | { readonly kind: 'failed'; readonly message: string };

/** A detector's mistake as a value, so that it is reported and the others still run; a cancellation is the person's wish and passes through. */
function attempt(detector: Detector, input: DetectionInput): Attempt {
  try {
    return detector(input);
  } catch (error) {
    if (isAppError(error) && error.code === 'CANCELLED') throw error;
    return { kind: 'failed', message: error instanceof Error ? error.message : 'The detector failed for an unknown reason.' };
  }
}

function byUrgency(a: DetectedAlert, b: DetectedAlert): number {
  const severity = ALERT_SEVERITIES.indexOf(a.severity) - ALERT_SEVERITIES.indexOf(b.severity);
  if (severity !== 0) return severity;
  const stake = (b.cashAtStakeMinor ?? 0) - (a.cashAtStakeMinor ?? 0);
  if (stake !== 0) return stake;
  return a.alertKey < b.alertKey ? -1 : 1;
}

/**
 * Runs the selected detectors one after the other on the same facts. A detector that fails is named in `errors` and does not stop the others; one
 * that has nothing to look at, or does not exist yet, is named in `skipped` with its reason.
 */
export function runDetectors(input: DetectionInput, { types, readTimerMs, detectors = DETECTORS }: DetectionRunOptions): DetectionRun {
  const run = {
    alerts: new Array<DetectedAlert>(),
    evaluatedTypes: new Array<DetectionType>(),
    skipped: new Array<DetectionRun['skipped'][number]>(),
    errors: new Array<DetectionRun['errors'][number]>(),
    durationsMs: new Array<DetectionRun['durationsMs'][number]>(),
  };
  for (const type of new Set(types)) {
    const detector = detectors[type];
    if (detector === undefined) {
      run.skipped.push({ type, reason: 'This kind of problem is not looked for yet.' });
      continue;
    }
    const startedMs = readTimerMs();
    const outcome = attempt(detector, input);
    run.durationsMs.push({ type, durationMs: readTimerMs() - startedMs });
    if (outcome.kind === 'failed') run.errors.push({ type, message: outcome.message });
    else if (outcome.kind === 'skipped') run.skipped.push({ type, reason: outcome.reason });
    else {
      run.evaluatedTypes.push(type);
      run.alerts.push(...outcome.alerts);
    }
  }
  run.alerts.sort(byUrgency);
  return run;
}
