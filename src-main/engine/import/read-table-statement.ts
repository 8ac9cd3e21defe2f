import { dateParts } from '../../../src-shared/domain/calendar/iso-date.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import type { RunControl } from '../common/run-control.ts';
import { decodeBytes } from './decode/decode-bytes.ts';
import { detectEncodingOf } from './decode/detect-encoding.ts';
import { delimitedSource } from './table/delimited-source.ts';
import { headOf, sniffDelimiter } from './table/sniff-delimiter.ts';
import { openTable } from './table/understand-table.ts';
import type { OpenedStatement, OpenStatementInput } from './types.ts';

/** Bytes from the beginning that tell the delimiter; a preamble of a hundred lines and as many rows fit in. */
const HEAD_BYTES = 131_072;

/**
 * Reads delimited text (commas, semicolons, tabs, bars) of any bank: encoding and delimiter from the content, then the table as a whole. An encoding
 * among the answers overrides the detected one. Throws `FILE_EMPTY` and `FILE_HAS_NO_TRANSACTIONS`.
 */
export function openTableStatement(input: OpenStatementInput, control: RunControl): OpenedStatement {
  if (input.bytes.length === 0) throw new AppError('FILE_EMPTY', 'The file is empty; export it again from your bank.');
  const detected = detectEncodingOf(input.bytes);
  const chosen = input.answers.encoding;
  const encoding = chosen ?? detected.encoding;
  const head = headOf(decodeBytes(input.bytes.part(0, HEAD_BYTES), encoding));
  const sniffed = sniffDelimiter(head, dateParts(input.asOf).year + 1);
  const opened = openTable(delimitedSource(input.bytes, encoding, sniffed), input, control);
  const findings = [
    chosen === undefined
      ? { property: 'encoding', value: detected.encoding, confidence: detected.confidence, evidence: detected.evidence }
      : { property: 'encoding', value: chosen, confidence: 1, evidence: 'You chose it.' },
    { property: 'delimiter', value: sniffed.delimiter, confidence: sniffed.confidence, evidence: sniffed.evidence },
    ...opened.detected.findings,
  ];
  return { ...opened, detected: { ...opened.detected, findings } };
}
