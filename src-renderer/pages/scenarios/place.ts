import { navigate, useHashSearch } from '../../app/hash-location.ts';
import { must } from '../../../src-shared/result/assert.ts';

export const HORIZONS = [
  { key: '13w', label: '13 wk', weeks: 13, pastDays: 35 },
  { key: '6m', label: '6 mo', weeks: 26, pastDays: 56 },
  { key: '12m', label: '12 mo', weeks: 52, pastDays: 91 },
  { key: '24m', label: '24 mo', weeks: 104, pastDays: 182 },
] as const;

export type Horizon = (typeof HORIZONS)[number];

type Place = {
  readonly horizon: Horizon;
  /** Whether one more column shows all scenarios together. */
  readonly isStacked: boolean;
  readonly go: (change: { readonly horizon?: string; readonly isStacked?: boolean }) => void;
};

/** How the comparison is looked at, as the address has it. */
export function usePlace(): Place {
  const search = new URLSearchParams(useHashSearch());
  const horizon = HORIZONS.find(({ key }) => key === search.get('range')) ?? must(HORIZONS[0], 'a first horizon');
  const isStacked = search.get('together') === '1';
  return {
    horizon,
    isStacked,
    go: (change) => {
      const next = { horizon: horizon.key, isStacked, ...change };
      navigate(`/scenarios?range=${next.horizon}${next.isStacked ? '&together=1' : ''}`, { replace: true });
    },
  };
}
