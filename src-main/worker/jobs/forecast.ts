import type { ForecastView } from '../../../src-shared/contract/forecast.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { JobContext } from '../job-context.ts';
import type { JobBusiness } from '../job-subject.ts';
import type { ForecastLine } from '../../engine/forecast/types.ts';
import type { BaseDay } from '../../features/accounts/store.ts';
import type { KeptPart } from '../../features/forecast/accuracy-parts-store.ts';
import { keptParts } from './kept-parts.ts';
import { loadForecast, pastBalances } from './load-forecast.ts';

export type ForecastJobInput = {
  readonly business: JobBusiness;
  readonly horizonDays: number;
  readonly actualDays: number;
  /** For a forecast that is kept: its parts are simulated once more, each alone. */
  readonly withParts: boolean;
};

export type ForecastJobOutput = {
  readonly view: ForecastView;
  readonly lines: readonly ForecastLine[];
  readonly history: { readonly firstDate: string; readonly lastDate: string; readonly weekCount: number; readonly lineCount: number } | null;
  readonly baseDays: readonly BaseDay[];
  /** Empty unless asked for. */
  readonly parts: readonly KeptPart[];
};

/** The forecast as every host shows it, with the lines and the history behind it. */
export function runForecast(input: ForecastJobInput, context: JobContext): ForecastJobOutput {
  const { business } = input;
  const loaded = loadForecast(context, business, input.horizonDays);
  const { forecast, runway } = loaded;
  const view: ForecastView = {
    businessId: business.businessId,
    asOf: forecast.asOf,
    currency: forecast.baseCurrency,
    modelVersion: forecast.modelVersion,
    horizonDays: forecast.horizonDays,
    anchored: forecast.isAnchored,
    openingBalanceMinor: forecast.openingBalanceMinor,
    bufferMinor: forecast.bufferMinor,
    bankDataThrough: loaded.bankDataThrough,
    weeks: [...forecast.weeks],
    months: forecast.months.map((month) => ({ ...month, openingMinor: minorUnits(month.p50Minor - month.netMinor) })),
    days: forecast.days.map(({ date, netMinor, p10Minor, p50Minor, p90Minor }) => ({ date, netMinor, p10Minor, p50Minor, p90Minor })),
    lowestPoint: forecast.lowestPoint,
    probabilityBelowZero: forecast.probabilityBelowZero,
    probabilityBelowBuffer: forecast.probabilityBelowBuffer,
    cashNeededMinor: forecast.cashNeededMinor,
    chances: [...forecast.chances],
    firstBreach: forecast.firstBreach === null ? null : { ...forecast.firstBreach, byWeek: [...forecast.firstBreach.byWeek] },
    runway: {
      firstDayP50BelowBuffer: runway.firstDayP50BelowBuffer,
      firstDayP10BelowBuffer: runway.firstDayP10BelowBuffer,
      months: runway.months,
      averageMonthlyBurnMinor: runway.averageMonthlyBurnMinor,
      reason: runway.reason,
    },
    calibration: { status: forecast.calibration.status, reason: forecast.calibration.reason, windows: forecast.calibration.windows },
    confidence: { level: forecast.confidence.level, reasons: [...forecast.confidence.reasons] },
    actual: pastBalances(context, business, { accounts: loaded.accounts, dayCount: input.actualDays, isAnchored: loaded.isAnchored }),
  };
  const parts = input.withParts ? keptParts(loaded, context) : [];
  return { view, lines: forecast.evidence.lines, history: forecast.evidence.history, baseDays: loaded.baseDays, parts };
}
