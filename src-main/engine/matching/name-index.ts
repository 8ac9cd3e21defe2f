import { jaroWinkler, tokensOf } from './text-forms.ts';

/** Similarity from which two words are the same name, mistyped. */
const SAME_WORD = 0.92;
const MISTYPED_MIN_LENGTH = 5;
/** A cut word must keep this many letters to count as the beginning of another. */
const CUT_MIN = 2;
/** Words of more than this share of all names (legal forms, trades) do not lead to a name on their own. */
const COMMON_SHARE = 0.05;
const COMMON_MIN_NAMES = 4;

type NamedParty = { readonly counterpartyId: number; readonly tokens: ReadonlySet<string>; weight: number };

/** Finds the counterparties whose names a text holds, rare words counting more than common ones. */
export class NameIndex {
  readonly #parties = new Map<number, NamedParty>();
  readonly #byToken = new Map<string, NamedParty[]>();
  readonly #byHead = new Map<string, string[]>();
  readonly #weights = new Map<string, number>();
  readonly #nearest = new Map<string, string | null>();

  constructor(names: ReadonlyMap<number, string>) {
    for (const [counterpartyId, name] of names) {
      const party: NamedParty = { counterpartyId, tokens: new Set(tokensOf(name)), weight: 0 };
      this.#parties.set(counterpartyId, party);
      for (const token of party.tokens) {
        const list = this.#byToken.get(token) ?? [];
        this.#byToken.set(token, list);
        list.push(party);
      }
    }
    for (const [token, list] of this.#byToken) {
      this.#weights.set(token, Math.log2((names.size + 1) / list.length) + 0.1);
      const head = token.slice(0, CUT_MIN);
      this.#byHead.set(head, [...(this.#byHead.get(head) ?? []), token]);
    }
    for (const party of this.#parties.values()) for (const token of party.tokens) party.weight += this.#weights.get(token) ?? 0;
  }

  /**
   * Share of each name, weighted by rarity, that stands in the words of a text: 1 the whole name. The last word may be cut, as banks cut names, and
   * where `isName` the words may be mistyped. Names of which only common words are found are left out.
   */
  coverage(words: readonly string[], isName: boolean): Map<number, number> {
    const seen = new Set<string>();
    const found = new Set<NamedParty>();
    words.forEach((word, index) => {
      for (const token of this.#tokensLike(word, index === words.length - 1, isName)) {
        seen.add(token);
        if (this.#isRare(token)) for (const party of this.#byToken.get(token) ?? []) found.add(party);
      }
    });
    const shares = new Map<number, number>();
    for (const { counterpartyId, tokens, weight } of found) {
      let held = 0;
      for (const token of tokens) if (seen.has(token)) held += this.#weights.get(token) ?? 0;
      shares.set(counterpartyId, held / weight);
    }
    return shares;
  }

  #isRare(token: string): boolean {
    const count = this.#byToken.get(token)?.length ?? 0;
    return count <= COMMON_MIN_NAMES || count <= COMMON_SHARE * this.#parties.size;
  }

  #tokensLike(word: string, isLast: boolean, isName: boolean): readonly string[] {
    if (this.#byToken.has(word)) return [word];
    if (isLast && word.length >= CUT_MIN) {
      const longer = (this.#byHead.get(word.slice(0, CUT_MIN)) ?? []).filter((token) => token.startsWith(word));
      if (longer.length > 0) return longer;
    }
    if (!isName || word.length < MISTYPED_MIN_LENGTH) return [];
    const nearest = this.#nearestTo(word);
    return nearest === null ? [] : [nearest];
  }

  #nearestTo(word: string): string | null {
    const known = this.#nearest.get(word);
    if (known !== undefined) return known;
    const alike = (this.#byHead.get(word.slice(0, CUT_MIN)) ?? [])
      .filter((token) => Math.abs(token.length - word.length) <= 2)
      .map((token) => ({ token, score: jaroWinkler(word, token) }))
      .filter(({ score }) => score >= SAME_WORD)
      .toSorted((a, b) => b.score - a.score || (a.token < b.token ? -1 : 1));
    const nearest = alike[0]?.token ?? null;
    this.#nearest.set(word, nearest);
    return nearest;
  }
}
