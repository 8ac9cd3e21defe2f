import { AppError } from '../../../src-shared/result/app-error.ts';

/** Beginnings of files that people mistake for a statement, as hexadecimal bytes, with what they are. */
const FOREIGN: readonly (readonly [string, string])[] = [
  ['255044462d', 'a PDF'],
  ['89504e47', 'a picture'],
  ['ffd8ff', 'a picture'],
  ['47494638', 'a picture'],
  ['49492a00', 'a picture'],
  ['52494646', 'a picture or a recording'],
  ['1f8b', 'a compressed file'],
  ['377abcaf', 'a compressed file'],
  ['52617221', 'a compressed file'],
  ['425a68', 'a compressed file'],
  ['d0cf11e0a1b11ae1', 'a document in an old Office format'],
  ['53514c69746520666f726d6174', 'a database'],
  ['7f454c46', 'a program'],
  ['4d5a90', 'a program'],
];

/** Bytes looked at for control characters. */
const SAMPLE_BYTES = 65_536;
/** Text has line ends and tabs; more of other control characters than this share is no text. */
const CONTROL_SHARE = 0.01;

/** Throws where the bytes are empty, a known file that holds no text, or noise; one sentence says what it is and what to do. */
export function refuseForeignFile(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new AppError('FILE_EMPTY', 'The file is empty; export it again from your bank.');
  const start = Array.from(bytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const foreign = FOREIGN.find(([magic]) => start.startsWith(magic));
  if (foreign !== undefined) {
    throw new AppError(
      'FILE_FORMAT_UNSUPPORTED',
      `This is ${foreign[1]}, which holds no transactions to read; download CSV, OFX, QIF, CAMT, MT940 or XLSX from your bank instead.`,
    );
  }
  if (isNoise(bytes.subarray(0, SAMPLE_BYTES))) {
    throw new AppError('FILE_NOT_TEXT', 'This file is not text; download CSV, OFX, QIF, CAMT, MT940 or XLSX from your bank instead.');
  }
}

/** Control characters betray binary data; the zero bytes of UTF-16 stand on one side only and are text. */
function isNoise(sample: Uint8Array): boolean {
  let even = 0;
  let odd = 0;
  let controls = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) {
      if (index % 2 === 0) even += 1;
      else odd += 1;
    } else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 26 && byte !== 31 && byte !== 12) controls += 1;
  }
  const limit = Math.max(1, sample.length * CONTROL_SHARE);
  return controls > limit || Math.min(even, odd) > limit;
}
