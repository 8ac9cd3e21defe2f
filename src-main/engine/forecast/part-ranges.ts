import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { FORECAST_COMPONENTS, type ForecastComponent } from '../../../src-shared/domain/vocabulary/forecast.ts';
import type { RunControl } from '../common/run-control.ts';
import { type PathLedger, roundMinor } from './path-ledger.ts';
import { selectQuantiles } from './select-quantiles.ts';
import { fitOf, simulateObligations, simulateRest } from './simulate-input.ts';
import type { ResidualPaths } from './simulate-residual.ts';
import type { BalanceRange, ForecastInput } from './types.ts';

/** What a part brings or takes from the day after `asOf` to the end of a day: mean over the paths, and its range. Signed minor units. */
export type PartRange = BalanceRange & { readonly days: number; readonly expectedMinor: BalanceRange['p50Minor'] };

export type ForecastPart = {
  readonly component: ForecastComponent;
  /** Null for the whole component; otherwise a customer, and its open items alone. */
  readonly counterpartyId: string | null;
  /** The open items of the customer; empty for a whole component. */
  readonly itemIds: readonly string[];
  readonly ranges: readonly PartRange[];
};

const SHOWN = [0.1, 0.5, 0.9] as const;
const NOTHING = { scheduled: [], openItems: [], pipeline: [], newItemStreams: [] } as const;
type Obligations = Pick<ForecastInput, keyof typeof NOTHING>;

/** Reads cumulated movements off all paths at the end of the days asked for. */
function readRanges(days: readonly number[], { ledger, residual }: { ledger: PathLedger | null; residual: ResidualPaths | null }): PartRange[] {
  const pathCount = ledger?.pathCount ?? (residual === null ? 1 : residual.deviations.length / residual.expectedByDay.length);
  const moved = new Float64Array(pathCount);
  const values = new Float64Array(pathCount);
  const ranges: PartRange[] = [];
  let base = 0;
  for (let day = 0; day < (days.at(-1) ?? 0); day++) {
    base += (ledger?.certain[day] ?? 0) + (residual?.expectedByDay[day] ?? 0);
    const flows = ledger?.flows ?? null;
    if (flows !== null) for (let n = 0; n < pathCount; n++) moved[n] = (moved[n] ?? 0) + (flows[day * pathCount + n] ?? 0);
    if (!days.includes(day + 1)) continue;
    let sum = 0;
    for (let n = 0; n < pathCount; n++) {
      sum += moved[n] ?? 0;
      values[n] = base + (moved[n] ?? 0) + (residual?.deviations[day * pathCount + n] ?? 0);
    }
    const [low = 0, middle = 0, high = 0] = selectQuantiles(values, SHOWN).map((value) => minorUnits(roundMinor(value)));
    const expectedMinor = minorUnits(roundMinor(base + sum / pathCount));
    ranges.push({ days: day + 1, expectedMinor, p10Minor: minorUnits(low), p50Minor: minorUnits(middle), p90Minor: minorUnits(high) });
  }
  return ranges;
}

function ofComponent(input: ForecastInput, component: ForecastComponent): Obligations {
  return {
    scheduled: input.scheduled.filter((flow) => flow.component === component),
    openItems: input.openItems.filter((item) => item.component === component),
    pipeline: component === 'pipeline' ? input.pipeline : [],
    newItemStreams: input.newItemStreams.filter((stream) => stream.component === component),
  };
}

const isEmpty = (obligations: Obligations): boolean => Object.values(obligations).every((list) => list.length === 0);

export type PartOptions = {
  /** Days after `asOf` at whose end parts are read, rising, none beyond the horizon. */
  readonly days: readonly number[];
  /** Customers beyond so many are left out, those with the largest open amounts first. */
  readonly mostCustomers: number;
};

/**
 * What each component, and each customer with open invoices, is expected to move by the end of some days, with a range of its own: the same paths as the forecast's,
 * because every line draws its own random numbers, each part alone. The means add up to the forecast's mean; ranges do not add up, since parts are not late
 * together. For scoring: the forecast does not need it.
 */
export function rangesByPart(input: ForecastInput, { days, mostCustomers }: PartOptions, control: RunControl): ForecastPart[] {
  const own = (obligations: Obligations): PathLedger => simulateObligations({ ...input, ...obligations }, control);
  const residual = simulateRest(input, { fit: fitOf(input), ledger: simulateObligations(input, control) }, control);
  const components = FORECAST_COMPONENTS.flatMap((component): ForecastPart[] => {
    const obligations = ofComponent(input, component);
    const rest = component === 'other' ? residual : null;
    if (isEmpty(obligations) && rest === null) return [];
    const ledger = isEmpty(obligations) ? null : own(obligations);
    return [{ component, counterpartyId: null, itemIds: [], ranges: readRanges(days, { ledger, residual: rest }) }];
  });
  const receivables = input.openItems.filter(({ component, counterpartyId }) => component === 'ar' && counterpartyId !== null);
  const customers = [...Map.groupBy(receivables, ({ counterpartyId }) => counterpartyId)]
    .map(([counterpartyId, items]) => ({ counterpartyId, items, size: items.reduce((sum, { amountMinor }) => sum + Math.abs(amountMinor), 0) }))
    .toSorted((a, b) => b.size - a.size)
    .slice(0, mostCustomers)
    .map(({ counterpartyId, items }): ForecastPart => ({
      component: 'ar',
      counterpartyId,
      itemIds: items.map(({ id }) => id),
      ranges: readRanges(days, { ledger: own({ ...NOTHING, openItems: items }), residual: null }),
    }));
  return [...components, ...customers];
}
