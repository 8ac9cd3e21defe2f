import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { FORECAST_COMPONENTS, type ForecastComponent } from '../../../src-shared/domain/vocabulary/forecast.ts';
import { type PathLedger, roundMinor } from './path-ledger.ts';
import { lineConfidence } from './score-confidence.ts';
import type { ResidualPaths } from './simulate-residual.ts';
import type { Confidence, ForecastInput, ForecastLine, Provenance } from './types.ts';

/** Expected movement of a line by day, not rounded. */
type LineMeans = ForecastLine & { readonly byDay: ReadonlyMap<number, number> };

type PlannedKind = Exclude<ForecastLine['kind'], 'residual'>;
type LineShape = Pick<ForecastLine, 'kind' | 'id' | 'component' | 'plannedDate' | 'amountMinor' | 'source' | 'confirmedOn' | 'confidence'>;
type PlannedShape = Omit<LineShape, 'kind' | 'source' | 'confirmedOn' | 'confidence'> & { readonly kind: PlannedKind };

/** What the residual rests on: how far it is trusted, and the last day of bank lines it has seen. */
type RestBasis = { readonly confidence: Confidence; readonly knownThrough: IsoDate | null };

function byWeek(byDay: ReadonlyMap<number, number>): ForecastLine['expectedByWeek'] {
  const sums = new Map<number, number>();
  for (const [day, mean] of byDay) {
    const week = Math.floor(day / 7);
    sums.set(week, (sums.get(week) ?? 0) + mean);
  }
  return [...sums]
    .map(([week, sum]) => ({ week, expectedMinor: minorUnits(roundMinor(sum)) }))
    .filter((entry) => entry.expectedMinor !== 0)
    .toSorted((a, b) => a.week - b.week);
}

function ledgerLine(ledger: PathLedger, shape: LineShape): LineMeans {
  const totals = ledger.lines.get(`${shape.kind}:${shape.id}`);
  const byDay = new Map([...(totals?.byDay ?? [])].map(([day, sum]) => [day, sum / ledger.pathCount] as const));
  const probabilityInHorizon = shape.kind === 'new_items' ? null : (totals?.hits ?? 0) / ledger.pathCount;
  return { ...shape, probabilityInHorizon, expectedByWeek: byWeek(byDay), byDay };
}

function residualLine(residual: ResidualPaths, { confidence, knownThrough }: RestBasis): LineMeans {
  const byDay = new Map([...residual.expectedByDay].map((mean, day) => [day, mean] as const));
  const shape = { kind: 'residual', id: 'residual', component: 'other', plannedDate: null, amountMinor: null, source: 'history' } as const;
  return { ...shape, confirmedOn: knownThrough, probabilityInHorizon: null, expectedByWeek: byWeek(byDay), confidence, byDay };
}

function planned<K extends PlannedKind>(kind: K, component: ForecastComponent, plannedDate: IsoDate | null) {
  return { kind, component, plannedDate };
}

/** All lines behind a forecast: schedules, open items, prospects, new items, then the residual, each in the order given. */
export function composeLines(input: ForecastInput, ledger: PathLedger, rest: RestBasis & { readonly residual: ResidualPaths | null }): LineMeans[] {
  const line = (shape: PlannedShape, provenance: Provenance): LineMeans => {
    const { source, confirmedOn } = provenance;
    return ledgerLine(ledger, { ...shape, source, confirmedOn, confidence: lineConfidence(provenance, { asOf: input.asOf, kind: shape.kind }) });
  };
  return [
    ...input.scheduled.map((s) => line({ ...planned('schedule', s.component, s.dueDate), id: s.id, amountMinor: s.amountMinor }, s.provenance)),
    ...input.openItems.map((i) =>
      line({ ...planned('open_item', i.component, i.promisedDate ?? i.dueDate), id: i.id, amountMinor: i.amountMinor }, i.provenance),
    ),
    ...input.pipeline.map((p) => line({ ...planned('pipeline', 'pipeline', p.expectedDate), id: p.id, amountMinor: p.amountMinor }, p.provenance)),
    ...input.newItemStreams.map((s) => line({ ...planned('new_items', s.component, null), id: s.id, amountMinor: null }, s.provenance)),
    ...(rest.residual === null ? [] : [residualLine(rest.residual, rest)]),
  ];
}

/**
 * Whole-minor-unit movements by component and day, `[component][day]`. A week's figure is the sum of its lines' rounded figures, so that it
 * opens into them exactly; its days are rounded one by one and the remainder goes to the largest of them.
 */
export function componentsByDay(lines: readonly LineMeans[], horizonDays: number): Map<ForecastComponent, Float64Array> {
  const result = new Map<ForecastComponent, Float64Array>();
  for (const component of FORECAST_COMPONENTS) {
    const days = new Float64Array(horizonDays);
    const weeks = new Float64Array(Math.ceil(horizonDays / 7));
    for (const line of lines) {
      if (line.component !== component) continue;
      for (const [day, mean] of line.byDay) days[day] = (days[day] ?? 0) + mean;
      for (const { week, expectedMinor } of line.expectedByWeek) weeks[week] = (weeks[week] ?? 0) + expectedMinor;
    }
    weeks.forEach((target, week) => {
      const part = days.subarray(week * 7, week * 7 + 7);
      let left = target;
      let largest = 0;
      part.forEach((mean, i) => {
        if (Math.abs(mean) > Math.abs(part[largest] ?? 0)) largest = i;
        part[i] = roundMinor(mean);
        left -= part[i] ?? 0;
      });
      part[largest] = (part[largest] ?? 0) + left;
    });
    result.set(component, days);
  }
  return result;
}
