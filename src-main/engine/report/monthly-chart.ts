import { assert } from '../../../src-shared/result/assert.ts';
import { REPORT_FONT } from './document.ts';

/** One month: receipts zero or more, disbursements zero or less, both in minor units of one currency. */
export type ChartMonth = { readonly month: string; readonly receiptsMinor: number; readonly disbursementsMinor: number };

export type ChartOptions = { readonly width: number; readonly height: number; readonly axisLabel: (amountMinor: number) => string };

const LABEL_SIZE = 7;
const TOP = 18;
const BOTTOM = 16;
/** Room for the longest label of the axis. */
const LEFT = 66;
/** Half of the last label of a month, which may stand at the edge. */
const RIGHT = 8;
/** About how many labels the axis of amounts has. */
const TICK_COUNT = 5;
/** Narrowest distance of two labels of months. */
const MONTH_LABEL_WIDTH = 36;

/** The smallest of 1, 2, 5 × 10ⁿ that covers the span in the wanted number of steps; at least 1. */
export function niceStep(span: number, steps: number): number {
  const raw = span / steps;
  let power = 1;
  while (power * 10 <= raw) power *= 10;
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= raw) ?? 10;
  return factor * power;
}

const point = (value: number): string => value.toFixed(2);

type Scale = { readonly y: (amount: number) => number; readonly ticks: readonly number[] };

function scaleOf(months: readonly ChartMonth[], height: number): Scale {
  const highest = Math.max(0, ...months.map((month) => month.receiptsMinor));
  const lowest = Math.min(0, ...months.map((month) => month.disbursementsMinor));
  const step = niceStep(Math.max(1, highest - lowest), TICK_COUNT);
  const bottom = Math.floor(lowest / step) * step;
  // Months without any movement still need an axis to stand on.
  const top = Math.max(Math.ceil(highest / step) * step, bottom + step);
  const span = top - bottom;
  const ticks = Array.from({ length: span / step + 1 }, (_, index) => bottom + index * step);
  return { y: (amount) => TOP + ((top - amount) / span) * (height - TOP - BOTTOM), ticks };
}

function text(x: number, y: number, anchor: 'start' | 'middle' | 'end', content: string): string {
  return `<text x="${point(x)}" y="${point(y)}" text-anchor="${anchor}" font-family="${REPORT_FONT}" font-size="${LABEL_SIZE}" fill="#000000">${content}</text>`;
}

function legend(): string {
  const [first, second, third] = [LEFT, LEFT + 70, LEFT + 160];
  return [
    `<rect x="${first}" y="2" width="8" height="8" fill="#000000"/>${text(first + 12, 9, 'start', 'Receipts')}`,
    `<rect x="${second}" y="2.4" width="7.2" height="7.2" fill="#ffffff" stroke="#000000" stroke-width="0.8"/>${text(second + 12, 9, 'start', 'Disbursements')}`,
    `<line x1="${third}" y1="6" x2="${third + 16}" y2="6" stroke="#000000" stroke-width="1.2"/><circle cx="${third + 8}" cy="6" r="2" fill="#ffffff" stroke="#000000" stroke-width="1"/>${text(third + 20, 9, 'start', 'Net cash flow')}`,
  ].join('');
}

/**
 * Receipts and disbursements by month as an SVG of black shapes on white: full bars up, empty bars down, and a line with rings for the net, so that it
 * reads in any copy and without colour. Every shape is a vector. Expects at least one month; labels of months are thinned until they fit.
 */
export function drawMonthlyChart(months: readonly ChartMonth[], options: ChartOptions): string {
  assert(months.length > 0, 'at least one month to draw');
  const { width, height } = options;
  const scale = scaleOf(months, height);
  const slot = (width - LEFT - RIGHT) / months.length;
  const bar = slot * 0.56;
  const centre = (index: number): number => LEFT + (index + 0.5) * slot;
  const zero = scale.y(0);
  const parts: string[] = [legend()];
  for (const tick of scale.ticks) {
    const y = scale.y(tick);
    parts.push(
      `<line x1="${LEFT}" y1="${point(y)}" x2="${width}" y2="${point(y)}" ${tick === 0 ? 'stroke="#000000" stroke-width="0.9"' : 'stroke="#b0b0b0" stroke-width="0.4"'}/>`,
    );
    parts.push(text(LEFT - 5, y + 2.4, 'end', options.axisLabel(tick)));
  }
  const labelEvery = Math.ceil(MONTH_LABEL_WIDTH / slot);
  for (const [index, month] of months.entries()) {
    const x = centre(index) - bar / 2;
    const [up, down] = [scale.y(month.receiptsMinor), scale.y(month.disbursementsMinor)];
    if (up < zero) parts.push(`<rect x="${point(x)}" y="${point(up)}" width="${point(bar)}" height="${point(zero - up)}" fill="#000000"/>`);
    if (down > zero)
      parts.push(
        `<rect x="${point(x)}" y="${point(zero)}" width="${point(bar)}" height="${point(down - zero)}" fill="#ffffff" stroke="#000000" stroke-width="0.7"/>`,
      );
    if (index % labelEvery === 0) parts.push(text(centre(index), height - 4, 'middle', month.month));
  }
  const nets = months.map((month, index) => ({ x: centre(index), y: scale.y(month.receiptsMinor + month.disbursementsMinor) }));
  const path = nets.map(({ x, y }) => `${point(x)},${point(y)}`).join(' ');
  parts.push(
    `<polyline points="${path}" fill="none" stroke="#ffffff" stroke-width="3"/><polyline points="${path}" fill="none" stroke="#000000" stroke-width="1.2"/>`,
  );
  for (const { x, y } of nets) parts.push(`<circle cx="${point(x)}" cy="${point(y)}" r="2" fill="#ffffff" stroke="#000000" stroke-width="1"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><title>Receipts, disbursements and net cash flow by month</title>${parts.join('')}</svg>`;
}
