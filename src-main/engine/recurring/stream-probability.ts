import type { FoundPath } from './extract-streams.ts';

/**
 * Logistic regression on 3,300 found paths of generated companies (seeds 100 to 119 of five trades) against whether a stream of that payee and
 * frequency was behind them. Score in natural logarithms. Varying amounts need more evidence; dates a year apart have fewer chances to be seen.
 */
const INTERCEPT = -3.84;
const PER_SCORE = 0.404;
const VARYING = -5.49;
const VARYING_PER_SCORE = 0.143;
const ANNUAL = 3.99;
/** Beyond this score hardly anything was wrong any more. */
const MOST_SCORE = 30;

/** Probability, 0 to 1, that a found path is a stream and not chance. */
export function streamProbability({ score: { score }, habit, schedule }: FoundPath): number {
  const evidence = Math.min(score, MOST_SCORE);
  const varying = habit !== 'steady' ? VARYING + VARYING_PER_SCORE * evidence : 0;
  return 1 / (1 + Math.exp(-(INTERCEPT + PER_SCORE * evidence + varying + (schedule.frequency === 'annual' ? ANNUAL : 0))));
}
