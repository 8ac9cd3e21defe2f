import type { RunControl } from '../../common/run-control.ts';
import { AppError } from '../../../../src-shared/result/app-error.ts';
import type { ReadStatementInput, UnderstoodStatement } from '../types.ts';
import { assembleStatement } from './assemble.ts';
import { asciiHead, decodeStatement, xmlDeclaredEncoding } from './decode-text.ts';
import { collectOfx, type OfxDocument } from './ofx-document.ts';
import { understandOfx } from './ofx-rows.ts';
import { plainMarkup } from './plain-markup.ts';
import { ibanOrNull } from './words.ts';

/** Whether the start of a text is an OFX document of any version, with or without its header. */
export function looksLikeOfx(head: string): boolean {
  return /<(?:[\w-]+:)?OFX[\s>]/i.test(head) || /^[\s\ufeff]*(?:<!--\s*)?(?:OFXHEADER|DATA)\s*:/i.test(head) || /<\?OFX\s/i.test(head);
}

/** The encoding an OFX 1 header names: a Unicode ENCODING, else the CHARSET. */
function declaredEncoding(head: string): string | null {
  const xml = xmlDeclaredEncoding(head);
  if (xml !== null) return xml;
  const encoding = /ENCODING\s*[:=]\s*"?([\w-]+)/i.exec(head)?.[1] ?? '';
  const charset = /CHARSET\s*[:=]\s*"?([\w-]+)/i.exec(head)?.[1] ?? '';
  if (/^utf-?8$/i.test(encoding)) return 'utf-8';
  return charset === '' || /^none$/i.test(charset) ? null : charset;
}

function refuseInvestments(document: OfxDocument): void {
  const records = document.statements.reduce((sum, statement) => sum + statement.records.length, 0);
  if (records > 0 || document.leftOut.length > 0 || document.statements.length === 0) return;
  if (!document.statements.every((statement) => statement.isInvestment)) return;
  const message =
    'This file holds an investment statement only: trades and positions, no movements of a bank or card account. Export the cash account instead.';
  throw new AppError('FILE_HAS_NO_TRANSACTIONS', message, { format: 'ofx' });
}

/**
 * Reads OFX 1.0.2 to 2.2 (SGML and XML, QFX included): bank, card and the cash movements of investment statements. Amounts are signed from the
 * holder's side as the standard defines; dates are the printed day, whatever time zone stands beside them. Source: Open Financial Exchange
 * Specification 2.2, chapters 3 and 11.
 */
export function readOfx(input: ReadStatementInput, control: RunControl): UnderstoodStatement {
  const head = asciiHead(input.bytes);
  const decoded = decodeStatement(input, declaredEncoding(head));
  const document = collectOfx(plainMarkup(decoded.text), control);
  refuseInvestments(document);
  const understood = understandOfx(document, input);
  const isQfx = /\.qfx$/i.test(input.fileName) || /<INTU\.BID>/i.test(decoded.text.slice(0, 4096));
  const ibans = document.statements.flatMap((statement) => ibanOrNull(statement.account) ?? []);
  return assembleStatement({
    format: isQfx ? 'qfx' : 'ofx',
    title: 'OFX',
    encoding: decoded.encoding,
    signConvention: understood.signConvention,
    dateOrder: null,
    decimalMark: understood.decimalMark,
    sections: understood.sections,
    accountHints: ibans,
    findings: [...decoded.findings, ...understood.findings],
    questions: understood.questions,
    leftOut: [...document.leftOut, ...understood.leftOut].toSorted((a, b) => a.line - b.line),
  });
}
