import { AppError } from '../../../../src-shared/result/app-error.ts';
import { decodeBytes } from '../../import/decode/decode-bytes.ts';
import { detectEncoding } from '../../import/decode/detect-encoding.ts';
import { listSheets, readSharedStrings, readStyleKinds, usesYear1904 } from '../../import/formats/workbook-parts.ts';
import { looksLikeWorkbook, openPackage } from '../../import/formats/workbook-package.ts';
import { sheetSource } from '../../import/formats/workbook-sheet.ts';
import { refuseForeignFile } from '../../import/refuse-foreign-file.ts';
import type { KeptRecord } from '../../import/table/header/find-header.ts';
import { createTokenizer } from '../../import/table/tokenizer.ts';
import type { Finding } from '../../import/types.ts';
import type { RecordAnswers } from '../types.ts';
import { findHeader } from './find-header.ts';
import { readStrictTable } from './strict-table.ts';

/** One sheet of records as text. */
export type Sheet = { readonly name: string; readonly records: readonly KeptRecord[]; readonly decimalMark: '.' | null };

export type SheetFile = {
  readonly format: 'csv' | 'xlsx';
  readonly encoding: string;
  readonly delimiter: string | null;
  readonly sheets: readonly Sheet[];
  readonly findings: readonly Finding[];
};

/** A list of customers or invoices of a small business has some thousand rows; a file of this size is something else. */
const LARGEST_BYTES = 64 * 1024 * 1024;
const DELIMITERS = [',', ';', '\t', '|'];
const NAMES: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };

/** Says in the words of records what the statement reader says in those of a bank. */
function refuse(bytes: Uint8Array): void {
  if (bytes.length > LARGEST_BYTES)
    throw new AppError('FILE_TOO_LARGE', 'The file is larger than 64 MB, more than any list of customers or invoices. Nothing was read; split it.');
  try {
    refuseForeignFile(bytes);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'FILE_EMPTY') throw new AppError('FILE_EMPTY', 'The file is empty. Nothing was read; export it again.');
    const what = /^This is (.*?), which/.exec(error.message)?.[1] ?? 'no text';
    throw new AppError(error.code, `This file is ${what}, not a table. Nothing was read; save the list as CSV or XLSX and choose that.`);
  }
}

function readWorkbook(bytes: Uint8Array): SheetFile {
  const parts = openPackage(bytes);
  const workbook = parts.get('xl/workbook.xml') ?? '';
  const context = {
    sharedStrings: readSharedStrings(parts.get('xl/sharedstrings.xml') ?? ''),
    styleKinds: readStyleKinds(parts.get('xl/styles.xml') ?? ''),
    isYear1904: usesYear1904(workbook),
  };
  const sheets = listSheets(workbook, parts.get('xl/_rels/workbook.xml.rels') ?? '').flatMap((entry): Sheet[] => {
    const part = entry.isHidden ? undefined : parts.get(entry.path);
    if (part === undefined) return [];
    const source = sheetSource(part, context);
    const records: KeptRecord[] = [];
    source.forEachRecord((cells, line) => records.push({ cells: [...cells], line }) > 0);
    return records.length === 0 ? [] : [{ name: entry.name, records, decimalMark: source.decimalMark }];
  });
  return { format: 'xlsx', encoding: 'utf-8', delimiter: null, sheets, findings: [] };
}

/** The records of a text under a delimiter: exactly where it is quoted exactly, else as a reader that forgives sees them. */
function recordsOf(text: string, delimiter: string): KeptRecord[] {
  const strict = readStrictTable(text, delimiter);
  if (strict !== null) return strict;
  const records: KeptRecord[] = [];
  createTokenizer(delimiter, (cells, line) => records.push({ cells: [...cells], line }) > 0).push(text, true);
  return records;
}

type Split = { readonly delimiter: string; readonly records: readonly KeptRecord[]; readonly titles: number; readonly steady: number };

/** Under the right delimiter the header has the most known titles, and most records are as wide as it. */
function splitText(text: string): Split {
  const declared = /^\uFEFF?"?sep=(.)"?\r?\n/i.exec(text);
  const delimiters = declared?.[1] === undefined ? DELIMITERS.filter((delimiter) => text.includes(delimiter)) : [declared[1]];
  const body = declared === null ? text : text.slice(declared[0].length);
  const splits = (delimiters.length === 0 ? [','] : delimiters).map((delimiter): Split => {
    const records = recordsOf(body, delimiter);
    const header = findHeader(records);
    const width = header === null ? 0 : (records[header.index]?.cells.length ?? 0);
    const steady = records.filter(({ cells }) => cells.length === width).length / Math.max(1, records.length);
    return { delimiter, records, titles: header?.score ?? 0, steady };
  });
  const [best] = splits.toSorted((a, b) => b.titles - a.titles || b.steady - a.steady);
  return best ?? { delimiter: ',', records: [], titles: 0, steady: 0 };
}

/** The tables of a file: delimited text in any encoding, or the visible sheets of an Excel workbook. */
export function readSheets(bytes: Uint8Array, answers: RecordAnswers): SheetFile {
  if (looksLikeWorkbook(bytes)) return readWorkbook(bytes);
  refuse(bytes);
  const detected = detectEncoding(bytes);
  const encoding = answers.encoding ?? detected.encoding;
  const split = splitText(decodeBytes(bytes, encoding));
  if (split.records.length === 0) throw new AppError('FILE_EMPTY', 'The file holds no text. Nothing was read; export it again.');
  return {
    format: 'csv',
    encoding,
    delimiter: split.delimiter,
    sheets: [{ name: '', records: split.records, decimalMark: null }],
    findings: [
      answers.encoding === undefined
        ? { property: 'encoding', value: encoding, confidence: detected.confidence, evidence: detected.evidence }
        : { property: 'encoding', value: encoding, confidence: 1, evidence: 'You chose it.' },
      {
        property: 'delimiter',
        value: split.delimiter,
        confidence: 0.5 + split.steady / 2,
        evidence: `Split at ${NAMES[split.delimiter] ?? `the sign ${split.delimiter}`}, ${Math.floor(split.steady * 100)} % of the lines are as wide as the header.`,
      },
    ],
  };
}
