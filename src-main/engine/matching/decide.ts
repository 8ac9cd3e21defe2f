import { type Claim, isPart } from './claims.ts';
import type { Draft } from './weigh-set.ts';

/** Bits by which the best reading must lead every other one, also across lines, to be booked unasked: eight to one. */
const MARGIN_BITS = 3;
/** A set that would turn up by chance once in a hundred lines is asked about. */
const CHANCE_HITS_MAX = 0.01;

export type Decided = { readonly draft: Draft; readonly probability: number; readonly isAutomatic: boolean };
export type Decision = { readonly claim: Claim; readonly ranked: readonly Decided[]; readonly noneProbability: number };

/** What a line would lose if an item were taken from it: its reading less its best one without the item. */
function lossWithout(claim: Claim, granted: Draft, ordinal: number): number {
  const other = claim.line.drafts.find((draft) => draft.items.every((item) => item.ordinal !== ordinal));
  return Math.max(0, granted.bits - Math.max(0, other?.bits ?? 0));
}

/** Judges readings in the light of what all other lines want. */
export class Judge {
  readonly #granted: ReadonlyMap<number, Draft>;
  readonly #holders = new Map<number, Claim[]>();
  readonly #wanting = new Map<number, { readonly claim: Claim; readonly draft: Draft }[]>();
  readonly #automaticFrom: number;

  constructor(claims: readonly Claim[], granted: ReadonlyMap<number, Draft>, automaticFrom: number) {
    this.#granted = granted;
    this.#automaticFrom = automaticFrom;
    for (const claim of claims) {
      for (const { ordinal } of granted.get(claim.line.transactionId)?.items ?? []) {
        const holders = this.#holders.get(ordinal) ?? [];
        this.#holders.set(ordinal, holders);
        holders.push(claim);
      }
      for (const draft of claim.line.drafts)
        for (const { ordinal } of draft.items) {
          const wanting = this.#wanting.get(ordinal) ?? [];
          this.#wanting.set(ordinal, wanting);
          wanting.push({ claim, draft });
        }
    }
  }

  decide(claim: Claim): Decision {
    const { drafts, transactionId } = claim.line;
    const granted = this.#granted.get(transactionId);
    const weighed = drafts
      .map((draft) => ({ draft, bits: draft === granted ? draft.bits : draft.bits - this.#displaced(claim, draft) }))
      .toSorted((a, b) => b.bits - a.bits);
    const highest = Math.max(0, weighed[0]?.bits ?? 0);
    const odds = weighed.map(({ bits }) => 2 ** (bits - highest));
    const total = odds.reduce((sum, value) => sum + value, 2 ** -highest);
    const nextBits = Math.max(0, weighed[1]?.bits ?? 0);
    const ranked = weighed.map(({ draft, bits }, index) => {
      const probability = (odds[index] ?? 0) / total;
      const isBest = index === 0 && draft === granted && probability >= this.#automaticFrom;
      return { draft, probability, isAutomatic: isBest && isUnasked(draft) && bits - nextBits - this.#pull(claim, draft) >= MARGIN_BITS };
    });
    return { claim, ranked, noneProbability: 2 ** -highest / total };
  }

  /** What the present holders of a reading's items would lose if this line got them. */
  #displaced(claim: Claim, draft: Draft): number {
    let loss = 0;
    for (const { ordinal } of draft.items)
      for (const holder of this.#holders.get(ordinal) ?? []) {
        const granted = this.#granted.get(holder.line.transactionId);
        if (holder !== claim && granted !== undefined && !isShareable(draft, granted)) loss += lossWithout(holder, granted, ordinal);
      }
    return loss;
  }

  /** How much another line would gain from an item of this reading. */
  #pull(claim: Claim, draft: Draft): number {
    let most = 0;
    for (const { ordinal } of draft.items)
      for (const rival of this.#wanting.get(ordinal) ?? []) {
        const own = this.#granted.get(rival.claim.line.transactionId);
        if (rival.claim === claim || rival.draft === own || isShareable(rival.draft, draft)) continue;
        most = Math.max(most, rival.draft.bits - Math.max(0, own?.bits ?? 0));
      }
    return most;
  }
}

/** Two parts of one item stand beside each other. */
const isShareable = (a: Draft, b: Draft): boolean => isPart(a) && isPart(b);

const isUnasked = ({ amount, hasIdentity, chanceHits }: Draft): boolean => amount.isSure && hasIdentity && chanceHits < CHANCE_HITS_MAX;
