import type { PipelineResult } from '../../../src-shared/contract/pipeline.ts';
import { DETECTION_TYPES, type DetectionType } from '../../../src-shared/domain/vocabulary/detection.ts';
import { applySafetyMode } from '../../engine/detection/apply-safety-mode.ts';
import { applyRules } from '../../engine/detection/detection-rules.ts';
import { type DetectionRun, runDetectors } from '../../engine/detection/run-detectors.ts';
import { CRITICAL_DETECTION_TYPES, type DetectedAlert } from '../../engine/detection/types.ts';
import { prepareActions } from '../../engine/preparation/prepare-actions.ts';
import type { PreparedAction } from '../../engine/preparation/types.ts';
import { engineRules, listDetectionRules } from '../../features/actions/detection-rule-store.ts';
import { listStoredAlerts } from '../../features/alerts/store.ts';
import type { JobContext } from '../job-context.ts';
import { executeAutomatically } from './execute-automatically.ts';
import { writeBesideForecast } from './kept-forecast.ts';
import { type LoadedDetection, loadDetection } from './load-detection.ts';
import { loadPreparation } from './load-preparation.ts';
import { alertChanges, type PipelineJobInput, resultOf, saveRun } from './pipeline-run.ts';
import { verifyExecutions } from './verify-executions.ts';

export type { PipelineJobInput } from './pipeline-run.ts';

export type PipelineJobOutput = {
  readonly result: PipelineResult;
  /** Alerts and actions that are new, come back or gone, executions proved and actions carried out by a rule. */
  readonly changed: number;
  /** Whether the books themselves were changed, by an action that a rule carried out. */
  readonly hasExecuted: boolean;
};

function selectTypes(input: PipelineJobInput): readonly DetectionType[] {
  if (input.mode === 'critical') return CRITICAL_DETECTION_TYPES;
  return input.mode === 'targeted' ? input.types : DETECTION_TYPES;
}

function detect(loaded: LoadedDetection, types: readonly DetectionType[], context: JobContext): DetectionRun {
  const { thresholds } = loaded.forecast;
  const rules = applyRules(thresholds, engineRules(listDetectionRules(context.database.read, loaded.businessId)));
  return runDetectors({ ...loaded.facts, thresholds: applySafetyMode(thresholds) }, { types, readTimerMs: context.clock.monotonicMs, rules });
}

/** Alerts that call for an answer: the person has not put them away, or they have become worse since. */
function openAlerts(input: PipelineJobInput, run: DetectionRun, context: JobContext): readonly DetectedAlert[] {
  const { read } = context.database;
  const changes = alertChanges(read, input.business, run);
  const active = new Set([
    ...changes.create.map(({ alertKey }) => alertKey),
    ...changes.reopen.map(({ alert }) => alert.alertKey),
    ...listStoredAlerts(read, input.business.businessId).flatMap(({ alertKey, state }) => (state === 'active' ? [alertKey] : [])),
  ]);
  return run.alerts.filter(({ alertKey }) => active.has(alertKey));
}

function prepare(input: PipelineJobInput, found: { loaded: LoadedDetection; run: DetectionRun }, context: JobContext): PreparedAction[] {
  const alerts = openAlerts(input, found.run, context);
  // A critical run has not looked at everything, so that it cannot say what could be done though nothing is wrong.
  if (input.mode !== 'full' && alerts.length === 0) return [];
  const prepared = prepareActions(alerts, loadPreparation(context.database.read, input.business, found.loaded));
  return input.mode === 'full' ? prepared : prepared.filter(({ alertKey }) => alertKey !== null);
}

/**
 * One run of the pipeline: look whether earlier executions had their effect, load, detect, prepare, save what is new, and carry out what a rule allows. As
 * of a past day everything is computed and nothing is written.
 */
export async function runPipeline(input: PipelineJobInput, context: JobContext): Promise<PipelineJobOutput> {
  const { business } = input;
  const { monotonicMs, nowInstant } = context.clock;
  const isReplay = business.asOf < business.today;
  const types = selectTypes(input);
  const verified = input.mode === 'full' && !isReplay ? await verifyExecutions(input, context) : { verified: 0, recorded: 0 };
  const startedMs = monotonicMs();
  context.control.checkpoint('Looking for trouble', 0, types.length);
  const loaded = loadDetection(context, business, types);
  const run = detect(loaded, types, context);
  const detectedMs = monotonicMs();
  const prepared = prepare(input, { loaded, run }, context);
  const times = { runAt: nowInstant(), detectionMs: detectedMs - startedMs, preparationMs: monotonicMs() - detectedMs };
  const result = resultOf(input, { run, prepared }, times);
  if (isReplay) return { result, changed: 0, hasExecuted: false };
  const saved = await writeBesideForecast(context, (tx) => saveRun(tx, input, { run, prepared, result }, context));
  const executed = await executeAutomatically(input, saved.actions.waitingIds, context);
  return { result, changed: saved.changed + verified.recorded + executed, hasExecuted: executed > 0 };
}
