import { addDays, addMonths, type IsoDate, isoDate, toEpochDay } from '../../src-shared/domain/calendar/iso-date.ts';
import { must } from '../../src-shared/result/assert.ts';
import { pinballLoss, type Proportion, wilsonInterval } from '../../src-main/engine/accuracy/measures.ts';
import { UNCONTROLLED } from '../../src-main/engine/common/run-control.ts';
import { computeForecast } from '../../src-main/engine/forecast/compute-forecast.ts';
import { generateCompany } from '../../src-main/engine/sample/generate-company.ts';
import { ARCHETYPES, type Archetype } from '../../src-main/engine/sample/types.ts';
import { balanceOn, type CompanyBooks, forecastInputAt, type Knowledge, openBooks } from './forecast-books.ts';

export const HORIZON_WEEKS = [1, 4, 13, 26] as const;
const END_DATE = isoDate('2026-06-30');
/** Origins are in the eighteenth to seventh last month, so that each has half a year ahead. */
const ORIGIN_MONTHS_BEFORE_END = 18;

export type GridOptions = {
  readonly archetypes?: readonly Archetype[];
  readonly seeds: readonly number[];
  readonly origins: number;
  /** Length of the generated history; the first origin has 18 months less. 24 where absent: half a year. */
  readonly months?: number;
  readonly pathCount: number;
  readonly knowledge: Knowledge;
};

/** One forecast of the balance at the end of a horizon beside what came, all as change since the origin. */
export type Outcome = {
  readonly company: string;
  readonly origin: IsoDate;
  readonly weeks: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  /** Sum of the components: the expected change. */
  readonly expected: number;
  readonly actual: number;
  /** Money that comes in over such a horizon on average of the whole history, transfers left out. */
  readonly turnover: number;
  readonly isCalibrated: boolean;
  readonly naive: { readonly dueDates: number; readonly seasonal: number; readonly unchanged: number };
};

function netBetween(books: CompanyBooks, from: IsoDate, to: IsoDate): number {
  let net = 0;
  for (const day of books.bankDays) if (day.date > from && day.date <= to) net += day.inflowMinor + day.outflowMinor;
  return net;
}

/** Every open invoice and bill on its due date (what is overdue tomorrow), the rest as in the last four weeks. */
function payOnDueDate(books: CompanyBooks, origin: IsoDate, weeks: number): number {
  const end = addDays(origin, 7 * weeks);
  const from = addDays(origin, -28);
  const { invoices, bills } = books.company;
  const isOpen = (document: string): boolean => (books.settledBy.get(document) ?? '9999') > origin;
  let total = (netBetween(books, from, origin) / 4) * weeks;
  for (const { date, document, amountMinor } of books.explained)
    if (date > from && date <= origin && !document.includes(':')) total -= (amountMinor / 4) * weeks;
  for (const item of invoices) if (item.issueDate <= origin && item.dueDate <= end && isOpen(item.number)) total += item.amountMinor;
  for (const item of bills) if (item.issueDate <= origin && item.dueDate <= end && isOpen(item.key)) total += item.amountMinor;
  return total;
}

/** The net flow of the same weeks a year before where known, otherwise of as many weeks just before. */
function repeatSeason(books: CompanyBooks, origin: IsoDate, weeks: number): number {
  const yearBefore = addDays(origin, -364);
  const from = yearBefore >= books.company.startDate ? yearBefore : addDays(origin, -7 * weeks);
  const start = from >= books.company.startDate ? from : addDays(books.company.startDate, -1);
  const end = addDays(from, 7 * weeks);
  const known = toEpochDay(end) - toEpochDay(start);
  return (netBetween(books, start, end) * 7 * weeks) / known;
}

function outcomesAt(books: CompanyBooks, origin: IsoDate, options: GridOptions): Outcome[] {
  const horizonDays = 7 * must(HORIZON_WEEKS.at(-1), 'a longest horizon');
  const forecast = computeForecast(
    forecastInputAt(books, origin, { horizonDays, pathCount: options.pathCount, knowledge: options.knowledge }),
    UNCONTROLLED,
  );
  const opening = balanceOn(books, origin);
  const inflow = books.bankDays.reduce((sum, day) => sum + day.inflowMinor, 0);
  return HORIZON_WEEKS.map((weeks) => {
    const row = must(forecast.weeks[weeks - 1], `week ${weeks}`);
    const bucket = forecast.calibration.buckets.find((b) => b.weeks >= weeks);
    return {
      company: `${books.company.archetype}-${books.company.seed}`,
      origin,
      weeks,
      p10: row.p10Minor - opening,
      p50: row.p50Minor - opening,
      p90: row.p90Minor - opening,
      expected: forecast.weeks.slice(0, weeks).reduce((sum, week) => sum + week.netMinor - week.components.medianAgainstMean, 0),
      actual: balanceOn(books, addDays(origin, 7 * weeks)) - opening,
      turnover: (inflow * 7 * weeks) / books.balances.length,
      isCalibrated: (bucket?.windows ?? 0) >= 9,
      naive: { dueDates: payOnDueDate(books, origin, weeks), seasonal: repeatSeason(books, origin, weeks), unchanged: 0 },
    };
  });
}

