import type { Designs } from './harmonic-design.ts';
import { fitPatterns } from './harmonic-pattern.ts';
import { fitAutoregression } from './members/autoregression.ts';
import { fitDampedTrend } from './members/damped-trend.ts';
import { fitHistoricalMean } from './members/historical-mean.ts';
import { fitSba } from './members/sba.ts';
import type { FittedMember, Sample } from './members/member.ts';
import { fitSeasonalNaive } from './members/seasonal-naive.ts';
import { fitSeasonalSmoothing } from './members/seasonal-smoothing.ts';
import { fitSimpleSmoothing } from './members/simple-smoothing.ts';
import { fitTheta } from './members/theta.ts';
import { fitTsb } from './members/tsb.ts';
import type { Seasons } from './seasons.ts';

export type NamedMember = { readonly name: string; readonly forecast: FittedMember };

/** What the whole series allows; decided once, so that every origin weighs the same members. */
export type Traits = {
  /** Every value is well above 0, so that a season can be a ratio. */
  readonly allowsRatios: boolean;
  /** Zeros are common, so that demand may come and go. */
  readonly isIntermittent: boolean;
};

/** `horizon` is how far beyond the whole series seasons are drawn. */
export type FitOptions = { readonly seasons: Seasons; readonly horizon: number; readonly traits: Traits; readonly designs: Designs };

/** Longest season whose phases are looked at one by one: they must come often. A year of weeks or days is left to the harmonic pattern. */
export const LONGEST_PHASED_PERIOD = 24;

type Scale = { readonly name: string; readonly isRatio: boolean };
const ADDED: Scale = { name: 'added season', isRatio: false };
const MULTIPLIED: Scale = { name: 'multiplied season', isRatio: true };

/** Takes the seasonal pattern out of the series, and puts it back on what a member forecasts of the rest. */
function adjustSeason(sample: Sample, scale: Scale, options: FitOptions) {
  const { values, fitLength, period } = sample;
  const { seasons, horizon, designs } = options;
  const span = { fitLength, length: values.length + horizon };
  const fitted = fitPatterns(scale.isRatio ? values.map(Math.log) : values, seasons.cycles, { span, designs });

  const pattern = scale.isRatio ? fitted.map(Math.exp) : fitted;
  const rest = values.map((value, t) => (scale.isRatio ? value / (pattern[t] ?? 1) : value - (pattern[t] ?? 0)));
  const restore =
    (member: FittedMember): FittedMember =>
    (origins, steps) =>
      member(origins, steps).map((path, i) =>
        path.map((value, h) => {
          const seasonal = pattern[(origins[i] ?? 0) + h] ?? 0;
          return scale.isRatio ? value * seasonal : value + seasonal;
        }),
      );
  return { rest: { values: rest, fitLength, period } satisfies Sample, restore };
}

/** Values below which nothing but a level is looked for: two values make a line, and no trend. */
export const FEWEST_FOR_SHAPE = 6;

function fitLevels(sample: Sample): NamedMember[] {
  return [
    { name: 'simple smoothing', forecast: fitSimpleSmoothing(sample) },
    { name: 'mean', forecast: fitHistoricalMean(sample) },
    { name: 'naive', forecast: fitSeasonalNaive(sample) },
  ];
}

/**
 * Fits every member that suits the series on its first `fitLength` values: each smoothing method on the series less its seasonal pattern, added and,
 * where values allow it, multiplied; the seasonal naive forecast; and two rates for intermittent demand.
 */
export function fitMembers(sample: Sample, options: FitOptions): NamedMember[] {
  if (sample.fitLength < FEWEST_FOR_SHAPE) return fitLevels(sample);
  const { seasons, traits } = options;
  const hasSeason = seasons.cycles.length > 0;
  const scales = hasSeason && traits.allowsRatios ? [ADDED, MULTIPLIED] : [ADDED];
  const members = scales.flatMap((scale) => {
    const { rest, restore } = adjustSeason(sample, scale, options);
    const named = (name: string, member: FittedMember): NamedMember => ({
      name: hasSeason ? `${name}, ${scale.name}` : name,
      forecast: restore(member),
    });
    const smoothed = [
      named('theta', fitTheta(rest)),
      named('simple smoothing', fitSimpleSmoothing(rest)),
      named('damped trend', fitDampedTrend(rest)),
      named('autoregression', fitAutoregression(rest)),
      named('mean', fitHistoricalMean(rest)),
    ];
    const isPhased = hasSeason && rest.period <= LONGEST_PHASED_PERIOD;
    return isPhased ? [...smoothed, named('seasonal smoothing', fitSeasonalSmoothing(rest))] : smoothed;
  });
  members.push({ name: hasSeason ? 'seasonal naive' : 'naive', forecast: fitSeasonalNaive(sample) });
  if (traits.isIntermittent) members.push({ name: 'TSB', forecast: fitTsb(sample) }, { name: 'SBA', forecast: fitSba(sample) });
  return members;
}
