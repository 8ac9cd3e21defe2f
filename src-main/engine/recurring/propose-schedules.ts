import { must } from '../../../src-shared/result/assert.ts';
import type { BusinessDayShift } from '../../../src-shared/domain/vocabulary/obligations.ts';
import type { DayRule } from '../obligations/types.ts';
import type { StreamEvent } from './group-payees.ts';
import { PERIOD_DAYS, type Schedule, type ScheduleBook, STEP_MONTHS, weekSchedule } from './schedules.ts';
import type { StreamFrequency } from './types.ts';

type MonthRule = { readonly dayRule: DayRule; readonly shift: BusinessDayShift; readonly day: number | null };

const DAYS_OF_MONTH = Array.from({ length: 31 }, (_, index) => index + 1);
const WEEKDAYS = [1, 2, 3, 4, 5] as const;

/** Rules for a day in a month, the more usual first: of rules that explain the same dates the first is taken. */
const MONTH_RULES: readonly MonthRule[] = [
  ...DAYS_OF_MONTH.slice(0, 30).map((day): MonthRule => ({ dayRule: { kind: 'day_of_month', day }, shift: 'next', day })),
  { dayRule: { kind: 'last_business_day' }, shift: 'none', day: null },
  ...DAYS_OF_MONTH.slice(0, 30).map((day): MonthRule => ({ dayRule: { kind: 'day_of_month', day }, shift: 'previous', day })),
  { dayRule: { kind: 'day_of_month', day: 31 }, shift: 'next', day: 31 },
  ...DAYS_OF_MONTH.slice(23, 30).map((day): MonthRule => ({ dayRule: { kind: 'day_of_month', day }, shift: 'modified_following', day })),
  ...WEEKDAYS.flatMap((weekday) =>
    [1, 2, 3, 4, -1].map((nth): MonthRule => ({ dayRule: { kind: 'nth_weekday', nth, weekday }, shift: 'next', day: null })),
  ),
];
const MONTHS = 12;

/** Few events vote for near misses too: with two or three of them no rule may hit all. By business days off. */
const NEAR_VOTES = [1, 0.3, 0.2, 0.1] as const;
const FEW_EVENTS = 12;
/** Least share of periods with a hit on the very day for a schedule to be worth fitting. */
const LEAST_HIT_SHARE = 0.25;
/** Up to this many periods a single hit is enough: the others may be a day off. */
const FEW_PERIODS = 5;
/** More events than this a period are a crowd, of which a schedule would always find one. */
const CROWD_PER_PERIOD = 3;
/** Days between the two days of a semi-monthly rule. */
const HALF_MONTH = [11, 20] as const;

/** Infinity where a frequency cannot be. */
type LeastVotes = (frequency: StreamFrequency) => number;

type Proposal = { readonly schedule: Schedule; readonly votes: number };

/** For each business day the rules and months (rule × 12 + month) whose date it is. */
function indexRules(book: ScheduleBook): readonly (readonly number[])[] {
  const byOrdinal: number[][] = [];
  MONTH_RULES.forEach(({ dayRule, shift }, rule) => {
    const slots = book.slotsOf({ frequency: 'monthly', dayRule, shift, phase: 0 });
    slots.ordinal.forEach((ordinal, at) => {
      const month = must(book.days.months[at], 'a month for every slot').index % MONTHS;
      (byOrdinal[ordinal] ??= []).push(rule * MONTHS + month);
    });
  });
  return byOrdinal;
}

/** Proposes schedules that hit the days of events, by votes. */
export class ScheduleProposer {
  readonly #byOrdinal: readonly (readonly number[])[];
  readonly #votes = new Float64Array(MONTH_RULES.length * MONTHS);

  constructor(book: ScheduleBook) {
    this.#byOrdinal = indexRules(book);
  }

  /** At most `perFrequency` schedules of each frequency, best first; events in order of days. */
  propose(events: readonly StreamEvent[], perFrequency: number): Schedule[] {
    const first = events[0];
    const last = events.at(-1);
    if (first === undefined || last === undefined || events.length < 2) return [];
    const spanDays = last.day - first.day;
    const leastVotes = (frequency: StreamFrequency): number => {
      const periods = spanDays / PERIOD_DAYS[frequency] + 1;
      if (spanDays < PERIOD_DAYS[frequency] * 0.8 || events.length > periods * CROWD_PER_PERIOD) return Infinity;
      return periods <= FEW_PERIODS ? 1 : Math.max(2, periods * LEAST_HIT_SHARE);
    };
    this.#countVotes(events);
    const proposals = [
      ...proposeWeeks(events, leastVotes),
      ...this.#proposeMonths(leastVotes),
      ...this.#proposeHalfMonths(leastVotes('semi_monthly')),
    ];
    const taken = new Map<StreamFrequency, number>();
    return proposals
      .sort((a, b) => b.votes - a.votes)
      .filter(({ schedule: { frequency } }) => {
        const count = taken.get(frequency) ?? 0;
        taken.set(frequency, count + 1);
        return count < perFrequency;
      })
      .map(({ schedule }) => schedule);
  }

