import { addDays, daysBetween, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import type { ImportQuestion } from '../types.ts';
import { settled, type Decision } from './decision.ts';
import type { DateFacts, DateText } from './gather-facts.ts';
import { DATE_ORDERS, type DateOrder, type DateShape } from './values/date-shape.ts';

type DateOrderInput = {
  readonly facts: DateFacts;
  /** Pairs of the booking date with another date of the same row. */
  readonly pairs: readonly (readonly [DateShape, DateShape])[];
  /** Dates in the lines around the table and in texts, written as in the column. */
  readonly otherDates: readonly DateShape[];
  readonly answer: DateOrder | undefined;
  readonly asOf: IsoDate;
};

const NAMES: Readonly<Record<DateOrder, string>> = { dmy: 'day first', mdy: 'month first', ymd: 'year first' };
/** A statement holds no booking later than this many days after it is imported: room for other time zones and announced bookings. */
const FUTURE_DAYS = 10;
/** So many different days, in one direction, do not come about by chance under a wrong order. */
const MONOTONE_DAYS = 6;
/** Two dates of one movement lie at most this far apart. */
const PAIR_DAYS = 10;

/**
 * Which order the numbers of a date stand in, from the whole column: a date that exists in one order only settles it; then dots, days after the
 * import, a second date in the row, the order of the lines, dates elsewhere in the file. Language and country settle nothing.
 */
export function decideDateOrder(input: DateOrderInput): Decision<DateOrder> {
  const texts = [...input.facts.texts.values()];
  const open = texts.filter((text) => !text.shape.isFixed);
  const finding = (value: DateOrder, confidence: number, evidence: string) => ({ property: 'date_order', value, confidence, evidence });
  const first = open[0];
  if (first === undefined) return settled('ymd', finding('ymd', 1, `${texts[0]?.text ?? 'Every date'} reads in one way only.`));
  const readable = (order: DateOrder): number => open.reduce((sum, text) => sum + (text.shape.readings[order] === null ? 0 : text.count), 0);
  const total = open.reduce((sum, text) => sum + text.count, 0);
  const most = Math.max(...DATE_ORDERS.map(readable));
  const possible = DATE_ORDERS.filter((order) => readable(order) === most);
  if (possible.length === 1) {
    const order = possible[0] ?? 'dmy';
    const proof = open.find((text) => DATE_ORDERS.every((other) => other === order || text.shape.readings[other] === null)) ?? first;
    const evidence = `${proof.text} in line ${proof.line} can only be ${NAMES[order]}.`;
    return settled(order, finding(order, most === total ? 0.99 : 0.8, evidence));
  }
  if (open.every((text) => new Set(possible.map((order) => text.shape.readings[order])).size === 1)) {
    const order = possible[0] ?? 'dmy';
    return settled(order, finding(order, 1, `${first.text} in line ${first.line} and all other dates are the same day in either order.`));
  }
  const hint = narrow(possible, open, input);
  if (hint !== null) return settled(hint.order, finding(hint.order, hint.confidence, hint.evidence));
  const answer = input.answer;
  if (answer !== undefined && possible.includes(answer)) return settled(answer, finding(answer, 1, 'You said so.'));
  const value = possible[0] ?? 'dmy';
  return {
    value,
    finding: finding(value, 0.5, `Every date exists in more than one order, as ${first.text} in line ${first.line}.`),
    question: askOrder(possible, open),
  };
}

type Hint = { readonly order: DateOrder; readonly confidence: number; readonly evidence: string };

function narrow(possible: readonly DateOrder[], open: readonly DateText[], input: DateOrderInput): Hint | null {
  const only = (orders: readonly DateOrder[], confidence: number, evidence: (order: DateOrder) => string): Hint | null => {
    const order = orders[0];
    return orders.length === 1 && order !== undefined ? { order, confidence, evidence: evidence(order) } : null;
  };
  const isDotted = open.every((text) => text.shape.isDotted);
  const dotted = isDotted ? possible.filter((order) => order !== 'mdy') : possible;
  const horizon = addDays(input.asOf, FUTURE_DAYS);
  const past = dotted.filter((order) => open.every((text) => (text.shape.readings[order] ?? horizon) <= horizon));
  const left = past.length > 0 ? past : dotted;
  const together = left.filter((order) => !isScattered(open, order, left));
  const dense = open.length >= 2 && together.length > 0 ? together : left;
  return (
    only(dotted, 0.97, () => `Dates with dots, as ${open[0]?.text ?? ''}, are written day first.`) ??
    only(left, 0.95, (order) => `Read otherwise some days would lie after the import, so they are ${NAMES[order]}.`) ??
    only(dense, 0.93, (order) => `Read ${NAMES[order]} the days lie together, otherwise they are scattered over decades.`) ??
    only(byPairs(dense, input.pairs), 0.95, (order) => `Read ${NAMES[order]} the two dates of each row lie close together.`) ??
    only(byLineOrder(dense, input.facts), 0.94, (order) => `Read ${NAMES[order]} the lines are in the order of their dates.`) ??
    only(byOtherDates(dense, input.otherDates), 0.93, (order) => `Other dates in the file can only be ${NAMES[order]}.`)
  );
}

function spanDays(open: readonly DateText[], order: DateOrder): number {
  const dates = open
    .map((text) => text.shape.readings[order])
    .filter((date) => date !== null)
    .toSorted();
  const [low, high] = [dates[0], dates.at(-1)];
  return low === undefined || high === undefined ? 0 : daysBetween(low, high);
}

/** A day taken for a year moves dates by years; the right order keeps them together. */
const SCATTERED_DAYS = 300;
const SCATTER_FACTOR = 8;

/** Whether an order spreads dates with short years over years, and many times as far as another order does. */
function isScattered(open: readonly DateText[], order: DateOrder, among: readonly DateOrder[]): boolean {
  if (!open.some((text) => text.shape.hasShortYear)) return false;
  // Two dates alone tell only against a year in front, which is the rarer way of writing.
  if (open.length < 3 && order !== 'ymd') return false;
  const span = spanDays(open, order);
  return span >= SCATTERED_DAYS && among.some((other) => other !== order && (spanDays(open, other) + 1) * SCATTER_FACTOR <= span);
}

function byPairs(orders: readonly DateOrder[], pairs: DateOrderInput['pairs']): DateOrder[] {
  return orders.filter((order) => {
    const gaps = pairs.map(([one, other]) => gap(one, other, order));
    return (
      gaps.length > 0 && gaps.every((days) => days !== null && days <= PAIR_DAYS) && orders.some((rival) => rival !== order && isApart(pairs, rival))
    );
  });
}

/** A rival order is ruled out by two rows whose dates it puts weeks apart, never by one. */
function isApart(pairs: DateOrderInput['pairs'], order: DateOrder): boolean {
  return pairs.filter(([one, other]) => (gap(one, other, order) ?? 1000) > PAIR_DAYS + 10).length >= 2;
}

function gap(one: DateShape, other: DateShape, order: DateOrder): number | null {
  const [a, b] = [one.readings[order], other.readings[order]];
  return a === null || b === null ? null : Math.abs(daysBetween(a, b));
}

function byLineOrder(orders: readonly DateOrder[], facts: DateFacts): DateOrder[] {
  const breaks = (order: DateOrder): number => Math.min(facts.runs[order].rises, facts.runs[order].falls);
  const steps = (order: DateOrder): number => facts.runs[order].rises + facts.runs[order].falls;
  return orders.filter(
    (order) => breaks(order) === 0 && steps(order) + 1 >= MONOTONE_DAYS && orders.every((rival) => rival === order || breaks(rival) >= 2),
  );
}

function byOtherDates(orders: readonly DateOrder[], others: readonly DateShape[]): DateOrder[] {
  const decisive = others.filter((shape) => !shape.isFixed && orders.some((order) => shape.readings[order] === null));
  if (decisive.length === 0) return [];
  return orders.filter((order) => decisive.every((shape) => shape.readings[order] !== null));
}

function askOrder(possible: readonly DateOrder[], open: readonly DateText[]): ImportQuestion {
  const telling = open.filter((text) => new Set(possible.map((order) => text.shape.readings[order])).size > 1);
  const examples = (telling.length > 0 ? telling : open).slice(0, 2).map((text) => ({
    line: text.line,
    raw: text.text,
    readings: Object.fromEntries(possible.map((order) => [order, text.shape.readings[order] ?? ''])),
  }));
  return { kind: 'date_order', options: possible, examples };
}
