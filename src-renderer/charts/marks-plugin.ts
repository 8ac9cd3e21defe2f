import type { Chart, Plugin } from 'chart.js';
import type { ChartColours } from './chart-colours.ts';

/** What is drawn over the lines, in the chart's own units (epoch days and minor units). */
export type Marks = {
  readonly colours: ChartColours;
  readonly font: string;
  readonly todayX: number;
  /** `today`, or the earlier day that one looks from. */
  readonly todayLabel: string;
  /** Balances may be below zero; a change from today may too, but means nothing bad by itself. */
  readonly isBalance: boolean;
  readonly bufferY: number | null;
  readonly lowest: { readonly x: number; readonly y: number; readonly label: string } | null;
  /** Where each scenario's line ends, with its letter. */
  readonly ends?: readonly { readonly x: number; readonly y: number; readonly label: string; readonly colour: string }[];
  /** The day under the pointer or the keyboard. */
  readonly pointed: { readonly x: number; readonly ys: readonly number[] } | null;
};

type Pen = {
  readonly context: CanvasRenderingContext2D;
  readonly marks: Marks;
  readonly chart: Chart;
  x: (day: number) => number;
  y: (minor: number) => number;
};

function penOf(chart: Chart, marks: Marks): Pen | null {
  const [xScale, yScale] = [chart.scales['x'], chart.scales['y']];
  if (xScale === undefined || yScale === undefined) return null;
  return { context: chart.ctx, marks, chart, x: (day) => xScale.getPixelForValue(day), y: (minor) => yScale.getPixelForValue(minor) };
}

function crispLine(pen: Pen, line: { from: [number, number]; to: [number, number]; colour: string; width: number; dash?: number[] }): void {
  const { context } = pen;
  context.save();
  context.beginPath();
  context.strokeStyle = line.colour;
  context.lineWidth = line.width;
  context.setLineDash(line.dash ?? []);
  context.moveTo(Math.round(line.from[0]) + 0.5, Math.round(line.from[1]) + 0.5);
  context.lineTo(Math.round(line.to[0]) + 0.5, Math.round(line.to[1]) + 0.5);
  context.stroke();
  context.restore();
}

function horizontal(pen: Pen, minor: number, style: { colour: string; width: number; dash?: number[] }): void {
  const { left, right, top, bottom } = pen.chart.chartArea;
  const y = pen.y(minor);
  if (y < top || y > bottom) return;
  crispLine(pen, { from: [left, y], to: [right, y], ...style });
}

function drawBehind(pen: Pen): void {
  const { context, marks, chart } = pen;
  const { left, right, top, bottom } = chart.chartArea;
  const zero = Math.max(top, pen.y(0));
  if (marks.isBalance && zero < bottom) {
    context.save();
    context.fillStyle = marks.colours.belowZero;
    context.fillRect(left, zero, right - left, bottom - zero);
    context.restore();
  }
  const today = pen.x(marks.todayX);
  crispLine(pen, { from: [today, top], to: [today, bottom], colour: marks.colours.muted, width: 1, dash: [2, 3] });
  label(pen, { text: marks.todayLabel, x: today + 5, y: top + 9, colour: marks.colours.muted });
}

function label(pen: Pen, at: { text: string; x: number; y: number; colour: string; align?: CanvasTextAlign; isStrong?: boolean }): void {
  const { context, marks } = pen;
  context.save();
  context.font = `${at.isStrong === true ? '600 ' : ''}12px ${marks.font}`;
  context.textAlign = at.align ?? 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = marks.colours.surface;
  context.strokeText(at.text, at.x, at.y);
  context.fillStyle = at.colour;
  context.fillText(at.text, at.x, at.y);
  context.restore();
}

function dot(pen: Pen, at: { x: number; y: number; radius: number; colour: string }): void {
  const { context, marks } = pen;
  context.save();
  context.beginPath();
  context.arc(at.x, at.y, at.radius, 0, Math.PI * 2);
  context.fillStyle = at.colour;
  context.strokeStyle = marks.colours.surface;
  context.lineWidth = 2;
  context.fill();
  context.stroke();
  context.restore();
}

function drawOver(pen: Pen): void {
  const { marks, chart } = pen;
  const { colours } = marks;
  const { left, right, top, bottom } = chart.chartArea;
  horizontal(pen, 0, { colour: colours.zero, width: 1.5 });
  if (marks.bufferY !== null && marks.bufferY !== 0) {
    horizontal(pen, marks.bufferY, { colour: colours.buffer, width: 1 });
    const y = pen.y(marks.bufferY);
    if (y > top && y < bottom) label(pen, { text: 'buffer', x: left + 6, y: y - 9, colour: colours.buffer });
  }
  drawEnds(pen);
  if (marks.lowest !== null) drawLowest(pen, marks.lowest);
  if (marks.pointed !== null) {
    const x = pen.x(marks.pointed.x);
    if (x < left - 1 || x > right + 1) return;
    crispLine(pen, { from: [x, top], to: [x, bottom], colour: colours.text, width: 1 });
    for (const y of marks.pointed.ys) dot(pen, { x, y: pen.y(y), radius: 4, colour: colours.expected });
  }
}

/** Letters closer than this would lie over each other. */
const LETTER_HEIGHT_PX = 15;

function drawEnds(pen: Pen): void {
  let above = Number.NEGATIVE_INFINITY;
  for (const end of (pen.marks.ends ?? []).toSorted((a, b) => b.y - a.y)) {
    const y = Math.max(pen.y(end.y), above + LETTER_HEIGHT_PX);
    above = y;
    label(pen, { text: end.label, x: pen.x(end.x) + 6, y, colour: end.colour, isStrong: true });
  }
}

function drawLowest(pen: Pen, lowest: { readonly x: number; readonly y: number; readonly label: string }): void {
  const { left, right, top, bottom } = pen.chart.chartArea;
  const [x, y] = [pen.x(lowest.x), pen.y(lowest.y)];
  if (x > right + 1) return;
  const colour = lowest.y < 0 ? pen.marks.colours.negative : pen.marks.colours.text;
  dot(pen, { x, y, radius: 5, colour });
  pen.context.font = `600 12px ${pen.marks.font}`;
  const width = pen.context.measureText(lowest.label).width;
  const align = x + width / 2 > right ? 'right' : x - width / 2 < left ? 'left' : 'center';
  const lines = [pen.y(0), ...(pen.marks.bufferY === null ? [] : [pen.y(pen.marks.bufferY)])];
  const isFree = (place: number): boolean => place > top + 8 && place < bottom - 8 && lines.every((line) => Math.abs(line - place) > 11);
  const place = [y + 17, y - 17, y + 34, y - 34].find(isFree) ?? y - 17;
  label(pen, { text: lowest.label, x, y: place, colour, align, isStrong: true });
}

type MarksBoard = { readonly plugin: Plugin<'line'>; readonly show: (marks: Marks) => void };

/**
 * Zero, buffer, today, the lowest point and the day that is read. The plugin reads the marks at each drawing, so that pointing at a day redraws and
 * computes nothing.
 */
export function createMarksBoard(): MarksBoard {
  let shown: Marks | null = null;
  const withPen = (chart: Chart, draw: (pen: Pen) => void): void => {
    const pen = shown === null ? null : penOf(chart, shown);
    if (pen !== null) draw(pen);
  };
  return {
    show: (marks) => {
      shown = marks;
    },
    plugin: {
      id: 'tamio-marks',
      beforeDatasetsDraw: (chart) => withPen(chart, drawBehind),
      afterDatasetsDraw: (chart) => withPen(chart, drawOver),
    },
  };
}
