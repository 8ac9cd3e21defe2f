import { must } from '../../../src-shared/result/assert.ts';
import type { RunControl } from '../common/run-control.ts';
import { adoptNamesakes } from './adopt-namesakes.ts';
import { type Adoption, adoptStrays, type GroupedPath, LEAST_ADOPTER_SCORE } from './adopt-strays.ts';
import { extractStreams, type FoundPath, type SearchTools } from './extract-streams.ts';
import type { PayeeGroup, StreamEvent } from './group-payees.ts';
import { createPool } from './pool.ts';
import { createRandomPayments } from './random-payments.ts';
import { scorePath } from './score-path.ts';

/** A found path with the movements it adopted, scored among the lines of its payee that no other path explains. */
export type ScoredPath = FoundPath & { readonly adopted: number };

/** The path with its adopted movements in their slots. */
function joinAdopted(path: FoundPath, adoptions: readonly Adoption[]): FoundPath {
  const pairs = [
    ...path.events.map((event, i) => ({ event, slot: must(path.slots[i], 'a slot for every event') })),
    ...adoptions.map(({ event, slot }) => ({ event, slot })),
  ].sort((a, b) => a.slot - b.slot);
  return { ...path, events: pairs.map(({ event }) => event), slots: pairs.map(({ slot }) => slot) };
}

function rescore(path: FoundPath, others: readonly StreamEvent[], tools: SearchTools): FoundPath {
  const events = [...path.events, ...others].sort(
    (a, b) => a.day - b.day || a.line.amountMinor - b.line.amountMinor || a.line.transactionId - b.line.transactionId,
  );
  const pool = createPool(events);
  const indexOf = new Map(events.map((event, index) => [event, index]));
  const hits = path.events.map((event, i) => ({
    event: must(indexOf.get(event), 'an event of the pool'),
    slot: must(path.slots[i], 'a slot for every event'),
  }));
  const { schedule, habit } = path;
  const score = scorePath(pool, tools.book.slotsOf(schedule), { schedule, habit, hits, random: createRandomPayments(pool) });
  return { ...path, score };
}

type Settled = { readonly paths: readonly GroupedPath[]; readonly groups: readonly PayeeGroup[]; readonly strays: readonly Adoption[] };

/** Below this score only yearly streams, of which two occurrences are all there is, may turn out real. */
const isFirm = ({ path }: GroupedPath): boolean => path.score.score >= LEAST_ADOPTER_SCORE || path.schedule.frequency === 'annual';

/** What is left over under the paths' own names, or in paths that are no more than chance. */
function namesakes({ paths, groups, strays }: Settled, tools: SearchTools): Adoption[] {
  const taken = new Set([...paths.filter(isFirm).flatMap(({ path }) => path.events), ...strays.map(({ event }) => event)]);
  const filled = new Map([...Map.groupBy(strays, ({ path }) => path)].map(([path, list]) => [path, new Set(list.map(({ slot }) => slot))]));
  return adoptNamesakes(paths, { groups, taken, filled }, tools.book);
}

/** All paths of all groups: each group on its own, then movements printed under other names brought home. */
export function searchStreams(groups: readonly PayeeGroup[], tools: SearchTools, control: RunControl): ScoredPath[] {
  const extract = ({ groupKey, events }: PayeeGroup): GroupedPath[] => extractStreams(events, tools).map((path) => ({ path, groupKey }));
  const byGroup = new Map<string, GroupedPath[]>();
  groups.forEach((group, done) => {
    if (done % 16 === 0) control.checkpoint('Looking for recurring payments', done, groups.length);
    byGroup.set(group.groupKey, extract(group));
  });
  const all = groups.flatMap(({ events }) => events);
  const first = adoptStrays([...byGroup.values()].flat(), all, tools.book);
  // Groups that lost movements of a path are searched again without them: what is left may be no stream.
  const lost = new Set(first.map(({ event }) => event));
  for (const group of groups) {
    const paths = byGroup.get(group.groupKey) ?? [];
    if (!paths.some(({ path }) => path.events.some((event) => lost.has(event)))) continue;
    byGroup.set(group.groupKey, extract({ ...group, events: group.events.filter((event) => !lost.has(event)) }));
  }
  const paths = [...byGroup.values()].flat();
  const strays = adoptStrays(paths, all, tools.book);
  const adoptions = Map.groupBy([...strays, ...namesakes({ paths, groups, strays }, tools)], ({ path }) => path);
  const brought = new Set([...adoptions.values()].flat().map(({ event }) => event));
  const whole = ({ path }: GroupedPath): boolean => !path.events.some((event) => brought.has(event));
  const owned = new Set([...paths.filter(whole).flatMap(({ path }) => path.events), ...brought]);
  return groups.flatMap(({ groupKey, events }) => {
    const others = events.filter((event) => !owned.has(event));
    return (byGroup.get(groupKey) ?? []).filter(whole).map(({ path }) => {
      const own = adoptions.get(path) ?? [];
      return { ...rescore(joinAdopted(path, own), others, tools), adopted: own.length };
    });
  });
}
