/** Days from due date to payment that are told apart; what lies outside counts as the edge. */
const LAG_MIN = -90;
const LAG_MAX = 365;
const SPAN = LAG_MAX - LAG_MIN + 1;
/** Weight of the pool against a counterparty's own payments: at three payments both count the same. */
const POOL_PAYMENTS = 3;
/** Weight of the built-in shape against the pool of all counterparties. */
const SHAPE_PAYMENTS = 20;
/** The built-in shape: most pay around the due date, a tenth a month later, some any day. Means and spreads in days. */
const SHAPE = [
  { share: 0.86, meanDays: 3, scaleDays: 4.5 },
  { share: 0.12, meanDays: 33, scaleDays: 9 },
] as const;
const SHAPE_ANY_DAY = 0.02;
/** Share that is never paid, so that very late items do not seem certain to be paid today. */
const NEVER = 0.01;
/** A day without information: an open item is paid on it with this probability (about two months in the open). */
const PLAIN_DAY_BITS = Math.log2(1 / 60);
/** Timing alone never proves or rules out a match. */
const BITS_MIN = -7;
const BITS_MAX = 4;

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

function builtInShape(): Float64Array {
  const shape = new Float64Array(SPAN).fill(SHAPE_ANY_DAY / SPAN);
  for (const { share, meanDays, scaleDays } of SHAPE) {
    for (let at = 0; at < SPAN; at++) {
      const day = at + LAG_MIN - meanDays;
      shape[at] = (shape[at] ?? 0) + share * (logistic((day + 0.5) / scaleDays) - logistic((day - 0.5) / scaleDays));
    }
  }
  return shape;
}

const indexOf = (lagDays: number): number => Math.min(SPAN - 1, Math.max(0, lagDays - LAG_MIN));

const keyOf = (counterpartyId: number, direction: number): number => (direction > 0 ? 2 * counterpartyId + 1 : 2 * counterpartyId);

/** Adds payments to a density, each spread as a triangle whose width follows the spread of all. */
function addKernels(density: Float64Array, lags: readonly number[], weight: number): void {
  const mean = lags.reduce((sum, lag) => sum + lag, 0) / lags.length;
  const spread = Math.sqrt(lags.reduce((sum, lag) => sum + (lag - mean) ** 2, 0) / lags.length);
  const half = Math.min(7, 2 + Math.floor(spread / 3));
  for (const lag of lags) {
    for (let step = 1 - half; step < half; step++) {
      const at = indexOf(lag + step);
      density[at] = (density[at] ?? 0) + (weight * (half - Math.abs(step))) / (half * half);
    }
  }
}

/** Log₂ of the share paid on each day, and of the share not yet paid before it. */
type Habit = { readonly paid: Float64Array; readonly open: Float64Array };

function habitOf(density: Float64Array): Habit {
  const paid = new Float64Array(SPAN);
  const open = new Float64Array(SPAN);
  const total = density.reduce((sum, value) => sum + value, 0);
  let surviving = NEVER;
  for (let at = SPAN - 1; at >= 0; at--) {
    const share = ((1 - NEVER) * (density[at] ?? 0)) / total;
    surviving += share;
    paid[at] = Math.log2(share);
    open[at] = Math.log2(surviving);
  }
  return { paid, open };
}

/** When counterparties pay, learned from confirmed payments: own habit, shrunk to that of all others of the same direction. */
export class LagModel {
  readonly #own = new Map<number, number[]>();
  readonly #pooled = new Map<number, Float64Array>();
  readonly #habits = new Map<number, Habit>();

  constructor(payments: readonly { readonly counterpartyId: number; readonly direction: number; readonly lagDays: number }[]) {
    const all = new Map<number, number[]>();
    for (const { counterpartyId, direction, lagDays } of payments) {
      const key = keyOf(counterpartyId, direction);
      const own = this.#own.get(key) ?? [];
      this.#own.set(key, own);
      own.push(lagDays);
      const pool = all.get(direction) ?? [];
      all.set(direction, pool);
      pool.push(lagDays);
    }
    for (const direction of [-1, 1]) {
      const density = builtInShape().map((share) => share * SHAPE_PAYMENTS);
      const lags = all.get(direction) ?? [];
      if (lags.length > 0) addKernels(density, lags, 1);
      this.#pooled.set(
        direction,
        density.map((value) => value / (SHAPE_PAYMENTS + lags.length)),
      );
    }
  }

  /**
   * How much a payment `lagDays` after the due date (negative: before) speaks for an item known to have been open `openDays` after it, in bits: the
   * share paid on that day among those not paid before the other (the discrete Kaplan–Meier hazard where both are the same day) over that of a
   * plain day.
   */
  bitsOf(payer: { readonly counterpartyId: number; readonly direction: number }, lagDays: number, openDays: number): number {
    const { counterpartyId, direction } = payer;
    const key = keyOf(counterpartyId, direction);
    let habit = this.#habits.get(key);
    if (habit === undefined) {
      const pooled = this.#pooled.get(direction) ?? builtInShape();
      const density = pooled.map((value) => value * POOL_PAYMENTS);
      const own = this.#own.get(key);
      if (own !== undefined) addKernels(density, own, 1);
      habit = habitOf(density);
      this.#habits.set(key, habit);
    }
    const bits = (habit.paid[indexOf(lagDays)] ?? 0) - (habit.open[indexOf(Math.min(lagDays, openDays))] ?? 0) - PLAIN_DAY_BITS;
    return Math.min(BITS_MAX, Math.max(BITS_MIN, bits));
  }
}
