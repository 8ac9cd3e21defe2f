import { Chart as ChartJs, type ChartData, type ChartOptions, LinearScale, LineController, LineElement, PointElement } from 'chart.js';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Line } from 'react-chartjs-2';
import type { ActionOption } from '../../src-shared/contract/actions.ts';
import type { ForecastView } from '../../src-shared/contract/forecast.ts';
import { fromEpochDay, type IsoDate, toEpochDay } from '../../src-shared/domain/calendar/iso-date.ts';
import { currencyExponent } from '../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../src-shared/domain/money/minor-units.ts';
import { Money } from '../components/money.tsx';
import { type Format, useFormat } from '../components/use-format.ts';
import { formatDayMonth, formatWeekday } from '../format/dates.ts';
import { formatAxisMoney } from '../format/money.ts';
import { type ChartColours, useChartColours } from './chart-colours.ts';
import { DayReader } from './day-reader.tsx';
import { axisDays, chartDays } from './forecast-series.ts';
import { createMarksBoard, type Marks } from './marks-plugin.ts';
import { optionPath } from './option-paths.ts';
import classes from './options-chart.module.css';

ChartJs.register(LinearScale, LineController, LineElement, PointElement);

const FONT = "'Inter Variable', system-ui, sans-serif";
const PAST_DAYS = 14;
const HEIGHT_PX = 260;

type OptionsChartProps = {
  readonly forecast: ForecastView;
  /** One or two options beside the path without any; more lines could not be told apart. */
  readonly options: readonly ActionOption[];
  readonly onOpenWeek: (weekStart: IsoDate) => void;
};

type Paths = readonly { readonly option: ActionOption; readonly points: ReturnType<typeof optionPath> }[];

/** What is expected without any of it, dashed, and with one or two options, solid and dotted. The comparison holds the numbers. */
export function OptionsChart({ forecast, options, onOpenWeek }: OptionsChartProps): ReactNode {
  const format = useFormat();
  const colours = useChartColours();
  const days = useMemo(() => chartDays(forecast, { pastDays: PAST_DAYS, aheadDays: forecast.days.length }), [forecast]);
  const paths = useMemo(() => options.map((option) => ({ option, points: optionPath(forecast.days, option.cashShifts) })), [forecast, options]);
  const [pointed, setPointed] = useState<number | null>(null);
  const day = pointed === null ? undefined : days[Math.min(pointed, days.length - 1)];
  const chart = useRef<ChartJs<'line'>>(null);
  const [board] = useState(createMarksBoard);
  const plugins = useMemo(() => [board.plugin], [board]);
  const data = useMemo(() => dataOf({ days, paths, colours }), [days, paths, colours]);
  const axes = useMemo(() => axesOf({ days, colours, format, forecast }), [days, colours, format, forecast]);
  useEffect(() => {
    board.show(marksOf({ forecast, format, colours, paths, day }));
    chart.current?.draw();
  }, [board, forecast, format, colours, paths, day]);
  return (
    <figure className={classes['figure']}>
      <Reading forecast={forecast} paths={paths} day={day} />
      <div className={classes['stage']} style={{ height: HEIGHT_PX }} data-private>
        <Line ref={chart} data={data} options={axes} plugins={plugins} aria-label={describe(paths, forecast, format)} />
        <DayReader days={days} pointed={pointed} onPoint={setPointed} onOpenWeek={onOpenWeek} chart={chart} />
      </div>
    </figure>
  );
}

type Days = ReturnType<typeof chartDays>;
type ReadingProps = { readonly forecast: ForecastView; readonly paths: Paths; readonly day: Days[number] | undefined };

/** Which line is which; with a day, what each says of it. */
function Reading({ forecast, paths, day }: ReadingProps): ReactNode {
  const { currency } = forecast;
  const base = day?.actualMinor ?? day?.range?.p50Minor;
  return (
    <figcaption className={classes['reading']}>
      {day === undefined ? null : <strong>{formatWeekday(day.date)}</strong>}
      <span className={classes['key']} data-line="base">
        {day?.actualMinor === null || day === undefined ? 'As things stand' : 'Actual'}
        {base === undefined ? null : <Money amountMinor={base} currency={currency} isBalance />}
      </span>
      {paths.map(({ option, points }, index) => {
        const minor = points.find(({ date }) => date === day?.date)?.minor;
        return (
          <span key={option.optionId} className={classes['key']} data-line={index === 0 ? 'first' : 'second'}>
            {option.title}
            {minor === undefined ? null : <Money amountMinor={minorUnits(minor)} currency={currency} isBalance />}
          </span>
        );
      })}
    </figcaption>
  );
}

