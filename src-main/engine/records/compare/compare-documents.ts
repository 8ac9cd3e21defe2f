import { addDays, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { numberOf, type RowDraft, textOf } from '../rows/row-draft.ts';
import type { FieldValues, KnownDocument, KnownParty, RecordChange, RecordRow, RowParty } from '../types.ts';
import { foldName } from '../words/fold-words.ts';
import { knownRow, leftOutRow, newRow } from './compared-row.ts';
import { changesOf } from './field-equality.ts';
import { findRowParty } from './compare-parties.ts';

/** A row with the party it belongs to, its due date and its amount settled. */
type Placed = { readonly draft: RowDraft; readonly party: RowParty; readonly values: FieldValues };

type Placing = Placed | { readonly refused: RecordRow };

/** The due date that the terms of the party give where the row has none of its own. */
function withDueDate(draft: RowDraft, party: KnownParty | null): FieldValues | null {
  if (textOf(draft.values, 'dueDate') !== '') return draft.values;
  const days = party === null ? null : numberOf(party.values, 'paymentTermsDays');
  const issueDate = textOf(draft.values, 'issueDate');
  return days === null || issueDate === '' ? null : { ...draft.values, dueDate: addDays(issueDate as IsoDate, days) };
}

function placeRow(draft: RowDraft, find: ReturnType<typeof findRowParty>, parties: readonly KnownParty[]): Placing {
  const { party } = draft;
  if (draft.leftOut !== null) return { refused: leftOutRow(draft, draft.leftOut.verdict, draft.leftOut.reason) };
  if (party === null || party.kind === null) return { refused: leftOutRow(draft, 'rejected', 'It says nobody who owes or is owed it.') };
  const found = find(party);
  if (typeof found === 'string') return { refused: leftOutRow(draft, 'rejected', found) };
  const values = withDueDate(draft, found === null ? null : (parties.find(({ id }) => id === found.id) ?? null));
  if (values === null) return { refused: leftOutRow(draft, 'rejected', 'It has no due date, and no payment terms are known for it.') };
  return { draft, party: { kind: party.kind, id: found?.id ?? null, name: found?.name ?? party.name }, values };
}

const partyKey = ({ id, name }: RowParty): string => (id === null ? `new ${foldName(name)}` : String(id));

function keyOf(placed: Placed): string {
  return JSON.stringify([partyKey(placed.party), placed.draft.currency, textOf(placed.values, 'documentNumber')]);
}

/** What the row says of the amount against the books: what is open where it says that, else the whole. */
function documentChanges({ draft, values }: Placed, stored: KnownDocument): RecordChange[] {
  const { amount: whole, openAmount: open, ...rest } = values;
  const compared: FieldValues = open === undefined ? (whole === undefined ? rest : { ...rest, amount: whole }) : { ...rest, openAmount: open };
  return changesOf(compared, { ...stored.values, amount: stored.amountMinor, openAmount: stored.openMinor }, draft.currency);
}

/** What the books are to hold: the whole amount, which is what is open and what has been settled. */
function written(values: FieldValues, stored: KnownDocument | null): FieldValues {
  const { openAmount, ...rest } = values;
  if (typeof openAmount !== 'number') return rest;
  return { ...rest, amount: openAmount + (stored === null ? 0 : stored.amountMinor - stored.openMinor) };
}

type Pool = Map<string, KnownDocument[]>;

function poolOf(documents: readonly KnownDocument[]): Pool {
  const pool: Pool = new Map();
  for (const document of documents) {
    const key = JSON.stringify([String(document.partyId), document.currency, document.documentNumber ?? '']);
    pool.set(key, [...(pool.get(key) ?? []), document]);
  }
  return pool;
}

/** Takes a document out of the pool, so that two rows never mean the same one. */
function claim(pool: Pool, key: string, fits: (document: KnownDocument) => boolean): KnownDocument | null {
  const left = pool.get(key) ?? [];
  const found = left.find(fits) ?? null;
  if (found !== null)
    pool.set(
      key,
      left.filter((document) => document !== found),
    );
  return found;
}

function knownDocument(placed: Placed, stored: KnownDocument): RecordRow {
  const { draft, party } = placed;
  const changes = documentChanges(placed, stored);
  if (!stored.isOpen) return leftOutRow(draft, 'skipped', `It is here and ${stored.closedAs}, so it was left alone.`);
  const row = knownRow(draft, { id: stored.id, lockedFields: [], source: '' }, { changes, party });
  return row.verdict === 'changed' ? { ...row, values: written(row.values, stored) } : row;
}

function newDocument(placed: Placed): RecordRow {
  const { draft, party, values } = placed;
  const reason = party.id === null ? `It is not here yet; the ${party.kind} ${party.name} is made with it.` : 'It is not here yet.';
  return newRow(draft, { values: written(values, null), party, reason });
}

function twinDocument(placed: Placed, earlier: Placed): RecordRow {
  const isSame = changesOf(placed.values, earlier.values, placed.draft.currency).length === 0;
  const number = textOf(placed.values, 'documentNumber');
  return isSame
    ? leftOutRow(placed.draft, 'skipped', `It says the same as line ${earlier.draft.line}.`)
    : leftOutRow(placed.draft, 'rejected', `Line ${earlier.draft.line} has the number ${number} as well and says something else.`);
}

/**
 * Which invoice or bill of the books each row speaks of: by party, currency and number; without a number by everything it says, counting, so that two equal
 * documents stay two. One that is settled here is left alone, whatever an older list says.
 */
export function compareDocuments(drafts: readonly RowDraft[], parties: readonly KnownParty[], documents: readonly KnownDocument[]): RecordRow[] {
  const find = findRowParty(parties);
  const pool = poolOf(documents);
  const placings = drafts.map((draft) => placeRow(draft, find, parties));
  const exact = new Map<Placing, KnownDocument>();
  for (const placing of placings) {
    if ('refused' in placing) continue;
    const same = claim(pool, keyOf(placing), (document) => document.isOpen && documentChanges(placing, document).length === 0);
    if (same !== null) exact.set(placing, same);
  }
  const earlier = new Map<string, Placed>();
  return placings.map((placing) => {
    if ('refused' in placing) return placing.refused;
    const hasNumber = textOf(placing.values, 'documentNumber') !== '';
    const twin = hasNumber ? earlier.get(keyOf(placing)) : undefined;
    const stored = exact.get(placing) ?? (hasNumber ? claim(pool, keyOf(placing), () => true) : null);
    if (stored === null && twin !== undefined) return twinDocument(placing, twin);
    earlier.set(keyOf(placing), placing);
    return stored === null ? newDocument(placing) : knownDocument(placing, stored);
  });
}
