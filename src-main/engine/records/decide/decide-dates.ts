import { addDays, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import type { DateReader } from '../../import/table/values/date-reader.ts';
import { DATE_ORDERS, type DateOrder, type DateShape } from '../../import/table/values/date-shape.ts';
import type { Finding } from '../../import/types.ts';
import type { RecordField } from '../fields.ts';
import type { RecordExample, Settled } from '../types.ts';

/** The cells of a row that hold dates, by field. */
export type DateRow = { readonly line: number; readonly cells: ReadonlyMap<RecordField, string> };

type DateInput = {
  readonly rows: readonly DateRow[];
  readonly dates: DateReader;
  readonly answer: DateOrder | undefined;
  readonly asOf: IsoDate;
};

const NAMES: Readonly<Record<DateOrder, string>> = { dmy: 'day first', mdy: 'month first', ymd: 'year first' };
/** A document is issued before it is listed: room for other time zones and for those dated ahead. */
const FUTURE_DAYS = 10;

type Seen = { readonly text: string; readonly line: number; readonly shape: DateShape };

const PAIRS: readonly (readonly [RecordField, RecordField])[] = [
  ['issueDate', 'dueDate'],
  ['issueDate', 'discountUntil'],
  ['startDate', 'endDate'],
];

/** Whether under the order some row ends before it begins, which no document and no agreement does. */
function isContradicted(order: DateOrder, { rows, dates }: DateInput): { readonly line: number; readonly text: string } | null {
  for (const { line, cells } of rows) {
    for (const [from, to] of PAIRS) {
      const [first, second] = [cells.get(from) ?? '', cells.get(to) ?? ''];
      const [start, end] = [dates.date(first, order), dates.date(second, order)];
      if (start !== null && end !== null && end < start) return { line, text: `${first} to ${second}` };
    }
  }
  return null;
}

function isAhead(order: DateOrder, { rows, dates, asOf }: DateInput): boolean {
  const horizon = addDays(asOf, FUTURE_DAYS);
  return rows.some(({ cells }) => (dates.date(cells.get('issueDate') ?? '', order) ?? asOf) > horizon);
}

function seenDates({ rows, dates }: DateInput): Seen[] {
  return rows.flatMap(({ line, cells }) =>
    [...cells.values()].flatMap((text) => {
      const shape = dates.shape(text);
      return shape === null ? [] : [{ text, line, shape }];
    }),
  );
}

function examplesOf(open: readonly Seen[], options: readonly DateOrder[]): RecordExample[] {
  const telling = open.filter(({ shape }) => new Set(options.map((order) => shape.readings[order])).size > 1);
  const byLine = telling.filter(({ line }, index) => telling.findIndex((other) => other.line === line) === index);
  return (byLine.length > 1 ? byLine : telling).slice(0, 2).map(({ text, line, shape }) => ({
    line,
    raw: text,
    readings: Object.fromEntries(options.map((order) => [order, shape.readings[order] ?? ''])),
  }));
}

/**
 * Which order day, month and year stand in, from all dates of the table: one that exists in one order only settles it; then dots; then that nothing is
 * due before it was issued and nothing ends before it starts; then that documents are not issued after today. Language and country settle nothing.
 */
export function decideDateOrder(input: DateInput): Settled<DateOrder> {
  const seen = seenDates(input);
  const open = seen.filter(({ shape }) => !shape.isFixed);
  const settled = (value: DateOrder, confidence: number, evidence: string): Settled<DateOrder> => ({
    value,
    finding: { property: 'date_order', value, confidence, evidence } satisfies Finding,
    question: null,
  });
  const [first] = open;
  if (first === undefined)
    return seen.length === 0 ? { value: 'ymd', finding: null, question: null } : settled('ymd', 1, `${seen[0]?.text ?? ''} reads in one way only.`);
  const readable = (order: DateOrder): number => open.filter(({ shape }) => shape.readings[order] !== null).length;
  const most = Math.max(...DATE_ORDERS.map(readable));
  const possible = DATE_ORDERS.filter((order) => readable(order) === most);
  const only = (orders: readonly DateOrder[]): DateOrder | null => (orders.length === 1 ? (orders[0] ?? null) : null);
  const byReading = only(possible);
  if (byReading !== null) {
    const proof = open.find(({ shape }) => DATE_ORDERS.every((order) => order === byReading || shape.readings[order] === null)) ?? first;
    return settled(byReading, most === open.length ? 0.99 : 0.8, `${proof.text} in line ${proof.line} can only be ${NAMES[byReading]}.`);
  }
  if (open.every(({ shape }) => new Set(possible.map((order) => shape.readings[order])).size === 1))
    return settled(possible[0] ?? 'dmy', 1, `${first.text} and all other dates are the same day in either order.`);
  const dotted = open.every(({ shape }) => shape.isDotted) ? possible.filter((order) => order !== 'mdy') : possible;
  const byDots = only(dotted);
  if (byDots !== null) return settled(byDots, 0.97, `Dates with dots, as ${first.text}, are written ${NAMES[byDots]}.`);
  const contradictions = dotted.map((order) => [order, isContradicted(order, input)] as const);
  const sound = contradictions.filter(([, found]) => found === null).map(([order]) => order);
  const bySense = only(sound);
  const wrong = contradictions.find(([, found]) => found !== null)?.[1];
  if (bySense !== null && wrong !== undefined && wrong !== null)
    return settled(bySense, 0.96, `Read otherwise line ${wrong.line} would end before it begins (${wrong.text}), so dates are ${NAMES[bySense]}.`);
  const left = sound.length === 0 ? dotted : sound;
  const byToday = only(left.filter((order) => !isAhead(order, input)));
  if (byToday !== null) return settled(byToday, 0.93, `Read otherwise something would be issued after today, so dates are ${NAMES[byToday]}.`);
  if (input.answer !== undefined && left.includes(input.answer)) return settled(input.answer, 1, 'You said so.');
  const value = left[0] ?? 'dmy';
  return {
    value,
    finding: {
      property: 'date_order',
      value,
      confidence: 0.5,
      evidence: `Every date exists in more than one order, as ${first.text} in line ${first.line}.`,
    },
    question: { kind: 'date_order', options: left, examples: examplesOf(open, left) },
  };
}
