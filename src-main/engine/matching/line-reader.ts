import { toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { exchangeTolerance } from './amount-evidence.ts';
import { grossBeforeFee } from './fee-profiles.ts';
import { findGroups, type SumTarget } from './find-groups.ts';
import type { IndexedItem } from './item-index.ts';
import type { PartyEvidence } from './party-evidence.ts';
import { readReferences } from './reference-evidence.ts';
import { tokensOf } from './text-forms.ts';
import type { FeeProfile, MatchLine } from './types.ts';
import { AHEAD_MAX_DAYS, type Draft, LAG_MAX_DAYS, type LineFacts, poolOf, weighSet, type Weighing } from './weigh-set.ts';

/** Readings kept of a line; probabilities of the rest are too small to matter. */
const DRAFTS_MAX = 12;
/** Items of one counterparty or one amount looked at, nearest in time first. */
const CANDIDATES_MAX = 60;
/** Counterparties of one processor whose items are searched together. */
const CHANNEL_PARTIES_MAX = 12;

const isInWindow = ({ dueDay }: IndexedItem, day: number): boolean => day - dueDay <= LAG_MAX_DAYS && dueDay - day <= AHEAD_MAX_DAYS;

/** Finds and weighs what each line may pay. */
export class LineReader {
  readonly #weighing: Weighing;
  readonly #evidence: PartyEvidence;
  readonly #profiles: readonly FeeProfile[];
  readonly #declined: ReadonlySet<string>;

  constructor(
    weighing: Weighing,
    evidence: PartyEvidence,
    rules: { readonly profiles: readonly FeeProfile[]; readonly declined: ReadonlySet<string> },
  ) {
    this.#weighing = weighing;
    this.#evidence = evidence;
    this.#profiles = rules.profiles;
    this.#declined = rules.declined;
  }

  /** The readings of a line, best first. Only items found by number, counterparty or amount are looked at. */
  read(line: MatchLine): Draft[] {
    if (line.amountMinor === 0) return [];
    const memoTokens = tokensOf(line.description);
    const facts: LineFacts = {
      line,
      day: toEpochDay(line.bookingDate),
      direction: Math.sign(line.amountMinor),
      parties: this.#evidence.read(line, memoTokens),
      references: readReferences(line, this.#weighing.index, memoTokens),
      pools: new Map(),
    };
    const drafts = new Map<string, Draft>();
    const add = (items: readonly IndexedItem[], pool: readonly IndexedItem[]): void => {
      if (items.some((entry) => this.#isDeclined(line, entry))) return;
      const draft = weighSet(this.#weighing, facts, items, pool);
      if (draft === null) return;
      const key = items.map(({ ordinal }) => ordinal).join(',');
      if (draft.bits > (drafts.get(key)?.bits ?? -Infinity)) drafts.set(key, draft);
    };
    for (const entry of this.#candidates(facts)) {
      const pool = poolOf(this.#weighing, facts, entry.item.counterpartyId);
      add([entry], pool.length > 0 ? pool : [entry]);
    }
    this.#addGroups(facts, add);
    if (drafts.size === 0) return [];
    return [...drafts.values()]
      .toSorted((a, b) => b.bits - a.bits || (a.items[0]?.ordinal ?? 0) - (b.items[0]?.ordinal ?? 0) || a.items.length - b.items.length)
      .slice(0, DRAFTS_MAX);
  }

  #isDeclined(line: MatchLine, entry: IndexedItem): boolean {
    return this.#declined.size > 0 && this.#declined.has(`${line.transactionId}:${entry.item.scheduleId}`);
  }

  #candidates(facts: LineFacts): Iterable<IndexedItem> {
    const { line, day, direction, parties, references } = facts;
    const { index } = this.#weighing;
    const found = new Set<IndexedItem>();
    const addNear = (entries: readonly IndexedItem[]): void => {
      if (entries.length === 0) return;
      const near = entries.filter((entry) => Math.sign(entry.openMinor) === direction && isInWindow(entry, day));
      if (near.length > CANDIDATES_MAX) near.sort((a, b) => Math.abs(a.dueDay - day) - Math.abs(b.dueDay - day) || a.ordinal - b.ordinal);
      for (const entry of near.slice(0, CANDIDATES_MAX)) found.add(entry);
    };
    for (const entry of references.mentioned) if (Math.sign(entry.openMinor) === direction) found.add(entry);
    for (const [counterpartyId, hit] of parties.hits)
      if (hit.bits > 0) addNear(index.ofCounterparty(counterpartyId, day - LAG_MAX_DAYS, day + AHEAD_MAX_DAYS));
    const { amountMinor, currency } = line;
    addNear(index.withAmount(currency, amountMinor, amountMinor));
    for (const { grossMinor, toleranceMinor } of this.#grossBeforeFee(facts))
      addNear(index.withAmount(currency, grossMinor - toleranceMinor, grossMinor + toleranceMinor));
    const tolerance = exchangeTolerance(amountMinor);
    if (index.hasExchanged) addNear(index.withBaseAmount(currency, amountMinor - tolerance, amountMinor + tolerance));
    return found;
  }

  /** What a line was before its channel's fee. */
  #grossBeforeFee({ line, parties }: LineFacts): { readonly grossMinor: number; readonly toleranceMinor: number }[] {
    if (this.#profiles.length === 0) return [];
    const fitting = this.#profiles.filter(
      ({ payeeKey, counterpartyId }) => payeeKey === line.payeeKey || (counterpartyId !== null && parties.hits.has(counterpartyId)),
    );
    return fitting.map((profile) => ({ grossMinor: grossBeforeFee(profile, line.amountMinor), toleranceMinor: 2 }));
  }

  #addGroups(facts: LineFacts, add: (items: readonly IndexedItem[], pool: readonly IndexedItem[]) => void): void {
    const { line, day, parties, references } = facts;
    const quoted = references.mentioned.filter(({ item }) => item.currency === line.currency && item.isEstimate !== true);
    // The last digits of a number may be any number: the set is tried with and without.
    const surely = quoted.filter(({ ordinal }) => references.mentions.get(ordinal)?.level !== 'tail');
    for (const set of [quoted, surely]) if (set.length > 1) add(set, set);
    const named = new Set(quoted.map(({ item }) => item.counterpartyId));
    for (const [counterpartyId, hit] of parties.hits) if (hit.bits > 0) named.add(counterpartyId);
    for (const counterpartyId of named) {
      const pool = this.#withCredits(facts, counterpartyId);
      if (pool.length < 2) continue;
      const discounts = this.#weighing.usualDiscountsBps(counterpartyId).map((bps) => ({
        sumMinor: Math.floor(line.amountMinor / (1 - bps / 10_000) + 0.5),
        toleranceMinor: 1,
      }));
      for (const group of findGroups(pool, [...this.#targets(facts), ...discounts], day)) add(group, pool);
    }
    const channel = this.#evidence.partiesOfPayee(line.payeeKey);
    if (channel.length < 2 || channel.length > CHANNEL_PARTIES_MAX) return;
    const pool = channel.flatMap((id) => poolOf(this.#weighing, facts, id)).toSorted((a, b) => a.dueDay - b.dueDay || a.ordinal - b.ordinal);
    for (const group of findGroups(pool, this.#targets(facts), day)) add(group, pool);
  }

  /** Sums that items of a line may come to. */
  #targets(facts: LineFacts): SumTarget[] {
    const beforeFee = this.#grossBeforeFee(facts).map(({ grossMinor, toleranceMinor }) => ({ sumMinor: grossMinor, toleranceMinor }));
    return [{ sumMinor: facts.line.amountMinor, toleranceMinor: 0 }, ...beforeFee];
  }

  /** Open items of a counterparty with its credit notes, which payers deduct. */
  #withCredits(facts: LineFacts, counterpartyId: number): readonly IndexedItem[] {
    const { line, day, direction } = facts;
    const pool = poolOf(this.#weighing, facts, counterpartyId);
    const credits = this.#weighing.index
      .ofCounterparty(counterpartyId, day - LAG_MAX_DAYS, day + AHEAD_MAX_DAYS)
      .filter(({ item, openMinor, issueDay }) => item.currency === line.currency && Math.sign(openMinor) === -direction && issueDay <= day);
    return credits.length === 0 ? pool : [...pool, ...credits].toSorted((a, b) => a.dueDay - b.dueDay || a.ordinal - b.ordinal);
  }
}
