import type { RowDraft } from '../rows/row-draft.ts';
import { textOf } from '../rows/row-draft.ts';
import type { FieldValues, KnownParty, RecordRow } from '../types.ts';
import { foldName } from '../words/fold-words.ts';
import { knownRow, leftOutRow, newRow } from './compared-row.ts';
import { changesOf, foldEmail, foldTaxId } from './field-equality.ts';

/** How strongly each agreement speaks for the same party; a tax number outweighs everything else together. */
const WEIGHT = { taxId: 8, exactName: 4, email: 2, name: 1 } as const;

type Keys = { readonly taxId: string; readonly email: string; readonly exactName: string; readonly name: string };

function keysOf(name: string, values: FieldValues): Keys {
  return {
    taxId: foldTaxId(textOf(values, 'taxId')),
    email: foldEmail(textOf(values, 'email')),
    exactName: name,
    name: foldName(name),
  };
}

type PartyIndex = { readonly candidates: (keys: Keys) => Map<KnownParty, number> };

function indexParties(parties: readonly KnownParty[]): PartyIndex {
  const maps = {
    taxId: new Map<string, KnownParty[]>(),
    email: new Map<string, KnownParty[]>(),
    exactName: new Map<string, KnownParty[]>(),
    name: new Map<string, KnownParty[]>(),
  };
  for (const party of parties) {
    for (const [key, value] of Object.entries(keysOf(party.name, party.values)) as [keyof Keys, string][]) {
      if (value === '') continue;
      const known = maps[key].get(value);
      if (known === undefined) maps[key].set(value, [party]);
      else known.push(party);
    }
  }
  return {
    candidates: (keys) => {
      const scores = new Map<KnownParty, number>();
      for (const [key, value] of Object.entries(keys) as [keyof Keys, string][]) {
        for (const party of value === '' ? [] : (maps[key].get(value) ?? [])) scores.set(party, (scores.get(party) ?? 0) + WEIGHT[key]);
      }
      return scores;
    },
  };
}

type Claim = { readonly draft: RowDraft; readonly party: KnownParty; readonly score: number };

function twinReason(draft: RowDraft, earlier: RowDraft): RecordRow {
  const isSame = changesOf(draft.values, earlier.values, draft.currency).length === 0;
  return isSame
    ? leftOutRow(draft, 'skipped', `It says the same as line ${earlier.line}.`)
    : leftOutRow(draft, 'rejected', `Line ${earlier.line} is the same party and says something else.`);
}

/**
 * Which customer or vendor of the books each row speaks of, by tax number, e-mail and name together; each is claimed by one row, the strongest first. Two
 * equally likely parties, or two rows of one name that differ, are left for the person to tell apart.
 */
export function compareParties(drafts: readonly RowDraft[], parties: readonly KnownParty[]): RecordRow[] {
  const index = indexParties(parties);
  const open = drafts.filter(({ leftOut }) => leftOut === null);
  const claims: Claim[] = open.flatMap((draft) =>
    [...index.candidates(keysOf(textOf(draft.values, 'name'), draft.values))].map(([party, score]) => ({ draft, party, score })),
  );
  const ofDraft = Map.groupBy(claims, ({ draft }) => draft);
  const best = new Map<RowDraft, Claim>();
  const taken = new Map<KnownParty, RowDraft>();
  const ambiguous = new Map<RowDraft, string>();
  for (const claim of claims.toSorted((a, b) => b.score - a.score || a.draft.line - b.draft.line)) {
    if (best.has(claim.draft) || taken.has(claim.party) || ambiguous.has(claim.draft)) continue;
    const rival = (ofDraft.get(claim.draft) ?? []).find(({ party, score }) => party !== claim.party && score === claim.score && !taken.has(party));
    if (rival !== undefined) {
      ambiguous.set(claim.draft, `It can be ${claim.party.name} or ${rival.party.name}: write its exact name or its tax number.`);
      continue;
    }
    best.set(claim.draft, claim);
    taken.set(claim.party, claim.draft);
  }
  const byName = new Map<string, RowDraft>();
  const nameOf = (draft: RowDraft): string => foldName(textOf(draft.values, 'name'));
  for (const draft of open) if (best.has(draft)) byName.set(nameOf(draft), byName.get(nameOf(draft)) ?? draft);
  return drafts.map((draft) => {
    if (draft.leftOut !== null) return leftOutRow(draft, draft.leftOut.verdict, draft.leftOut.reason);
    const claim = best.get(draft);
    if (claim !== undefined)
      return knownRow(draft, claim.party, { changes: changesOf(draft.values, claim.party.values, draft.currency), party: null });
    const unclear = ambiguous.get(draft);
    if (unclear !== undefined) return leftOutRow(draft, 'rejected', unclear);
    const earlier = byName.get(nameOf(draft));
    if (earlier !== undefined) return twinReason(draft, earlier);
    byName.set(nameOf(draft), draft);
    return newRow(draft, { values: draft.values, party: null, reason: 'It is not here yet.' });
  });
}

/** The party a document or agreement names: one of the books, a new one (null), or the reason why it cannot be told. */
export function findRowParty(
  parties: readonly KnownParty[],
): (named: { readonly name: string; readonly taxId: string | null }) => KnownParty | string | null {
  const index = indexParties(parties);
  return ({ name, taxId }) => {
    const keys = { taxId: foldTaxId(taxId ?? ''), email: '', exactName: name, name: foldName(name) };
    const ranked = [...index.candidates(keys)].toSorted((a, b) => b[1] - a[1]);
    const [first, second] = ranked;
    if (first === undefined) return null;
    if (second !== undefined && second[1] === first[1]) return `It can be of ${first[0].name} or ${second[0].name}: write the exact name.`;
    return first[0];
  };
}
