import { payeeKey } from '../payee/payee-key.ts';
import type { CategoriseLine, LabelledLine } from './types.ts';

/**
 * Weight of the prior: pseudo-lines spread over all categories as they occur (ENGINES §5). A fifth of a line, so that two lines filed alike and none
 * otherwise reach 0.9 even where the category is rare; one whole pseudo-line would ask for nine.
 */
const PRIOR_WEIGHT = 0.2;
/** Lines of other categories assumed beside those seen, so that a business with a single category so far is not thought certain to use no other. */
const UNSEEN_LINES = 10;
/** A habit needs two lines, and at most one exception in ten. */
const LINES_MIN = 2;
const SHARE_MIN = 0.9;
/** Amounts within a fifth of each other are the same kind of payment to a payee that has several. */
const BAND = 0.2;
/** Lines remembered for the amounts, and shown as what taught the habit: the latest. */
const REMEMBERED_LINES = 64;
const SHOWN_LINES = 20;
/** The key of lines without any telling word: they have no payee in common. */
const NO_PAYEE = 'unknown';

type Filed = { readonly transactionId: number; readonly amountMinor: number; readonly categoryId: number };
type Payee = { name: string; readonly counts: Map<number, number>[]; readonly latest: Filed[] };

/** What a payee's lines say. */
export type PayeeHabit = {
  readonly payeeKey: string;
  /** The payee as its latest line writes it. */
  readonly payeeName: string;
  readonly categoryId: number;
  /** Lines of the payee filed under the category, and all that were looked at. */
  readonly agreeing: number;
  readonly total: number;
  readonly confidence: number;
};

/** A habit with the lines that taught it, latest first. */
export type LearnedPayee = PayeeHabit & { readonly direction: 'in' | 'out'; readonly taughtBy: readonly number[] };

const sideOf = (amountMinor: number): 0 | 1 => (amountMinor < 0 ? 0 : 1);

/**
 * How lines of the same payee were filed: `P(c | payee) = (n_pc + α·P(c)) ÷ (n_p + α)` with α = 0.2, taken where it is at least 0.9 from two or more
 * lines of the same sign; where a payee is filed in several ways, the lines within 20 % of the amount decide. O(1) a line.
 */
export class PayeeMemory {
  readonly #payees = new Map<string, Payee>();
  readonly #categories = new Map<number, number>();
  #lines = 0;

  learn(line: LabelledLine): void {
    this.#lines++;
    this.#categories.set(line.categoryId, (this.#categories.get(line.categoryId) ?? 0) + 1);
    const key = payeeKey(line.counterparty, line.description);
    if (key === NO_PAYEE) return;
    let payee = this.#payees.get(key);
    if (payee === undefined) {
      payee = { name: '', counts: [new Map(), new Map()], latest: [] };
      this.#payees.set(key, payee);
    }
    payee.name = line.counterparty ?? line.description;
    const counts = payee.counts[sideOf(line.amountMinor)];
    counts?.set(line.categoryId, (counts.get(line.categoryId) ?? 0) + 1);
    payee.latest.push({ transactionId: line.transactionId, amountMinor: line.amountMinor, categoryId: line.categoryId });
    if (payee.latest.length > REMEMBERED_LINES) payee.latest.shift();
  }

  /** The habit that a line falls under, or null. A payee known only from money the other way has none. */
  decide(line: CategoriseLine): PayeeHabit | null {
    const key = payeeKey(line.counterparty, line.description);
    const payee = this.#payees.get(key);
    if (payee === undefined) return null;
    const whole = this.#habit(key, payee, sideOf(line.amountMinor));
    if (whole !== null) return whole;
    const near = new Map<number, number>();
    for (const { amountMinor, categoryId } of payee.latest) {
      if (amountMinor * line.amountMinor <= 0 || Math.abs(amountMinor - line.amountMinor) > BAND * Math.abs(line.amountMinor)) continue;
      near.set(categoryId, (near.get(categoryId) ?? 0) + 1);
    }
    return this.#strongest(key, payee, near);
  }

  /** Every habit there is, by payee and direction, the best known first. */
  list(): LearnedPayee[] {
    const habits: LearnedPayee[] = [];
    for (const [key, payee] of this.#payees) {
      for (const side of [0, 1] as const) {
        const habit = this.#habit(key, payee, side);
        if (habit === null) continue;
        const taught = payee.latest.filter((filed) => sideOf(filed.amountMinor) === side && filed.categoryId === habit.categoryId);
        const taughtBy = taught.map((filed) => filed.transactionId).toReversed();
        habits.push({ ...habit, direction: side === 0 ? 'out' : 'in', taughtBy: taughtBy.slice(0, SHOWN_LINES) });
      }
    }
    return habits.toSorted((a, b) => b.agreeing - a.agreeing || (a.payeeKey < b.payeeKey ? -1 : 1));
  }

  #habit(key: string, payee: Payee, side: 0 | 1): PayeeHabit | null {
    return this.#strongest(key, payee, payee.counts[side] ?? new Map());
  }

  #strongest(key: string, payee: Payee, counts: ReadonlyMap<number, number>): PayeeHabit | null {
    let total = 0;
    let categoryId = 0;
    let agreeing = 0;
    for (const [candidate, count] of counts) {
      total += count;
      if (count > agreeing) [categoryId, agreeing] = [candidate, count];
    }
    const prior = (this.#categories.get(categoryId) ?? 0) / (this.#lines + UNSEEN_LINES);
    const confidence = (agreeing + PRIOR_WEIGHT * prior) / (total + PRIOR_WEIGHT);
    if (agreeing < LINES_MIN || confidence < SHARE_MIN) return null;
    return { payeeKey: key, payeeName: payee.name, categoryId, agreeing, total, confidence };
  }
}
