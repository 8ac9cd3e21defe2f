import { dateParts, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { formatDecimal } from '../../../src-shared/domain/money/decimal.ts';
import { negateMinor, type MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { SampleBankLine } from './types.ts';

/** A bank's habits in writing a CSV statement. */
type StatementConvention = {
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly dateOrder: 'dmy' | 'mdy' | 'ymd';
  readonly dateSeparator: '-' | '/' | '.';
  readonly decimalMark: '.' | ',';
  /** Between groups of three digits; empty for none. */
  readonly groupMark: '' | ',' | '.' | ' ' | "'";
  /** One signed column, two unsigned columns, or an unsigned column beside a flag D or C. */
  readonly amounts: 'signed' | 'debit_credit' | 'flag';
  readonly hasBalance: boolean;
  readonly hasHeader: boolean;
  readonly lineEnd: '\n' | '\r\n';
};

/** What most importers read without a question. */
export const PLAIN_CONVENTION: StatementConvention = {
  delimiter: ',',
  dateOrder: 'ymd',
  dateSeparator: '-',
  decimalMark: '.',
  groupMark: '',
  amounts: 'signed',
  hasBalance: true,
  hasHeader: true,
  lineEnd: '\n',
};

/** Characters gathered before a chunk is handed out. */
const CHUNK_LENGTH = 65_536;

function writeDate(date: IsoDate, convention: StatementConvention): string {
  const { year, month, day } = dateParts(date);
  const parts = { d: String(day).padStart(2, '0'), m: String(month).padStart(2, '0'), y: String(year) };
  const { dateOrder, dateSeparator } = convention;
  const order = { dmy: [parts.d, parts.m, parts.y], mdy: [parts.m, parts.d, parts.y], ymd: [parts.y, parts.m, parts.d] };
  return order[dateOrder].join(dateSeparator);
}

function writeAmount(amount: MinorUnits, currency: CurrencyCode, convention: StatementConvention): string {
  const [wholePart = '', decimals] = formatDecimal(amount, currency).split('.');
  const grouped = convention.groupMark === '' ? wholePart : wholePart.replace(/\B(?=(\d{3})+(?!\d))/g, convention.groupMark);
  return decimals === undefined ? grouped : `${grouped}${convention.decimalMark}${decimals}`;
}

function amountCells(line: SampleBankLine, convention: StatementConvention): string[] {
  const { amountMinor, currency } = line;
  if (convention.amounts === 'signed') return [writeAmount(amountMinor, currency, convention)];
  const size = writeAmount(amountMinor < 0 ? negateMinor(amountMinor) : amountMinor, currency, convention);
  if (convention.amounts === 'flag') return [size, amountMinor < 0 ? 'D' : 'C'];
  return amountMinor < 0 ? [size, ''] : ['', size];
}

/** RFC 4180 quoting: only where the cell holds the delimiter, a quote or a line break. */
function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function headerCells(convention: StatementConvention): string[] {
  const amounts = { signed: ['Amount'], debit_credit: ['Debit', 'Credit'], flag: ['Amount', 'D/C'] }[convention.amounts];
  return [
    'Booking date',
    'Value date',
    'Description',
    'Counterparty',
    'IBAN',
    'Reference',
    ...amounts,
    'Currency',
    ...(convention.hasBalance ? ['Balance'] : []),
  ];
}

function rowCells(line: SampleBankLine, convention: StatementConvention): string[] {
  return [
    writeDate(line.bookingDate, convention),
    writeDate(line.valueDate, convention),
    line.description,
    line.counterparty ?? '',
    line.counterpartyIban ?? '',
    line.reference ?? '',
    ...amountCells(line, convention),
    line.currency,
    ...(convention.hasBalance ? [writeAmount(line.balanceMinor, line.currency, convention)] : []),
  ];
}

/** Bank lines as the text of a CSV statement in a bank's convention, in chunks of about 64 thousand characters. Encoding is the caller's. */
export function* writeStatementCsv(lines: Iterable<SampleBankLine>, convention: StatementConvention): Generator<string, void, undefined> {
  const write = (cells: readonly string[]): string =>
    `${cells.map((cell) => quoted(cell, convention.delimiter)).join(convention.delimiter)}${convention.lineEnd}`;
  let chunk = convention.hasHeader ? write(headerCells(convention)) : '';
  for (const line of lines) {
    chunk += write(rowCells(line, convention));
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