/** The origin of a month, on another day of each month so that no part of the month is always first. */
const originOf = ({ company }: CompanyBooks, month: number): IsoDate =>
  addDays(addMonths(addDays(company.endDate, 1), month - ORIGIN_MONTHS_BEFORE_END), (11 * month) % 28);

/** Forecasts every company of a grid from its monthly origins. Deterministic. */
export function runGrid(options: GridOptions): Outcome[] {
  const outcomes: Outcome[] = [];
  for (const archetype of options.archetypes ?? ARCHETYPES)
    for (const seed of options.seeds) {
      const books = openBooks(generateCompany({ archetype, seed, months: options.months ?? 24, endDate: END_DATE }));
      const step = 12 / options.origins;
      for (let i = 0; i < options.origins; i++) outcomes.push(...outcomesAt(books, originOf(books, Math.floor(i * step)), options));
    }
  return outcomes;
}

export type Summary = {
  readonly weeks: number;
  /** Share inside the 80 % range; the interval counts companies, not forecasts: those of one company hang together. */
  readonly coverage: Proportion;
  readonly below: number;
  readonly above: number;
  /** Mean pinball loss over the quantiles 0.1, 0.5 and 0.9, each company scaled by its turnover, divided by that of the naive forecasts. */
  readonly pinballAgainst: Readonly<Record<keyof Outcome['naive'], number>>;
  /** The same of the middle alone. */
  readonly middleAgainst: Readonly<Record<keyof Outcome['naive'], number>>;
  /** Mean of (forecast − actual) ÷ turnover, of the expected change and of the P50; the two differ where large payments are rare. */
  readonly bias: number;
  /** Half-width of the 95 % interval of the bias, companies as units. */
  readonly biasError: number;
  readonly middleBias: number;
  /** Mean width of the range and mean absolute error of the middle, as shares of turnover. */
  readonly width: number;
  readonly error: number;
  readonly calibratedShare: number;
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function standardError(values: readonly number[]): number {
  const centre = mean(values);
  const variance = values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / Math.max(1, values.length - 1);
  return Math.sqrt(variance / Math.max(1, values.length));
}

export function summarise(outcomes: readonly Outcome[], weeks: number): Summary {
  const own = outcomes.filter((outcome) => outcome.weeks === weeks);
  const byCompany = [...Map.groupBy(own, (outcome) => outcome.company).values()];
  const scaled = (read: (o: Outcome) => number): number => mean(own.map((o) => read(o) / o.turnover));
  const point = (o: Outcome, forecast: number): number => Math.abs(o.actual - forecast) / 2;
  const pinball = scaled((o) => mean([pinballLoss(o.actual, o.p10, 0.1), pinballLoss(o.actual, o.p50, 0.5), pinballLoss(o.actual, o.p90, 0.9)]));
  const middle = scaled((o) => point(o, o.p50));
  const against = (own2: number): Summary['pinballAgainst'] => ({
    dueDates: own2 / scaled((o) => point(o, o.naive.dueDates)),
    seasonal: own2 / scaled((o) => point(o, o.naive.seasonal)),
    unchanged: own2 / scaled((o) => point(o, o.naive.unchanged)),
  });
  const held = byCompany.map((list) => mean(list.map((o) => (o.actual >= o.p10 && o.actual <= o.p90 ? 1 : 0))));
  return {
    weeks,
    coverage: wilsonInterval(
      held.reduce((a, b) => a + b, 0),
      held.length,
    ),
    below: mean(own.map((o) => (o.actual < o.p10 ? 1 : 0))),
    above: mean(own.map((o) => (o.actual > o.p90 ? 1 : 0))),
    pinballAgainst: against(pinball),
    middleAgainst: against(middle),
    bias: scaled((o) => o.expected - o.actual),
    biasError: 1.96 * standardError(byCompany.map((list) => mean(list.map((o) => (o.expected - o.actual) / o.turnover)))),
    middleBias: scaled((o) => o.p50 - o.actual),
    width: scaled((o) => o.p90 - o.p10),
    error: scaled((o) => Math.abs(o.p50 - o.actual)),
    calibratedShare: mean(own.map((o) => (o.isCalibrated ? 1 : 0))),
  };
}
