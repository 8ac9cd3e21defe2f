import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { MOST_LINES, type ScenarioLine, scenarioLines } from '../../charts/scenario-lines.ts';
import { api } from '../../client.ts';
import { useComparison } from '../../components/scenarios/use-comparison.ts';
import { useBusinessInput } from '../../stores/business.ts';

type ScenarioOverlay = {
  readonly enabledCount: number;
  readonly lines: readonly ScenarioLine[];
  /** Nothing is drawn while they are reckoned, and where they could not be. */
  readonly error: unknown;
};

/** The first scenarios that are switched on, as lines over the forecast; none while `isShown` is false. */
export function useScenarioLines(weeks: number, isShown: boolean): ScenarioOverlay {
  const { businessId } = useBusinessInput();
  const list = useQuery(api.scenarios.list.queryOptions({ input: { businessId } }));
  const enabled = useMemo(() => (list.data ?? []).filter(({ isEnabled }) => isEnabled), [list.data]);
  const comparison = useComparison({ scenarios: isShown ? enabled.slice(0, MOST_LINES) : [], weeks });
  const lines = useMemo(
    () => (isShown && enabled.length > 0 ? scenarioLines(comparison.data?.scenarios ?? []) : []),
    [isShown, enabled, comparison.data],
  );
  return { enabledCount: enabled.length, lines, error: comparison.error };
}
