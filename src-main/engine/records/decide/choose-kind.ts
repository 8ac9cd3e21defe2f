import { RECORD_KIND_LABELS, RECORD_KINDS, type RecordKind } from '../../../../src-shared/domain/vocabulary/records.ts';
import { AppError } from '../../../../src-shared/result/app-error.ts';
import type { KeptRecord } from '../../import/table/header/find-header.ts';
import type { RecordField } from '../fields.ts';
import { matchKinds, missingColumns } from '../table/find-header.ts';
import type { ColumnMatch } from '../table/match-columns.ts';
import { type Side, sideOfText } from '../table/title-meaning.ts';
import type { RecordExample, Settled } from '../types.ts';

type KindInput = {
  readonly titles: readonly string[];
  /** Lines above the header and the name of the sheet. */
  readonly above: readonly string[];
  readonly rows: readonly KeptRecord[];
  readonly asked: RecordKind | undefined;
};

export type ChosenKind = Settled<RecordKind> & { readonly match: ColumnMatch };

const PAIRS: Readonly<Record<'parties' | 'documents', Readonly<Record<Side, RecordKind>>>> = {
  parties: { customer: 'customers', vendor: 'vendors' },
  documents: { customer: 'invoices', vendor: 'bills' },
};

/** Fields that only one side has. */
function sideOfFields(matches: ReadonlyMap<RecordKind, ColumnMatch>): Side | null {
  const hasExact = (kind: RecordKind, fields: readonly RecordField[]): boolean =>
    fields.some((field) => matches.get(kind)?.exact.has(field) === true);
  if (hasExact('customers', ['relationshipType', 'creditLimitMinor'])) return 'customer';
  return hasExact('vendors', ['flexibilityLevel', 'criticality']) ? 'vendor' : null;
}

function sideAbove(above: readonly string[]): Side | null {
  const sides = new Set(above.map(sideOfText).filter((side) => side !== null));
  return sides.size === 1 ? ([...sides][0] ?? null) : null;
}

function exampleOf({ cells, line }: KeptRecord, options: readonly RecordKind[], match: ColumnMatch): RecordExample {
  const cell = (...fields: readonly RecordField[]): string =>
    fields.map((field) => cells[match.indexOf.get(field) ?? -1] ?? '').find((text) => text !== '') ?? '';
  const name = cell('party', 'name', 'lastName');
  const amount = cell('openAmount', 'amount', 'netAmount');
  const readings: Record<RecordKind, string> = {
    customers: `${name} is a customer`,
    vendors: `${name} is a vendor`,
    invoices: `${name} owes you ${amount}`,
    bills: `You owe ${name} ${amount}`,
    agreements: `${name} is an agreement`,
  };
  return {
    line,
    raw: cells
      .filter((text) => text !== '')
      .join(' · ')
      .slice(0, 120),
    readings: Object.fromEntries(options.map((kind) => [kind, readings[kind]])),
  };
}

function refuseMissing(match: ColumnMatch, kind: RecordKind): void {
  const missing = missingColumns(match, kind);
  if (missing.length === 0) return;
  throw new AppError(
    'FILE_FORMAT_UNSUPPORTED',
    `No column of this table is titled like ${missing.join(' or ')}, so it cannot be read as ${RECORD_KIND_LABELS[kind].toLowerCase()}. Nothing was changed; name the columns in the first line.`,
    { kind, missing },
  );
}

/**
 * Which kind of records a table holds: an answer wins; then what its columns are (a frequency makes agreements, dates and amounts make documents);
 * then the side that its titles, its only-one-sided columns or the lines above name. Where nothing names the side it is asked.
 */
export function chooseKind({ titles, above, rows, asked }: KindInput): ChosenKind {
  const matches = matchKinds(titles);
  const of = (kind: RecordKind): ColumnMatch => matches.get(kind) ?? { columns: [], indexOf: new Map(), exact: new Set(), side: null };
  const fits = (kind: RecordKind): boolean => missingColumns(of(kind), kind).length === 0;
  const chosen = (value: RecordKind, confidence: number, evidence: string): ChosenKind => {
    refuseMissing(of(value), value);
    return { value, finding: { property: 'kind', value, confidence, evidence }, question: null, match: of(value) };
  };
  if (asked !== undefined) return chosen(asked, 1, 'You said so.');
  if (of('agreements').indexOf.has('frequency') && fits('agreements')) return chosen('agreements', 0.95, 'It says how often each is paid.');
  const pair = fits('invoices') || fits('bills') ? PAIRS.documents : PAIRS.parties;
  if (!fits(pair.customer) && !fits(pair.vendor)) {
    const closest =
      RECORD_KINDS.toSorted(
        (a, b) => missingColumns(of(a), a).length - missingColumns(of(b), b).length || of(b).indexOf.size - of(a).indexOf.size,
      )[0] ?? 'customers';
    refuseMissing(of(closest), closest);
  }
  const titled = of(pair.customer).side;
  if (titled !== null) return chosen(pair[titled], 0.97, `Its titles speak of ${titled}s.`);
  const sided = pair === PAIRS.parties ? sideOfFields(matches) : null;
  if (sided !== null) return chosen(pair[sided], 0.95, `It has columns that only ${sided}s have.`);
  const stated = sideAbove(above);
  if (stated !== null) return chosen(pair[stated], 0.9, `The lines above the table speak of ${stated}s.`);
  const options = [pair.customer, pair.vendor];
  const examples = rows.slice(0, 2).map((row) => exampleOf(row, options, of(pair.customer)));
  return {
    value: pair.customer,
    finding: { property: 'kind', value: pair.customer, confidence: 0.5, evidence: 'Nothing in the table says which side it is.' },
    question: examples.length === 0 ? null : { kind: 'kind', options, examples },
    match: of(pair.customer),
  };
}
