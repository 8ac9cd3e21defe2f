import type { FoundPath } from './extract-streams.ts';
import type { StreamEvent } from './group-payees.ts';
import { type OpenSlot, openSlots } from './open-slots.ts';
import type { ScheduleBook, Slots } from './schedules.ts';

/** Only a path this sure of itself looks for its missing movements under other names. */
export const LEAST_ADOPTER_SCORE = 8;
/** A movement is taken from another path only where that is this much weaker. */
const WEAKER = 0.5;
/** A stronger path takes a fragment of itself whole: one of which this share stands on its own open dates with its own amounts. */
const FRAGMENT_SHARE = 0.6;
/** Business days around a missed date in which a stray movement is looked for. */
const STRAY_WINDOW = 4;
/** Most movements of the very amount expected near one date by chance. */
const MOST_BY_CHANCE = 0.05;

/** A path and the group it was found in. */
export type GroupedPath = { readonly path: FoundPath; readonly groupKey: string };

/** A movement brought to a path, and the slot it fills. */
export type Adoption = { readonly event: StreamEvent; readonly path: FoundPath; readonly slot: number };

const amountKey = ({ line }: StreamEvent): string => `${line.currency}${line.amountMinor}`;

/** The stronger first, whatever the order they were found in. */
export const strongestFirst = (a: GroupedPath, b: GroupedPath): number =>
  b.path.score.score - a.path.score.score || (a.groupKey < b.groupKey ? -1 : a.groupKey > b.groupKey ? 1 : 0);

/** All events and paths of a run by amount and by owner. */
type Ledger = {
  readonly byAmount: ReadonlyMap<string, readonly StreamEvent[]>;
  readonly owners: ReadonlyMap<StreamEvent, GroupedPath>;
  readonly ownersByAmount: ReadonlyMap<string, readonly GroupedPath[]>;
  /** Business days on which anything moved. */
  readonly days: number;
};

function openLedger(paths: readonly GroupedPath[], events: readonly StreamEvent[], days: number): Ledger {
  const owners = new Map<StreamEvent, GroupedPath>();
  const ownersByAmount = new Map<string, GroupedPath[]>();
  for (const grouped of paths) {
    for (const event of grouped.path.events) owners.set(event, grouped);
    for (const key of new Set(grouped.path.events.map(amountKey))) {
      const list = ownersByAmount.get(key);
      if (list === undefined) ownersByAmount.set(key, [grouped]);
      else list.push(grouped);
    }
  }
  return { byAmount: Map.groupBy(events, amountKey), owners, ownersByAmount, days };
}

/** One path that looks for its movements. */
class Adopter {
  readonly #own: GroupedPath;
  readonly #slots: Slots;
  readonly #open: readonly OpenSlot[];
  readonly #ledger: Ledger;
  readonly #fragments: ReadonlySet<GroupedPath>;

  constructor(own: GroupedPath, ledger: Ledger, book: ScheduleBook) {
    this.#own = own;
    this.#ledger = ledger;
    this.#slots = book.slotsOf(own.path.schedule);
    this.#open = openSlots(own.path, this.#slots.ordinal.length);
    const amounts = new Set(this.#open.flatMap(({ neighbours }) => neighbours.map(amountKey)));
    const rivals = new Set([...amounts].flatMap((key) => ledger.ownersByAmount.get(key) ?? []));
    this.#fragments = new Set([...rivals].filter((rival) => this.#isFragment(rival)));
  }

  /** Movements for the open dates, nearest first; none of `taken`, to which they are added. */
  adopt(taken: Set<StreamEvent>): Adoption[] {
    const adoptions: Adoption[] = [];
    for (const { slot, neighbours } of this.#open) {
      const off = (event: StreamEvent): number => Math.abs(event.ordinal - (this.#slots.ordinal[slot] ?? 0));
      const chosen = [...new Set(neighbours.map(amountKey))]
        .flatMap((key) => this.#ledger.byAmount.get(key) ?? [])
        .filter((event) => off(event) <= STRAY_WINDOW && this.#isFree(event, taken))
        .sort((a, b) => off(a) - off(b))[0];
      if (chosen === undefined || this.#isByChance(chosen, taken)) continue;
      taken.add(chosen);
      adoptions.push({ event: chosen, path: this.#own.path, slot });
    }
    return adoptions;
  }

  #isNearOpen(event: StreamEvent): boolean {
    return this.#open.some(({ slot }) => Math.abs((this.#slots.ordinal[slot] ?? 0) - event.ordinal) <= STRAY_WINDOW);
  }

  /** Whether a weaker path of the same time is a piece of this one: its movements fill the dates this one misses. */
  #isFragment({ path, groupKey }: GroupedPath): boolean {
    const whole = this.#own.path;
    if (groupKey === this.#own.groupKey || path.score.score >= whole.score.score || path.habit !== 'steady') return false;
    const overlaps = (path.events[0]?.day ?? 0) < (whole.events.at(-1)?.day ?? 0) && (whole.events[0]?.day ?? 0) < (path.events.at(-1)?.day ?? 0);
    const fits = (event: StreamEvent): boolean =>
      this.#open.some(
        ({ slot, neighbours }) =>
          Math.abs((this.#slots.ordinal[slot] ?? 0) - event.ordinal) <= STRAY_WINDOW &&
          neighbours.some((neighbour) => neighbour.line.amountMinor === event.line.amountMinor),
      );
    return overlaps && path.events.filter(fits).length >= path.events.length * FRAGMENT_SHARE;
  }

  #isFree(event: StreamEvent, taken: ReadonlySet<StreamEvent>): boolean {
    const owner = this.#ledger.owners.get(event);
    if (taken.has(event) || owner === this.#own) return false;
    if (owner === undefined || this.#fragments.has(owner)) return true;
    return owner.groupKey !== this.#own.groupKey && owner.path.score.score < this.#own.path.score.score * WEAKER;
  }

  /** Movements of the same amount away from every open date show how many chance brings. */
  #isByChance(chosen: StreamEvent, taken: ReadonlySet<StreamEvent>): boolean {
    const same = this.#ledger.byAmount.get(amountKey(chosen)) ?? [];
    const away = same.filter((event) => this.#isFree(event, taken) && !this.#isNearOpen(event)).length;
    return (away * (2 * STRAY_WINDOW + 1)) / this.#ledger.days > MOST_BY_CHANCE;
  }
}

/**
 * Movements that belong to a stream although the bank printed another name or none: of exactly the amount before or after, within days of a date
 * that has none, where that amount is so rare that chance is out. Stronger paths choose first; movements of strong paths stay where they are.
 */
export function adoptStrays(paths: readonly GroupedPath[], events: readonly StreamEvent[], book: ScheduleBook): Adoption[] {
  const adopters = paths.filter(({ path }) => path.habit === 'steady' && path.score.score >= LEAST_ADOPTER_SCORE).sort(strongestFirst);
  if (adopters.length === 0) return [];
  // Of a large book only lines of the adopters' own amounts matter.
  const amounts = new Set(adopters.flatMap(({ path }) => path.events.map(({ line }) => line.amountMinor)));
  const ledger = openLedger(
    paths,
    events.filter(({ line }) => amounts.has(line.amountMinor)),
    new Set(events.map((event) => event.ordinal)).size,
  );
  const taken = new Set<StreamEvent>();
  return adopters.flatMap((grouped) => new Adopter(grouped, ledger, book).adopt(taken));
}
