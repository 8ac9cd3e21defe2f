import type { IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import type { RunControl } from '../../common/run-control.ts';
import type { CellReaders } from './header/find-header.ts';
import type { TableRoles } from './assign-roles.ts';
import type { TableSource } from './table-source.ts';
import { DATE_ORDERS, datePart, type DateOrder, type DateShape } from './values/date-shape.ts';
import { exceedsExponent, markShownBy, type DecimalMark } from './values/amount-value.ts';

/** How often each different date text occurs, how it reads, and where it stands first. */
export type DateText = { readonly text: string; readonly shape: DateShape; readonly line: number; count: number };

/** How the dates of a column move from row to row under one order. */
type DateRun = { rises: number; falls: number };

export type DateFacts = { readonly texts: ReadonlyMap<string, DateText>; readonly runs: Readonly<Record<DateOrder, DateRun>> };

/** What the figures of a column show about their marks and signs. */
export type NumberFacts = {
  shownDot: number;
  shownComma: number;
  /** One mark, three digits behind it: `.` or `,` may be decimal. Those that the currency's decimals rule out as decimal are counted too. */
  openDot: number;
  openComma: number;
  openExceeding: number;
  /** Figures without any mark. */
  plain: number;
  negative: number;
  positive: number;
  zero: number;
  /** Positive figures with a written `+` or a word for in, and figures with a word for out. */
  markedIn: number;
  markedOut: number;
  firstShown: { readonly line: number; readonly text: string } | null;
  firstOpen: { readonly line: number; readonly text: string }[];
};

export type TableFacts = {
  readonly dates: ReadonlyMap<number, DateFacts>;
  readonly numbers: ReadonlyMap<number, NumberFacts>;
  readonly records: number;
};

/** Different date texts kept: thirty years of days, and room to spare. */
const DATE_TEXTS_LIMIT = 40_000;
const PROGRESS_STEP = 16_384;

type GatherInput = {
  readonly source: TableSource;
  readonly firstLine: number;
  readonly roles: TableRoles;
  readonly readers: CellReaders;
  readonly exponent: number;
};

/** Walks all rows once and gathers what their dates and figures show, so that no decision rests on the first screenful of a file. */
export function gatherFacts({ source, firstLine, roles, readers, exponent }: GatherInput, control: RunControl): TableFacts {
  const dates = new Map(roles.dates.slice(0, 2).map((column) => [column, newDateCollector(readers)] as const));
  const numberColumns = [
    ...new Set([...roles.amounts, roles.debit, roles.credit, ...roles.balances, roles.fee, roles.gross].filter((column) => column !== null)),
  ];
  const numbers = numberColumns.map((column) => [column, newNumberFacts()] as const);
  const collectors = [...dates];
  let records = 0;
  source.forEachRecord((cells, line) => {
    if (line < firstLine) return true;
    records += 1;
    if (records % PROGRESS_STEP === 0) control.checkpoint('Understanding the file', records, Math.max(records, source.estimatedRecords));
    for (const [column, collector] of collectors) collector.add(cells[column] ?? '', line);
    for (const [column, facts] of numbers) addNumber(facts, cells[column] ?? '', { line, readers, exponent });
    return true;
  });
  return { dates: new Map([...dates].map(([column, collector]) => [column, collector.facts] as const)), numbers: new Map(numbers), records };
}

function newDateCollector(readers: CellReaders): { readonly facts: DateFacts; add(cell: string, line: number): void } {
  const texts = new Map<string, DateText>();
  const runs = { dmy: { rises: 0, falls: 0 }, mdy: { rises: 0, falls: 0 }, ymd: { rises: 0, falls: 0 } };
  const previous: Record<DateOrder, IsoDate | null> = { dmy: null, mdy: null, ymd: null };
  let lastText = '';
  return {
    facts: { texts, runs },
    add: (cell, line) => {
      if (cell === '') return;
      const text = datePart(cell);
      const known = texts.get(text);
      if (known !== undefined) known.count += 1;
      if (text === lastText && known !== undefined) return;
      const shape = known?.shape ?? readers.dates.shape(cell);
      if (shape === null) return;
      lastText = text;
      if (known === undefined && texts.size < DATE_TEXTS_LIMIT) texts.set(text, { text, shape, line, count: 1 });
      for (const order of DATE_ORDERS) {
        const date = shape.readings[order];
        const before = previous[order];
        if (date === null) continue;
        if (before !== null && date > before) runs[order].rises += 1;
        else if (before !== null && date < before) runs[order].falls += 1;
        previous[order] = date;
      }
    },
  };
}

function newNumberFacts(): NumberFacts {
  return {
    shownDot: 0,
    shownComma: 0,
    openDot: 0,
    openComma: 0,
    openExceeding: 0,
    plain: 0,
    negative: 0,
    positive: 0,
    zero: 0,
    markedIn: 0,
    markedOut: 0,
    firstShown: null,
    firstOpen: [],
  };
}

function addNumber(facts: NumberFacts, cell: string, at: { line: number; readers: CellReaders; exponent: number }): void {
  const scan = at.readers.amounts(cell);
  if (scan === null) return;
  if (scan.digits === 0) facts.zero += 1;
  else if (scan.sign < 0) facts.negative += 1;
  else facts.positive += 1;
  if (scan.sign > 0) facts.markedIn += 1;
  else if (scan.sign < 0 && scan.isWorded) facts.markedOut += 1;
  const shown = markShownBy(scan);
  if (shown !== null) {
    if (shown === '.') facts.shownDot += 1;
    else facts.shownComma += 1;
    facts.firstShown ??= { line: at.line, text: cell };
    return;
  }
  if (scan.lastMark === '') {
    facts.plain += 1;
    return;
  }
  if (scan.lastMark === '.') facts.openDot += 1;
  else facts.openComma += 1;
  if (exceedsExponent(scan, at.exponent)) facts.openExceeding += 1;
  if (facts.firstOpen.length < 2) facts.firstOpen.push({ line: at.line, text: cell });
}

/** The mark that a number of shown figures speaks for, with how clearly; null where none shows it. */
export function markOfCounts(shownDot: number, shownComma: number): { mark: DecimalMark; share: number } | null {
  const total = shownDot + shownComma;
  if (total === 0) return null;
  return shownDot >= shownComma ? { mark: '.', share: shownDot / total } : { mark: ',', share: shownComma / total };
}
