import type { RunControl } from '../../common/run-control.ts';
import type { Finding, LeftOutLine, ReadStatementInput, StatementRow, UnderstoodStatement } from '../types.ts';
import { assembleStatement } from './assemble.ts';
import { camtAmount, type CamtContext, camtDate, readEntry } from './camt-entry.ts';
import { sliceCamt, type StatementSlice } from './camt-slices.ts';
import { asciiHead, decodeStatement, xmlDeclaredEncoding } from './decode-text.ts';
import { plainMarkup } from './plain-markup.ts';
import type { SectionBalance, StatementSection } from './sections.ts';
import { ibanOrNull } from './words.ts';
import { currencyOrNull } from './written-currency.ts';
import { childrenOf, nodeAt, parseFragment, textAt, type XmlNode } from './xml-tree.ts';

const PROGRESS_EVERY = 1000;
/** The group header stands within this many characters; bounds the search in a damaged file. */
const HEADER_LENGTH = 65_536;

/** Whether the start of a text is an ISO 20022 account report, statement or notification of any version. */
export function looksLikeCamt(head: string): boolean {
  return /<[^<>]*camt\.05[234]\.\d{3}/i.test(head) || /<(?:[\w-]+:)?BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)/.test(head);
}

/** The balance of the first of some types that the statement states. Source of the codes: ISO 20022 external code list, balance type. */
function balanceOf(frame: XmlNode | null, types: readonly string[], context: CamtContext): SectionBalance | null {
  const stated = childrenOf(frame, 'Bal');
  for (const type of types) {
    for (const balance of stated) {
      const code = textAt(balance, 'Tp', 'CdOrPrtry', 'Cd') ?? textAt(balance, 'Tp', 'CdOrPrtry', 'Prtry') ?? textAt(balance, 'Tp', 'Cd');
      if (code?.toUpperCase() !== type) continue;
      const amount = camtAmount(balance, context.currency);
      const balanceDate = camtDate(nodeAt(balance, 'Dt')) ?? context.reportDate;
      if (typeof amount !== 'string' && balanceDate !== null) return { balanceDate, balanceMinor: amount.amountMinor, currency: amount.currency };
    }
  }
  return null;
}

function contextOf(frame: XmlNode | null, header: XmlNode | null, input: ReadStatementInput): CamtContext {
  const account = nodeAt(frame, 'Acct');
  const id = nodeAt(account, 'Id');
  const named = textAt(id, 'IBAN') ?? textAt(id, 'Othr', 'Id') ?? textAt(id, 'PrtryAcct', 'Id') ?? textAt(id, 'BBAN');
  const period = nodeAt(frame, 'FrToDt');
  const reported = [nodeAt(period, 'ToDtTm'), nodeAt(period, 'ToDt'), nodeAt(frame, 'CreDtTm'), nodeAt(header, 'CreDtTm')];
  return {
    account: ibanOrNull(named) ?? named,
    currency: currencyOrNull(textAt(account, 'Ccy')) ?? input.accountCurrency,
    reportDate: reported.map(camtDate).find((date) => date !== null) ?? null,
  };
}

type Tally = { readonly leftOut: LeftOutLine[]; undated: number; read: number };

function readEntries(slice: StatementSlice, context: CamtContext, tally: Tally, control: RunControl): StatementRow[] {
  const rows: StatementRow[] = [];
  for (const piece of slice.entries) {
    if (++tally.read % PROGRESS_EVERY === 0) control.checkpoint('Reading', tally.read, tally.read);
    const entry = piece.kind === 'entry' ? parseFragment(piece.text) : null;
    const row = entry === null ? 'The entry is damaged or cut off.' : readEntry(entry, piece.ordinal, context);
    if (typeof row === 'string') tally.leftOut.push({ line: piece.ordinal, verdict: 'rejected', reason: row });
    else rows.push(row);
    if (entry !== null && nodeAt(entry, 'BookgDt') === null && nodeAt(entry, 'ValDt') === null) tally.undated++;
  }
  return rows;
}

function sectionOf(
  slice: StatementSlice,
  header: XmlNode | null,
  shared: { input: ReadStatementInput; tally: Tally; control: RunControl },
): StatementSection {
  const frame = parseFragment(slice.frame);
  const context = contextOf(frame, header, shared.input);
  const rows = readEntries(slice, context, shared.tally, shared.control);
  const booked = { opening: balanceOf(frame, ['OPBD', 'PRCD'], context), closing: balanceOf(frame, ['CLBD'], context) };
  return {
    account: context.account,
    closingLine: slice.entries.at(-1)?.ordinal ?? 1,
    opening: booked.opening,
    closing: booked.closing,
    ledger: booked.closing === null ? balanceOf(frame, ['ITBD'], context) : null,
    rows,
  };
}

function findingsOf(tally: Tally, isTruncated: boolean): Finding[] {
  const findings: Finding[] = [];
  if (tally.undated > 0) {
    const evidence = `${tally.undated} entries carry no booking or value date; the day of the report or of the payment stands in.`;
    findings.push({ property: 'booking_date', value: 'report date', confidence: 0.7, evidence });
  }
  if (isTruncated)
    findings.push({ property: 'completeness', value: 'truncated', confidence: 0.95, evidence: 'The document is not closed; its end is missing.' });
  return findings;
}

/**
 * Reads camt.052, camt.053 and camt.054 of every version: one entry is one bank line, signed by its indicator, proved from opening to closing
 * booked balance statement by statement. Source: ISO 20022 Bank-to-Customer Cash Management, message definitions.
 */
export function readCamt(input: ReadStatementInput, control: RunControl): UnderstoodStatement {
  const decoded = decodeStatement(input, xmlDeclaredEncoding(asciiHead(input.bytes)));
  const slices = sliceCamt(plainMarkup(decoded.text));
  const header = parseFragment(/<(?:[\w-]+:)?GrpHdr[\s>][\s\S]*?<\/(?:[\w-]+:)?GrpHdr>/.exec(slices.header.slice(0, HEADER_LENGTH))?.[0] ?? '');
  const tally: Tally = { leftOut: [], undated: 0, read: 0 };
  const sections = slices.statements.map((slice) => sectionOf(slice, header, { input, tally, control }));
  const isTruncated = slices.statements.some((slice) => !slice.isClosed);
  return assembleStatement({
    format: 'camt',
    title: 'camt',
    encoding: decoded.encoding,
    signConvention: 'credit and debit indicator',
    dateOrder: 'ymd',
    decimalMark: '.',
    sections,
    findings: [...decoded.findings, ...findingsOf(tally, isTruncated)],
    questions: [],
    leftOut: tally.leftOut,
  });
}
