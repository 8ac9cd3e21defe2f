import type { RecordKind } from '../../../../src-shared/domain/vocabulary/records.ts';
import { FIELD_TITLES, type RecordField } from '../fields.ts';
import type { RecordColumn } from '../types.ts';
import { foldWords } from '../words/fold-words.ts';
import { meaningOfTitle, type Side } from './title-meaning.ts';

/** The columns of a table understood as one kind of records. */
export type ColumnMatch = {
  readonly columns: readonly RecordColumn[];
  readonly indexOf: ReadonlyMap<RecordField, number>;
  /** Fields that a title names as a whole, not only in a word of it. */
  readonly exact: ReadonlySet<RecordField>;
  /** The side its titles name; null where they name none or both. */
  readonly side: Side | null;
};

/** Of two columns of money the one that says it is the whole amount is the amount. */
const WHOLE_AMOUNT = /total|gross|brutto|ttc|incl|gesamt|end/;

type Candidate = { readonly index: number; readonly title: string; readonly field: RecordField; readonly isExact: boolean };

function strength(candidate: Candidate): number {
  return (candidate.isExact ? 4 : 0) + (candidate.field === 'amount' && WHOLE_AMOUNT.test(foldWords(candidate.title)) ? 2 : 0);
}

/** Gives each field to the column whose title says it best, the first of equals; the others are left out and say why. */
export function matchColumns(titles: readonly string[], kind: RecordKind): ColumnMatch {
  const meanings = titles.map((title) => meaningOfTitle(title, kind));
  const best = new Map<RecordField, Candidate>();
  for (const [index, { field, isExact }] of meanings.entries()) {
    if (field === null) continue;
    const candidate = { index, title: titles[index] ?? '', field, isExact };
    const rival = best.get(field);
    if (rival === undefined || strength(candidate) > strength(rival)) best.set(field, candidate);
  }
  const columns = titles.map((title, index): RecordColumn => {
    const field = meanings[index]?.field ?? null;
    if (field === null) return { index, title, field: null, evidence: title === '' ? 'It has no title.' : 'Its title is not known here.' };
    if (field === 'otherNumber') return { index, title, field: null, evidence: 'Numbers of other programs are not kept.' };
    const taken = best.get(field);
    if (taken === undefined || taken.index !== index)
      return { index, title, field: null, evidence: `“${taken?.title ?? ''}” is the ${FIELD_TITLES[field].toLowerCase()} already.` };
    return { index, title, field, evidence: taken.isExact ? `“${title}” says so.` : `“${title}” holds a word for it.` };
  });
  const sides = new Set(meanings.map(({ side }) => side).filter((side) => side !== null));
  return {
    columns,
    indexOf: new Map([...best].filter(([field]) => field !== 'otherNumber').map(([field, { index }]) => [field, index])),
    exact: new Set([...best.values()].filter(({ isExact }) => isExact).map(({ field }) => field)),
    side: sides.size === 1 ? ([...sides][0] ?? null) : null,
  };
}