  #countVotes(events: readonly StreamEvent[]): void {
    this.#votes.fill(0);
    const reach = events.length <= FEW_EVENTS ? NEAR_VOTES.length - 1 : 0;
    for (const { ordinal } of events) {
      for (let off = -reach; off <= reach; off++) {
        const vote = NEAR_VOTES[Math.abs(off)] ?? 0;
        for (const cell of this.#byOrdinal[ordinal + off] ?? []) this.#votes[cell] = (this.#votes[cell] ?? 0) + vote;
      }
    }
  }

  /** The best rules of every frequency in months; near copies of a better rule (the day beside it, another shift) are left out. */
  #proposeMonths(leastVotes: LeastVotes): Proposal[] {
    return (['monthly', 'quarterly', 'semi_annual', 'annual'] as const).flatMap((frequency) => {
      const step = STEP_MONTHS[frequency];
      const least = leastVotes(frequency);
      const proposals: (Proposal & { readonly rule: number })[] = [];
      if (least === Infinity) return [];
      for (let rule = 0; rule < MONTH_RULES.length; rule++) {
        for (let phase = 0; phase < step; phase++) {
          let votes = 0;
          for (let month = phase; month < MONTHS; month += step) votes += this.#votes[rule * MONTHS + month] ?? 0;
          if (votes < least) continue;
          const { dayRule, shift } = must(MONTH_RULES[rule], 'a rule');
          proposals.push({ schedule: { frequency, dayRule, shift, phase }, votes, rule });
        }
      }
      return spread(proposals.sort((a, b) => b.votes - a.votes || a.rule - b.rule || a.schedule.phase - b.schedule.phase));
    });
  }

  #proposeHalfMonths(least: number): Proposal[] {
    if (least === Infinity) return [];
    const votesOf = (rule: number): number => {
      let votes = 0;
      for (let month = 0; month < MONTHS; month++) votes += this.#votes[rule * MONTHS + month] ?? 0;
      return votes;
    };
    return (['next', 'previous'] as const).flatMap((shift) => {
      const days = DAYS_OF_MONTH.map((day) => {
        // The 31st with `previous` is the last business day.
        const rule = MONTH_RULES.findIndex((candidate) =>
          day === 31 && shift === 'previous' ? candidate.dayRule.kind === 'last_business_day' : candidate.day === day && candidate.shift === shift,
        );
        return { day, votes: votesOf(rule) };
      });
      const best = days
        .filter(({ votes }) => votes >= 1)
        .sort((a, b) => b.votes - a.votes || a.day - b.day)
        .slice(0, 6);
      const pairs = best.flatMap((a) =>
        best.filter((b) => b.day - a.day >= HALF_MONTH[0] && b.day - a.day <= HALF_MONTH[1]).map((b) => [a, b] as const),
      );
      return pairs
        .filter(([a, b]) => a.votes + b.votes >= least && Math.min(a.votes, b.votes) * 3 >= Math.max(a.votes, b.votes))
        .map(([a, b]): Proposal => ({
          schedule: { frequency: 'semi_monthly', dayRule: { kind: 'two_days_of_month', days: [a.day, b.day] }, shift, phase: 0 },
          votes: a.votes + b.votes,
        }))
        .sort((a, b) => b.votes - a.votes)
        .slice(0, 2);
    });
  }
}

/** Leaves out proposals whose day is beside that of a better one of the same phase: fitting would find the same dates. */
function spread(sorted: readonly (Proposal & { readonly rule: number })[]): Proposal[] {
  const kept: (Proposal & { readonly rule: number })[] = [];
  for (const proposal of sorted) {
    const { day } = must(MONTH_RULES[proposal.rule], 'a rule');
    const isNear = kept.some((other) => {
      const otherDay = must(MONTH_RULES[other.rule], 'a rule').day;
      return other.schedule.phase === proposal.schedule.phase && day !== null && otherDay !== null && Math.abs(day - otherDay) <= 1;
    });
    if (!isNear) kept.push(proposal);
    if (kept.length === 4) break;
  }
  return kept;
}

function proposeWeeks(events: readonly StreamEvent[], leastVotes: LeastVotes): Proposal[] {
  return (
    [
      ['weekly', 7],
      ['biweekly', 14],
      ['four_weekly', 28],
    ] as const
  ).flatMap(([frequency, step]) => {
    const least = leastVotes(frequency);
    if (least === Infinity) return [];
    const counts = new Float64Array(step);
    for (const { day } of events) {
      const phase = ((day % step) + step) % step;
      counts[phase] = (counts[phase] ?? 0) + 1;
    }
    return [...counts.entries()]
      .filter(([, votes]) => votes >= least)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, 3)
      .map(([phase, votes]): Proposal => ({ schedule: weekSchedule(frequency, phase), votes }));
  });
}
