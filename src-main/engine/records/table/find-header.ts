import { RECORD_KINDS, type RecordKind } from '../../../../src-shared/domain/vocabulary/records.ts';
import { createAmountScanner } from '../../import/table/values/amount-scan.ts';
import type { KeptRecord } from '../../import/table/header/find-header.ts';
import { createDateReader } from '../../import/table/values/date-reader.ts';
import type { RecordField } from '../fields.ts';
import { type ColumnMatch, matchColumns } from './match-columns.ts';
import { kindsOfTitle } from './title-meaning.ts';

/** Headers stand near the top: no export carries a preamble longer than this many records. */
const HEADER_SEARCH = 40;
/** Last year that two digits may mean while a header is looked for; any will do. */
const PIVOT_YEAR = 2099;

/** Where the header stands, and how many of its cells are known titles. */
export type FoundHeader = { readonly index: number; readonly score: number };

const hasAny = (match: ColumnMatch, fields: readonly RecordField[]): boolean => fields.some((field) => match.indexOf.has(field));

const AMOUNTS: readonly RecordField[] = ['amount', 'openAmount', 'netAmount'];

/** The columns without which a table is not of a kind, as groups of which one is needed, with the words for a sentence. */
const NEEDED: Readonly<Record<RecordKind, readonly (readonly [readonly RecordField[], string])[]>> = {
  customers: [[['name', 'lastName'], 'the name']],
  vendors: [[['name', 'lastName'], 'the name']],
  agreements: [
    [['name', 'party'], 'the name'],
    [['amount'], 'the amount'],
    [['frequency'], 'how often it is paid'],
    [['startDate'], 'the start'],
  ],
  invoices: [
    [['party', 'lastName'], 'the customer'],
    [AMOUNTS, 'the amount'],
    [['dueDate', 'issueDate'], 'a date'],
  ],
  bills: [
    [['party', 'lastName'], 'the vendor'],
    [AMOUNTS, 'the amount'],
    [['dueDate', 'issueDate'], 'a date'],
  ],
};

/** What a table lacks to be of a kind, in words; empty where it can be. */
export function missingColumns(match: ColumnMatch, kind: RecordKind): string[] {
  return NEEDED[kind].filter(([fields]) => !hasAny(match, fields)).map(([, words]) => words);
}

function looksLikeData(cells: readonly string[]): boolean {
  const amounts = createAmountScanner(null);
  const dates = createDateReader(PIVOT_YEAR);
  return cells.some((cell) => cell !== '' && (dates.shape(cell) !== null || amounts(cell) !== null));
}

/** How many cells are titles known for one kind, at best. */
function titlesOf(cells: readonly string[]): number {
  const counts = new Map<RecordKind, number>();
  for (const kind of cells.flatMap(kindsOfTitle)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

/** The record whose cells say the most titles; null where none says any. */
export function findHeader(records: readonly KeptRecord[]): FoundHeader | null {
  let best: { readonly index: number; readonly score: number } | null = null;
  for (const [index, { cells }] of records.slice(0, HEADER_SEARCH).entries()) {
    if (looksLikeData(cells)) continue;
    const score = titlesOf(cells);
    // One title among many cells is a chance hit of a text; a list of names alone has one title and one cell.
    if (score === 0 || (score < 2 && cells.filter((cell) => cell !== '').length > 2)) continue;
    if (best === null || score > best.score) best = { index, score };
  }
  return best;
}

/** The header understood as each kind of records. */
export function matchKinds(titles: readonly string[]): ReadonlyMap<RecordKind, ColumnMatch> {
  return new Map(RECORD_KINDS.map((kind) => [kind, matchColumns(titles, kind)] as const));
}
