import type { JobContext } from './job-context.ts';
import type { JobKind, JobMap } from './protocol.ts';

type Job<K extends JobKind> = (input: JobMap[K]['input'], context: JobContext) => Promise<JobMap[K]['output']> | JobMap[K]['output'];

/** Each job loads its code when it is first asked for: a forecast need not wait for the PDF library. */
const JOBS: { readonly [K in JobKind]: () => Promise<Job<K>> } = {
  auditReport: async () => (await import('./jobs/audit-report.ts')).writeAuditReport,
  backup: async () => (await import('./jobs/backup.ts')).writeBackup,
  convertAmount: async () => (await import('./jobs/convert-amount.ts')).convertAmount,
  categorise: async () => (await import('./jobs/categorise.ts')).categoriseLines,
  coverage: async () => (await import('./jobs/coverage.ts')).coverAccount,
  decideAction: async () => (await import('./jobs/act-on-actions.ts')).decideAction,
  previewAction: async () => (await import('./jobs/act-on-actions.ts')).previewAction,
  previewDetection: async () => (await import('./jobs/preview-detection.ts')).previewDetection,
  verifyExecutions: async () => (await import('./jobs/verify-executions.ts')).verifyExecutions,
  fillRates: async () => (await import('./jobs/fill-rates.ts')).fillRates,
  forecast: async () => (await import('./jobs/forecast.ts')).runForecast,
  exportRecords: async () => (await import('./jobs/export-records.ts')).exportRecords,
  importRecords: async () => (await import('./jobs/import-records.ts')).importRecords,
  undoRecords: async () => (await import('./jobs/undo-records.ts')).undoRecords,
  importRates: async () => (await import('./jobs/import-rates.ts')).importRates,
  importStatement: async () => (await import('./jobs/import-statement.ts')).importStatement,
  missingRates: async () => (await import('./jobs/missing-rates.ts')).listMissingRates,
  learnedPayees: async () => (await import('./jobs/learned-payees.ts')).listLearnedPayees,
  matchTransfers: async () => (await import('./jobs/match-transfers.ts')).matchTransfers,
  pipeline: async () => (await import('./jobs/pipeline.ts')).runPipeline,
  revalueAccounts: async () => (await import('./jobs/revalue-accounts.ts')).revalueAccounts,
  previewRule: async () => (await import('./jobs/preview-rule.ts')).previewRule,
  sample: async () => (await import('./jobs/sample.ts')).createSample,
  sampleObligations: async () => (await import('./jobs/sample-obligations.ts')).createSampleObligations,
  series: async () => (await import('./jobs/series.ts')).forecastGivenSeries,
  acceptStream: async () => (await import('./jobs/accept-stream.ts')).acceptStream,
  matchAutomatically: async () => (await import('./jobs/match-automatically.ts')).matchAutomatically,
  suggestMatches: async () => (await import('./jobs/suggest-matches.ts')).suggestMatches,
  suggestStreams: async () => (await import('./jobs/suggest-streams.ts')).suggestStreams,
  takeSnapshot: async () => (await import('./jobs/take-snapshot.ts')).takeSnapshot,
  compareScenarios: async () => (await import('./jobs/compare-scenarios.ts')).compareGivenScenarios,
  scenarioLines: async () => (await import('./jobs/scenario-lines.ts')).changeLines,
  accuracy: async () => (await import('./jobs/view-accuracy.ts')).viewAccuracy,
  keepFit: async () => (await import('./jobs/keep-fit.ts')).keepFit,
  scoreForecasts: async () => (await import('./jobs/score-forecasts.ts')).scoreForecasts,
  topUp: async () => (await import('./jobs/top-up.ts')).topUpSchedules,
  valueCash: async () => (await import('./jobs/value-cash.ts')).valueCash,
  suggestCategories: async () => (await import('./jobs/suggest-categories.ts')).suggestCategories,
  undoCategorisation: async () => (await import('./jobs/undo-categorisation.ts')).undoCategorisation,
  undoImport: async () => (await import('./jobs/undo-import.ts')).undoImport,
  verify: async () => (await import('./jobs/verify.ts')).verifyEverything,
};

type AnyJob = (input: unknown, context: JobContext) => unknown;

/** Runs a job on the input the client sent; both ends share `JobMap`, so that the kinds fit by type on the client's side. */
export async function runJob(kind: JobKind, input: unknown, context: JobContext): Promise<unknown> {
  const job = (await JOBS[kind]()) as AnyJob;
  return job(input, context);
}
