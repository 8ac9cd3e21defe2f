import { must } from '../../../src-shared/result/assert.ts';
import type { FoundPath } from './extract-streams.ts';
import { MOST_SKIPPED } from './fit-path.ts';
import type { StreamEvent } from './group-payees.ts';

/** A date without a movement, with the movements before and after it. */
export type OpenSlot = { readonly slot: number; readonly neighbours: readonly StreamEvent[] };

/** Dates of a path without a movement: between its hits, and as many as may be skipped before the first and after the last. */
export function openSlots(path: FoundPath, slotCount: number): OpenSlot[] {
  const reach = MOST_SKIPPED[path.schedule.frequency];
  const open: OpenSlot[] = [];
  const first = must(path.slots[0], 'a first slot');
  const last = must(path.slots.at(-1), 'a last slot');
  let at = 0;
  for (let slot = Math.max(0, first - reach); slot <= Math.min(slotCount - 1, last + reach); slot++) {
    while (at < path.slots.length && (path.slots[at] ?? 0) < slot) at++;
    if (path.slots[at] === slot) continue;
    open.push({ slot, neighbours: [path.events[at - 1], path.events[at]].filter((event) => event !== undefined) });
  }
  return open;
}
