import { must } from '../../../src-shared/result/assert.ts';
import { horizonLength } from '../../format/horizon.ts';

type RangeKey = '30d' | '60d' | '90d' | '13w' | '6m' | '12m' | '24m';

export type ForecastRange = {
  readonly key: RangeKey;
  readonly label: string;
  readonly name: string;
  /** How many weeks to ask for; whole weeks that hold the days shown. */
  readonly weeks: number;
  readonly aheadDays: number;
  /** Past beside it, so that the way here can be compared with the way ahead. */
  readonly pastDays: number;
};

export const RANGES: readonly ForecastRange[] = [
  { key: '30d', label: '30 d', name: '30 days', weeks: 5, aheadDays: 30, pastDays: 21 },
  { key: '60d', label: '60 d', name: '60 days', weeks: 9, aheadDays: 60, pastDays: 42 },
  { key: '90d', label: '90 d', name: '90 days', weeks: 13, aheadDays: 90, pastDays: 56 },
  { key: '13w', label: '13 wk', name: '13 weeks', weeks: 13, aheadDays: 91, pastDays: 63 },
  { key: '6m', label: '6 mo', name: '6 months', weeks: 26, aheadDays: 182, pastDays: 91 },
  { key: '12m', label: '12 mo', name: '12 months', weeks: 52, aheadDays: 364, pastDays: 182 },
  { key: '24m', label: '24 mo', name: '24 months', weeks: 104, aheadDays: 728, pastDays: 364 },
];

const USUAL: RangeKey = '13w';

/** The range that the address names, or 13 weeks. */
export function rangeOf(search: string): ForecastRange {
  const key = new URLSearchParams(search).get('range') ?? USUAL;
  return (
    RANGES.find((range) => range.key === key) ??
    must(
      RANGES.find((range) => range.key === USUAL),
      'the usual range in the list',
    )
  );
}

/** A number of days as the ranges call it: `30 days`, `13 weeks`, `12 months`. */
export function spanName(days: number): string {
  return RANGES.find(({ aheadDays }) => aheadDays === days)?.name ?? horizonLength(days);
}
