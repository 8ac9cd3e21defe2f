import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ScenarioView } from '../../../src-shared/contract/scenarios.ts';
import { client } from '../../client.ts';
import { useOpenEvidence } from '../../components/evidence/open-evidence.ts';
import { QueryState } from '../../components/states.tsx';
import { useBusinessInput } from '../../stores/business.ts';
import { closeLines, useOpenedLines } from './opened-lines.ts';
import { usePlace } from './place.ts';
import { ScenarioLines } from './scenario-lines.tsx';

/** The lines of the forecast that scenarios add, take away or change, beside the comparison. */
export function LinesDrawer({ scenarios }: { readonly scenarios: readonly ScenarioView[] }): ReactNode {
  const ids = useOpenedLines();
  const opened = scenarios.filter(({ id }) => ids.includes(id));
  // A due item opened from here lies on top: Escape closes that one first.
  const isOnTop = useOpenEvidence() === null;
  const [only] = opened;
  return (
    <Drawer
      opened={only !== undefined}
      onClose={closeLines}
      position="right"
      size={640}
      closeOnEscape={isOnTop}
      title={opened.length > 1 ? 'What they change together' : `What “${only?.name ?? ''}” changes`}
      overlayProps={{ backgroundOpacity: 0.18 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {only === undefined ? null : <Contents scenarios={opened} />}
    </Drawer>
  );
}

function Contents({ scenarios }: { readonly scenarios: readonly ScenarioView[] }): ReactNode {
  const { horizon } = usePlace();
  const input = { ...useBusinessInput(), weeks: horizon.weeks, scenarioIds: scenarios.map(({ id }) => id) };
  const query = useQuery({
    // Under the forecast, whose changes make it stale; with the time of each scenario's last change, which does too.
    queryKey: [['forecast', 'scenarioLines'], { input, updatedAt: scenarios.map(({ updatedAt }) => updatedAt) }],
    queryFn: ({ signal }) => client.scenarios.evidence(input, { signal }),
  });
  return (
    <QueryState query={query} rows={8}>
      {(evidence) => <ScenarioLines evidence={evidence} />}
    </QueryState>
  );
}
