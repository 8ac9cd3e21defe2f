import { currencyExponent } from '../../../../src-shared/domain/money/currency.ts';
import { dateParts } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { AppError } from '../../../../src-shared/result/app-error.ts';
import type { RunControl } from '../../common/run-control.ts';
import type { DetectedLayout, Finding, ImportQuestion, OpenedStatement, ReadStatementInput, StatementEnd, StatementRow } from '../types.ts';
import type { AmountPlan } from './amount-plan.ts';
import { assignRoles, type TableRoles } from './assign-roles.ts';
import { conventionOf, decideAmount } from './decide-amount.ts';
import { decideCurrency, type CurrencyDecision } from './decide-currency.ts';
import { decideDateOrder } from './decide-date-order.ts';
import { decideMark, marksByColumn } from './decide-mark.ts';
import { createFigures, type FigureSettings } from './figures.ts';
import { gatherFacts, type DateFacts } from './gather-facts.ts';
import { findTableFrame, isRowLike, type CellReaders, type KeptRecord, type TableFrame } from './header/find-header.ts';
import { profileColumns, type ColumnProfile } from './profile-columns.ts';
import { createRowReader, type RowPlan } from './read-row.ts';
import { repairRecords } from './repair-records.ts';
import type { TableSource } from './table-source.ts';
import { createAmountScanner } from './values/amount-scan.ts';
import { createDateReader } from './values/date-reader.ts';
import type { DecimalMark } from './values/amount-value.ts';
import type { DateShape } from './values/date-shape.ts';
import { surveyRows } from './walk-rows.ts';

/** Rows kept for finding the header, the kinds of the columns and the arithmetic of the balance; everything countable is counted over all rows. */
const KEPT_RECORDS = 1200;
/** A two-digit year may lie this many years after the import at most. */
const PIVOT_AHEAD = 1;

/** What understanding a table needs to know beside it. */
type TableInput = Omit<ReadStatementInput, 'bytes'>;

/**
 * Understands a table of transactions without being told anything: header, columns, date order, decimal mark, sign convention, currency and the
 * running balance, each from the whole column. What the file cannot decide becomes a question and is read under its first option until answered.
 * Throws `FILE_HAS_NO_TRANSACTIONS` where no column holds dates or none holds amounts; whether any row is a movement only reading them tells.
 */
export function openTable(original: TableSource, input: TableInput, control: RunControl): OpenedStatement {
  const readers: CellReaders = {
    dates: createDateReader(dateParts(input.asOf).year + PIVOT_AHEAD),
    amounts: createAmountScanner(input.accountCurrency),
  };
  const raw = keepRecords(original);
  const frame = findTableFrame(raw, readers);
  const source = repairRecords(original, raw, frame, readers);
  const kept = source === original ? raw : keepRecords(source);
  const rows = kept.slice(frame.firstRow);
  // Footers, continuation lines and section titles would blur what the cells of a column look like.
  const rowLike = rows.filter((record) => isRowLike(record.cells, readers));
  const columns = profileColumns(rowLike.length > 0 ? rowLike : rows, frame.titles, readers, input.accountCurrency);
  const roles = assignRoles(columns);
  refuseUnlessStatement(roles, columns, rows);

  const around = [...kept.slice(0, frame.firstRow).map((record) => record.cells), frame.titles];
  const currency = decideCurrency({ roles, columns, rows, around, input });
  const exponent = currencyExponent(currency.value);
  const facts = gatherFacts({ source, firstLine: rows[0]?.line ?? 0, roles, readers, exponent }, control);
  const amountColumns = [...roles.amounts, roles.debit, roles.credit].filter((column) => column !== null);
  const mark = decideMark({ facts, answer: input.answers.decimalMark, known: source.decimalMark, exponent, currency: currency.value, amountColumns });
  const settings: FigureSettings = {
    mark: mark.value,
    marks: mark.question === null && source.decimalMark === null ? marksByColumn(facts) : NO_MARKS,
    currencyColumn: roles.currency,
    titleCurrencies: currency.byTitle,
    fallbackCurrency: currency.value,
    accountCurrency: input.accountCurrency,
  };
  const dateFacts = facts.dates.get(roles.dates[0] ?? -1) ?? NO_DATES;
  const order = decideDateOrder({
    facts: dateFacts,
    pairs: datePairs(rows, roles, readers),
    otherDates: otherDates({ rows, around, roles, readers, dateFacts }),
    answer: input.answers.dateOrder,
    asOf: input.asOf,
  });
  const amount = decideAmount({ rows, columns, roles, facts, figures: createFigures(readers.amounts, settings), answers: input.answers });

  const accounts = roles.ownAccount === null ? null : columns[roles.ownAccount];
  const plan: RowPlan = {
    roles: withoutFlagText(roles, amount.value.plan),
    proposal: amount.value,
    dateOrder: order.value,
    titles: frame.titles,
    hasSeveralAccounts: (accounts?.distinct.size ?? 0) > 1 && !amount.isOneChain,
  };
  const readRow = createRowReader(plan, readers.dates, createFigures(readers.amounts, settings));
  const firstLine = rows[0]?.line ?? 0;
  const questions = [order.question, mark.question, amount.question, currency.question].filter(
    (question): question is ImportQuestion => question !== null,
  );
  const findings = [
    frameFinding(frame, kept),
    ...columnFindings(columns, roles, amount.value.balance),
    order.finding,
    mark.finding,
    amount.finding,
    currency.finding,
  ];
  return {
    detected: {
      ...describeLayout({ source, frame, kept, columns, roles, findings, currency }),
      dateOrder: order.value,
      decimalMark: mark.value,
      signConvention: conventionOf(amount.value.plan),
    },
    questions,
    mostRows: facts.records,
    readRows: (visit: (row: StatementRow) => void) => {
      const end = surveyRows({ source, readRow, firstLine, headerCells: frame.titles, hasBalance: amount.value.balance !== null }, visit);
      if (end.rowCount === 0 && !end.leftOut.some((one) => one.verdict === 'rejected')) throw noTransactions();
      return { ...(questions.length === 0 ? end : withoutBalances(end)), leftOut: [...leftOutAbove(kept, frame), ...end.leftOut] };
    },
  };
}

