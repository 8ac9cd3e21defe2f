import type { Chart as ChartJs } from 'chart.js';
import type { KeyboardEvent, MouseEvent, PointerEvent, ReactNode, RefObject } from 'react';
import type { IsoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { type Format, useFormat } from '../components/use-format.ts';
import { formatWeekday } from '../format/dates.ts';
import classes from './forecast-chart.module.css';
import type { ChartDay } from './forecast-series.ts';
import { type ScenarioLine, valueOn } from './scenario-lines.ts';

type DayReaderProps = {
  readonly days: readonly ChartDay[];
  /** Scenarios that are read out with the day. */
  readonly lines?: readonly ScenarioLine[];
  readonly pointed: number | null;
  readonly onPoint: (index: number | null) => void;
  readonly onOpenWeek: (weekStart: IsoDate) => void;
  readonly chart: RefObject<ChartJs<'line'> | null>;
};

/** Lies over the canvas and turns pointer and keys into a day: to assistive technology a slider over the days. */
export function DayReader({ days, lines = [], pointed, onPoint, onOpenWeek, chart }: DayReaderProps): ReactNode {
  const format = useFormat();
  const firstAhead = days.findIndex(({ weekStart }) => weekStart !== null);
  const index = pointed ?? Math.max(firstAhead, 0);
  const day = days[index];
  const open = (at: number): void => {
    const weekStart = days[at]?.weekStart;
    if (weekStart !== null && weekStart !== undefined) onOpenWeek(weekStart);
  };
  const indexAt = (event: PointerEvent | MouseEvent): number => {
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
      aria-valuetext={day === undefined ? '' : dayInWords(day, lines, format)}
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

function dayInWords(day: ChartDay, lines: readonly ScenarioLine[], format: Format): string {
  const money = (minor: NonNullable<ChartDay['actualMinor']>): string => format.money(minor, format.baseCurrency);
  if (day.actualMinor !== null) return `${formatWeekday(day.date)}: actual ${money(day.actualMinor)}`;
  if (day.range === null) return formatWeekday(day.date);
  const { p10Minor, p50Minor, p90Minor } = day.range;
  const beside = lines.flatMap((line) => {
    const valueMinor = valueOn(line, day.date);
    return valueMinor === null ? [] : [`, ${line.name} ${money(valueMinor)}`];
  });
  return `${formatWeekday(day.date)}: expected ${money(p50Minor)}, range ${money(p10Minor)} to ${money(p90Minor)}${beside.join('')}`;
}
