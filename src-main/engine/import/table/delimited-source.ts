import { decodeChunks } from '../decode/decode-bytes.ts';
import type { TableSource } from './table-source.ts';
import { createTokenizer } from './tokenizer.ts';

/** Bytes of an ordinary record, for the progress line only. */
const TYPICAL_RECORD_BYTES = 80;

/** Delimited text as a table: decoded and split piece by piece on every walk, so that memory does not grow with the file. */
export function delimitedSource(bytes: Uint8Array, encoding: string, delimiter: string): TableSource {
  return {
    format: 'csv',
    encoding,
    delimiter,
    decimalMark: null,
    estimatedRecords: Math.ceil(bytes.length / TYPICAL_RECORD_BYTES),
    forEachRecord: (visit) => {
      const tokenizer = createTokenizer(delimiter, visit);
      decodeChunks(bytes, encoding, (text, isLast) => tokenizer.push(text, isLast));
    },
  };
}
