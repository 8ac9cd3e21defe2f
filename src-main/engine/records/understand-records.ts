import { dateParts, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type CurrencyCode, currencyExponent, isCurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { RecordKind } from '../../../src-shared/domain/vocabulary/records.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { unreachable } from '../../../src-shared/result/assert.ts';
import type { RunControl } from '../common/run-control.ts';
import type { KeptRecord } from '../import/table/header/find-header.ts';
import { createAmountScanner } from '../import/table/values/amount-scan.ts';
import { currencyInText, currencyOfWord } from '../import/table/values/currency-words.ts';
import { createDateReader } from '../import/table/values/date-reader.ts';
import { compareAgreements } from './compare/compare-agreements.ts';
import { compareDocuments } from './compare/compare-documents.ts';
import { compareParties } from './compare/compare-parties.ts';
import { type ChosenKind, chooseKind } from './decide/choose-kind.ts';
import { decideDateOrder } from './decide/decide-dates.ts';
import { decideMark } from './decide/decide-mark.ts';
import { decideSign, type SignedFigure } from './decide/decide-sign.ts';
import { FIELD_TYPES, type RecordField } from './fields.ts';
import { readRows } from './rows/read-rows.ts';
import type { RowDraft } from './rows/row-draft.ts';
import { chooseSheet } from './table/choose-sheet.ts';
import { readSheets, type Sheet } from './table/read-sheets.ts';
import type { KnownBooks, RecordAnswers, RecordQuestion, RecordRow, RecordTable, Settled } from './types.ts';
import { foldWords } from './words/fold-words.ts';

export type UnderstandRecordsInput = {
  readonly bytes: Uint8Array;
  readonly kind: RecordKind | undefined;
  readonly answers: RecordAnswers;
  readonly baseCurrency: CurrencyCode;
  readonly asOf: IsoDate;
};

/** Two digits of a year may mean one so far ahead: contracts end later than statements. */
const YEARS_AHEAD = 30;
const SIGN_TITLE = 'out is negative';

type Frame = { readonly header: KeptRecord; readonly above: readonly string[]; readonly rows: readonly KeptRecord[] };

function frameOf({ records, name }: Sheet, index: number): Frame {
  const header = records[index] ?? { cells: [], line: 1 };
  return {
    header,
    above: [name, ...records.slice(0, index).flatMap(({ cells }) => cells.filter((cell) => cell !== ''))],
    rows: records.slice(index + 1),
  };
}

type Table = {
  readonly frame: Frame;
  readonly chosen: ChosenKind;
  readonly cell: (row: KeptRecord, field: RecordField) => string;
};

function fieldsOfType(table: Table, ...types: readonly string[]): RecordField[] {
  return [...table.chosen.match.indexOf.keys()].filter((field) => types.includes(FIELD_TYPES[field]));
}

function titleOf({ frame, chosen }: Table, field: RecordField): string {
  return frame.header.cells[chosen.match.indexOf.get(field) ?? -1] ?? '';
}

const FIGURES: readonly RecordField[] = ['openAmount', 'amount', 'netAmount'];

function decideAll(input: UnderstandRecordsInput, table: Table, sheet: Sheet) {
  const { answers, asOf, baseCurrency } = input;
  const { frame, chosen, cell } = table;
  const dates = createDateReader(dateParts(asOf).year + YEARS_AHEAD);
  const amounts = createAmountScanner(baseCurrency);
  const titled = FIGURES.map((field) => currencyInText(titleOf(table, field), baseCurrency)).find((currency) => currency !== null) ?? null;
  const dateFields = fieldsOfType(table, 'date');
  const order = decideDateOrder({
    rows: frame.rows.map((row) => ({ line: row.line, cells: new Map(dateFields.map((field) => [field, cell(row, field)] as const)) })),
    dates,
    answer: answers.dateOrder,
    asOf,
  });
  const currencyOf = (row: KeptRecord): CurrencyCode => {
    const stated = currencyOfWord(cell(row, 'currency'), baseCurrency);
    return stated !== null && isCurrencyCode(stated) ? stated : (titled ?? baseCurrency);
  };
  const moneyFields = fieldsOfType(table, 'amount', 'magnitude');
  const mark = decideMark({
    figures: frame.rows.flatMap((row) =>
      moneyFields.map((field) => ({
        line: row.line,
        text: cell(row, field),
        exponent: currencyExponent(amounts(cell(row, field))?.currency ?? currencyOf(row)),
      })),
    ),
    amounts,
    answer: answers.decimalMark,
    known: sheet.decimalMark,
  });
  const lead = FIGURES.find((field) => chosen.match.indexOf.has(field)) ?? 'amount';
  const figures = frame.rows.flatMap((row): SignedFigure[] => {
    const scan = amounts(cell(row, lead));
    const party = cell(row, 'party') === '' ? cell(row, 'lastName') : cell(row, 'party');
    return scan === null || scan.digits === 0 || party === '' ? [] : [{ line: row.line, raw: cell(row, lead), isNegative: scan.sign < 0, party }];
  });
  const isTitled = foldWords(titleOf(table, lead)).includes(SIGN_TITLE);
  const sign = decideSign({ kind: chosen.value, figures, isTitled, answer: answers.sign });
  return { dates, amounts, titled, order, mark, sign };
}

function compare(kind: RecordKind, drafts: readonly RowDraft[], books: KnownBooks): RecordRow[] {
  switch (kind) {
    case 'customers':
      return compareParties(drafts, books.customers);
    case 'vendors':
      return compareParties(drafts, books.vendors);
    case 'agreements':
      return compareAgreements(drafts, books);
    case 'invoices':
      return compareDocuments(drafts, books.customers, books.documents);
    case 'bills':
      return compareDocuments(drafts, books.vendors, books.documents);
    default:
      return unreachable(kind);
  }
}

/**
 * Understands a table of customers, vendors, agreements, open invoices or open bills in any of six languages and compares each row with the books. What
 * the table cannot decide is a question; until it is answered the rows are read under its first option. `booksOf` is asked once the kind is known.
 * Throws an AppError with one sentence where the file is no such table.
 */
export function understandRecords(input: UnderstandRecordsInput, booksOf: (kind: RecordKind) => KnownBooks, control: RunControl): RecordTable {
  const file = readSheets(input.bytes, input.answers);
  const { sheet, headerIndex, question: sheetQuestion, finding: sheetFinding } = chooseSheet(file, input.answers.sheet);
  const frame = frameOf(sheet, headerIndex);
  if (frame.rows.length === 0)
    throw new AppError('FILE_FORMAT_UNSUPPORTED', 'The table has a header and no row below it. Nothing was changed; export it with its rows.');
  const chosen = chooseKind({ titles: frame.header.cells, above: frame.above, rows: frame.rows, asked: input.kind });
  const { indexOf } = chosen.match;
  const table: Table = { frame, chosen, cell: (row, field) => row.cells[indexOf.get(field) ?? -1] ?? '' };
  control.checkpoint('Understanding the table', 0, frame.rows.length);
  const { dates, amounts, titled, order, mark, sign } = decideAll(input, table, sheet);
  const drafts = readRows(frame.rows, indexOf, {
    kind: chosen.value,
    reading: { dates, amounts, order: order.value, mark: mark.value, baseCurrency: input.baseCurrency },
    sign: sign.value,
    side: chosen.match.side,
    titledCurrency: titled,
  });
  control.checkpoint('Comparing with the books', 0, drafts.length);
  const decisions: readonly Settled<unknown>[] = [chosen, order, mark, sign];
  const questions = [sheetQuestion, ...decisions.map(({ question }) => question)].filter((question): question is RecordQuestion => question !== null);
  const findings = [...file.findings, sheetFinding, ...decisions.map(({ finding }) => finding)].filter((finding) => finding !== null);
  return {
    kind: chosen.value,
    format: file.format,
    encoding: file.encoding,
    delimiter: file.delimiter,
    headerLine: frame.header.line,
    columns: chosen.match.columns,
    findings,
    questions,
    rows: compare(chosen.value, drafts, booksOf(chosen.value)),
  };
}