/** As long as something is asked, the sign or the currency of a balance is as open as that of the rows. */
function withoutBalances(end: StatementEnd): StatementEnd {
  const byAccount = new Map([...end.byAccount].map(([account, { proof }]) => [account, { proof, statedBalances: [] }]));
  return { ...end, statedBalances: [], byAccount };
}

/** A column of mere directions under a title nobody knows is told by the sign, not repeated in every description. */
function withoutFlagText(roles: TableRoles, plan: AmountPlan): TableRoles {
  if (plan.kind !== 'flagged' || roles.byColumn[plan.flag] !== 'description') return roles;
  return { ...roles, description: roles.description.filter((column) => column !== plan.flag) };
}

const NO_MARKS: ReadonlyMap<number, DecimalMark> = new Map();
const NO_DATES: DateFacts = {
  texts: new Map(),
  runs: { dmy: { rises: 0, falls: 0 }, mdy: { rises: 0, falls: 0 }, ymd: { rises: 0, falls: 0 } },
};

function keepRecords(source: TableSource): KeptRecord[] {
  const kept: KeptRecord[] = [];
  source.forEachRecord((cells, line) => {
    kept.push({ cells: [...cells], line });
    return kept.length < KEPT_RECORDS;
  });
  return kept;
}

function noTransactions(): AppError {
  return new AppError(
    'FILE_HAS_NO_TRANSACTIONS',
    'No transaction was found in this file: it needs a column of dates and a column of amounts. Export the account’s transactions and try again.',
  );
}

function refuseUnlessStatement(roles: TableRoles, columns: readonly ColumnProfile[], rows: readonly KeptRecord[]): void {
  const hasDates = roles.dates.some((column) => columns[column]?.kind === 'date');
  const hasAmounts = roles.amounts.length > 0 || roles.debit !== null || roles.credit !== null;
  if (rows.length === 0 || !hasDates || !hasAmounts) throw noTransactions();
}

function datePairs(rows: readonly KeptRecord[], roles: TableRoles, readers: CellReaders): (readonly [DateShape, DateShape])[] {
  const [first, second] = roles.dates;
  if (first === undefined || second === undefined) return [];
  const pairs: (readonly [DateShape, DateShape])[] = [];
  for (const { cells } of rows) {
    const [one, other] = [readers.dates.shape(cells[first] ?? ''), readers.dates.shape(cells[second] ?? '')];
    if (one !== null && other !== null) pairs.push([one, other]);
  }
  return pairs;
}

type OtherDatesInput = {
  rows: readonly KeptRecord[];
  around: readonly (readonly string[])[];
  roles: TableRoles;
  readers: CellReaders;
  dateFacts: DateFacts;
};

