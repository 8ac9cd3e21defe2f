import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ScenarioView } from '../../../src-shared/contract/scenarios.ts';
import { api } from '../../client.ts';
import { MayButton } from '../../components/may-button.tsx';
import { Page, Section } from '../../components/page.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { useBusinessInput } from '../../stores/business.ts';
import { Comparison } from './comparison.tsx';
import { LinesDrawer } from './lines-drawer.tsx';
import { ScenarioForm } from './scenario-form.tsx';
import { ScenarioList } from './scenario-list.tsx';
import { useParties } from './use-parties.ts';
import classes from './scenarios.module.css';

/** What if: changes worked out beside the forecast. */
export function ScenariosPage(): ReactNode {
  const { businessId } = useBusinessInput();
  const query = useQuery(api.scenarios.list.queryOptions({ input: { businessId } }));
  const [edited, setEdited] = useState<ScenarioView | 'new' | null>(null);
  const { choices, names } = useParties();
  const create = <MayButton onClick={() => setEdited('new')}>What if…</MayButton>;
  const isEmpty = query.data?.length === 0;
  return (
    <Page
      title="Scenarios"
      lead="Worked out beside the forecast, never in the books: no bank line, due item or agreement changes, whatever you try here."
      actions={isEmpty ? null : create}
    >
      <QueryState query={query}>
        {(scenarios) => (scenarios.length === 0 ? <NoneYet action={create} /> : <Contents scenarios={scenarios} names={names} onEdit={setEdited} />)}
      </QueryState>
      <Drawer
        opened={edited !== null}
        onClose={() => setEdited(null)}
        position="right"
        size={600}
        title={edited === null || edited === 'new' ? 'What if…' : `Change ${edited.name}`}
        overlayProps={{ backgroundOpacity: 0.18 }}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {edited === null ? null : (
          <ScenarioForm
            key={edited === 'new' ? 'new' : edited.id}
            scenario={edited === 'new' ? null : edited}
            parties={choices}
            onDone={() => setEdited(null)}
          />
        )}
      </Drawer>
    </Page>
  );
}

function NoneYet({ action }: { readonly action: ReactNode }): ReactNode {
  return (
    <EmptyState title="No scenarios yet" action={action}>
      A customer who pays a month later, somebody new from March, a loan: put such changes together, and see beside the forecast what they do to the
      lowest point, to its date and to the cash you need.
    </EmptyState>
  );
}

type ContentsProps = {
  readonly scenarios: readonly ScenarioView[];
  readonly names: Parameters<typeof ScenarioList>[0]['names'];
  readonly onEdit: (scenario: ScenarioView) => void;
};

function Contents({ scenarios, names, onEdit }: ContentsProps): ReactNode {
  const enabled = scenarios.filter(({ isEnabled }) => isEnabled);
  return (
    <>
      {enabled.length === 0 ? <p className={classes['quiet']}>Switch a scenario on to see what it does.</p> : <Comparison scenarios={enabled} />}
      <Section title="Your scenarios" note="Those switched on are compared, and the first three are drawn over the forecast">
        <ScenarioList scenarios={scenarios} names={names} onEdit={onEdit} />
      </Section>
      <LinesDrawer scenarios={enabled} />
    </>
  );
}
