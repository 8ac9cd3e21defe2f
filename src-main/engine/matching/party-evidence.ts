import type { ItemIndex } from './item-index.ts';
import { NameIndex } from './name-index.ts';
import { plainNumber, tokensOf } from './text-forms.ts';
import type { ConfirmedMatch, MatchLine } from './types.ts';

export type PartyLevel = 'iban' | 'alias' | 'name' | 'part of name' | 'other' | 'unknown';

/** How much a line's names and numbers speak for one counterparty. */
export type PartyHit = {
  readonly level: PartyLevel;
  readonly bits: number;
  readonly isIdentity: boolean;
  /** Probability that a line with this evidence is nevertheless about something else; falls with every confirmation. */
  readonly doubt: number;
};

/** What a line says about who it is from or to. */
export type PartyReading = {
  readonly hits: ReadonlyMap<number, PartyHit>;
  /** For every counterparty that is not among the hits. */
  readonly otherwise: PartyHit;
  readonly bestBits: number;
};

/** Nothing stated: no evidence. A stated name nobody is known by: one payer in ten pays under another name. Somebody else, known: hardly. */
const UNKNOWN: PartyHit = { level: 'unknown', bits: -0.5, isIdentity: false, doubt: 1 };
const STRANGER: PartyHit = { level: 'other', bits: -3.3, isIdentity: false, doubt: 1 };
const SOMEBODY_ELSE: PartyHit = { level: 'other', bits: -6.5, isIdentity: false, doubt: 1 };
/** A known number or name weighs at most this much; a shared one less, by how often it means others. */
const KEY_BITS_MAX = { iban: 9, alias: 7.5 } as const;
/** A stated alias of the counterparty's record counts as this many confirmations. */
const RECORD_COUNT = 2;
/** m over u: nearly all payers are named so, one line in sixty of others. */
const NAME_BITS = 5.5;
const PART_BITS = 2;
const MEMO_LOSS_BITS = 1;
const WHOLE_NAME = 0.8;
const PART_OF_NAME = 0.45;
const CERTAIN_BITS = 4.5;
/** Doubt about a counterparty known by name only. */
const NAME_DOUBT = 0.2;

/** How often a key (a payee key, an IBAN) came with which counterparty. */
class KeyMemory {
  readonly #counts = new Map<string, Map<number, number>>();
  readonly #totals = new Map<string, number>();
  readonly #byParty = new Map<number, number>();
  #total = 0;

  add(key: string, counterpartyId: number, count: number): void {
    const counts = this.#counts.get(key) ?? new Map<number, number>();
    this.#counts.set(key, counts);
    counts.set(counterpartyId, (counts.get(counterpartyId) ?? 0) + count);
    this.#totals.set(key, (this.#totals.get(key) ?? 0) + count);
    this.#byParty.set(counterpartyId, (this.#byParty.get(counterpartyId) ?? 0) + count);
    this.#total += count;
  }

  parties(key: string): readonly number[] {
    const counts = this.#counts.get(key);
    return counts === undefined ? [] : [...counts.keys()];
  }

  /** Evidence of a key for a counterparty: log₂ of its share of the counterparty's payments over its share of all others. */
  hit(key: string, counterpartyId: number, level: 'iban' | 'alias'): PartyHit {
    const count = this.#counts.get(key)?.get(counterpartyId) ?? 0;
    const all = this.#totals.get(key) ?? 0;
    const own = this.#byParty.get(counterpartyId) ?? 0;
    const m = (count + 0.5) / (own + 1);
    const u = (all - count + 0.5) / (this.#total - own + 40);
    const bits = Math.min(KEY_BITS_MAX[level], Math.log2(m / u));
    // A key of one counterparty identifies it; a processor's name does not.
    const isIdentity = count > 0.9 * all && bits > 2;
    return { level, bits, isIdentity, doubt: 1 - count / (all + 1.5) };
  }
}

const stronger = (a: PartyHit | undefined, b: PartyHit): PartyHit => {
  if (a === undefined) return b;
  const [more, less] = a.bits >= b.bits ? [a, b] : [b, a];
  return {
    level: more.level,
    // Names and numbers of one payer come together: the second adds little.
    bits: more.bits + Math.max(0, less.bits) / 4,
    isIdentity: a.isIdentity || b.isIdentity,
    doubt: Math.min(a.doubt, b.doubt),
  };
};

/** Reads from a line which counterparties it may be about: numbers and names learned from confirmed matches, names of records, names in the memo. */
export class PartyEvidence {
  readonly #ibans = new KeyMemory();
  readonly #payees = new KeyMemory();
  readonly #names: NameIndex;
  readonly #cache = new Map<string, PartyReading>();

