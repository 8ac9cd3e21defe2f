import type { JumpFit } from './residual-fit.ts';

/** Weeks in which the weight of a week of the past halves when it is asked how often large payments come. */
const HALF_LIFE_WEEKS = 52;
/** Weeks' worth of evidence that the overall rate counts for beside the weeks with a similar balance. */
const OVERALL_WEIGHT = 3;
/**
 * How far one, two and more large weeks are taken to come again at the rate seen. A lucky receipt is mostly that; a large payment is sooner believed, because
 * a forecast that is wrong on that side hurts.
 */
const TRUST_IN_RECEIPTS = [0.25, 0.625, 1] as const;
const TRUST_IN_PAYMENTS = [0.75, 0.9, 1] as const;
/** Width of the kernel over balances as a share of their standard deviation: about Silverman's rule for a hundred weeks. */
const BALANCE_WIDTH = 0.45;
/** Balances at which the rate is tabulated, from the lowest to the highest of the past. */
const BALANCE_CELLS = 32;
/** A large payment follows the balance: it grows and shrinks with it, at most to these multiples of the past one. */
const LEAST_SCALE = 0.4;
const MOST_SCALE = 2;

export type Direction = 'receipts' | 'payments';

const trustIn = (count: number, direction: Direction): number =>
  (direction === 'receipts' ? TRUST_IN_RECEIPTS : TRUST_IN_PAYMENTS)[Math.min(count, TRUST_IN_PAYMENTS.length) - 1] ?? 0;

function countLarge(excess: ArrayLike<number>, weekCount: number): number {
  let count = 0;
  for (let week = 0; week < weekCount; week++) if ((excess[week] ?? 0) > 0) count++;
  return count;
}

/** Whether large movements of the first `weekCount` weeks are so many that they belong to the business. */
export const isHabit = (excess: ArrayLike<number>, weekCount: number): boolean => countLarge(excess, weekCount) >= TRUST_IN_PAYMENTS.length;

/** What a week's sum had above what counts as ordinary, and cash at its start relative to the last known day. */
export type WeekExcess = { readonly excess: ArrayLike<number>; readonly startBalances: ArrayLike<number> };

/**
 * Collects the weeks whose sum was cut to the ordinary bound: what was cut is not lost but comes back as a rare large payment. Payments follow the
 * balances at which they came, so that owners take out what has piled up and not what is not there. Receipts do not: nobody may count on being rescued.
 */
export function fitJumps({ excess, startBalances }: WeekExcess, direction: Direction): JumpFit {
  const weekCount = excess.length;
  const weeks = Array.from({ length: weekCount }, (_, week) => ({
    balance: startBalances[week] ?? 0,
    weight: 2 ** ((week - weekCount + 1) / HALF_LIFE_WEEKS),
  }));
  const trust = trustIn(countLarge(excess, weekCount), direction);
  const jumps = weeks.flatMap((week, i) => {
    const size = excess[i] ?? 0;
    return size > 0 ? [{ ...week, size, weight: trust * week.weight }] : [];
  });
  const mean = weeks.reduce((sum, { balance }) => sum + balance, 0) / Math.max(1, weekCount);
  const variance = weeks.reduce((sum, { balance }) => sum + (balance - mean) ** 2, 0) / Math.max(1, weekCount);
  return { jumps, weeks, balanceWidth: direction === 'payments' ? BALANCE_WIDTH * Math.sqrt(variance) : 0 };
}

/** Mean and mean square of the large movement of one week, over the first `weekCount` weeks, whatever the balance; 0 where they are no habit. */
export function habitMoments(excess: ArrayLike<number>, weekCount: number): { readonly mean: number; readonly square: number } {
  if (!isHabit(excess, weekCount)) return { mean: 0, square: 0 };
  let [weights, sum, squares] = [0, 0, 0];
  for (let week = 0; week < weekCount; week++) {
    const weight = 2 ** ((week - weekCount + 1) / HALF_LIFE_WEEKS);
    const size = excess[week] ?? 0;
    weights += weight;
    sum += weight * size;
    squares += weight * size * size;
  }
  return { mean: sum / weights, square: squares / weights };
}

/** Draws the jump of one week at a balance relative to the last known day; two uniform draws, 0 for none. */
export type JumpSampler = (balance: number, occurs: number, which: number) => number;

const NEVER_JUMPS: JumpSampler = () => 0;

/**
 * Tabulates how likely a jump is at each balance: P(b) = (Σ K(b, j) + c·p) ÷ (Σ K(b, w) + c) over jumps j and
 * weeks w with a normal kernel (Nadaraya 1964, Watson 1964), drawn to the overall rate p; and which of them it resembles. Where jumps follow the
 * balance, the size is that of the past one plus what the balance is higher now, within bounds. Beyond the balances seen the rate stays as at the
 * nearest.
 */
export function tabulateJumps(fit: JumpFit): JumpSampler {
  const { jumps, weeks, balanceWidth } = fit;
  if (jumps.length === 0) return NEVER_JUMPS;
  const lowest = weeks.reduce((least, { balance }) => Math.min(least, balance), Infinity);
  const highest = weeks.reduce((most, { balance }) => Math.max(most, balance), -Infinity);
  const follows = balanceWidth > 0 && highest > lowest;
  const cells = follows ? BALANCE_CELLS : 1;
  const width = follows ? (highest - lowest) / (BALANCE_CELLS - 1) : 1;
  const kernel = (distance: number): number => (follows ? Math.exp(-0.5 * (distance / balanceWidth) ** 2) : 1);
  const overall = jumps.reduce((sum, { weight }) => sum + weight, 0) / weeks.reduce((sum, { weight }) => sum + weight, 0);
  const rates = new Float64Array(cells);
  const picks = new Float64Array(cells * jumps.length);
  for (let cell = 0; cell < cells; cell++) {
    const at = lowest + cell * width;
    const share = (OVERALL_WEIGHT * overall) / jumps.length;
    let near = 0;
    jumps.forEach((jump, j) => {
      near += share + jump.weight * kernel(jump.balance - at);
      picks[cell * jumps.length + j] = near;
    });
    const seen = weeks.reduce((sum, week) => sum + week.weight * kernel(week.balance - at), OVERALL_WEIGHT);
    rates[cell] = Math.min(1, near / seen);
  }
  return (balance, occurs, which) => {
    const cell = follows ? Math.min(BALANCE_CELLS - 1, Math.max(0, Math.floor((balance - lowest) / width + 0.5))) : 0;
    if (occurs >= (rates[cell] ?? 0)) return 0;
    const first = cell * jumps.length;
    const target = which * (picks[first + jumps.length - 1] ?? 0);
    let j = 0;
    while (j < jumps.length - 1 && (picks[first + j] ?? 0) < target) j++;
    const jump = jumps[j];
    if (jump === undefined) return 0;
    if (!follows) return jump.size;
    return Math.min(MOST_SCALE * jump.size, Math.max(LEAST_SCALE * jump.size, jump.size + balance - jump.balance));
  };
}
