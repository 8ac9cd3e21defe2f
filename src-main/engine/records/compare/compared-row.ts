import { FIELD_TITLES } from '../fields.ts';
import type { RowDraft } from '../rows/row-draft.ts';
import type { FieldValues, RecordChange, RecordRow, RowParty } from '../types.ts';
import { pickChanged } from './field-equality.ts';

const NOTHING = { changes: [], values: {}, targetId: null, party: null };

function base({ line, label, cells }: RowDraft): Pick<RecordRow, 'line' | 'label' | 'cells'> {
  return { line, label, cells };
}

export function leftOutRow(draft: RowDraft, verdict: 'skipped' | 'rejected', reason: string): RecordRow {
  return { ...base(draft), ...NOTHING, verdict, reason };
}

export function newRow(draft: RowDraft, made: { readonly values: FieldValues; readonly party: RowParty | null; readonly reason: string }): RecordRow {
  return { ...base(draft), verdict: 'new', reason: made.reason, changes: [], values: made.values, targetId: null, party: made.party };
}

/** What can be found again: the record of the books and what another system keeps of it. */
export type Target = { readonly id: number; readonly lockedFields: readonly string[]; readonly source: string };

const list = (words: readonly string[]): string => words.join(', ');

/** A row that speaks of a record of the books: the same, changed, or in the way of the system that keeps the record. */
export function knownRow(
  draft: RowDraft,
  target: Target,
  found: { readonly changes: readonly RecordChange[]; readonly party: RowParty | null },
): RecordRow {
  const { changes, party } = found;
  if (changes.length === 0) return { ...base(draft), ...NOTHING, verdict: 'same', reason: 'It is here already.', targetId: target.id, party };
  const titles = changes.map(({ field }) => FIELD_TITLES[field].replace(/ \(.*\)$/, '').toLowerCase());
  const locked = changes.filter(({ field }) => target.lockedFields.includes(field));
  if (locked.length > 0) return leftOutRow(draft, 'rejected', `The ${list(titles)} is kept by ${target.source} and can only be changed there.`);
  return {
    ...base(draft),
    verdict: 'changed',
    reason: `It is here; this changes its ${list(titles)}.`,
    changes,
    values: pickChanged(draft.values, changes),
    targetId: target.id,
    party,
  };
}
