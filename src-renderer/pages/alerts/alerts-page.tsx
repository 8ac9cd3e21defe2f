import { SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { navigate, useHashSearch } from '../../app/hash-location.ts';
import type { Alert } from '../../../src-shared/contract/pipeline.ts';
import { api } from '../../client.ts';
import { inOrderOfUrgency } from '../../components/alert-words.ts';
import { MayButton } from '../../components/may-button.tsx';
import { Page } from '../../components/page.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { useCheckNow } from '../../components/use-check-now.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { AlertCard } from './alert-card.tsx';
import classes from './alerts.module.css';
import { CheckResult, LastCheck } from './last-check.tsx';

/** What goes wrong next, the most urgent first, each with its why and what to do about it. */
export function AlertsPage(): ReactNode {
  const isQuiet = new URLSearchParams(useHashSearch()).get('show') === 'quiet';
  const input = useBusinessInput();
  const query = useQuery(
    api.alerts.list.queryOptions({ input: { ...input, status: isQuiet ? 'quiet' : 'open' }, placeholderData: keepPreviousData }),
  );
  const check = useCheckNow();
  const button = (
    <MayButton variant={isQuiet ? 'default' : 'filled'} loading={check.isRunning} onClick={() => void check.run()}>
      Check now
    </MayButton>
  );
  return (
    <Page title="Alerts" lead={<LastCheck />} actions={button}>
      {check.result === null ? null : <CheckResult result={check.result} />}
      <SegmentedControl
        className={classes['tabs'] ?? ''}
        size="xs"
        aria-label="Which alerts"
        value={isQuiet ? 'quiet' : 'open'}
        data={[
          { value: 'open', label: 'Open' },
          { value: 'quiet', label: 'Snoozed and dismissed' },
        ]}
        onChange={(show) => navigate(show === 'quiet' ? '/alerts?show=quiet' : '/alerts', { replace: true })}
      />
      <QueryState query={query}>{(alerts) => (alerts.length === 0 ? <None isQuiet={isQuiet} /> : <AlertList alerts={alerts} />)}</QueryState>
    </Page>
  );
}

function AlertList({ alerts }: { readonly alerts: readonly Alert[] }): ReactNode {
  return (
    <ul className={classes['list']}>
      {inOrderOfUrgency(alerts).map((alert) => (
        <li key={alert.id}>
          <AlertCard alert={alert} />
        </li>
      ))}
    </ul>
  );
}

function None({ isQuiet }: { readonly isQuiet: boolean }): ReactNode {
  if (isQuiet) {
    return (
      <EmptyState title="Nothing is snoozed or dismissed">
        An alert that you snooze or dismiss rests here with the reason you gave. It comes back by itself when its day comes, or when it has become
        worse.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Nothing needs you">
      Here you will see what threatens your cash before it happens: a balance below your buffer, a short runway, a cost out of the ordinary. Tamio
      checks every hour and after each import.
    </EmptyState>
  );
}
