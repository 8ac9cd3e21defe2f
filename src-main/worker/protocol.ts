import type { AppErrorCode, AppErrorData } from '../../src-shared/result/app-error.ts';
import type { Conversion, MissingLines, RateFile, Revaluation } from '../../src-shared/contract/currency.ts';
import type { DecideActionInput, DecideActionOutput, PreviewActionInput, PreviewActionOutput } from './jobs/act-on-actions.ts';
import type { AuditReportInput, AuditReportOutput } from './jobs/audit-report.ts';
import type { BackupJobInput, BackupJobOutput } from './jobs/backup.ts';
import type { ConvertAmountJobInput } from './jobs/convert-amount.ts';
import type { CategoriseJobInput, CategoriseJobOutput } from './jobs/categorise.ts';
import type { CoverageJobInput, CoverageJobOutput } from './jobs/coverage.ts';
import type { FillRatesJobInput, FillRatesJobOutput } from './jobs/fill-rates.ts';
import type { ForecastJobInput, ForecastJobOutput } from './jobs/forecast.ts';
import type { ExportRecordsInput, ExportRecordsOutput } from './jobs/export-records.ts';
import type { ImportRecordsInput, ImportRecordsOutput } from './jobs/import-records.ts';
import type { UndoRecordsInput, UndoRecordsOutput } from './jobs/undo-records.ts';
import type { ImportRatesJobInput } from './jobs/import-rates.ts';
import type { ImportJobInput, ImportJobOutput } from './jobs/import-work.ts';
import type { MissingRatesJobInput } from './jobs/missing-rates.ts';
import type { LearnedPayeesInput, LearnedPayeesOutput } from './jobs/learned-payees.ts';
import type { MatchTransfersInput, MatchTransfersOutput } from './jobs/match-transfers.ts';
import type { PipelineJobInput, PipelineJobOutput } from './jobs/pipeline.ts';
import type { RevalueAccountsJobInput } from './jobs/revalue-accounts.ts';
import type { PreviewDetectionInput, PreviewDetectionOutput } from './jobs/preview-detection.ts';
import type { PreviewRuleInput, PreviewRuleOutput } from './jobs/preview-rule.ts';
import type { SampleJobInput, SampleJobOutput } from './jobs/sample.ts';
import type { SeriesJobInput, SeriesJobOutput } from './jobs/series.ts';
import type { SampleObligationsInput, SampleObligationsOutput } from './jobs/sample-obligations.ts';
import type { AcceptStreamInput, AcceptStreamOutput } from './jobs/accept-stream.ts';
import type { MatchAutomaticallyInput, MatchAutomaticallyOutput } from './jobs/match-automatically.ts';
import type { SuggestMatchesInput, SuggestMatchesOutput } from './jobs/suggest-matches.ts';
import type { SuggestStreamsInput, SuggestStreamsOutput } from './jobs/suggest-streams.ts';
import type { TakeSnapshotInput, TakeSnapshotOutput } from './jobs/take-snapshot.ts';
import type { CompareScenariosInput, CompareScenariosOutput } from './jobs/compare-scenarios.ts';
import type { KeepFitInput, KeepFitOutput } from './jobs/keep-fit.ts';
import type { ScenarioLinesInput, ScenarioLinesOutput } from './jobs/scenario-lines.ts';
import type { ScoreForecastsInput, ScoreForecastsOutput } from './jobs/score-forecasts.ts';
import type { AccuracyInput, AccuracyOutput } from './jobs/view-accuracy.ts';
import type { TopUpInput, TopUpOutput } from './jobs/top-up.ts';
import type { ValueCashJobInput, ValueCashJobOutput } from './jobs/value-cash.ts';
import type { SuggestJobInput, SuggestJobOutput } from './jobs/suggest-categories.ts';
import type { UndoCategorisationInput, UndoCategorisationOutput } from './jobs/undo-categorisation.ts';
import type { UndoImportJobInput, UndoImportJobOutput } from './jobs/undo-import.ts';
import type { VerifyExecutionsInput, VerifyExecutionsOutput } from './jobs/verify-executions.ts';
import type { VerifyJobInput, VerifyJobOutput } from './jobs/verify.ts';

