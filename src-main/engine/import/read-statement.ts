import { AppError } from '../../../src-shared/result/app-error.ts';
import type { RunControl } from '../common/run-control.ts';
import { decodeBytes } from './decode/decode-bytes.ts';
import { detectEncoding } from './decode/detect-encoding.ts';
import { looksLikeCamt, readCamt } from './formats/read-camt.ts';
import { looksLikeMt940, readMt940 } from './formats/read-mt940.ts';
import { looksLikeOfx, readOfx } from './formats/read-ofx.ts';
import { looksLikeQif, readQif } from './formats/read-qif.ts';
import { readWorkbook } from './formats/read-workbook.ts';
import { looksLikeWorkbook } from './formats/workbook-package.ts';
import { readTableStatement } from './read-table-statement.ts';
import { refuseForeignFile } from './refuse-foreign-file.ts';
import type { ReadStatementInput, UnderstoodStatement } from './types.ts';

/** Bytes from the beginning that tell the format. */
const HEAD_BYTES = 16_384;

/**
 * Reads a statement of any supported format. The content decides which it is, never the name of the file. Throws an AppError with one sentence
 * where the file is empty, no text, of a format that is not read, or holds no transaction.
 */
export function readStatement(input: ReadStatementInput, control: RunControl): UnderstoodStatement {
  const { bytes, answers } = input;
  if (looksLikeWorkbook(bytes)) return readWorkbook(input, control);
  refuseForeignFile(bytes);
  const start = bytes.subarray(0, HEAD_BYTES);
  const head = decodeBytes(start, answers.encoding ?? detectEncoding(start).encoding).replace(/^[\s\uFEFF]+/, '');
  if (head === '' && bytes.length <= HEAD_BYTES) throw new AppError('FILE_EMPTY', 'The file is empty; export it again from your bank.');
  if (looksLikeOfx(head)) return readOfx(input, control);
  if (looksLikeCamt(head)) return readCamt(input, control);
  if (looksLikeQif(head)) return readQif(input, control);
  if (looksLikeMt940(head)) return readMt940(input, control);
  refuseMarkup(head);
  return readTableStatement(input, control);
}

/** Text that is marked up or structured is no table, and reading it as one would only produce noise. */
function refuseMarkup(head: string): void {
  const unsupported = (what: string): AppError =>
    new AppError(
      'FILE_FORMAT_UNSUPPORTED',
      `This is ${what}, not a statement that can be read; download CSV, OFX, QIF, CAMT, MT940 or XLSX from your bank instead.`,
    );
  if (/^<!doctype html|^<html/i.test(head)) throw unsupported('a web page');
  if (/^<\?xml|^<[a-z][\w:.-]*[\s>]/i.test(head)) throw unsupported('an XML file of an unknown kind');
  if (head.startsWith('{\\rtf')) throw unsupported('a text document');
  if (/^[[{]\s*["{[]/.test(head)) throw unsupported('a JSON file');
}
