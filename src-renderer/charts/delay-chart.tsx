import { Chart as ChartJs, type ChartData, type ChartOptions, LinearScale, LineElement, PointElement } from 'chart.js';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { Scatter } from 'react-chartjs-2';
import { fromEpochDay, toEpochDay } from '../../src-shared/domain/calendar/iso-date.ts';
import { formatMonth } from '../format/dates.ts';
import { type ChartColours, useChartColours } from './chart-colours.ts';
import classes from './delay-chart.module.css';
import { dayLines, type DelayPoint, monthLines, placePoints, type PlacedPoint, topOf } from './delay-points.ts';

ChartJs.register(LinearScale, LineElement, PointElement);

const FONT = "'Inter Variable', system-ui, sans-serif";
const HEIGHT_PX = 220;
/** Room before the first and behind the last point, in days. */
const MARGIN_DAYS = 10;
/** A single point stands among its months. */
const LEAST_SPAN_DAYS = 120;

type DelayChartProps<Point extends DelayPoint> = {
  /** In order of their due dates. */
  readonly points: readonly Point[];
  readonly medianDays: number | null;
  /** What the picture says in one breath, for who does not see it. */
  readonly description: string;
  /** One point in words, read out and shown above the picture. */
  readonly inWords: (point: Point) => string;
};

/** One point a due item: when it was due against how late it was paid. Pointing or the arrow keys read a point. */
export function DelayChart<Point extends DelayPoint>({ points, medianDays, description, inWords }: DelayChartProps<Point>): ReactNode {
  const colours = useChartColours();
  const [pointed, setPointed] = useState<number | null>(null);
  const chart = useRef<ChartJs<'scatter'>>(null);
  const placed = useMemo(() => placePoints(points), [points]);
  const shownMedian = medianDays === null || Math.round(medianDays) === 0 ? null : medianDays;
  const data = useMemo(() => dataOf(placed, { medianDays: shownMedian, pointed, colours }), [placed, shownMedian, pointed, colours]);
  const options = useMemo(() => optionsOf(points, colours), [points, colours]);
  const beyond = points.filter((_, index) => placed[index]?.isBeyond === true);
  const read = pointed === null ? undefined : points[pointed];
  return (
    <figure className={classes['figure']}>
      <figcaption className={classes['reading']}>
        {read === undefined ? (
          <Keys hasOpen={points.some(({ isOpen }) => isOpen)} medianDays={shownMedian} />
        ) : (
          <span data-private>{inWords(read)}</span>
        )}
      </figcaption>
      <div className={classes['stage']} style={{ height: HEIGHT_PX }} data-private>
        <Scatter ref={chart} data={data} options={options} aria-label={description} />
        <PointReader points={points} placed={placed} pointed={pointed} onPoint={setPointed} inWords={inWords} chart={chart} />
      </div>
      {beyond.length === 0 ? null : (
        <p className={classes['beyond']} data-private>
          At the upper edge, because it would not fit: {beyond.map(inWords).join('; ')}.
        </p>
      )}
    </figure>
  );
}

function Keys({ hasOpen, medianDays }: { readonly hasOpen: boolean; readonly medianDays: number | null }): ReactNode {
  return (
    <>
      <span className={classes['key']} data-mark="settled">
        Paid
      </span>
      {hasOpen ? (
        <span className={classes['key']} data-mark="open">
          Still open
        </span>
      ) : null}
      {medianDays === null ? null : (
        <span className={classes['key']} data-mark="median">
          Median
        </span>
      )}
    </>
  );
}

type Look = { readonly medianDays: number | null; readonly pointed: number | null; readonly colours: ChartColours };