/** Every kind of job, with what goes in and what comes out. Plain data only: it crosses a thread by structured clone. */
export type JobMap = {
  auditReport: { input: AuditReportInput; output: AuditReportOutput };
  backup: { input: BackupJobInput; output: BackupJobOutput };
  convertAmount: { input: ConvertAmountJobInput; output: Conversion };
  categorise: { input: CategoriseJobInput; output: CategoriseJobOutput };
  decideAction: { input: DecideActionInput; output: DecideActionOutput };
  previewAction: { input: PreviewActionInput; output: PreviewActionOutput };
  previewDetection: { input: PreviewDetectionInput; output: PreviewDetectionOutput };
  verifyExecutions: { input: VerifyExecutionsInput; output: VerifyExecutionsOutput };
  coverage: { input: CoverageJobInput; output: CoverageJobOutput };
  fillRates: { input: FillRatesJobInput; output: FillRatesJobOutput };
  forecast: { input: ForecastJobInput; output: ForecastJobOutput };
  exportRecords: { input: ExportRecordsInput; output: ExportRecordsOutput };
  importRecords: { input: ImportRecordsInput; output: ImportRecordsOutput };
  undoRecords: { input: UndoRecordsInput; output: UndoRecordsOutput };
  importRates: { input: ImportRatesJobInput; output: RateFile };
  importStatement: { input: ImportJobInput; output: ImportJobOutput };
  missingRates: { input: MissingRatesJobInput; output: MissingLines };
  learnedPayees: { input: LearnedPayeesInput; output: LearnedPayeesOutput };
  matchTransfers: { input: MatchTransfersInput; output: MatchTransfersOutput };
  pipeline: { input: PipelineJobInput; output: PipelineJobOutput };
  revalueAccounts: { input: RevalueAccountsJobInput; output: Revaluation };
  previewRule: { input: PreviewRuleInput; output: PreviewRuleOutput };
  sample: { input: SampleJobInput; output: SampleJobOutput };
  series: { input: SeriesJobInput; output: SeriesJobOutput };
  sampleObligations: { input: SampleObligationsInput; output: SampleObligationsOutput };
  acceptStream: { input: AcceptStreamInput; output: AcceptStreamOutput };
  matchAutomatically: { input: MatchAutomaticallyInput; output: MatchAutomaticallyOutput };
  suggestMatches: { input: SuggestMatchesInput; output: SuggestMatchesOutput };
  suggestStreams: { input: SuggestStreamsInput; output: SuggestStreamsOutput };
  takeSnapshot: { input: TakeSnapshotInput; output: TakeSnapshotOutput };
  compareScenarios: { input: CompareScenariosInput; output: CompareScenariosOutput };
  scenarioLines: { input: ScenarioLinesInput; output: ScenarioLinesOutput };
  accuracy: { input: AccuracyInput; output: AccuracyOutput };
  keepFit: { input: KeepFitInput; output: KeepFitOutput };
  scoreForecasts: { input: ScoreForecastsInput; output: ScoreForecastsOutput };
  topUp: { input: TopUpInput; output: TopUpOutput };
  valueCash: { input: ValueCashJobInput; output: ValueCashJobOutput };
  suggestCategories: { input: SuggestJobInput; output: SuggestJobOutput };
  undoCategorisation: { input: UndoCategorisationInput; output: UndoCategorisationOutput };
  undoImport: { input: UndoImportJobInput; output: UndoImportJobOutput };
  verify: { input: VerifyJobInput; output: VerifyJobOutput };
};

export type JobKind = keyof JobMap;

/** What the worker needs to open its own connection. Handed over once, at its start, and never logged. */
export type WorkerStart = {
  readonly databaseFile: string;
  readonly dataKey: Uint8Array;
  readonly anchorFile: string;
  readonly fixedInstant: string | null;
};

export type WorkerRequest = {
  readonly id: number;
  readonly kind: JobKind;
  readonly input: unknown;
  /** One Int32: 1 once the caller has cancelled. Shared memory, because a synchronous engine cannot receive a message while it runs. */
  readonly cancelFlag: SharedArrayBuffer;
};

export type WorkerResponse =
  | { readonly id: number; readonly kind: 'progress'; readonly label: string; readonly done: number; readonly total: number }
  | { readonly id: number; readonly kind: 'done'; readonly output: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly code: AppErrorCode; readonly message: string; readonly data: AppErrorData };
