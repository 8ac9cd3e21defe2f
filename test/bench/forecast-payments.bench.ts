import { addDays, daysBetween, type IsoDate, isoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../src-shared/domain/money/currency.ts';
import { ZERO } from '../../src-shared/domain/money/minor-units.ts';
import type { MeasuredRow, Measurement } from '../../scripts/support/measure.ts';
import { pinballLoss, wilsonInterval } from '../../src-main/engine/accuracy/measures.ts';
import { UNCONTROLLED } from '../../src-main/engine/common/run-control.ts';
import { fitHazards } from '../../src-main/engine/delays/fit-hazards.ts';
import { outlookOn } from '../../src-main/engine/delays/pay-dates.ts';
import { computeForecast } from '../../src-main/engine/forecast/compute-forecast.ts';
import { paymentDataFolder, readDailyOutflows, readReceivables } from '../support/payment-data.ts';

const share = (value: number): string => value.toFixed(2);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** The value below which a share of the values lies. */
const quantileOf = (sorted: readonly number[], probability: number): number => sorted[Math.floor(probability * (sorted.length - 1) + 0.5)] ?? 0;

const PROBABILITIES = [0.1, 0.5, 0.9] as const;
const loss = (actual: number, quantiles: readonly number[]): number => mean(PROBABILITIES.map((p, i) => pinballLoss(actual, quantiles[i] ?? 0, p)));

/** Every month the delays of invoices issued in the next are forecast from what was known at its end. */
function backtestDelays(folder: string): MeasuredRow[] {
  const all = readReceivables(folder);
  const months = [...new Set(all.map(({ issueDate }) => issueDate.slice(0, 7)))].toSorted().slice(3);
  const scores = { hazard: [] as number[], pool: [] as number[], dueDate: [] as number[], held: [] as number[], middle: [] as number[] };
  for (const month of months) {
    const asOf = addDays(isoDate(`${month}-01`), -1);
    const fitted = fitHazards(all, { asOf, component: 'ar' });
    const known = all.filter(({ settledDate }) => settledDate <= asOf).map((item) => daysBetween(item.dueDate, item.settledDate));
    const sorted = known.toSorted((a, b) => a - b);
    for (const item of all.filter(({ issueDate }) => issueDate.startsWith(month))) {
      const delay = daysBetween(item.dueDate, item.settledDate);
      const id = fitted.hazardIdByCounterparty[item.counterpartyId] ?? fitted.poolId;
      const hazard = fitted.hazards.find((one) => one.id === id);
      if (hazard === undefined) continue;
      const dates = outlookOn({ dueDate: item.dueDate, asOf: addDays(item.issueDate, -1) }, hazard, PROBABILITIES).quantiles;
      const own = dates.map(({ date }) => (date === null ? 180 : daysBetween(item.dueDate, date)));
      scores.hazard.push(loss(delay, own));
      scores.middle.push(Math.abs(delay - (own[1] ?? 0)));
      scores.pool.push(
        loss(
          delay,
          PROBABILITIES.map((p) => quantileOf(sorted, p)),
        ),
      );
      scores.dueDate.push(loss(delay, [0, 0, 0]));
      scores.held.push(Number(delay >= (own[0] ?? 0) && delay <= (own[2] ?? 0)));
    }
  }
  const {
    low,
    high,
    share: held,
  } = wilsonInterval(
    scores.held.reduce((a, b) => a + b, 0),
    scores.held.length,
  );
  return [
    {
      name: `payment delays of ${scores.held.length} invoices: 80 % range holds`,
      value: `${share(held)} (${share(low)} to ${share(high)})`,
      unit: '',
    },
    {
      name: 'pinball loss in days: own hazard, one pool, due date',
      value: [scores.hazard, scores.pool, scores.dueDate].map((list) => share(mean(list))).join(', '),
      unit: '',
    },
    { name: 'absolute error of the middle', value: share(mean(scores.middle)), unit: 'days' },
  ];
}

const ORIGINS = 12;

/** Without the stray entries before the publication began and after it ended: windows of four weeks with less than a tenth of the middle one. */
function trimmed(amounts: readonly number[]): { readonly skipped: number; readonly kept: number[] } {
  const windows = Array.from({ length: Math.floor(amounts.length / 28) }, (_, i) => amounts.slice(28 * i, 28 * i + 28).reduce((a, b) => a + b, 0));
  const middle = quantileOf(
    windows.filter((sum) => sum > 0).toSorted((a, b) => a - b),
    0.5,
  );
  const isFull = (sum: number): boolean => sum >= middle / 10;
  const [from, to] = [windows.findIndex(isFull), windows.findLastIndex(isFull)];
  return { skipped: 28 * from, kept: amounts.slice(28 * from, 28 * (to + 1)) };
}

/** The sum paid over the next four and thirteen weeks, forecast at twelve origins. */
function backtestOutflows(folder: string): MeasuredRow[] {
  return [...readDailyOutflows(folder)].flatMap(([body, days]) => {
    const dates = [...days.keys()].toSorted();
    const [first, last] = [dates[0], dates.at(-1)];
    if (first === undefined || last === undefined) return [];
    const { skipped, kept: amounts } = trimmed(Array.from({ length: daysBetween(first, last) + 1 }, (_, i) => days.get(addDays(first, i)) ?? 0));
    const sum = (from: number, to: number): number => amounts.slice(from, to).reduce((a, b) => a + b, 0);
    return [4, 13].map((weeks): MeasuredRow => {
      const span = 7 * weeks;
      const earliest = Math.max(182, Math.floor(amounts.length * 0.4));
      const step = Math.floor((amounts.length - span - earliest) / ORIGINS);
      const rows = Array.from({ length: ORIGINS }, (_, i) => earliest + i * step).map((origin) => {
        const { p10, p50, p90 } = forecastSum(amounts.slice(0, origin), addDays(first, skipped + origin - 1), span);
        const actual = sum(origin, origin + span);
        const [recent, year] = [
          (sum(origin - 28, origin) * weeks) / 4,
          origin >= 364 ? sum(origin - 364, origin - 364 + span) : sum(origin - span, origin),
        ];
        return {
          own: loss(actual, [p10, p50, p90]),
          recent: Math.abs(actual - recent) / 2,
          year: Math.abs(actual - year) / 2,
          middle: Math.abs(actual - p50) / 2,
          held: actual >= p10 && actual <= p90,
        };
      });
      const against = (read: (row: (typeof rows)[number]) => number, base: (row: (typeof rows)[number]) => number): string =>
        share(mean(rows.map(read)) / mean(rows.map(base)));
      return {
        name: `payments of ${body} over ${weeks} weeks: held; loss and error against last 4 weeks; against a year before`,
        value: `${rows.filter((row) => row.held).length} of ${ORIGINS}; ${against(
          (r) => r.own,
          (r) => r.recent,
        )}, ${against(
          (r) => r.middle,
          (r) => r.recent,
        )}; ${against(
          (r) => r.own,
          (r) => r.year,
        )}, ${against(
          (r) => r.middle,
          (r) => r.year,
        )}`,
        unit: '',
      };
    });
  });
}

function forecastSum(known: readonly number[], asOf: IsoDate, horizonDays: number): { p10: number; p50: number; p90: number } {
  const forecast = computeForecast(
    {
      asOf,
      horizonDays,
      baseCurrency: currencyCode('GBP'),
      seed: 1,
      pathCount: 1000,
      opening: { balanceMinor: ZERO, isAnchored: true, statedOn: asOf, bankDataThrough: asOf },
      bufferMinor: ZERO,
      history: {
        firstDate: addDays(asOf, 1 - known.length),
        inflowMinor: known.map(() => 0),
        outflowMinor: known.map((amount) => 0 - amount),
        lineCount: known.length,
      },
      scheduled: [],
      openItems: [],
      delayHazards: [],
      pipeline: [],
      newItemStreams: [],
    },
    UNCONTROLLED,
  );
  const last = forecast.days.at(-1);
  return { p10: 0 - (last?.p90Minor ?? 0), p50: 0 - (last?.p50Minor ?? 0), p90: 0 - (last?.p10Minor ?? 0) };
}

/** Payment delays and daily outflows of real payers, where the data is at hand. */
export default async function forecastPaymentsBench(): Promise<Measurement> {
  const folder = paymentDataFolder();
  const title = 'Payment delays and daily outflows of real payers';
  if (folder === null)
    return { title, rows: [{ name: 'the data', value: 'not there: set TAMIO_DATA to the folder that holds timeseries/', unit: '' }] };
  return { title, rows: [...backtestDelays(folder), ...backtestOutflows(folder)] };
}
