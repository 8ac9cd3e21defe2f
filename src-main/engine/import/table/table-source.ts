import type { StatementFormat } from '../types.ts';

/**
 * A table as text, whatever file it came from: what the understanding of a statement reads. Delimited text and worksheets both become this, so
 * that neither the detection of columns nor the proof knows the file format.
 */
export type TableSource = {
  readonly format: Extract<StatementFormat, 'csv' | 'xlsx'>;
  /** Label of the encoding the bytes were read in (`utf-8` for formats that settle it themselves). */
  readonly encoding: string;
  /** Null where cells are not separated by a character. */
  readonly delimiter: string | null;
  /** The decimal mark where the format itself settles it (numbers of a worksheet are written with a point), null where the text must tell. */
  readonly decimalMark: '.' | null;
  /** Only for progress; a guess is enough. */
  readonly estimatedRecords: number;
  /**
   * Walks the records in the file's order and may be called any number of times. Cells carry no surrounding white space; dates of a worksheet are
   * written `YYYY-MM-DD`; records without any text are left out. `line` is 1-based. The array may be reused for the next record, so a visitor
   * that keeps it copies it. The walk stops when the visitor returns false.
   */
  readonly forEachRecord: (visit: RecordVisitor) => void;
};

export type RecordVisitor = (cells: readonly string[], line: number) => boolean;
