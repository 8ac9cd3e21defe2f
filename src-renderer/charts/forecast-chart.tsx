import { Chart as ChartJs, type ChartData, type ChartOptions, Filler, LinearScale, LineController, LineElement, PointElement } from 'chart.js';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Line } from 'react-chartjs-2';
import type { ForecastView } from '../../src-shared/contract/forecast.ts';
import { fromEpochDay, type IsoDate, toEpochDay } from '../../src-shared/domain/calendar/iso-date.ts';
import { currencyExponent } from '../../src-shared/domain/money/currency.ts';
import { type Format, useFormat } from '../components/use-format.ts';
import { formatDayMonth, formatMonth } from '../format/dates.ts';
import { formatAxisMoney } from '../format/money.ts';
import { type ChartColours, useChartColours } from './chart-colours.ts';
import { DayReader } from './day-reader.tsx';
import { DayReading } from './day-reading.tsx';
import classes from './forecast-chart.module.css';
import { axisDays, type ChartDay, chartDays, WEEKS_UP_TO_DAYS } from './forecast-series.ts';
import { createMarksBoard, type Marks } from './marks-plugin.ts';
import { LINE_DASHES, lineColour, type ScenarioLine } from './scenario-lines.ts';

ChartJs.register(Filler, LinearScale, LineController, LineElement, PointElement);

const FONT = "'Inter Variable', system-ui, sans-serif";

type ForecastChartProps = {
  readonly forecast: ForecastView;
  readonly pastDays: number;
  readonly aheadDays: number;
  readonly height: number;
  readonly onOpenWeek: (weekStart: IsoDate) => void;
  /** Expected balances of scenarios, over the forecast's own. */
  readonly lines?: readonly ScenarioLine[];
};

/** Beside the end of the lines. */
const ROOM_FOR_LETTERS_PX = 24;

const NO_LINES: readonly ScenarioLine[] = [];

/** Past balances solid, expected ones dashed, the range shaded. Pointing or the arrow keys read a day; pressing opens its week. */
export function ForecastChart({ forecast, pastDays, aheadDays, height, onOpenWeek, lines = NO_LINES }: ForecastChartProps): ReactNode {
  const format = useFormat();
  const colours = useChartColours();
  const days = useMemo(() => chartDays(forecast, { pastDays, aheadDays }), [forecast, pastDays, aheadDays]);
  const [pointed, setPointed] = useState<number | null>(null);
  const day = pointed === null ? undefined : days[Math.min(pointed, days.length - 1)];
  const chart = useRef<ChartJs<'line'>>(null);
  const [board] = useState(createMarksBoard);
  const plugins = useMemo(() => [board.plugin], [board]);
  const data = useMemo(() => dataOf(days, { lines, colours }), [days, lines, colours]);
  const options = useMemo(() => optionsOf(days, { colours, format, forecast, hasLines: lines.length > 0 }), [days, colours, format, forecast, lines]);
  useEffect(() => {
    board.show(marksOf(forecast, { colours, format, day, ends: endsOf(days, { lines, colours }) }));
    chart.current?.draw();
  }, [board, forecast, colours, format, day, days, lines]);
  return (
    <figure className={classes['figure']}>
      <DayReading day={day} forecast={forecast} lines={lines} />
      <div className={classes['stage']} style={{ height }} data-private>
        <Line ref={chart} data={data} options={options} plugins={plugins} aria-label={describe(forecast, { lines, format })} />
        <DayReader days={days} lines={lines} pointed={pointed} onPoint={setPointed} onOpenWeek={onOpenWeek} chart={chart} />
      </div>
    </figure>
  );
}

type Drawn = { readonly lines: readonly ScenarioLine[]; readonly colours: ChartColours };

/** A scenario starts where the past ends, like the forecast, and is shown as far as it. */
function pointsOf({ days: ahead }: ScenarioLine, days: readonly ChartDay[]): { x: number; y: number }[] {
  const now = days.filter(({ actualMinor, range }) => actualMinor !== null && range !== null);
  const last = days.at(-1)?.epochDay ?? 0;
  return [
    ...now.map(({ epochDay, actualMinor }) => ({ x: epochDay, y: actualMinor ?? 0 })),
    ...ahead.map(({ date, p50Minor }) => ({ x: toEpochDay(date), y: p50Minor })).filter(({ x }) => x <= last),
  ];
}

function endsOf(days: readonly ChartDay[], { lines, colours }: Drawn): NonNullable<Marks['ends']> {
  return lines.flatMap((line) => {
    const end = pointsOf(line, days).at(-1);
    return end === undefined ? [] : [{ ...end, label: line.letter, colour: lineColour(line.letter, colours) }];
  });
}