  constructor(index: ItemIndex, history: readonly ConfirmedMatch[]) {
    const names = new Map<number, string>();
    for (const { item } of index.items) {
      if (names.has(item.counterpartyId)) continue;
      names.set(item.counterpartyId, item.counterpartyName);
      for (const iban of item.aliases.ibans) this.#ibans.add(plainNumber(iban), item.counterpartyId, RECORD_COUNT);
      for (const key of item.aliases.payeeKeys) this.#payees.add(key, item.counterpartyId, RECORD_COUNT);
    }
    for (const { counterpartyId, payeeKey, counterpartyIban } of history) {
      this.#payees.add(payeeKey, counterpartyId, 1);
      if (counterpartyIban !== null) this.#ibans.add(plainNumber(counterpartyIban), counterpartyId, 1);
    }
    this.#names = new NameIndex(names);
  }

  /** Counterparties whose payments came under this name before: more than one where it is a processor's. */
  partiesOfPayee(payeeKey: string): readonly number[] {
    return this.#payees.parties(payeeKey);
  }

  read(line: MatchLine, memoTokens: readonly string[]): PartyReading {
    const key = `${line.counterparty ?? ''}|${line.counterpartyIban ?? ''}|${line.payeeKey}`;
    let known = this.#cache.get(key);
    if (known === undefined) {
      known = toReading(line, this.#fromKeys(line));
      this.#cache.set(key, known);
    }
    if (known.bestBits >= CERTAIN_BITS) return known;
    const hits = this.#withMemo(known.hits, memoTokens);
    return hits === known.hits ? known : toReading(line, hits);
  }

  #fromKeys(line: MatchLine): Map<number, PartyHit> {
    const hits = new Map<number, PartyHit>();
    const add = (counterpartyId: number, hit: PartyHit): void => void hits.set(counterpartyId, stronger(hits.get(counterpartyId), hit));
    const iban = line.counterpartyIban === null ? null : plainNumber(line.counterpartyIban);
    if (iban !== null) for (const id of this.#ibans.parties(iban)) add(id, this.#ibans.hit(iban, id, 'iban'));
    for (const id of this.#payees.parties(line.payeeKey)) add(id, this.#payees.hit(line.payeeKey, id, 'alias'));
    if (line.counterparty !== null) {
      for (const [id, share] of this.#names.coverage(tokensOf(line.counterparty), true)) {
        if (share >= PART_OF_NAME) add(id, nameHit(share, 0));
      }
    }
    return hits;
  }

  #withMemo(known: ReadonlyMap<number, PartyHit>, memoTokens: readonly string[]): ReadonlyMap<number, PartyHit> {
    const named = this.#names.coverage(memoTokens, false);
    if (named.size === 0) return known;
    const hits = new Map(known);
    for (const [id, share] of named) {
      if (share < PART_OF_NAME) continue;
      const before = hits.get(id);
      const hit = nameHit(share, MEMO_LOSS_BITS);
      // A processor's own name and its customer's name in the memo are two different things: both count.
      const isOwn = before?.level === 'alias' || before?.level === 'iban';
      hits.set(
        id,
        isOwn && before !== undefined && !before.isIdentity ? { ...hit, bits: hit.bits + Math.max(0, before.bits) } : stronger(before, hit),
      );
    }
    return hits;
  }
}

function toReading(line: MatchLine, found: ReadonlyMap<number, PartyHit>): PartyReading {
  let bestBits = 0;
  let isClear = false;
  for (const { bits, isIdentity } of found.values()) {
    bestBits = Math.max(bestBits, bits);
    isClear ||= isIdentity && bits >= CERTAIN_BITS;
  }
  // Where the line is clear, a word it shares with another name says nothing.
  const hits = isClear ? new Map([...found].filter(([, hit]) => hit.isIdentity || hit.level !== 'part of name')) : found;
  const isStated = line.counterparty !== null || line.counterpartyIban !== null;
  return { hits, otherwise: isClear ? SOMEBODY_ELSE : isStated ? STRANGER : UNKNOWN, bestBits };
}

function nameHit(share: number, lossBits: number): PartyHit {
  const isWhole = share >= WHOLE_NAME;
  return {
    level: isWhole ? 'name' : 'part of name',
    bits: (isWhole ? NAME_BITS : PART_BITS) - lossBits,
    isIdentity: isWhole,
    doubt: isWhole ? NAME_DOUBT : 1,
  };
}
