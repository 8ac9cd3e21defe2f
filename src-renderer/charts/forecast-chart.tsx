import { Chart as ChartJs, type ChartData, type ChartOptions, Filler, LinearScale, LineController, LineElement, PointElement } from 'chart.js';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Line } from 'react-chartjs-2';
import type { ForecastView } from '../../src-shared/contract/forecast.ts';
import { fromEpochDay, type IsoDate, toEpochDay } from '../../src-shared/domain/calendar/iso-date.ts';
import { currencyExponent } from '../../src-shared/domain/money/currency.ts';
import { Money } from '../components/money.tsx';
import { type Format, useFormat } from '../components/use-format.ts';
import { formatDayMonth, formatMonth, formatWeekday } from '../format/dates.ts';
import { formatAxisMoney } from '../format/money.ts';
import { type ChartColours, useChartColours } from './chart-colours.ts';
import classes from './forecast-chart.module.css';
import { axisDays, type ChartDay, chartDays, WEEKS_UP_TO_DAYS } from './forecast-series.ts';
import { createMarksBoard, type Marks } from './marks-plugin.ts';

ChartJs.register(Filler, LinearScale, LineController, LineElement, PointElement);

const FONT = "'Inter Variable', system-ui, sans-serif";

type ForecastChartProps = {
  readonly forecast: ForecastView;
  readonly pastDays: number;
  readonly aheadDays: number;
  readonly height: number;
  readonly onOpenWeek: (weekStart: IsoDate) => void;
};

/** Past balances solid, expected ones dashed, the range shaded. Pointing or the arrow keys read a day; pressing opens its week. */
export function ForecastChart({ forecast, pastDays, aheadDays, height, onOpenWeek }: ForecastChartProps): ReactNode {
  const format = useFormat();
  const colours = useChartColours();
  const days = useMemo(() => chartDays(forecast, { pastDays, aheadDays }), [forecast, pastDays, aheadDays]);
  const [pointed, setPointed] = useState<number | null>(null);
  const day = pointed === null ? undefined : days[Math.min(pointed, days.length - 1)];
  const chart = useRef<ChartJs<'line'>>(null);
  const [board] = useState(createMarksBoard);
  const plugins = useMemo(() => [board.plugin], [board]);
  const data = useMemo(() => dataOf(days, colours), [days, colours]);
  const options = useMemo(() => optionsOf(days, { colours, format, forecast }), [days, colours, format, forecast]);
  useEffect(() => {
    board.show(marksOf(forecast, { colours, format, day }));
    chart.current?.draw();
  }, [board, forecast, colours, format, day]);
  return (
    <figure className={classes['figure']}>
      <Reading day={day} forecast={forecast} />
      <div className={classes['stage']} style={{ height }} data-private>
        <Line ref={chart} data={data} options={options} plugins={plugins} aria-label={describe(forecast, format)} />
        <DayReader days={days} pointed={pointed} onPoint={setPointed} onOpenWeek={onOpenWeek} chart={chart} />
      </div>
    </figure>
  );
}

function dataOf(days: readonly ChartDay[], colours: ChartColours): ChartData<'line', { x: number; y: number }[]> {
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
    ],
  };
}

type Look = { readonly colours: ChartColours; readonly format: Format; readonly forecast: ForecastView };

function optionsOf(days: readonly ChartDay[], { colours, format, forecast }: Look): ChartOptions<'line'> {
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
    layout: { padding: { top: 4, right: 8 } },
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
  look: { readonly colours: ChartColours; readonly format: Format; readonly day: ChartDay | undefined },
): Marks {
  const { colours, format, day } = look;
  const { lowestPoint } = forecast;
  const ys = [day?.actualMinor, day?.range?.p50Minor].flatMap((minor) => minor ?? []);
  return {
    colours,
    font: FONT,
    todayX: toEpochDay(forecast.asOf),
    isBalance: forecast.anchored,
    bufferY: forecast.anchored && forecast.bufferMinor > 0 ? forecast.bufferMinor : null,
    lowest: forecast.anchored
      ? {
          x: toEpochDay(lowestPoint.date),
          y: lowestPoint.p50Minor,
          label: `lowest ${format.money(lowestPoint.p50Minor, forecast.currency)}, ${formatDayMonth(lowestPoint.date)}`,
        }
      : null,
    pointed: day === undefined ? null : { x: day.epochDay, ys: [...new Set(ys)] },
  };
}

/** For who does not see the chart: what it shows in one breath; the table below it holds the numbers. */
function describe(forecast: ForecastView, format: Format): string {
  const { lowestPoint: lowest, currency } = forecast;
  const money = (minor: typeof lowest.p50Minor): string => format.money(minor, currency);
  return (
    `Cash balance: past days and the forecast of ${forecast.horizonDays} days. Lowest expected point ${money(lowest.p50Minor)} on ` +
    `${format.dateInSentence(lowest.date)}, range ${money(lowest.p10Minor)} to ${money(lowest.p90Minor)}. The numbers are in the table of the forecast page.`
  );
}

