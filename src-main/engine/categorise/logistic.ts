import { FEATURE_COUNT } from './line-features.ts';
import { widened } from './complement-bayes.ts';

/** Step size of AdaGrad and the start of its sum, which keeps the first steps from overshooting. */
const STEP = 0.5;
const GRADIENT_START = 1e-3;
/** L2, applied to the weights that a step touches. */
const DECAY = 1e-5;

/** The numbers as probabilities, in place: e^x ÷ Σ e^x, the largest subtracted first. */
export function softmax(values: Float64Array, count: number, sharpness = 1): void {
  let largest = -Infinity;
  for (let index = 0; index < count; index++) largest = Math.max(largest, values[index] ?? 0);
  let sum = 0;
  for (let index = 0; index < count; index++) {
    const value = Math.exp(sharpness * ((values[index] ?? 0) - largest));
    values[index] = value;
    sum += value;
  }
  for (let index = 0; index < count; index++) values[index] = (values[index] ?? 0) / sum;
}

/** Multinomial logistic regression by AdaGrad (Duchi, Hazan, Singer 2011): each weight has its own step, so that rare words learn fast. */
export class Logistic {
  #columns: number;
  #weights: Float32Array;
  #squares: Float32Array;
  #probabilities: Float64Array;

  constructor(columns: number) {
    this.#columns = columns;
    this.#weights = new Float32Array(FEATURE_COUNT * columns);
    this.#squares = new Float32Array(FEATURE_COUNT * columns);
    this.#probabilities = new Float64Array(columns);
  }

  widen(columns: number): void {
    this.#weights = widened(this.#weights, this.#columns, columns);
    this.#squares = widened(this.#squares, this.#columns, columns);
    this.#probabilities = new Float64Array(columns);
    this.#columns = columns;
  }

  /** Logit of each class, into `scores`. A line's features weigh 1 ÷ √n each, so that long memos do not shout. */
  score(features: Uint16Array, classCount: number, scores: Float64Array): void {
    const scale = 1 / Math.sqrt(features.length);
    scores.fill(0, 0, classCount);
    for (const feature of features) {
      const row = feature * this.#columns;
      for (let index = 0; index < classCount; index++) scores[index] = (scores[index] ?? 0) + scale * (this.#weights[row + index] ?? 0);
    }
  }

  learn(features: Uint16Array, classIndex: number, classCount: number): void {
    const scale = 1 / Math.sqrt(features.length);
    const slopes = this.#probabilities;
    this.score(features, classCount, slopes);
    softmax(slopes, classCount);
    slopes[classIndex] = (slopes[classIndex] ?? 0) - 1;
    for (const feature of features) {
      const row = feature * this.#columns;
      for (let index = 0; index < classCount; index++) {
        const weight = this.#weights[row + index] ?? 0;
        const slope = scale * (slopes[index] ?? 0) + DECAY * weight;
        const square = (this.#squares[row + index] ?? 0) + slope * slope;
        this.#squares[row + index] = square;
        this.#weights[row + index] = weight - (STEP * slope) / Math.sqrt(square + GRADIENT_START);
      }
    }
  }

  /** How much one feature speaks for a class rather than for the average one. */
  weightOf(feature: number, classIndex: number, classCount: number): number {
    const row = feature * this.#columns;
    let mean = 0;
    for (let index = 0; index < classCount; index++) mean += (this.#weights[row + index] ?? 0) / classCount;
    return (this.#weights[row + classIndex] ?? 0) - mean;
  }
}
