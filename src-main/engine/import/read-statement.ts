import { AppError } from '../../../src-shared/result/app-error.ts';
import type { RunControl } from '../common/run-control.ts';
import { decodeBytes } from './decode/decode-bytes.ts';
import { detectEncoding } from './decode/detect-encoding.ts';
import { bytesInMemory } from './decode/statement-bytes.ts';
import { looksLikeCamt, readCamt } from './formats/read-camt.ts';
import { looksLikeMt940, readMt940 } from './formats/read-mt940.ts';
import { looksLikeOfx, readOfx } from './formats/read-ofx.ts';
import { looksLikeQif, readQif } from './formats/read-qif.ts';
import { readWorkbook } from './formats/read-workbook.ts';
import { looksLikeWorkbook } from './formats/workbook-package.ts';
import { openTableStatement } from './read-table-statement.ts';
import { refuseForeignFile } from './refuse-foreign-file.ts';
import type { OpenedStatement, OpenStatementInput, ReadStatementInput, UnderstoodStatement } from './types.ts';
import { openUnderstood, understandOpened } from './understand-opened.ts';

/** Bytes from the beginning that tell the format, and those that tell text from noise. */
const HEAD_BYTES = 16_384;
const SAMPLE_BYTES = 65_536;

/**
 * Opens a statement of any supported format. The content decides which it is, never the name of the file. Throws an AppError with one sentence
 * where the file is empty, no text, of a format that is not read, or holds no transaction. Only tables are read piece by piece; the other formats
 * are small and are read at once.
 */
export function openStatement(input: OpenStatementInput, control: RunControl): OpenedStatement {
  const { bytes, answers } = input;
  const whole = (): ReadStatementInput => ({ ...input, bytes: bytes.part(0, bytes.length) });
  const start = bytes.part(0, SAMPLE_BYTES);
  if (looksLikeWorkbook(start)) return openUnderstood(readWorkbook(whole(), control));
  refuseForeignFile(start);
  const head = headText(start.subarray(0, HEAD_BYTES), answers.encoding);
  if (head === '' && bytes.length <= HEAD_BYTES) throw new AppError('FILE_EMPTY', 'The file is empty; export it again from your bank.');
  if (looksLikeOfx(head)) return openUnderstood(readOfx(whole(), control));
  if (looksLikeCamt(head)) return openUnderstood(readCamt(whole(), control));
  if (looksLikeQif(head)) return openUnderstood(readQif(whole(), control));
  if (looksLikeMt940(head)) return openUnderstood(readMt940(whole(), control));
  refuseMarkup(head);
  return openTableStatement(input, control);
}

/** Opens a statement that lies in memory and reads it to its end. */
export function readStatement(input: ReadStatementInput, control: RunControl): UnderstoodStatement {
  return understandOpened(openStatement({ ...input, bytes: bytesInMemory(input.bytes) }, control), control);
}

function headText(start: Uint8Array, encoding: string | undefined): string {
  return decodeBytes(start, encoding ?? detectEncoding(start).encoding).replace(/^[\s\uFEFF]+/, '');
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