/** The day that is pointed at, in words and figures; the legend while none is. */
function Reading({ day, forecast }: { readonly day: ChartDay | undefined; readonly forecast: ForecastView }): ReactNode {
  const { currency } = forecast;
  if (day === undefined) {
    return (
      <figcaption className={classes['reading']}>
        <span className={classes['key']} data-line="actual">
          Actual
        </span>
        <span className={classes['key']} data-line="expected">
          Expected
        </span>
        <span className={classes['key']} data-line="range">
          8 cases in 10
        </span>
        {forecast.anchored && forecast.bufferMinor > 0 ? (
          <span className={classes['key']} data-line="buffer">
            Buffer <Money amountMinor={forecast.bufferMinor} currency={currency} />
          </span>
        ) : null}
      </figcaption>
    );
  }
  return (
    <figcaption className={classes['reading']}>
      <strong>{formatWeekday(day.date)}</strong>
      {day.actualMinor === null ? null : (
        <span>
          actual <Money amountMinor={day.actualMinor} currency={currency} isBalance />
        </span>
      )}
      {day.range === null || day.actualMinor !== null ? null : (
        <>
          <span>
            expected <Money amountMinor={day.range.p50Minor} currency={currency} isBalance />
          </span>
          <span className={classes['quiet']}>
            range <Money amountMinor={day.range.p10Minor} currency={currency} /> to <Money amountMinor={day.range.p90Minor} currency={currency} />
          </span>
        </>
      )}
      {day.weekStart === null ? null : <span className={classes['quiet']}>press to see what makes it up</span>}
    </figcaption>
  );
}

type DayReaderProps = {
  readonly days: readonly ChartDay[];
  readonly pointed: number | null;
  readonly onPoint: (index: number | null) => void;
  readonly onOpenWeek: (weekStart: IsoDate) => void;
  readonly chart: React.RefObject<ChartJs<'line'> | null>;
};

/** Lies over the canvas and turns pointer and keys into a day: to assistive technology a slider over the days. */
function DayReader({ days, pointed, onPoint, onOpenWeek, chart }: DayReaderProps): ReactNode {
  const format = useFormat();
  const firstAhead = days.findIndex(({ weekStart }) => weekStart !== null);
  const index = pointed ?? Math.max(firstAhead, 0);
  const day = days[index];
  const open = (at: number): void => {
    const weekStart = days[at]?.weekStart;
    if (weekStart !== null && weekStart !== undefined) onOpenWeek(weekStart);
  };
  const indexAt = (event: PointerEvent | React.MouseEvent): number => {
    const x = chart.current?.scales['x']?.getValueForPixel(event.nativeEvent.offsetX);
    if (x === undefined) return index;
    return days.reduce((best, candidate, at) => (Math.abs(candidate.epochDay - x) < Math.abs((days[best]?.epochDay ?? 0) - x) ? at : best), 0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const stride = event.shiftKey ? 7 : 1;
    const last = days.length - 1;
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: index + stride,
      ArrowLeft: index - stride,
      PageDown: index + 28,
      PageUp: index - 28,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (target !== undefined) onPoint(Math.min(Math.max(target, 0), last));
    else if (event.key === 'Enter' || event.key === ' ') open(index);
    else return;
    event.preventDefault();
  };
  return (
    <input
      type="range"
      className={classes['reader']}
      aria-label="Day of the forecast"
      min={0}
      max={days.length - 1}
      value={index}
      aria-valuetext={day === undefined ? '' : dayInWords(day, format)}
      onChange={({ currentTarget }) => onPoint(Number(currentTarget.value))}
      // The pointer reads by where it is over the chart; the field's own idea of dragging would fight it.
      onMouseDown={(event) => event.preventDefault()}
      onPointerMove={(event) => onPoint(indexAt(event))}
      onPointerLeave={() => onPoint(null)}
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) onPoint(index);
      }}
      onBlur={() => onPoint(null)}
      onKeyDown={onKeyDown}
      onClick={(event) => open(indexAt(event))}
    />
  );
}

function dayInWords(day: ChartDay, format: Format): string {
  const money = (minor: NonNullable<ChartDay['actualMinor']>): string => format.money(minor, format.baseCurrency);
  if (day.actualMinor !== null) return `${formatWeekday(day.date)}: actual ${money(day.actualMinor)}`;
  if (day.range === null) return formatWeekday(day.date);
  const { p10Minor, p50Minor, p90Minor } = day.range;
  return `${formatWeekday(day.date)}: expected ${money(p50Minor)}, range ${money(p10Minor)} to ${money(p90Minor)}`;
}
