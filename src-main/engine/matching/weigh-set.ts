import { choose, expectedChanceHits } from './chance-hits.ts';
import { type AmountReading, readAmount, readExchanged, roundness } from './amount-evidence.ts';
import type { IndexedItem, ItemIndex } from './item-index.ts';
import type { LagModel } from './lag-model.ts';
import type { PartyHit, PartyReading } from './party-evidence.ts';
import { referenceHit, type ReferenceHit, type ReferenceReading } from './reference-evidence.ts';
import type { FeeProfile, MatchLine } from './types.ts';

/** A line as far as it has been read, before any item is looked at. */
export type LineFacts = {
  readonly line: MatchLine;
  readonly day: number;
  readonly direction: number;
  readonly parties: PartyReading;
  readonly references: ReferenceReading;
  /** Filled as counterparties are looked at. */
  readonly pools: Map<number, readonly IndexedItem[]>;
};

/** One reading of a line with everything that was weighed. `bits` is its log₂ odds against "pays none of the items". */
export type Draft = {
  readonly items: readonly IndexedItem[];
  readonly bits: number;
  readonly amount: AmountReading;
  readonly party: PartyHit;
  readonly references: readonly ReferenceHit[];
  /** Numbers of other items that the line names and this reading leaves out. */
  readonly leftOut: number;
  readonly leftOutBits: number;
  readonly lagBits: number;
  readonly lagDays: number;
  readonly chanceHits: number;
  readonly hasIdentity: boolean;
};

/** What weighing needs besides the line: built once for all lines. */
export type Weighing = {
  readonly index: ItemIndex;
  readonly lags: LagModel;
  /** Day of the earliest line: on it all items were open. */
  readonly firstDay: number;
  readonly profileOf: (payeeKey: string, counterpartyId: number) => FeeProfile | null;
  readonly usualDiscountsBps: (counterpartyId: number) => readonly number[];
};

/** Three lines in ten pay an item: the odds before anything is read. */
const PAYS_BITS = Math.log2(0.3 / 0.7);
/** Share of payments that pay one item, two, three, four, or more. */
const SIZE_SHARES = [0, 0.86, 0.09, 0.03, 0.01] as const;
const LARGE_SHARE = 0.01;
/** A number left out speaks against a reading about as much as the number would speak for it. */
const LEFT_OUT_BITS = 5;
/** A number this telling identifies the item on its own. */
const IDENTITY_BITS = 7.5;
/** An item not yet issued is hardly paid. */
const UNISSUED_BITS = -5;
const UNISSUED_GRACE_DAYS = 7;
/** Items due further away than this are not looked at without being named. */
export const LAG_MAX_DAYS = 400;
export const AHEAD_MAX_DAYS = 120;
/** A reading this weak is not worth showing: one in sixty. */
const BITS_MIN = -6;
/** The most that number and timing of one item can add. */
const REFERENCE_BITS_MAX = 12;
const UNQUOTED_BITS_MAX = 5;
const LAG_BITS_MAX = 4;
/** Days around the due date within which items of one counterparty could be confused. */
const CONFUSED_DAYS = 45;

/** Items of a counterparty that a line of this direction and day could be about, by due date. */
export function poolOf(weighing: Weighing, facts: LineFacts, counterpartyId: number): readonly IndexedItem[] {
  const known = facts.pools.get(counterpartyId);
  if (known !== undefined) return known;
  const { line, day, direction } = facts;
  const pool = weighing.index
    .ofCounterparty(counterpartyId, day - LAG_MAX_DAYS, day + AHEAD_MAX_DAYS)
    .filter(
      ({ item, openMinor, issueDay }) =>
        item.currency === line.currency && Math.sign(openMinor) === direction && issueDay <= day + UNISSUED_GRACE_DAYS && item.isEstimate !== true,
    );
  facts.pools.set(counterpartyId, pool);
  return pool;
}

const isOnePlace = (items: readonly IndexedItem[]): boolean => items.every(({ item }) => item.counterpartyId === items[0]?.item.counterpartyId);

function partyOf(facts: LineFacts, items: readonly IndexedItem[]): PartyHit {
  const ids = [...new Set(items.map(({ item }) => item.counterpartyId))];
  const hits = ids.map((id) => facts.parties.hits.get(id) ?? facts.parties.otherwise);
  // A deposit for several counterparties is as credible as its least credible part.
  return hits.reduce((worst, hit) => (hit.bits < worst.bits ? hit : worst));
}

function referencesOf(facts: LineFacts, items: readonly IndexedItem[]) {
  const references = items.map((entry) => referenceHit(facts.references, entry));
  const used = new Set(references.map(({ form }) => form));
  const inSet = new Set(items.map(({ ordinal }) => ordinal));
  // A mistyped number may be the number of another item: it is then not left out.
  const leftOut = facts.references.mentioned.filter(({ ordinal }) => {
    const mention = facts.references.mentions.get(ordinal);
    return !inSet.has(ordinal) && mention !== undefined && mention.level !== 'tail' && !used.has(mention.form);
  });
  const leftOutBits = -leftOut.reduce((sum, { ordinal }) => sum + Math.min(LEFT_OUT_BITS, facts.references.mentions.get(ordinal)?.bits ?? 0), 0);
  return { references, leftOut: leftOut.length, leftOutBits };
}

