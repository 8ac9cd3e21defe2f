import { fromEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { ForecastComponent } from '../../../src-shared/domain/vocabulary/forecast.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { cashNeeded, type PathSummary, shareBelow } from './summarise-paths.ts';
import type { ChanceWithin, ComponentAmounts, FirstBreach, ForecastDay, ForecastMonth, ForecastWeek } from './types.ts';

const AMOUNT_KEYS = ['ar', 'ap', 'payroll', 'tax', 'recurring', 'pipeline', 'other', 'medianAgainstMean'] as const;

function amountsOf(read: (key: (typeof AMOUNT_KEYS)[number]) => number): ComponentAmounts {
  return Object.fromEntries(AMOUNT_KEYS.map((key) => [key, minorUnits(read(key))])) as ComponentAmounts;
}

export type DaySources = {
  readonly asOfEpochDay: number;
  readonly openingMinor: number;
  readonly summary: PathSummary;
  readonly components: ReadonlyMap<ForecastComponent, Float64Array>;
};

/** The daily view; `medianAgainstMean` is what the change of the P50 leaves after the components. */
export function composeDays({ asOfEpochDay, openingMinor, summary, components }: DaySources): ForecastDay[] {
  let before = openingMinor;
  return Array.from(summary.p50, (p50, day) => {
    const net = p50 - before;
    before = p50;
    let explained = 0;
    for (const amounts of components.values()) explained += amounts[day] ?? 0;
    return {
      date: fromEpochDay(asOfEpochDay + 1 + day),
      p10Minor: minorUnits(summary.p10[day] ?? p50),
      p50Minor: minorUnits(p50),
      p90Minor: minorUnits(summary.p90[day] ?? p50),
      netMinor: minorUnits(net),
      components: amountsOf((key) => (key === 'medianAgainstMean' ? net - explained : (components.get(key)?.[day] ?? 0))),
    };
  });
}

/** A run of days as one row: balances of its last day, movements added up. */
function foldDays(days: readonly ForecastDay[]): Omit<ForecastWeek, 'weekStart' | 'weekEnd'> {
  const last = must(days.at(-1), 'a period with at least one day');
  const sum = (read: (day: ForecastDay) => number): number => days.reduce((total, day) => total + read(day), 0);
  return {
    p10Minor: last.p10Minor,
    p50Minor: last.p50Minor,
    p90Minor: last.p90Minor,
    netMinor: minorUnits(sum((day) => day.netMinor)),
    components: amountsOf((key) => sum((day) => day.components[key])),
  };
}

/** Weeks of seven days from the day after `asOf`; the last one may be shorter. */
export function composeWeeks(days: readonly ForecastDay[]): ForecastWeek[] {
  const weeks: ForecastWeek[] = [];
  for (let start = 0; start < days.length; start += 7) {
    const part = days.slice(start, start + 7);
    const [first, last] = [must(part[0], 'a first day'), must(part.at(-1), 'a last day')];
    weeks.push({ weekStart: first.date, weekEnd: last.date, ...foldDays(part) });
  }
  return weeks;
}

export function composeMonths(days: readonly ForecastDay[]): ForecastMonth[] {
  const months = Map.groupBy(days, (day) => day.date.slice(0, 7));
  return [...months].map(([month, part]) => ({
    month,
    firstDate: must(part[0], 'a first day').date,
    lastDate: must(part.at(-1), 'a last day').date,
    ...foldDays(part),
  }));
}

/** The first day of the lowest P50, with that day's range. */
export function findLowestPoint(days: readonly ForecastDay[]): Pick<ForecastDay, 'date' | 'p10Minor' | 'p50Minor' | 'p90Minor'> {
  let lowest = must(days[0], 'a forecast of at least one day');
  for (const day of days) if (day.p50Minor < lowest.p50Minor) lowest = day;
  return { date: lowest.date, p10Minor: lowest.p10Minor, p50Minor: lowest.p50Minor, p90Minor: lowest.p90Minor };
}

/** Distribution of the first day below the buffer over the paths. */
export function composeFirstBreach(firstBreachDay: Int32Array, days: readonly ForecastDay[]): FirstBreach {
  const pathCount = firstBreachDay.length;
  const counts = new Float64Array(days.length);
  for (const day of firstBreachDay) if (day >= 0) counts[day] = (counts[day] ?? 0) + 1;
  let reached = 0;
  let tenPercentDate = null;
  let medianDate = null;
  const weekly = new Float64Array(Math.ceil(days.length / 7));
  for (const [day, { date }] of days.entries()) {
    const count = counts[day] ?? 0;
    reached += count;
    weekly[Math.floor(day / 7)] = (weekly[Math.floor(day / 7)] ?? 0) + count;
    if (tenPercentDate === null && reached * 10 >= pathCount) tenPercentDate = date;
    if (medianDate === null && reached * 2 >= pathCount) medianDate = date;
  }
  const byWeek = [...weekly].flatMap((count, week) =>
    count === 0 ? [] : [{ weekStart: must(days[week * 7], 'the first day of a week').date, probability: count / pathCount }],
  );
  return { medianDate, tenPercentDate, byWeek };
}

/** How likely cash falls short within each span, and what it takes to be safe in it: read off the same paths, so that no longer span can look safer than a shorter one. */
export function composeChances(
  { lowestWithin }: Pick<PathSummary, 'lowestWithin'>,
  { asOfEpochDay, bufferMinor }: { readonly asOfEpochDay: number; readonly bufferMinor: number },
): ChanceWithin[] {
  return [...lowestWithin].map(([days, lowest]) => ({
    days,
    lastDate: fromEpochDay(asOfEpochDay + days),
    probabilityBelowZero: shareBelow(lowest, 0),
    probabilityBelowBuffer: shareBelow(lowest, bufferMinor),
    cashNeededMinor: minorUnits(cashNeeded(lowest, bufferMinor)),
  }));
}
