import { type Adoption, type GroupedPath, LEAST_ADOPTER_SCORE, strongestFirst } from './adopt-strays.ts';
import type { FoundPath } from './extract-streams.ts';
import type { PayeeGroup, StreamEvent } from './group-payees.ts';
import { openSlots } from './open-slots.ts';
import { amountLevel } from './pool.ts';
import type { ScheduleBook } from './schedules.ts';

/** Business days around a missed date in which a movement of the same name is looked for: with a near amount, and with any. */
const NAMESAKE_WINDOW = 4;
const ANY_AMOUNT_WINDOW = 1;
/** Most movements of these names expected near one date by chance. */
const MOST_BY_CHANCE = 0.25;
/** Levels of amounts that may follow each other: same, close, near. */
const NEAR_LEVEL = 2;

/** Groups whose name is the whole name of a path's group or its beginning, same direction and currency: banks cut names. */
function namesakesOf(groupKey: string, groups: ReadonlyMap<string, PayeeGroup>): PayeeGroup[] {
  const at = groupKey.indexOf('|');
  const words = groupKey.slice(0, at).split(' ');
  return words.flatMap((_, index) => groups.get(`${words.slice(0, index + 1).join(' ')}${groupKey.slice(at)}`) ?? []);
}

/**
 * Movements left over under a path's own name, or a beginning of it, that fill a date it misses with an amount near its own, or any on the very day: what the search gave up
 * because several things were odd at once (two weeks late after a rise), or what the bank printed with a shorter name. `taken` are in other paths.
 */
export function adoptNamesakes(
  paths: readonly GroupedPath[],
  options: {
    readonly groups: readonly PayeeGroup[];
    readonly taken: ReadonlySet<StreamEvent>;
    readonly filled: ReadonlyMap<FoundPath, ReadonlySet<number>>;
  },
  book: ScheduleBook,
): Adoption[] {
  const groups = new Map(options.groups.map((group) => [group.groupKey, group]));
  const taken = new Set(options.taken);
  const adoptions: Adoption[] = [];
  for (const { path, groupKey } of paths.toSorted(strongestFirst)) {
    if (path.score.score < LEAST_ADOPTER_SCORE) continue;
    const { ordinal } = book.slotsOf(path.schedule);
    const left = namesakesOf(groupKey, groups).flatMap(({ events }) => events.filter((event) => !taken.has(event)));
    if (left.length === 0) continue;
    const filled = options.filled.get(path);
    const days = Math.max(1, (path.events.at(-1)?.ordinal ?? 0) - (path.events[0]?.ordinal ?? 0));
    for (const { slot, neighbours } of openSlots(path, ordinal.length)) {
      if (filled?.has(slot) === true) continue;
      const off = (event: StreamEvent): number => Math.abs(event.ordinal - (ordinal[slot] ?? 0));
      const free = left.filter((event) => !taken.has(event));
      const near = free.filter((event) => neighbours.some((neighbour) => amountLevel(neighbour, event) <= NEAR_LEVEL));
      const isRare = (count: number, window: number): boolean => (count * (2 * window + 1)) / days <= MOST_BY_CHANCE;
      const candidates = [
        ...(isRare(near.length, NAMESAKE_WINDOW) ? near.filter((event) => off(event) <= NAMESAKE_WINDOW) : []),
        ...(isRare(free.length, ANY_AMOUNT_WINDOW) ? free.filter((event) => off(event) <= ANY_AMOUNT_WINDOW) : []),
      ];
      const chosen = candidates.sort((a, b) => off(a) - off(b))[0];
      if (chosen === undefined) continue;
      taken.add(chosen);
      adoptions.push({ event: chosen, path, slot });
    }
  }
  return adoptions;
}
