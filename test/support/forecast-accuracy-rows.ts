import type { MeasuredRow } from '../../scripts/support/measure.ts';
import { HORIZON_WEEKS, runGrid, type Summary, summarise } from './forecast-accuracy.ts';

/** Bounds on the coverage of the 80 % range by horizon in weeks. */
const COVERAGE: Readonly<Record<(typeof HORIZON_WEEKS)[number], readonly [number, number]>> = {
  1: [0.76, 0.86],
  4: [0.76, 0.86],
  13: [0.74, 0.88],
  26: [0.7, 1],
};
/** Pinball loss relative to the naive forecasts, and bias as a share of turnover, that may not be exceeded. */
const AGAINST_DUE_DATES = 0.75;
const AGAINST_SEASONAL = 1;
const MOST_BIAS = 0.02;
/** Added to the bounds where few companies are a sample: the half-width of their own interval is three times this. */
const SAMPLE_SLACK = 0.06;

const share = (value: number): string => value.toFixed(2);
const percent = (value: number): string => (100 * value).toFixed(1);

function rowsOf(summary: Summary, label: string, options: { readonly isLimited: boolean; readonly slack: number }): MeasuredRow[] {
  const { weeks, coverage, below, above, pinballAgainst, middleAgainst, bias, biasError } = summary;
  const [low, high] = COVERAGE[weeks as (typeof HORIZON_WEEKS)[number]];
  const { slack } = options;
  const judged = (isOk: boolean, limit: string): Partial<MeasuredRow> => (options.isLimited ? { isOk, limit } : {});
  const name = `${label}, ${weeks} weeks`;
  return [
    {
      name: `${name}: 80 % range holds`,
      value: `${share(coverage.share)} (${share(coverage.low)} to ${share(coverage.high)}; below ${share(below)}, above ${share(above)})`,
      unit: '',
      ...judged(coverage.share >= low - slack && coverage.share <= high + slack, `${share(low - slack)} to ${share(high + slack)}`),
    },
    {
      name: `${name}: pinball loss against paying on due dates, seasonal naive, unchanged balance`,
      value: [pinballAgainst.dueDates, pinballAgainst.seasonal, pinballAgainst.unchanged].map(share).join(', '),
      unit: '',
      ...judged(
        pinballAgainst.dueDates <= AGAINST_DUE_DATES && pinballAgainst.seasonal < AGAINST_SEASONAL,
        `${AGAINST_DUE_DATES}, ${AGAINST_SEASONAL}`,
      ),
    },
    {
      name: `${name}: absolute error of the middle against the same`,
      value: [middleAgainst.dueDates, middleAgainst.seasonal, middleAgainst.unchanged].map(share).join(', '),
      unit: '',
    },
    {
      name: `${name}: bias of the expected balance`,
      value: `${percent(bias)} ± ${percent(biasError)}`,
      unit: '% of turnover',
      ...judged(Math.abs(bias) < MOST_BIAS + slack / 2, `±${percent(MOST_BIAS + slack / 2)}`),
    },
    { name: `${name}: labelled calibrated`, value: percent(summary.calibratedShare), unit: '% of forecasts' },
  ];
}

export type AccuracyGrid = { readonly seeds: readonly number[]; readonly origins: number; readonly pathCount: number; readonly isSample?: boolean };

/** Coverage, losses and bias of a grid by horizon; limits hold for the forecast with books. */
export function accuracyRows(grid: AccuracyGrid): MeasuredRow[] {
  const slack = grid.isSample === true ? SAMPLE_SLACK : 0;
  return (['books', 'bank'] as const).flatMap((knowledge) => {
    const outcomes = runGrid({ ...grid, knowledge });
    const label = knowledge === 'books' ? 'with books' : 'bank lines alone';
    return HORIZON_WEEKS.flatMap((weeks) => rowsOf(summarise(outcomes, weeks), label, { isLimited: knowledge === 'books', slack }));
  });
}