type DataFacts = { readonly days: Days; readonly paths: Paths; readonly colours: ChartColours };

function dataOf({ days, paths, colours }: DataFacts): ChartData<'line', { x: number; y: number }[]> {
  const quiet = { pointRadius: 0, pointHitRadius: 0, tension: 0, fill: false } as const;
  const now = days.findLast(({ actualMinor }) => actualMinor !== null);
  const start = now === undefined ? [] : [{ x: now.epochDay, y: now.actualMinor ?? 0 }];
  return {
    datasets: [
      {
        ...quiet,
        label: 'Actual',
        data: days.flatMap(({ epochDay, actualMinor }) => (actualMinor === null ? [] : [{ x: epochDay, y: actualMinor }])),
        borderColor: colours.actual,
        borderWidth: 2,
      },
      ...paths.map(({ option, points }, index) => ({
        ...quiet,
        label: option.title,
        data: [...start, ...points.map(({ epochDay, minor }) => ({ x: epochDay, y: minor }))],
        borderColor: index === 0 ? colours.expected : colours.buffer,
        borderWidth: index === 0 ? 2.5 : 2,
        borderDash: index === 0 ? [] : [2, 3],
      })),
      {
        ...quiet,
        label: 'As things stand',
        data: days.flatMap(({ epochDay, range }) => (range === null ? [] : [{ x: epochDay, y: range.p50Minor }])),
        borderColor: colours.muted,
        borderWidth: 1.5,
        borderDash: [6, 4],
      },
    ],
  };
}

type AxesFacts = { readonly days: Days; readonly colours: ChartColours; readonly format: Format; readonly forecast: ForecastView };

function axesOf({ days, colours, format, forecast }: AxesFacts): ChartOptions<'line'> {
  const [first, last] = [days[0]?.epochDay ?? 0, days.at(-1)?.epochDay ?? 1];
  const major = 10 ** currencyExponent(forecast.currency);
  const ticks = { color: colours.muted, font: { family: FONT, size: 12 }, padding: 6 };
  const look = { grid: { color: colours.grid, drawTicks: false }, border: { display: false } };
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    parsing: false,
    normalized: true,
    events: [],
    layout: { padding: { top: 4, right: 8 } },
    scales: {
      x: {
        ...look,
        type: 'linear',
        min: first,
        max: last,
        afterBuildTicks: (axis) => {
          axis.ticks = axisDays(first, last).map((value) => ({ value }));
        },
        ticks: { ...ticks, autoSkip: true, maxRotation: 0, callback: (value) => formatDayMonth(fromEpochDay(Number(value))) },
      },
      y: {
        ...look,
        suggestedMin: 0,
        ticks: { ...ticks, maxTicksLimit: 6, callback: (value) => formatAxisMoney(Number(value) / major, format.locale) },
      },
    },
  };
}

type MarkFacts = {
  readonly forecast: ForecastView;
  readonly format: Format;
  readonly colours: ChartColours;
  readonly paths: Paths;
  readonly day: Days[number] | undefined;
};

function marksOf({ forecast, format, colours, paths, day }: MarkFacts): Marks {
  const base = day?.actualMinor ?? day?.range?.p50Minor;
  const others = paths.flatMap(({ points }) => points.find(({ date }) => date === day?.date)?.minor ?? []);
  return {
    colours,
    font: FONT,
    todayX: toEpochDay(forecast.asOf),
    todayLabel: format.isReplay ? formatDayMonth(forecast.asOf) : 'today',
    isBalance: forecast.anchored,
    bufferY: forecast.anchored && forecast.bufferMinor > 0 ? forecast.bufferMinor : null,
    lowest: null,
    pointed: day === undefined ? null : { x: day.epochDay, ys: [...new Set([...(base === undefined ? [] : [base]), ...others])] },
  };
}

function describe(paths: Paths, forecast: ForecastView, format: Format): string {
  const parts = paths.map(({ option, points }) => {
    const lowest = points.reduce<(typeof points)[number] | undefined>(
      (low, point) => (low === undefined || point.minor < low.minor ? point : low),
      undefined,
    );
    if (lowest === undefined) return option.title;
    return `${option.title}: lowest ${format.money(minorUnits(lowest.minor), forecast.currency)} on ${format.dateInSentence(lowest.date)}`;
  });
  return `Expected balance of the next ${forecast.days.length} days as things stand and with the options. ${parts.join('. ')}. The numbers are in the comparison of the options.`;
}