function mostReferenceBits({ references }: LineFacts, items: readonly IndexedItem[]): number {
  let bits = 0;
  for (const { ordinal, forms } of items) bits += references.mentions.has(ordinal) ? REFERENCE_BITS_MAX : forms.length > 0 ? UNQUOTED_BITS_MAX : 0;
  return bits;
}

type Weighed = {
  readonly items: readonly IndexedItem[];
  readonly amount: AmountReading;
  readonly pool: readonly IndexedItem[];
  readonly doubt: number;
};

/** Expected sets of the pool that would have read as well by chance; the doubt is that of the counterparty and of the numbers named. */
function chanceHitsOf(weighing: Weighing, facts: LineFacts, weighed: Weighed): number {
  const { items, amount, pool, doubt } = weighed;
  const { day, direction, line } = facts;
  if (items.length === 1) {
    const isKnown = pool.length > 0 && doubt < 1;
    const near = pool.filter(({ dueDay }) => Math.abs(dueDay - day) <= CONFUSED_DAYS).length;
    return (isKnown ? Math.max(1, near) : weighing.index.countOf(direction)) * amount.coincidence * doubt;
  }
  if (amount.coincidence === 1) return doubt;
  const amounts = pool.map(({ openMinor }) => openMinor);
  const target = { sumMinor: line.amountMinor - amount.feeMinor - amount.discountMinor, toleranceMinor: amount.toleranceMinor };
  const gridMinor = Math.min(roundness(target.sumMinor), ...amounts.slice(0, 20).map(roundness));
  let hits = 0;
  for (let size = 1; size <= Math.min(items.length, 4); size++) hits += expectedChanceHits({ amounts, gridMinor }, size, target);
  return hits * doubt;
}

function priorBits(weighing: Weighing, facts: LineFacts, set: { readonly size: number; readonly poolSize: number }): number {
  const { size, poolSize } = set;
  const all = Math.max(1, weighing.index.countOf(facts.direction));
  const share = SIZE_SHARES[size] ?? LARGE_SHARE;
  // Large sets are only tried as all, months and runs, of which there are fewer than pairs.
  const trials = Math.max(1, Math.min(choose(poolSize, size), (poolSize * poolSize) / 2));
  return PAYS_BITS + Math.log2(share) + Math.log2(Math.max(1, poolSize) / all) - Math.log2(trials);
}

function timingOf(weighing: Weighing, facts: LineFacts, items: readonly IndexedItem[]): { lagBits: number; lagDays: number } {
  const bits = items.map(({ item, dueDay, issueDay }) => {
    const unissued = issueDay > facts.day + UNISSUED_GRACE_DAYS ? UNISSUED_BITS : 0;
    const payer = { counterpartyId: item.counterpartyId, direction: facts.direction };
    return weighing.lags.bitsOf(payer, facts.day - dueDay, weighing.firstDay - dueDay) + unissued;
  });
  const lagDays = facts.day - Math.max(...items.map(({ dueDay }) => dueDay));
  // What is paid together is paid by one decision: its timing is one piece of evidence.
  return { lagBits: bits.reduce((sum, one) => sum + one, 0) / bits.length, lagDays };
}

/**
 * Weighs one set of items as the reading of a line by Fellegi and Sunter (1969): the prior of such a set plus log₂(m/u) of amount, counterparty,
 * numbers and timing. Null where the amounts cannot belong together or nothing much speaks for it. `pool` are the items the set was chosen from.
 */
export function weighSet(weighing: Weighing, facts: LineFacts, items: readonly IndexedItem[], pool: readonly IndexedItem[]): Draft | null {
  const { line } = facts;
  const first = items[0];
  if (first === undefined) return null;
  const grossMinor = items.reduce((sum, { openMinor }) => sum + openMinor, 0);
  const amount =
    first.item.currency === line.currency
      ? readAmount(items, grossMinor, {
          lineMinor: line.amountMinor,
          day: facts.day,
          profile: weighing.profileOf(line.payeeKey, first.item.counterpartyId),
          usualDiscountsBps: isOnePlace(items) ? weighing.usualDiscountsBps(first.item.counterpartyId) : [],
          shareOfAmount: grossMinor === line.amountMinor ? weighing.index.shareOfAmount(line.currency, line.amountMinor) : 0,
        })
      : readExchanged(first, line.amountMinor);
  if (amount === null) return null;
  const party = partyOf(facts, items);
  const prior = priorBits(weighing, facts, { size: items.length, poolSize: pool.length });
  // Most candidates fall here, before their texts are compared.
  if (prior + amount.bits + party.bits + LAG_BITS_MAX + mostReferenceBits(facts, items) < BITS_MIN) return null;
  const { references, leftOut, leftOutBits } = referencesOf(facts, items);
  const referenceBits = references.reduce((sum, { bits }) => sum + bits, 0);
  const isQuoted = references.every(({ level, bits }) => bits >= IDENTITY_BITS && level !== 'tail');
  const { lagBits, lagDays } = timingOf(weighing, facts, items);
  const bits = prior + amount.bits + party.bits + referenceBits + leftOutBits + lagBits;
  if (bits < BITS_MIN) return null;
  const doubt = party.doubt * (isQuoted ? 2 ** -Math.min(referenceBits, 2 * IDENTITY_BITS) : 1);
  return {
    items,
    bits,
    amount,
    party,
    references,
    leftOut,
    leftOutBits,
    lagBits,
    lagDays,
    chanceHits: chanceHitsOf(weighing, facts, { items, amount, pool, doubt }),
    hasIdentity: isQuoted || party.isIdentity,
  };
}
