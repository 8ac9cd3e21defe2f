import { FEATURE_COUNT } from './line-features.ts';

/** Pseudo-count of every feature in every complement: small, because a line brings a hundred features at once. */
const SMOOTHING = 0.1;

/** A table of one row a feature and one column a class, which grows when a class comes that it has no column for. */
export function widened(table: Float32Array, from: number, to: number): Float32Array {
  const wide = new Float32Array(FEATURE_COUNT * to);
  for (let row = 0; row < FEATURE_COUNT; row++) wide.set(table.subarray(row * from, row * from + from), row * to);
  return wide;
}

/**
 * Complement naive Bayes (Rennie, Shih, Teevan, Karger 2003): a class is judged by how unlike all other classes' lines a line is, which suits few and
 * uneven examples. Learning is counting, so that a step costs as much as the line has features.
 */
export class ComplementBayes {
  #columns: number;
  #counts: Float32Array;
  #weights: Float32Array;
  readonly #weightsAt = new Uint32Array(FEATURE_COUNT);
  readonly #featureTotals = new Float32Array(FEATURE_COUNT);
  #classTotals: Float64Array;
  #total = 0;
  #steps = 1;

  constructor(columns: number) {
    this.#columns = columns;
    this.#counts = new Float32Array(FEATURE_COUNT * columns);
    this.#weights = new Float32Array(FEATURE_COUNT * columns);
    this.#classTotals = new Float64Array(columns);
  }

  widen(columns: number): void {
    this.#counts = widened(this.#counts, this.#columns, columns);
    this.#weights = widened(this.#weights, this.#columns, columns);
    const totals = new Float64Array(columns);
    totals.set(this.#classTotals);
    this.#classTotals = totals;
    this.#columns = columns;
    this.#steps++;
  }

  learn(features: Uint16Array, classIndex: number): void {
    for (const feature of features) {
      const cell = feature * this.#columns + classIndex;
      this.#counts[cell] = (this.#counts[cell] ?? 0) + 1;
      this.#featureTotals[feature] = (this.#featureTotals[feature] ?? 0) + 1;
    }
    this.#classTotals[classIndex] = (this.#classTotals[classIndex] ?? 0) + features.length;
    this.#total += features.length;
    this.#steps++;
  }

  /** Mean score of a feature for each class, into `scores`: larger is likelier; only differences between classes mean anything. */
  score(features: Uint16Array, classCount: number, scores: Float64Array): void {
    scores.fill(0, 0, classCount);
    for (const feature of features) {
      if (this.#weightsAt[feature] !== this.#steps) this.#refresh(feature, classCount);
      const row = feature * this.#columns;
      for (let index = 0; index < classCount; index++) scores[index] = (scores[index] ?? 0) + (this.#weights[row + index] ?? 0);
    }
  }

  /** Weights of one feature, −ln of its share among the other classes' features: kept until the next line is learned. */
  #refresh(feature: number, classCount: number): void {
    const row = feature * this.#columns;
    const featureTotal = this.#featureTotals[feature] ?? 0;
    for (let index = 0; index < classCount; index++) {
      const others = featureTotal - (this.#counts[row + index] ?? 0) + SMOOTHING;
      const size = this.#total - (this.#classTotals[index] ?? 0) + SMOOTHING * FEATURE_COUNT;
      this.#weights[row + index] = -Math.log(others / size);
    }
    this.#weightsAt[feature] = this.#steps;
  }
}
