import { useQueryClient } from '@tanstack/react-query';
import type { ScenarioView } from '../../../src-shared/contract/scenarios.ts';
import { api, client } from '../../client.ts';
import { announce } from '../../components/live-region.tsx';
import { showError, showUndo } from '../../components/undo-toast.tsx';
import { useBusiness } from '../../stores/business.ts';

export type ScenarioFields = Pick<ScenarioView, 'name' | 'adjustments'>;

type Change = { readonly message: string; readonly make: () => Promise<unknown>; readonly undo: () => Promise<unknown> };

/** What a person can do with scenarios; each can be taken back. */
export function useScenarioChanges() {
  const { id: businessId } = useBusiness();
  const queryClient = useQueryClient();
  const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: api.scenarios.key() });
  /** Throws what the host refuses, for a form to show. */
  const change = async ({ message, make, undo }: Change): Promise<void> => {
    await make();
    announce(message);
    showUndo(message, () => undo().then(refresh));
    await refresh();
  };
  const put = (scenarioId: number, fields: Partial<Pick<ScenarioView, 'name' | 'adjustments' | 'isEnabled'>>): Promise<unknown> =>
    client.scenarios.update({ businessId, scenarioId, ...fields });
  return {
    create: (fields: ScenarioFields): Promise<void> => {
      let scenarioId = 0;
      const make = async (): Promise<void> => {
        scenarioId = (await client.scenarios.create({ businessId, ...fields })).id;
      };
      return change({ message: `${fields.name} saved`, make, undo: () => client.scenarios.delete({ businessId, scenarioId }) });
    },
    update: (before: ScenarioView, fields: ScenarioFields): Promise<void> =>
      change({
        message: `${fields.name} changed`,
        make: () => put(before.id, fields),
        undo: () => put(before.id, { name: before.name, adjustments: before.adjustments }),
      }),
    setEnabled: (scenario: ScenarioView, isEnabled: boolean): Promise<void> =>
      change({
        message: `${scenario.name} switched ${isEnabled ? 'on' : 'off'}`,
        make: () => put(scenario.id, { isEnabled }),
        undo: () => put(scenario.id, { isEnabled: !isEnabled }),
      }).catch(showError),
    remove: (scenario: ScenarioView): Promise<void> => {
      const { name, description, adjustments, isEnabled } = scenario;
      return change({
        message: `${name} deleted`,
        make: () => client.scenarios.delete({ businessId, scenarioId: scenario.id }),
        undo: () => client.scenarios.create({ businessId, name, description, adjustments, isEnabled }),
      }).catch(showError);
    },
  };
}