/** Dates in the lines above the table and in texts of rows, written with the same separator and length as those of the date column. */
function otherDates({ rows, around, roles, readers, dateFacts }: OtherDatesInput): DateShape[] {
  const sample = [...dateFacts.texts.values()].find((text) => !text.shape.isFixed)?.text;
  if (sample === undefined) return [];
  const separator = /\D/.exec(sample)?.[0] ?? '/';
  const texts = [...around.flat(), ...rows.slice(0, 400).flatMap(({ cells }) => roles.description.map((column) => cells[column] ?? ''))];
  const found = texts
    .flatMap((text) => text.match(/(?<![\d/.-])\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)/g) ?? [])
    .filter((text) => text.includes(separator));
  return found.map((text) => readers.dates.shape(text)).filter((shape) => shape !== null);
}

function frameFinding(frame: TableFrame, kept: readonly KeptRecord[]): Finding {
  const line = frame.headerIndex === null ? null : kept[frame.headerIndex]?.line;
  if (line === null || line === undefined)
    return { property: 'header', value: 'none', confidence: frame.confidence, evidence: 'The first line already holds a date and an amount.' };
  return {
    property: 'header',
    value: `line ${line}`,
    confidence: frame.confidence,
    evidence: `Line ${line} names the columns: ${frame.titles
      .filter((title) => title !== '')
      .slice(0, 4)
      .join(', ')}.`,
  };
}

function columnFindings(columns: readonly ColumnProfile[], roles: TableRoles, balance: number | null): Finding[] {
  const finding = (property: string, column: number | null | undefined): Finding[] => {
    const profile = column === null || column === undefined ? undefined : columns[column];
    if (profile === undefined) return [];
    const name = profile.title === '' ? `Column ${profile.index + 1}` : `"${profile.title}"`;
    const evidence =
      profile.meaning === null ? `${name} holds such values in ${profile.filled} of ${profile.rows} rows.` : `The title of the column is ${name}.`;
    return [{ property, value: name, confidence: profile.meaning?.isExact === true ? 0.97 : 0.8, evidence }];
  };
  return [
    ...finding('booking_date', roles.dates[0]),
    ...finding('value_date', roles.valueDate),
    ...finding('balance', balance),
    ...finding('description', roles.description[0]),
  ];
}

type LayoutInput = {
  source: TableSource;
  frame: TableFrame;
  kept: readonly KeptRecord[];
  columns: readonly ColumnProfile[];
  roles: TableRoles;
  findings: readonly Finding[];
  currency: CurrencyDecision;
};

function describeLayout({
  source,
  frame,
  kept,
  columns,
  roles,
  findings,
  currency,
}: LayoutInput): Omit<DetectedLayout, 'dateOrder' | 'decimalMark' | 'signConvention'> {
  return {
    format: source.format,
    encoding: source.encoding,
    delimiter: source.delimiter,
    headerLine: frame.headerIndex === null ? null : (kept[frame.headerIndex]?.line ?? null),
    columns: columns.map((column) => ({
      index: column.index,
      title: column.title === '' ? null : column.title,
      role: roles.byColumn[column.index] ?? 'ignored',
      confidence: column.meaning === null ? 0.6 : column.meaning.isExact ? 0.97 : 0.8,
    })),
    currency: currency.value,
    accountHints: accountHints(frame, kept, columns, roles),
    findings,
  };
}

/** IBANs and account numbers that the lines above the table or a column of the own account name. */
function accountHints(frame: TableFrame, kept: readonly KeptRecord[], columns: readonly ColumnProfile[], roles: TableRoles): string[] {
  const above = kept.slice(0, frame.headerIndex ?? 0).flatMap(({ cells }) => cells);
  const ibans = above
    .flatMap((cell) => cell.toUpperCase().match(/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}\b/g) ?? [])
    .map((text) => text.replaceAll(' ', ''));
  const numbers = above.flatMap((cell) => cell.match(/(?<![\d.,/-])\d[\d-]{6,20}\d(?![\d.,/])/g) ?? []);
  const own = roles.ownAccount === null ? undefined : columns[roles.ownAccount];
  const titled = own === undefined || own.distinct.size > 20 ? [] : [...own.distinct].filter((cell) => /\d{4}/.test(cell));
  return [...new Set([...titled.map((cell) => cell.replaceAll(/[\s="]/g, '')), ...ibans, ...numbers])].slice(0, 20);
}

function leftOutAbove(kept: readonly KeptRecord[], frame: TableFrame): { line: number; verdict: 'skipped'; reason: string }[] {
  return kept.slice(0, frame.firstRow).map(({ line }, index) => ({
    line,
    verdict: 'skipped',
    reason:
      index === frame.headerIndex || (frame.headerIndex !== null && index > frame.headerIndex) ? 'The titles of the columns' : 'Above the table',
  }));
}