function dataOf(placed: readonly PlacedPoint[], { medianDays, pointed, colours }: Look): ChartData<'scatter'> {
  const [first, last] = edgesOf(placed.map(({ x }) => x));
  const line = (y: number) => [
    { x: first, y },
    { x: last, y },
  ];
  return {
    datasets: [
      {
        label: 'Due items',
        data: placed.map(({ x, y }) => ({ x, y })),
        pointStyle: placed.map(({ isOpen }) => (isOpen ? 'triangle' : 'circle')),
        pointRadius: placed.map(({ isOpen }, index) => (isOpen ? 6 : 3.5) + (index === pointed ? 2 : 0)),
        pointHitRadius: 0,
        pointBackgroundColor: placed.map(({ isOpen }) => (isOpen ? colours.buffer : colours.expected)),
        pointBorderColor: colours.surface,
        pointBorderWidth: 1,
        clip: false,
      },
      { label: 'On time', data: line(0), showLine: true, pointRadius: 0, borderColor: colours.zero, borderWidth: 1.5 },
      ...(medianDays === null
        ? []
        : [
            {
              label: 'Median',
              data: line(medianDays),
              showLine: true,
              pointRadius: 0,
              borderColor: colours.muted,
              borderWidth: 1.5,
              borderDash: [5, 4],
            },
          ]),
    ],
  };
}

function edgesOf(days: readonly number[]): readonly [number, number] {
  const [first, last] = [Math.min(...days) - MARGIN_DAYS, Math.max(...days) + MARGIN_DAYS];
  const more = Math.max(0, Math.ceil((LEAST_SPAN_DAYS - (last - first)) / 2));
  return [first - more, last + more];
}

function optionsOf(points: readonly DelayPoint[], colours: ChartColours): ChartOptions<'scatter'> {
  const [first, last] = edgesOf(points.map(({ dueDate }) => toEpochDay(dueDate)));
  const named = monthLines(first, last);
  const bottom = Math.min(-3, ...points.map(({ delayDays }) => delayDays - 1));
  const top = topOf(points);
  const ticks = { color: colours.muted, font: { family: FONT, size: 12 }, padding: 6 };
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    events: [],
    layout: { padding: { top: 10, right: 8 } },
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
        ticks: { ...ticks, maxRotation: 0, callback: (value) => formatMonth(fromEpochDay(Number(value))).replace(/^(\w{3})\w*/, '$1') },
      },
      y: {
        min: bottom,
        max: top,
        afterBuildTicks: (axis) => {
          axis.ticks = dayLines(bottom, top).map((value) => ({ value }));
        },
        title: { display: true, text: 'days late', color: colours.muted, font: { family: FONT, size: 12 } },
        grid: { color: colours.grid, drawTicks: false },
        border: { display: false },
        ticks: { ...ticks, callback: (value) => (Number(value) < 0 ? `\u2212${-Number(value)}` : String(value)) },
      },
    },
  };
}

type ReaderProps<Point extends DelayPoint> = Pick<DelayChartProps<Point>, 'points' | 'inWords'> & {
  readonly placed: readonly PlacedPoint[];
  readonly pointed: number | null;
  readonly onPoint: (index: number | null) => void;
  readonly chart: React.RefObject<ChartJs<'scatter'> | null>;
};

/** Lies over the canvas and turns pointer and keys into a point: to assistive technology a slider over the due items. */
function PointReader<Point extends DelayPoint>({ points, placed, pointed, onPoint, inWords, chart }: ReaderProps<Point>): ReactNode {
  const last = points.length - 1;
  const index = Math.min(pointed ?? last, last);
  const point = points[index];
  const nearest = (event: PointerEvent): number => {
    const { x, y } = chart.current?.scales ?? {};
    if (x === undefined || y === undefined) return index;
    const far = (at: PlacedPoint): number =>
      Math.hypot(x.getPixelForValue(at.x) - event.nativeEvent.offsetX, y.getPixelForValue(at.y) - event.nativeEvent.offsetY);
    return placed.reduce((best, candidate, at) => (far(candidate) < far(placed[best] ?? candidate) ? at : best), 0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const targets: Readonly<Record<string, number>> = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: last };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    onPoint(Math.min(Math.max(target, 0), last));
  };
  return (
    <input
      type="range"
      className={classes['reader']}
      aria-label="Due item in the picture"
      aria-valuetext={point === undefined ? '' : inWords(point)}
      min={0}
      max={Math.max(last, 0)}
      value={index}
      onChange={({ currentTarget }) => onPoint(Number(currentTarget.value))}
      onMouseDown={(event) => event.preventDefault()}
      onPointerMove={(event) => onPoint(nearest(event))}
      onPointerLeave={() => onPoint(null)}
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) onPoint(index);
      }}
      onBlur={() => onPoint(null)}
      onKeyDown={onKeyDown}
    />
  );
}
