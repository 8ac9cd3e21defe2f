import { createRandom, drawInteger } from '../common/random.ts';
import { ComplementBayes } from './complement-bayes.ts';
import { LineFeatures, wordFeatures } from './line-features.ts';
import { Logistic, softmax } from './logistic.ts';
import type { CategoriseLine, LabelledLine } from './types.ts';

/** Columns to begin with; doubled when a business has more categories. */
const COLUMNS_START = 32;
/** Earlier lines repeated with each new one: a single pass would leave the regression half learned. */
const REHEARSED = 4;
/** Any fixed number: the same lines in the same order give the same model. */
const SEED = 5_417_003;
/** Lines kept for repeating. */
const KEPT_MAX = 5_000;
/** From here on the regression has seen enough to be heard beside the counts (ENGINES §5). */
const REGRESSION_FROM = 300;
/** Start of the sharpness of each voice, and how fast it is learned from the predictions made before each label. */
const SHARPNESS_START = { counts: 0.1, regression: 1.5 } as const;
const SHARPNESS_STEP = 0.15;

export type ModelPrediction = { readonly categoryId: number; readonly probability: number };

/** One voice's sharpness (inverse temperature), learned so that its probabilities are honest: a gradient step of the log loss for every label. */
class Sharpness {
  value: number;
  #squares = 1;

  constructor(start: number) {
    this.value = start;
  }

  learn(scores: Float64Array, probabilities: Float64Array, truth: { classIndex: number; classCount: number }): void {
    let expected = 0;
    for (let index = 0; index < truth.classCount; index++) expected += (probabilities[index] ?? 0) * (scores[index] ?? 0);
    // by the logarithm of the sharpness, so that it stays positive
    const slope = this.value * (expected - (scores[truth.classIndex] ?? 0));
    const clipped = Math.max(-2, Math.min(2, slope));
    this.#squares += clipped * clipped;
    this.value *= Math.exp((-SHARPNESS_STEP * clipped) / Math.sqrt(this.#squares / 4));
  }
}

/**
 * Learns which words, letter groups, amounts, days and accounts stand under which category, one label at a time, and says how sure it is. Complement
 * naive Bayes alone while labels are few, later the mean of it and a logistic regression, each with a sharpness learned from its own predictions before
 * every label. The same labels in the same order give the same model.
 */
export class CategoryModel {
  readonly #features = new LineFeatures();
  readonly #classes = new Map<number, number>();
  readonly #categoryIds: number[] = [];
  readonly #random = createRandom(SEED);
  readonly #kept: { features: Uint16Array; classIndex: number }[] = [];
  readonly #bayes = new ComplementBayes(COLUMNS_START);
  readonly #regression = new Logistic(COLUMNS_START);
  readonly #sharpness = { counts: new Sharpness(SHARPNESS_START.counts), regression: new Sharpness(SHARPNESS_START.regression) };
  #columns = COLUMNS_START;
  #work = this.#makeWork();
  #labelCount = 0;

  learn(line: LabelledLine): void {
    const features = this.#features.of(line);
    const known = this.#classes.get(line.categoryId);
    if (known !== undefined && this.#categoryIds.length > 1) this.#calibrate(features, known);
    const classIndex = known ?? this.#addClass(line.categoryId);
    this.#bayes.learn(features, classIndex);
    const classCount = this.#categoryIds.length;
    this.#regression.learn(features, classIndex, classCount);
    for (let turn = 0; turn < REHEARSED && this.#kept.length > 0; turn++) {
      const earlier = this.#kept[drawInteger(this.#random, 0, this.#kept.length - 1)];
      if (earlier !== undefined) this.#regression.learn(earlier.features, earlier.classIndex, classCount);
    }
    if (this.#kept.length < KEPT_MAX) this.#kept.push({ features, classIndex });
    else this.#kept[this.#labelCount % KEPT_MAX] = { features, classIndex };
    this.#labelCount++;
  }

  /** The likeliest category with its probability; null before two categories are known. */
  predict(line: CategoriseLine): ModelPrediction | null {
    if (this.#categoryIds.length < 2) return null;
    const probabilities = this.#probabilities(this.#features.of(line));
    let best = 0;
    for (let index = 1; index < this.#categoryIds.length; index++) if ((probabilities[index] ?? 0) > (probabilities[best] ?? 0)) best = index;
    return { categoryId: this.#categoryIds[best] ?? 0, probability: probabilities[best] ?? 0 };
  }

  /** The words of a line that speak most for a category, the strongest first. */
  tellingWords(line: CategoriseLine, categoryId: number, count: number): string[] {
    const classIndex = this.#classes.get(categoryId);
    if (classIndex === undefined) return [];
    return wordFeatures(line)
      .map(({ word, index }) => ({ word, weight: this.#regression.weightOf(index, classIndex, this.#categoryIds.length) }))
      .filter(({ weight }) => weight > 0)
      .toSorted((a, b) => b.weight - a.weight)
      .slice(0, count)
      .map(({ word }) => word);
  }

  #makeWork() {
    const make = (): Float64Array => new Float64Array(this.#columns);
    return { countScores: make(), counts: make(), regressionScores: make(), regression: make(), mean: make() };
  }

  #addClass(categoryId: number): number {
    if (this.#categoryIds.length === this.#columns) {
      this.#columns *= 2;
      this.#bayes.widen(this.#columns);
      this.#regression.widen(this.#columns);
      this.#work = this.#makeWork();
    }
    const classIndex = this.#categoryIds.push(categoryId) - 1;
    this.#classes.set(categoryId, classIndex);
    return classIndex;
  }

  #voice(features: Uint16Array): void {
    const classCount = this.#categoryIds.length;
    const { countScores, counts, regressionScores, regression } = this.#work;
    this.#bayes.score(features, classCount, countScores);
    counts.set(countScores);
    softmax(counts, classCount, this.#sharpness.counts.value);
    this.#regression.score(features, classCount, regressionScores);
    regression.set(regressionScores);
    softmax(regression, classCount, this.#sharpness.regression.value);
  }

  #probabilities(features: Uint16Array): Float64Array {
    this.#voice(features);
    const { counts, regression, mean } = this.#work;
    if (this.#labelCount < REGRESSION_FROM) return counts;
    for (let index = 0; index < this.#categoryIds.length; index++) mean[index] = ((counts[index] ?? 0) + (regression[index] ?? 0)) / 2;
    return mean;
  }

  #calibrate(features: Uint16Array, classIndex: number): void {
    this.#voice(features);
    const truth = { classIndex, classCount: this.#categoryIds.length };
    this.#sharpness.counts.learn(this.#work.countScores, this.#work.counts, truth);
    this.#sharpness.regression.learn(this.#work.regressionScores, this.#work.regression, truth);
  }
}
