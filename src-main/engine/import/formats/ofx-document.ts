import type { RunControl } from '../../common/run-control.ts';
import type { LeftOutLine } from '../types.ts';
import { decodeEntities } from './entities.ts';
import { scanOfx, type OfxTag } from './ofx-scanner.ts';
import { collapse } from './words.ts';

/** A transaction as the file writes it: leaf elements by name, those of an inner aggregate as `PAYEE.NAME`. */
export type OfxRecord = { readonly line: number; readonly isPending: boolean; readonly fields: ReadonlyMap<string, string> };

export type OfxStatement = {
  readonly line: number;
  readonly isInvestment: boolean;
  account: string | null;
  currency: string | null;
  ledgerAmount: string | null;
  ledgerDate: string | null;
  readonly records: OfxRecord[];
};

export type OfxDocument = { readonly statements: readonly OfxStatement[]; readonly leftOut: readonly LeftOutLine[]; readonly isTruncated: boolean };

const STATEMENTS = new Set(['STMTRS', 'CCSTMTRS', 'INVSTMTRS']);
const RECORDS = new Set(['STMTTRN', 'STMTTRNP']);
/** Aggregates inside a transaction whose leaves must not be mixed with the transaction's own. */
const INNER = new Set(['PAYEE', 'BANKACCTTO', 'CCACCTTO', 'CURRENCY', 'ORIGCURRENCY']);
/** Aggregates that end a transaction which its bank never closed. */
const OUTER = new Set([
  'BANKTRANLIST',
  'BANKTRANLISTP',
  'INVBANKTRAN',
  'LEDGERBAL',
  'AVAILBAL',
  'STMTTRNRS',
  'CCSTMTTRNRS',
  'INVSTMTTRNRS',
  'BANKMSGSRSV1',
  'CREDITCARDMSGSRSV1',
  'OFX',
  'INVTRANLIST',
  'INVBAL',
]);
const ACCOUNTS = new Set(['BANKACCTFROM', 'CCACCTFROM', 'INVACCTFROM']);
const PROGRESS_EVERY = 4096;

type OpenRecord = { readonly line: number; readonly isPending: boolean; readonly fields: Map<string, string>; inner: string };

class OfxCollector {
  readonly statements: OfxStatement[] = [];
  readonly leftOut: LeftOutLine[] = [];
  private record: OpenRecord | null = null;
  /** `account`, `ledger` or empty: which aggregate of the statement the next leaves belong to. */
  private area: 'account' | 'ledger' | '' = '';
  isClosed = false;

  visit(tag: OfxTag): void {
    const text = collapse(decodeEntities(tag.text));
    if (tag.isClosing) this.close(tag.name);
    else if (STATEMENTS.has(tag.name)) this.openStatement(tag.line, tag.name === 'INVSTMTRS');
    else if (RECORDS.has(tag.name)) this.openRecord(tag);
    else if (OUTER.has(tag.name) || ACCOUNTS.has(tag.name)) this.openOuter(tag.name);
    else if (this.record !== null) this.recordLeaf(this.record, tag.name, text);
    else this.statementLeaf(tag.name, text);
  }

  /** The end of the file: a transaction still open then has been cut off. */
  finish(): void {
    if (this.record === null) return;
    this.leftOut.push({ line: this.record.line, verdict: 'rejected', reason: 'The file ends inside this transaction; it may have been cut off.' });
    this.record = null;
  }

  private current(line: number): OfxStatement {
    return this.statements.at(-1) ?? this.openStatement(line, false);
  }

  private openStatement(line: number, isInvestment: boolean): OfxStatement {
    this.closeRecord();
    this.area = '';
    const statement: OfxStatement = { line, isInvestment, account: null, currency: null, ledgerAmount: null, ledgerDate: null, records: [] };
    this.statements.push(statement);
    return statement;
  }

  private openRecord(tag: OfxTag): void {
    this.closeRecord();
    this.area = '';
    this.record = { line: tag.line, isPending: tag.name === 'STMTTRNP', fields: new Map(), inner: '' };
  }

  private openOuter(name: string): void {
    this.closeRecord();
    this.area = name === 'LEDGERBAL' ? 'ledger' : ACCOUNTS.has(name) ? 'account' : '';
  }

  private closeRecord(): void {
    if (this.record === null) return;
    const { line, isPending, fields } = this.record;
    this.record = null;
    this.current(line).records.push({ line, isPending, fields });
  }

  private close(name: string): void {
    if (name === 'OFX') this.isClosed = true;
    if (this.record !== null && name === this.record.inner) this.record.inner = '';
    else if (RECORDS.has(name) || OUTER.has(name) || STATEMENTS.has(name)) this.closeRecord();
    if (name === 'LEDGERBAL' || ACCOUNTS.has(name)) this.area = '';
  }

  private recordLeaf(record: OpenRecord, name: string, text: string): void {
    if (text === '' && INNER.has(name)) {
      record.inner = name;
      return;
    }
    if (text === '') return;
    const key = record.inner === '' || record.inner === name ? name : `${record.inner}.${name}`;
    const earlier = record.fields.get(key);
    record.fields.set(key, earlier === undefined ? text : `${earlier} ${text}`);
  }

  private statementLeaf(name: string, text: string): void {
    const statement = this.statements.at(-1);
    if (statement === undefined || text === '') return;
    if (name === 'CURDEF') statement.currency ??= text;
    else if (this.area === 'account' && name === 'ACCTID') statement.account ??= text;
    else if (this.area === 'ledger' && name === 'BALAMT') statement.ledgerAmount ??= text;
    else if (this.area === 'ledger' && name === 'DTASOF') statement.ledgerDate ??= text;
  }
}

/** Gathers the statements and transactions of an OFX document (comments already removed), whether or not its elements are closed. */
export function collectOfx(text: string, control: RunControl): OfxDocument {
  const collector = new OfxCollector();
  let tags = 0;
  scanOfx(text, (tag) => {
    collector.visit(tag);
    if (++tags % PROGRESS_EVERY === 0) control.checkpoint('Reading', tags, tags);
  });
  collector.finish();
  return { statements: collector.statements, leftOut: collector.leftOut, isTruncated: !collector.isClosed };
}
