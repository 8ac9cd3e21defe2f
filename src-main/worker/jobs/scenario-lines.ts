import type { Adjustment as Wanted } from '../../../src-shared/contract/scenarios.ts';
import { addDays, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, minorUnits, sumMinor } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { computeForecast } from '../../engine/forecast/compute-forecast.ts';
import { applyAdjustments } from '../../engine/scenario/apply-adjustments.ts';
import { type ChangedLine, changedLines } from '../../engine/scenario/changed-lines.ts';
import type { JobContext } from '../job-context.ts';
import type { JobBusiness } from '../job-subject.ts';
import { engineAdjustments } from './compare-scenarios.ts';
import { loadForecast } from './load-forecast.ts';

export type ScenarioLinesInput = { readonly business: JobBusiness; readonly horizonDays: number; readonly adjustments: readonly Wanted[] };
export type ScenarioLinesOutput = {
  readonly lastDate: IsoDate;
  readonly lines: readonly ChangedLine[];
  readonly medianAgainstMeanMinor: MinorUnits;
  readonly endDifferenceMinor: MinorUnits;
};

const endOf = (days: readonly { readonly p50Minor: MinorUnits }[]): number => must(days.at(-1), 'a last day').p50Minor;

/** The lines of the forecast that changes add, remove or move, on the same random numbers. */
export function changeLines({ business, horizonDays, adjustments }: ScenarioLinesInput, context: JobContext): ScenarioLinesOutput {
  const { input, forecast: base } = loadForecast(context, business, horizonDays);
  const wanted = engineAdjustments(context.database.read, business.businessId, { adjustments, scope: '0' });
  const changed = computeForecast(applyAdjustments(input, wanted), context.control);
  const lines = changedLines(base.evidence.lines, changed.evidence.lines);
  const endDifferenceMinor = minorUnits(endOf(changed.days) - endOf(base.days));
  const explained = sumMinor(lines.map(({ differenceMinor }) => differenceMinor));
  return {
    lastDate: addDays(business.asOf, horizonDays),
    lines,
    medianAgainstMeanMinor: minorUnits(endDifferenceMinor - explained),
    endDifferenceMinor,
  };
}
