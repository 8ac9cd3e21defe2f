import { fromEpochDay, type IsoDate, toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { RunControl } from '../common/run-control.ts';
import { fitResidual } from './fit-residual.ts';
import { createLedger, type PathLedger } from './path-ledger.ts';
import type { ResidualFit } from './residual-fit.ts';
import { simulateOpenItems } from './simulate-items.ts';
import { simulateNewItems } from './simulate-new-items.ts';
import { type ResidualPaths, simulateResidual } from './simulate-residual.ts';
import { simulatePipeline, simulateSchedules } from './simulate-schedules.ts';
import type { ForecastInput } from './types.ts';

/** The last day the history speaks of: what the bank has told, never later than `asOf`. */
function knownThrough(input: ForecastInput): IsoDate {
  const historyEnd = fromEpochDay(toEpochDay(input.history.firstDate) + input.history.inflowMinor.length - 1);
  const through = input.opening.bankDataThrough ?? historyEnd;
  return through < input.asOf ? through : input.asOf;
}

/** The fit given, or one made of the history; null where there is none. */
export function fitOf(input: ForecastInput): ResidualFit | null {
  return input.fit ?? fitResidual(input.history, knownThrough(input));
}

/** Every obligation of the input on every path. */
export function simulateObligations(input: ForecastInput, control: RunControl): PathLedger {
  const { horizonDays, pathCount, seed } = input;
  const ledger = createLedger({ horizonDays, pathCount, seed, asOfEpochDay: toEpochDay(input.asOf) });
  const pool = new Map(input.delayHazards.map((hazard) => [hazard.id, hazard]));
  simulateSchedules(ledger, input.scheduled, control);
  simulateOpenItems(ledger, input.openItems, pool, control);
  simulatePipeline(ledger, input.pipeline, control);
  simulateNewItems(ledger, input.newItemStreams, pool, control);
  return ledger;
}

/** The residual beside obligations already simulated; null without a fit. */
export function simulateRest(
  input: ForecastInput,
  basis: { readonly fit: ResidualFit | null; readonly ledger: PathLedger },
  control: RunControl,
): ResidualPaths | null {
  const { fit, ledger } = basis;
  if (fit === null) return null;
  return simulateResidual({ fit, ledger, scale: input.residualScale ?? { inflow: 1, outflow: 1 }, steps: input.residualSteps ?? [] }, control);
}