function dataOf(days: readonly ChartDay[], { lines, colours }: Drawn): ChartData<'line', { x: number; y: number }[]> {
  const points = (pick: (day: ChartDay) => number | undefined): { x: number; y: number }[] =>
    days.flatMap((day) => {
      const y = pick(day);
      return y === undefined ? [] : [{ x: day.epochDay, y }];
    });
  const quiet = { pointRadius: 0, pointHitRadius: 0, tension: 0 } as const;
  return {
    datasets: [
      { ...quiet, label: 'P90', data: points(({ range }) => range?.p90Minor), borderWidth: 0, fill: '+1', backgroundColor: colours.range },
      { ...quiet, label: 'P10', data: points(({ range }) => range?.p10Minor), borderWidth: 0, fill: false },
      {
        ...quiet,
        label: 'Expected',
        data: points(({ range }) => range?.p50Minor),
        borderColor: colours.expected,
        borderWidth: 2,
        borderDash: [6, 4],
        fill: false,
      },
      {
        ...quiet,
        label: 'Actual',
        data: points(({ actualMinor }) => actualMinor ?? undefined),
        borderColor: colours.actual,
        borderWidth: 2,
        fill: false,
      },
      ...lines.map((line) => ({
        ...quiet,
        label: line.name,
        data: pointsOf(line, days),
        borderColor: lineColour(line.letter, colours),
        borderWidth: 2,
        borderDash: [...LINE_DASHES[line.letter]],
        fill: false as const,
      })),
    ],
  };
}

type Look = { readonly colours: ChartColours; readonly format: Format; readonly forecast: ForecastView; readonly hasLines: boolean };

function optionsOf(days: readonly ChartDay[], { colours, format, forecast, hasLines }: Look): ChartOptions<'line'> {
  const [first, last] = [days[0]?.epochDay ?? 0, days.at(-1)?.epochDay ?? 1];
  const named = axisDays(first, last);
  const areWeeks = last - first <= WEEKS_UP_TO_DAYS;
  const major = 10 ** currencyExponent(forecast.currency);
  const ticks = { color: colours.muted, font: { family: FONT, size: 12 }, padding: 6 };
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    parsing: false,
    normalized: true,
    events: [],
    layout: { padding: { top: 4, right: hasLines ? ROOM_FOR_LETTERS_PX : 8 } },
    plugins: { filler: { propagate: false } },
    scales: {
      x: {
        type: 'linear',
        min: first,
        max: last,
        grid: { color: colours.grid, drawTicks: false },
        border: { display: false },
        afterBuildTicks: (axis) => {
          axis.ticks = named.map((value) => ({ value }));
        },
        ticks: {
          ...ticks,
          autoSkip: true,
          maxRotation: 0,
          callback: (value) => {
            const date = fromEpochDay(Number(value));
            return areWeeks ? formatDayMonth(date) : formatMonth(date).replace(/^(\w{3})\w*/, '$1');
          },
        },
      },
      y: {
        suggestedMin: 0,
        suggestedMax: 0,
        grid: { color: colours.grid, drawTicks: false },
        border: { display: false },
        ticks: { ...ticks, maxTicksLimit: 7, callback: (value) => formatAxisMoney(Number(value) / major, format.locale) },
      },
    },
  };
}

function marksOf(
  forecast: ForecastView,
  look: { readonly colours: ChartColours; readonly format: Format; readonly day: ChartDay | undefined; readonly ends: NonNullable<Marks['ends']> },
): Marks {
  const { colours, format, day, ends } = look;
  const { lowestPoint } = forecast;
  const ys = [day?.actualMinor, day?.range?.p50Minor].flatMap((minor) => minor ?? []);
  return {
    colours,
    font: FONT,
    todayX: toEpochDay(forecast.asOf),
    todayLabel: format.isReplay ? formatDayMonth(forecast.asOf) : 'today',
    isBalance: forecast.anchored,
    bufferY: forecast.anchored && forecast.bufferMinor > 0 ? forecast.bufferMinor : null,
    lowest: forecast.anchored
      ? {
          x: toEpochDay(lowestPoint.date),
          y: lowestPoint.p50Minor,
          label: `lowest ${format.money(lowestPoint.p50Minor, forecast.currency)}, ${formatDayMonth(lowestPoint.date)}`,
        }
      : null,
    ends,
    pointed: day === undefined ? null : { x: day.epochDay, ys: [...new Set(ys)] },
  };
}

/** For who does not see the chart: what it shows in one breath; the table below it holds the numbers. */
function describe(forecast: ForecastView, { lines, format }: { readonly lines: readonly ScenarioLine[]; readonly format: Format }): string {
  const { lowestPoint: lowest, currency } = forecast;
  const money = (minor: typeof lowest.p50Minor): string => format.money(minor, currency);
  const beside = lines.length === 0 ? '' : ` Beside it ${lines.map(({ letter, name }) => `${letter}, ${name}`).join('; ')}.`;
  return (
    `Cash balance: past days and the forecast of ${forecast.horizonDays} days. Lowest expected point ${money(lowest.p50Minor)} on ` +
    `${format.dateInSentence(lowest.date)}, range ${money(lowest.p10Minor)} to ${money(lowest.p90Minor)}.${beside} The numbers are in the table of the forecast page.`
  );
}
