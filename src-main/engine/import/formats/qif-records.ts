import type { RunControl } from '../../common/run-control.ts';
import type { LeftOutLine } from '../types.ts';

/** A transaction as the file writes it. Repeated lines of one letter are joined. */
export type QifRecord = {
  readonly line: number;
  readonly fields: ReadonlyMap<string, string>;
  /** Lines of splits (`S`, `E`, `$`, `%`) in order. */
  readonly splits: readonly { readonly letter: string; readonly text: string }[];
  readonly account: string | null;
  /** The file ends in the middle of the record's date or amount. */
  readonly isCut: boolean;
};

export type QifDocument = { readonly records: readonly QifRecord[]; readonly leftOut: readonly LeftOutLine[]; readonly hasInvestments: boolean };

/** Lists that describe books, not movements: they are passed over. */
const LISTS = new Set(['cat', 'class', 'memorized', 'security', 'prices', 'tag', 'budget', 'template', 'payee', 'tax', 'bill', 'invoice']);
const PROGRESS_EVERY = 8192;

type Area = 'movements' | 'account' | 'investments' | 'list';

function areaOf(header: string): Area | null {
  const type = /^!\s*type\s*:\s*(.*)$/i.exec(header)?.[1]?.trim().toLowerCase();
  if (type !== undefined) return type.startsWith('inv') || type === 'port' ? 'investments' : LISTS.has(type) ? 'list' : 'movements';
  return /^!\s*account/i.test(header) ? 'account' : null;
}

type OpenRecord = { line: number; fields: Map<string, string>; splits: { letter: string; text: string }[] };

class QifCollector {
  readonly records: QifRecord[] = [];
  readonly leftOut: LeftOutLine[] = [];
  hasInvestments = false;
  private area: Area = 'movements';
  private account: string | null = null;
  private open: OpenRecord | null = null;

  visit(text: string, line: number): void {
    if (text.startsWith('!')) this.header(text);
    else if (text.startsWith('^')) this.end();
    else if (text !== '') this.field(text, line);
  }

  finish(endsInLine: boolean): void {
    this.end(endsInLine);
  }

  private header(text: string): void {
    this.end();
    const area = areaOf(text);
    if (area === null) return;
    this.area = area;
    if (area === 'investments') this.hasInvestments = true;
  }

  private field(text: string, line: number): void {
    this.open ??= { line, fields: new Map(), splits: [] };
    const letter = text.slice(0, 1).toUpperCase();
    const rest = text.slice(1).trim();
    if ('SE$%'.includes(letter)) this.open.splits.push({ letter, text: rest });
    else {
      const earlier = this.open.fields.get(letter);
      this.open.fields.set(letter, earlier === undefined ? rest : `${earlier} ${rest}`);
    }
  }

  private end(endsInLine = false): void {
    const { open } = this;
    this.open = null;
    if (open === null) return;
    if (this.area === 'account') this.account = open.fields.get('N') ?? this.account;
    else if (this.area === 'investments')
      this.leftOut.push({ line: open.line, verdict: 'skipped', reason: 'A trade of an investment account is no cash movement.' });
    else if (this.area === 'movements')
      this.records.push({
        ...open,
        account: this.account,
        isCut: endsInLine && open.splits.length === 0 && 'DTU'.includes([...open.fields.keys()].at(-1) ?? '-'),
      });
  }
}

/** Splits a QIF text into its transactions; account blocks name the account of those that follow, lists and trades are passed over. */
export function collectQif(text: string, control: RunControl): QifDocument {
  const collector = new QifCollector();
  let start = 0;
  for (let line = 1; start <= text.length; line++) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    collector.visit(
      text
        .slice(start, stop)
        .replace(/^\ufeff/, '')
        .trim(),
      line,
    );
    start = stop + 1;
    if (line % PROGRESS_EVERY === 0) control.checkpoint('Reading', stop, text.length);
  }
  collector.finish(!text.endsWith('\n'));
  return { records: collector.records, leftOut: collector.leftOut, hasInvestments: collector.hasInvestments };
}
