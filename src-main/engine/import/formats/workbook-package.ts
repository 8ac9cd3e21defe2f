import { unzipSync } from 'fflate';
import { AppError } from '../../../../src-shared/result/app-error.ts';
import { decodeBytes } from '../decode/decode-bytes.ts';

/** Parts of a workbook that a table is read from; pictures, themes and printer settings stay packed. */
const WANTED = /^(?:xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/styles\.xml|xl\/sharedStrings\.xml|xl\/worksheets\/[^/]+\.xml)$/i;
/** Most bytes that a workbook may unpack to. A statement of a million rows has about 100 MB; more is a zip bomb. */
const MOST_UNPACKED_BYTES = 512 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean => signature.every((byte, index) => bytes[index] === byte);

const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);
/** The container of .xls, and of workbooks protected by a password. */
const isOle = (bytes: Uint8Array): boolean => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
/** BIFF 2 to 4, spreadsheets older than the container. */
const isBareBiff = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x09) && (bytes[1] ?? 1) % 2 === 0 && (bytes[1] ?? 9) <= 8 && bytes[3] === 0 && (bytes[2] ?? 0) <= 8 && (bytes[2] ?? 0) >= 4;

/** Whether the bytes are a spreadsheet file of any kind, readable or not. */
export function looksLikeWorkbook(bytes: Uint8Array): boolean {
  return isZip(bytes) || isOle(bytes) || isBareBiff(bytes);
}

/** The XML parts of a workbook by their path in lower case. */
export type WorkbookParts = ReadonlyMap<string, string>;

function refuseOther(names: readonly string[]): never {
  const isBinary = names.some((name) => name.toLowerCase() === 'xl/workbook.bin');
  const isOpenDocument = names.includes('content.xml');
  const kind = isBinary ? 'a binary Excel workbook (.xlsb)' : isOpenDocument ? 'an OpenDocument spreadsheet' : 'a ZIP archive';
  const advice = isBinary || isOpenDocument ? 'Save it as .xlsx or CSV and import that.' : 'Unpack it and import the files in it.';
  throw new AppError('FILE_FORMAT_UNSUPPORTED', `This file is ${kind}. ${advice}`, {});
}

/** Unpacks what a table is read from. Old formats, other archives, damaged packages and zip bombs are refused with an AppError. */
export function openPackage(bytes: Uint8Array): WorkbookParts {
  if (!isZip(bytes)) {
    const message =
      'This is an old Excel file (.xls) or a workbook protected by a password. Open it in a spreadsheet program and save it as .xlsx or CSV.';
    throw new AppError('FILE_FORMAT_UNSUPPORTED', message, { format: 'xls' });
  }
  const names: string[] = [];
  let unpackedBytes = 0;
  const refuseSize = (): never => {
    throw new AppError('FILE_TOO_LARGE', 'This workbook unpacks to more than 512 MB. Export a shorter period or save it as CSV.', { unpackedBytes });
  };
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: (file) => {
        names.push(file.name);
        if (!WANTED.test(file.name)) return false;
        unpackedBytes += file.originalSize;
        if (unpackedBytes > MOST_UNPACKED_BYTES) refuseSize();
        return true;
      },
    });
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError(
      'FILE_UNREADABLE',
      'This workbook is damaged and cannot be unpacked. Open it in a spreadsheet program and save it again.',
      {},
      { cause },
    );
  }
  if (!names.some((name) => name.toLowerCase() === 'xl/workbook.xml')) refuseOther(names);
  return new Map(Object.entries(files).map(([name, content]) => [name.toLowerCase(), withoutPrefixes(decodeBytes(content, 'utf-8'))]));
}

/** Some writers prefix every element of the spreadsheet namespace (`<x:row>`). */
function withoutPrefixes(text: string): string {
  return /<\w+:(?:worksheet|workbook|styleSheet|sst|Relationships)\b/.test(text.slice(0, 2048)) ? text.replace(/<(\/?)\w+:/g, '<$1') : text;
}
