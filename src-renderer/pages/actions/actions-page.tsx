import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { navigate, useHashSearch } from '../../app/hash-location.ts';
import { MayButton } from '../../components/may-button.tsx';
import { Page } from '../../components/page.tsx';
import { useCheckNow } from '../../components/use-check-now.ts';
import classes from './actions.module.css';
import { DecidedTab } from './decided-tab.tsx';
import { WaitingTab } from './waiting-tab.tsx';

/** What waits for a decision, prepared so far that one press carries it out, and what came of the decisions before. */
export function ActionsPage(): ReactNode {
  const isDecided = new URLSearchParams(useHashSearch()).get('show') === 'decided';
  const check = useCheckNow();
  return (
    <Page
      title="Actions"
      lead="Each is prepared with its options. Nothing leaves Tamio until you approve it."
      actions={
        <MayButton variant="default" loading={check.isRunning} onClick={() => void check.run()}>
          Check now
        </MayButton>
      }
    >
      <SegmentedControl
        className={classes['tabs'] ?? ''}
        size="xs"
        aria-label="Which actions"
        value={isDecided ? 'decided' : 'waiting'}
        data={[
          { value: 'waiting', label: 'Waiting' },
          { value: 'decided', label: 'Decided' },
        ]}
        onChange={(show) => navigate(show === 'decided' ? '/actions?show=decided' : '/actions', { replace: true })}
      />
      {isDecided ? <DecidedTab /> : <WaitingTab />}
    </Page>
  );
}
