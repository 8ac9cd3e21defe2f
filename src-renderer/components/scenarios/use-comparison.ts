import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ScenarioComparisonView, ScenarioView } from '../../../src-shared/contract/scenarios.ts';
import { client } from '../../client.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { runTask } from '../../stores/tasks.ts';

/** As many as one comparison takes. */
export const MOST_COMPARED = 10;

type ComparisonOptions = {
  readonly scenarios: readonly ScenarioView[];
  readonly weeks: number;
  /** One more column with all of them together. */
  readonly isStacked?: boolean;
};

/** The forecast beside the given scenarios; waits while there are none. */
export function useComparison({ scenarios, weeks, isStacked = false }: ComparisonOptions): ReturnType<typeof useQuery<ScenarioComparisonView>> {
  const compared = scenarios.slice(0, MOST_COMPARED);
  const input = { ...useBusinessInput(), weeks, stacked: isStacked, scenarioIds: compared.map(({ id }) => id) };
  return useQuery<ScenarioComparisonView>({
    // Under the forecast, whose changes make it stale; with the time of each scenario's last change, which does too.
    queryKey: [['forecast', 'scenarios'], { input, updatedAt: compared.map(({ updatedAt }) => updatedAt) }],
    enabled: compared.length > 0,
    // Goes on while one walks to another page; the top bar shows how far it is and can cancel it.
    queryFn: () => runTask('Reckoning the scenarios', (task) => client.scenarios.compare({ ...input, taskId: task.taskId }, { signal: task.signal })),
    placeholderData: keepPreviousData,
  });
}
