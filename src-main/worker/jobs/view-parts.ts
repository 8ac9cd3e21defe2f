import type { AccuracyView } from '../../../src-shared/contract/scenarios.ts';
import { minorUnits, sumMinor, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import { FORECAST_COMPONENTS } from '../../../src-shared/domain/vocabulary/forecast.ts';
import { type PartScore, scorePart } from '../../engine/accuracy/score-parts.ts';
import { listClientNames, listParts, type LoggedPart } from '../../features/forecast/accuracy-parts-store.ts';
import type { LoggedAccuracy } from '../../features/forecast/accuracy-store.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { JobBusiness } from '../job-subject.ts';
import type { PastMovements } from './past-movements.ts';

type Parts = AccuracyView['parts'];

const USUAL_HORIZON_DAYS = 28;
const CUSTOMERS_SHOWN = 20;
const NO_PARTS: Parts = { horizonDays: null, scoredCount: 0, components: [], medianAgainstMeanMinor: ZERO, customers: [] };

/** The horizons to look at, the wanted one alone or the usual one before the longest. */
function candidates(logged: readonly LoggedAccuracy[], wanted: number | undefined): number[] {
  if (wanted !== undefined) return [wanted];
  const known = [...new Set(logged.map(({ horizonDays }) => horizonDays))].toSorted((a, b) => b - a);
  return [...known.filter((days) => days === USUAL_HORIZON_DAYS), ...known.filter((days) => days !== USUAL_HORIZON_DAYS)];
}

function toView({ pinball, ...score }: PartScore): Omit<Parts['components'][number], 'component'> {
  return { ...score, pinballMinor: pinball };
}

type Scored = { readonly rows: readonly LoggedPart[]; readonly horizonDays: number; readonly past: PastMovements };

function viewComponents({ rows, horizonDays, past }: Scored): Parts['components'] {
  return FORECAST_COMPONENTS.flatMap((component) => {
    const own = rows.filter((row) => row.clientId === null && row.component === component);
    return own.length === 0 ? [] : [{ component, ...toView(scorePart(own, past.ofComponent(component, horizonDays))) }];
  });
}

/** Customers by who they are now: what was kept of one that has since been merged counts with the one it became. */
function viewCustomers(read: ReadHandle, businessId: number, { rows, horizonDays, past }: Scored): Parts['customers'] {
  const names = listClientNames(read, businessId);
  const known = rows.flatMap((row) => {
    const client = row.clientId === null ? undefined : names.get(row.clientId);
    return client === undefined ? [] : [{ row, client }];
  });
  return [...Map.groupBy(known, ({ client }) => client.id)]
    .map(([clientId, own]) => {
      const ids = new Set([...names].filter(([, client]) => client.id === clientId).map(([id]) => id));
      const score = scorePart(joinByForecast(own.map(({ row }) => row)), past.ofCustomer(ids, horizonDays));
      return { clientId, name: own[0]?.client.name ?? '', ...toView(score) };
    })
    .toSorted((a, b) => Math.abs(b.actualMinor - b.expectedMinor) - Math.abs(a.actualMinor - a.expectedMinor) || a.name.localeCompare(b.name, 'en'))
    .slice(0, CUSTOMERS_SHOWN);
}

/** One row a forecast. Two customers that became one were kept apart: their ranges are put side by side, which is a little too wide. */
function joinByForecast(rows: readonly LoggedPart[]): LoggedPart[] {
  return [...Map.groupBy(rows, ({ forecastDate }) => forecastDate).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined || own.length === 1) return own;
    const sum = (key: 'expectedMinor' | 'p10Minor' | 'p50Minor' | 'p90Minor' | 'actualMinor') => sumMinor(own.map((row) => row[key]));
    const range = { p10Minor: sum('p10Minor'), p50Minor: sum('p50Minor'), p90Minor: sum('p90Minor') };
    return [{ ...first, ...range, expectedMinor: sum('expectedMinor'), actualMinor: sum('actualMinor') }];
  });
}

/** How the parts of kept forecasts compare with what came, by component and by customer. */
export function viewParts(
  read: ReadHandle,
  { businessId, asOf }: JobBusiness,
  {
    logged,
    horizonDays: wanted,
    past,
  }: { readonly logged: readonly LoggedAccuracy[]; readonly horizonDays: number | undefined; readonly past: PastMovements },
): Parts {
  for (const horizonDays of candidates(logged, wanted)) {
    const rows = listParts(read, businessId, { horizonDays, through: asOf });
    if (rows.length === 0) continue;
    const dates = new Set(rows.map(({ forecastDate }) => forecastDate));
    const own = logged.filter((row) => row.horizonDays === horizonDays && dates.has(row.forecastDate));
    const change = own.reduce((sum, { predictedMinor, openingMinor }) => sum + predictedMinor - openingMinor, 0);
    const scored = { rows, horizonDays, past };
    const components = viewComponents(scored);
    return {
      horizonDays,
      scoredCount: own.length,
      components,
      medianAgainstMeanMinor: minorUnits(components.reduce((left, { expectedMinor }) => left - expectedMinor, change)),
      customers: viewCustomers(read, businessId, scored),
    };
  }
  return NO_PARTS;
}
