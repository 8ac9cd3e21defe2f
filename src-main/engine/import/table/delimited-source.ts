import { decodeChunks } from '../decode/decode-bytes.ts';
import type { StatementBytes } from '../types.ts';
import type { TableSource } from './table-source.ts';
import { createNestedTokenizer, createTokenizer } from './tokenizer.ts';

/** Bytes of an ordinary record, for the progress line only. */
const TYPICAL_RECORD_BYTES = 80;

/** How cells are told apart; nested where each line is one quoted cell that holds the real record. */
type Separation = { readonly delimiter: string; readonly isNested: boolean };

/** Delimited text as a table: decoded and split piece by piece on every walk, so that memory does not grow with the file. */
export function delimitedSource(bytes: StatementBytes, encoding: string, separation: Separation): TableSource {
  const { delimiter, isNested } = separation;
  return {
    format: 'csv',
    encoding,
    delimiter,
    decimalMark: null,
    estimatedRecords: Math.ceil(bytes.length / TYPICAL_RECORD_BYTES),
    forEachRecord: (visit) => {
      const tokenizer = isNested ? createNestedTokenizer(delimiter, visit) : createTokenizer(delimiter, visit);
      decodeChunks(bytes, encoding, (text, isLast) => tokenizer.push(text, isLast));
    },
  };
}
