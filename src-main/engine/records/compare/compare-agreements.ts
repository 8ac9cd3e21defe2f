import { type RowDraft, textOf } from '../rows/row-draft.ts';
import type { KnownAgreement, KnownBooks, RecordChange, RecordRow, RowParty } from '../types.ts';
import { foldName } from '../words/fold-words.ts';
import { findRowParty } from './compare-parties.ts';
import { knownRow, leftOutRow, newRow } from './compared-row.ts';
import { changesOf } from './field-equality.ts';

type Placed = { readonly draft: RowDraft; readonly party: RowParty | null };
type Placing = Placed | { readonly refused: RecordRow };

function keyOf({ draft, party }: Placed): string {
  const owner = party === null ? 'none' : party.id === null ? `new ${foldName(party.name)}` : `${party.kind} ${party.id}`;
  return JSON.stringify([owner, foldName(textOf(draft.values, 'name'))]);
}

function storedKey(agreement: KnownAgreement): string {
  const owner = agreement.partyKind === null ? 'none' : `${agreement.partyKind} ${agreement.partyId ?? ''}`;
  return JSON.stringify([owner, foldName(agreement.name)]);
}

function changes({ draft }: Placed, stored: KnownAgreement): RecordChange[] {
  return changesOf(draft.values, stored.values, draft.currency);
}

function knownAgreement(placed: Placed, stored: KnownAgreement): RecordRow {
  const found = changes(placed, stored);
  const fixed = found.find(({ field }) => field === 'currency');
  if (fixed !== undefined)
    return leftOutRow(placed.draft, 'rejected', `It is here in ${fixed.before}; the currency of an agreement stays. End it and make another one.`);
  return knownRow(placed.draft, stored, { changes: found, party: placed.party });
}

/** Which agreement of the books each row speaks of, by its party and its name; one that says exactly what a row says is claimed first. */
export function compareAgreements(drafts: readonly RowDraft[], books: Pick<KnownBooks, 'customers' | 'vendors' | 'agreements'>): RecordRow[] {
  const find = { customer: findRowParty(books.customers), vendor: findRowParty(books.vendors) };
  const placings = drafts.map((draft): Placing => {
    if (draft.leftOut !== null) return { refused: leftOutRow(draft, draft.leftOut.verdict, draft.leftOut.reason) };
    const { party } = draft;
    if (party === null || party.kind === null) return { draft, party: null };
    const found = find[party.kind](party);
    if (typeof found === 'string') return { refused: leftOutRow(draft, 'rejected', found) };
    return { draft, party: { kind: party.kind, id: found?.id ?? null, name: found?.name ?? party.name } };
  });
  const pool = new Map<string, KnownAgreement[]>();
  for (const agreement of books.agreements) pool.set(storedKey(agreement), [...(pool.get(storedKey(agreement)) ?? []), agreement]);
  const claimed = new Map<Placing, KnownAgreement>();
  const claim = (placed: Placed, fits: (agreement: KnownAgreement) => boolean): void => {
    const left = pool.get(keyOf(placed)) ?? [];
    const found = left.find(fits);
    if (found === undefined || claimed.has(placed)) return;
    claimed.set(placed, found);
    pool.set(
      keyOf(placed),
      left.filter((agreement) => agreement !== found),
    );
  };
  const placed = placings.filter((placing): placing is Placed => !('refused' in placing));
  for (const one of placed) claim(one, (agreement) => changes(one, agreement).length === 0);
  for (const one of placed) claim(one, () => true);
  const earlier = new Map<string, Placed>();
  return placings.map((placing) => {
    if ('refused' in placing) return placing.refused;
    const stored = claimed.get(placing);
    const twin = earlier.get(keyOf(placing));
    if (stored === undefined && twin !== undefined) {
      const isSame = changesOf(placing.draft.values, twin.draft.values, placing.draft.currency).length === 0;
      return isSame
        ? leftOutRow(placing.draft, 'skipped', `It says the same as line ${twin.draft.line}.`)
        : leftOutRow(placing.draft, 'rejected', `Line ${twin.draft.line} has the same name and says something else.`);
    }
    earlier.set(keyOf(placing), placing);
    if (stored !== undefined) return knownAgreement(placing, stored);
    const { party, draft } = placing;
    const reason =
      party !== null && party.id === null ? `It is not here yet; the ${party.kind} ${party.name} is made with it.` : 'It is not here yet.';
    return newRow(draft, { values: draft.values, party, reason });
  });
}
