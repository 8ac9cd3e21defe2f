import { coincidenceOf, roundness } from './amount-evidence.ts';
import type { Claim } from './claims.ts';
import type { Draft } from './weigh-set.ts';

/** Lines that may be parts of one item; with more of them sums are chance. */
const PARTS_MAX = 12;
/** Three of four items paid in several parts are paid exactly. */
const COMPLETE_SHARE = 0.75;

type Part = { readonly claim: Claim; readonly draft: Draft };

function partsByItem(claims: readonly Claim[]): Map<number, Part[]> {
  const parts = new Map<number, Part[]>();
  for (const claim of claims)
    for (const draft of claim.line.drafts) {
      const ordinal = draft.items[0]?.ordinal;
      if (draft.amount.level !== 'part' || draft.items.length > 1 || !draft.hasIdentity || ordinal === undefined) continue;
      const list = parts.get(ordinal) ?? [];
      parts.set(ordinal, list);
      list.push({ claim, draft });
    }
  return parts;
}

/** Pairs and triples of parts that come to exactly the open amount. */
function completeSets(parts: readonly Part[], openMinor: number): Part[][] {
  const sets: Part[][] = [];
  parts.forEach((a, i) => {
    parts.slice(i + 1).forEach((b, j) => {
      const two = a.claim.lineMinor + b.claim.lineMinor;
      if (two === openMinor) sets.push([a, b]);
      for (const c of parts.slice(i + j + 2)) if (two + c.claim.lineMinor === openMinor) sets.push([a, b, c]);
    });
  });
  return sets;
}

/** Several lines that together pay exactly one item confirm each other: their readings as parts gain what the exact sum is worth, shared among them. */
export function joinParts(claims: readonly Claim[]): Claim[] {
  const better = new Map<Draft, Draft>();
  for (const parts of partsByItem(claims).values()) {
    if (parts.length < 2 || parts.length > PARTS_MAX) continue;
    const openMinor = parts[0]?.draft.items[0]?.openMinor ?? 0;
    for (const set of completeSets(parts, openMinor)) {
      const coincidence = coincidenceOf(openMinor, roundness(openMinor)) * ((parts.length * (parts.length - 1)) / 2);
      const gained = Math.max(0, Math.log2(COMPLETE_SHARE / coincidence)) / set.length;
      for (const { draft } of set) {
        const amount = { ...draft.amount, level: 'rest of several parts', bits: draft.amount.bits + gained, coincidence, isSure: true } as const;
        const chanceHits = Math.min(draft.chanceHits, coincidence * draft.party.doubt);
        const joined: Draft = { ...draft, amount, bits: draft.bits + gained, chanceHits };
        if (joined.bits > (better.get(draft)?.bits ?? -Infinity)) better.set(draft, joined);
      }
    }
  }
  if (better.size === 0) return [...claims];
  return claims.map((claim) => ({
    ...claim,
    line: { ...claim.line, drafts: claim.line.drafts.map((draft) => better.get(draft) ?? draft).toSorted((a, b) => b.bits - a.bits) },
  }));
}
