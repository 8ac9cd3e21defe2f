import { fromEpochDay, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { FoundPath } from './extract-streams.ts';
import { PERIOD_DAYS, type ScheduleBook } from './schedules.ts';
import type { DayOffset, StreamStage } from './types.ts';

/** Days between the rule and the booking before a stream has shown its own, and the weight of that in occurrences. */
const OFFSET_PRIOR: readonly (readonly [number, number])[] = [
  [-3, 0.01],
  [-2, 0.01],
  [-1, 0.03],
  [0, 0.86],
  [1, 0.04],
  [2, 0.01],
  [3, 0.02],
  [4, 0.01],
  [5, 0.01],
];
const OFFSET_WEIGHT = 3;
/** Mean life of a small business's contract, in days: half of the streams of any three years end or begin in them. */
const MEAN_LIFE_DAYS = 4 * 365;
/** Missed dates before a stream has shown its own, and the weight of that in dates. */
const MISS_SHARE = 0.06;
const MISS_WEIGHT = 5;
/** Grace before a date counts as missed: twice the mean offset and this many days (weekend, slow bank). */
const GRACE_DAYS = 3;
/** Missed dates in a row from which a stream has ended, if it is also less likely alive than this. */
const ENDED_MISSES = 2;
const ENDED_PROBABILITY = 0.35;
/** Occurrences from which a stream is mature; a year apart two are enough. */
const MATURE = 3;
const MATURE_ANNUAL = 2;

type LifeCycle = {
  readonly stage: StreamStage;
  readonly aliveProbability: number;
  readonly missedDates: readonly IsoDate[];
  /** Null once ended. */
  readonly nextDay: number | null;
  readonly jitter: readonly DayOffset[];
};

function jitterOf(offsets: readonly number[]): DayOffset[] {
  const weights = new Map(OFFSET_PRIOR.map(([days, share]) => [days, share * OFFSET_WEIGHT]));
  for (const days of offsets) weights.set(days, (weights.get(days) ?? 0) + 1);
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return [...weights].sort(([a], [b]) => a - b).map(([days, weight]) => ({ days, probability: weight / total }));
}

/** Probability that a stream still runs after `missed` dates without a movement; `pending` is the chance that the last of them only comes late. */
function aliveAfter(missed: number, rates: { readonly hazard: number; readonly miss: number; readonly pending: number }): number {
  const { hazard, miss, pending } = rates;
  let alive = 1;
  let ended = 0;
  for (let i = 0; i < missed; i++) {
    const silent = i === missed - 1 ? miss + (1 - miss) * pending : miss;
    ended += alive * hazard;
    alive *= (1 - hazard) * silent;
  }
  return alive / (alive + ended);
}

/** The state of a path at a day (epoch): what it missed, whether it runs, and when it comes next. */
export function readLifeCycle(path: FoundPath, asOfDay: number, book: ScheduleBook): LifeCycle {
  const { schedule, events } = path;
  const { shifted } = book.slotsOf(schedule);
  const first = must(path.slots[0], 'a first slot');
  const last = must(path.slots.at(-1), 'a last slot');
  const offsets = events.map((event, i) => event.day - (shifted[must(path.slots[i], 'a slot')] ?? 0));
  const jitter = jitterOf(offsets);
  const meanOffset = offsets.reduce((sum, days) => sum + Math.abs(days), 0) / offsets.length;
  const grace = 2 * meanOffset + GRACE_DAYS;
  const taken = new Set(path.slots);
  const missed: number[] = [];
  for (let slot = first; slot < last; slot++) if (!taken.has(slot)) missed.push(shifted[slot] ?? 0);
  const miss = (missed.length + MISS_SHARE * MISS_WEIGHT) / (last - first + 1 + MISS_WEIGHT);
  // Dates since the last movement, the day itself counted: its lines are read, so what is not among them comes later or not at all.
  const due: number[] = [];
  for (let slot = last + 1; slot < shifted.length && (shifted[slot] ?? 0) <= asOfDay; slot++) due.push(shifted[slot] ?? 0);
  const latest = due.at(-1);
  const pending = latest === undefined ? 0 : jitter.reduce((sum, { days, probability }) => sum + (latest + days > asOfDay ? probability : 0), 0);
  const hazard = Math.min(0.5, PERIOD_DAYS[schedule.frequency] / MEAN_LIFE_DAYS);
  const aliveProbability = aliveAfter(due.length, { hazard, miss, pending });
  const overdue = due.filter((day) => asOfDay - day > grace);
  const isEnded = overdue.length >= ENDED_MISSES && aliveProbability < ENDED_PROBABILITY;
  const mature = schedule.frequency === 'annual' ? MATURE_ANNUAL : MATURE;
  const stage = isEnded ? 'ended' : overdue.length > 0 ? 'late' : events.length < mature ? 'early' : 'mature';
  // Late rather than left out: it may come any day.
  const isPending = due.length === 1 && (1 - miss) * pending > miss;
  const following = shifted.find((day, slot) => slot > last && day > asOfDay) ?? null;
  const comes = isPending ? book.days.next(asOfDay + 1) : following;
  // Of a stream that has ended only the dates that told so are missed.
  const since = isPending ? overdue.slice(0, -1) : isEnded ? overdue.slice(0, ENDED_MISSES) : overdue;
  return { stage, aliveProbability, missedDates: [...missed, ...since].map(fromEpochDay), nextDay: isEnded ? null : comes, jitter };
}
