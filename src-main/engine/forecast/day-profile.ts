import { dateParts, daysInMonth, fromEpochDay, isoWeekday } from '../../../src-shared/domain/calendar/iso-date.ts';

/** Calendar position of each day of a span, as indices into factor tables. */
export type DaySpan = {
  readonly count: number;
  /** 0 Monday to 6 Sunday. */
  readonly weekday: Uint8Array;
  /** 0 to 5, see `monthPosition`. */
  readonly position: Uint8Array;
  /** 0 January to 11 December. */
  readonly month: Uint8Array;
};

export const POSITION_COUNT = 6;

/**
 * Where a day stands in its month, 0 to 5: days 1–3, 4–10, 11–17, 18–24, 25 to the fourth last, the last three. Rents and salaries sit at the
 * edges; finer buckets would have too few days each in a year of history.
 */
export function monthPosition(day: number, monthLength: number): number {
  if (day > monthLength - 3) return 5;
  if (day <= 3) return 0;
  if (day <= 10) return 1;
  if (day <= 17) return 2;
  return day <= 24 ? 3 : 4;
}

/** The span of `count` days from an epoch day; counts through months instead of converting every day. */
export function describeDays(firstEpochDay: number, count: number): DaySpan {
  const span = { count, weekday: new Uint8Array(count), position: new Uint8Array(count), month: new Uint8Array(count) };
  let { year, month, day } = dateParts(fromEpochDay(firstEpochDay));
  let length = daysInMonth(year, month);
  const firstWeekday = isoWeekday(firstEpochDay) - 1;
  for (let i = 0; i < count; i++) {
    span.weekday[i] = (firstWeekday + i) % 7;
    span.position[i] = monthPosition(day, length);
    span.month[i] = month - 1;
    day++;
    if (day > length) {
      day = 1;
      month = month === 12 ? 1 : month + 1;
      if (month === 1) year++;
      length = daysInMonth(year, month);
    }
  }
  return span;
}

export type GroupedValues = {
  readonly values: ArrayLike<number>;
  /** What each value would be without any difference between groups; same length, ≥ 0. */
  readonly exposure: ArrayLike<number>;
  readonly group: ArrayLike<number>;
  readonly groupCount: number;
};

type GroupTotals = { readonly exposure: Float64Array; readonly ratio: Float64Array; readonly within: number; readonly used: number };

function totalByGroup({ values, exposure, group, groupCount }: GroupedValues): GroupTotals {
  const sums = new Float64Array(groupCount);
  const weights = new Float64Array(groupCount);
  for (let i = 0; i < values.length; i++) {
    const g = group[i] ?? 0;
    sums[g] = (sums[g] ?? 0) + (values[i] ?? 0);
    weights[g] = (weights[g] ?? 0) + (exposure[i] ?? 0);
  }
  const ratio = sums.map((sum, g) => ((weights[g] ?? 0) > 0 ? sum / (weights[g] ?? 1) : 1));
  let squares = 0;
  let used = 0;
  for (let i = 0; i < values.length; i++) {
    const e = exposure[i] ?? 0;
    if (e <= 0) continue;
    squares += ((values[i] ?? 0) - (ratio[group[i] ?? 0] ?? 1) * e) ** 2 / e;
    used++;
  }
  return { exposure: weights, ratio, within: used > groupCount ? squares / (used - groupCount) : 0, used };
}

/**
 * Factors of groups around 1, each shrunk to 1 by how much of its difference noise could explain: z·r + (1 − z) with the Bühlmann–Straub
 * credibility z = a·e ÷ (a·e + s²), e the group's exposure, s² the variance within and a the variance between groups (0 when noise explains all
 * differences: the profile is then flat). A group without exposure gets 1; with fewer than two values a group
 * on average all are 1.
 */
export function credibilityFactors(grouped: GroupedValues): number[] {
  const { exposure, ratio, within, used } = totalByGroup(grouped);
  let total = 0;
  let squared = 0;
  let groups = 0;
  let mean = 0;
  for (let g = 0; g < grouped.groupCount; g++) {
    const e = exposure[g] ?? 0;
    total += e;
    squared += e * e;
    mean += e * (ratio[g] ?? 1);
    if (e > 0) groups++;
  }
  if (total <= 0 || groups < 2 || used < 2 * groups) return Array.from({ length: grouped.groupCount }, () => 1);
  mean /= total;
  let spread = 0;
  for (let g = 0; g < grouped.groupCount; g++) spread += (exposure[g] ?? 0) * ((ratio[g] ?? 1) - mean) ** 2;
  const between = Math.max(0, (spread - (groups - 1) * within) / (total - squared / total));
  return Array.from(ratio, (r, g) => {
    const e = exposure[g] ?? 0;
    if (e <= 0 || between <= 0) return 1;
    const z = (between * e) / (between * e + within);
    return z * r + (1 - z);
  });
}
