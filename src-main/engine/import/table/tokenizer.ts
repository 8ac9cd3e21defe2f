import { AppError } from '../../../../src-shared/result/app-error.ts';
import type { RecordVisitor } from './table-source.ts';
import { isSpaceCode, trimBetween } from './trim-cell.ts';

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** A quoted cell longer than this has lost its closing quote: no bank writes a memo of 32,000 characters. */
const QUOTED_CELL_LIMIT = 32_768;
/** A quoted cell this long that swallows rows is noise as a whole; a shorter one has one stray quote at its start. */
const STRAY_QUOTE_REACH = 4096;
/** A file with more stray quotes than this does not quote at all. */
const STRAY_QUOTE_LIMIT = 1000;
/** A record longer than this is no table. */
const RECORD_LIMIT = 1_048_576;

type Tokenizer = {
  /** Takes the next piece of text; returns false when the visitor has stopped. */
  push(text: string, isLast: boolean): boolean;
};

/**
 * Splits delimited text into records, piece by piece: cells in double quotes may hold separators, line ends and doubled quotes (RFC 4180); a quote
 * inside an unquoted cell is a character like any other; a quote that is never closed is too. Lines end with LF, CR LF or CR.
 */
export function createTokenizer(delimiter: string, visit: RecordVisitor): Tokenizer {
  const separator = delimiter.charCodeAt(0);
  let carry = '';
  let line = 1;
  const cells: string[] = [];
  let previousCells = 0;
  let strayQuotes = 0;
  /** Quotes before this position of the text are characters like any other. */
  let literalUntil = 0;

  // The cursor of the record being read; kept outside so that no object is made for a cell.
  let text = '';
  let isLast = false;
  let position = 0;
  let newlines = 0;

  /** Reads a quoted cell that starts at `open`; -1: more text is needed, -2: the quote is never closed. */
  function readQuoted(open: number): number {
    let from = open + 1;
    let hasDoubled = false;
    for (;;) {
      const close = text.indexOf('"', from);
      if (close < 0 || close - open > QUOTED_CELL_LIMIT) {
        if (!isLast && text.length - open <= QUOTED_CELL_LIMIT) return -1;
        literalUntil = Math.min(text.length, open + QUOTED_CELL_LIMIT);
        return -2;
      }
      if (close + 1 >= text.length && !isLast) return -1;
      if (text.charCodeAt(close + 1) === QUOTE) {
        hasDoubled = true;
        from = close + 2;
        continue;
      }
      let after = close + 1;
      while (after < text.length && isBlank(text.charCodeAt(after))) after += 1;
      if (after >= text.length && !isLast) return -1;
      const code = after < text.length ? text.charCodeAt(after) : LF;
      if (code !== separator && code !== LF && code !== CR) {
        from = close + 1;
        continue;
      }
      const lines = countLines(text, open + 1, close);
      if (lines > 0 && swallowsRecord(open, close)) {
        strayQuotes += 1;
        if (close - open > STRAY_QUOTE_REACH) literalUntil = close;
        return -2;
      }
      newlines += lines;
      const content = trimBetween(text, open + 1, close);
      cells.push(hasDoubled ? content.replaceAll('""', '"') : content);
      return after;
    }
  }

  /**
   * Whether a quoted cell of several lines is really the rest of one record and the beginning of the next, joined by a stray quote: it holds as many
   * separators as a record, and its second line begins as records do.
   */
  function swallowsRecord(open: number, close: number): boolean {
    if (previousCells < 3) return false;
    const second = text.indexOf('\n', open) + 1;
    if (kindOfStart(text.charCodeAt(second)) !== kindOfStart(text.charCodeAt(position))) return false;
    let separators = 0;
    for (let at = text.indexOf(delimiter, open); at >= 0 && at < close; at = text.indexOf(delimiter, at + 1)) separators += 1;
    return separators >= previousCells - 1;
  }

  const isBlank = (code: number): boolean => code !== separator && code !== LF && code !== CR && isSpaceCode(code);

  /** Reads one record from `position`; false when the text ends before the record does. */
  function readRecord(): boolean {
    let at = position;
    cells.length = 0;
    newlines = 0;
    for (;;) {
      let start = at;
      while (start < text.length && isBlank(text.charCodeAt(start))) start += 1;
      let end = -2;
      if (text.charCodeAt(start) === QUOTE && start >= literalUntil && strayQuotes <= STRAY_QUOTE_LIMIT) {
        end = readQuoted(start);
        if (end === -1) return false;
      }
      if (end < 0) {
        end = start;
        let code = -1;
        while (end < text.length && (code = text.charCodeAt(end)) !== separator && code !== LF && code !== CR) end += 1;
        if (end === text.length && !isLast) return false;
        cells.push(trimBetween(text, start, end));
      }
      if (end >= text.length) {
        position = end;
        return true;
      }
      const code = text.charCodeAt(end);
      at = end + 1;
      if (code === separator) continue;
      if (code === CR) {
        if (at === text.length && !isLast) return false;
        if (text.charCodeAt(at) === LF) at += 1;
      }
      newlines += 1;
      position = at;
      return true;
    }
  }

  function push(piece: string, last: boolean): boolean {
    text = carry + piece;
    isLast = last;
    position = 0;
    while (position < text.length) {
      if (!readRecord()) break;
      previousCells = cells.length;
      if (hasText(cells) && !visit(cells, line)) return false;
      line += newlines;
    }
    literalUntil = Math.max(0, literalUntil - position);
    carry = position === 0 ? text : text.slice(position);
    if (carry.length > RECORD_LIMIT) {
      throw new AppError(
        'FILE_FORMAT_UNSUPPORTED',
        `Line ${line} is longer than a million characters, so this is no table of transactions; export it again as CSV.`,
        { line },
      );
    }
    return true;
  }

  return { push };
}

/** For files in which every line is quoted as a whole: takes each line out of its quotes and splits what it holds. */
export function createNestedTokenizer(delimiter: string, visit: RecordVisitor): Tokenizer {
  return createTokenizer(NO_DELIMITER, (cells, line) => {
    let goesOn = true;
    const inner = createTokenizer(delimiter, (record) => {
      goesOn = visit(record, line);
      return goesOn;
    });
    inner.push(cells[0] ?? '', true);
    return goesOn;
  });
}

/** A character that no text holds. */
const NO_DELIMITER = '\uFFFF';

function hasText(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '') return true;
  return false;
}

/** Digits, quotes and everything else: how the lines of one table begin alike. */
function kindOfStart(code: number): number {
  if (code >= 48 && code <= 57) return 1;
  return code === QUOTE ? 2 : 3;
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
