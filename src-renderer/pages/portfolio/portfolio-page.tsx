import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import type { PortfolioRow } from '../../../src-shared/contract/portfolio.ts';
import { type Answers, api, errorSentence } from '../../client.ts';
import { Icon } from '../../components/icon.tsx';
import { Page, Section } from '../../components/page.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { PortfolioTable } from './portfolio-table.tsx';
import { PortfolioTotals } from './portfolio-totals.tsx';
import classes from './portfolio.module.css';

type Portfolio = Answers['portfolio']['get'];

/** The most urgent business first: emergencies, then this week's, then the shortest runway. */
function byNeed(a: PortfolioRow, b: PortfolioRow): number {
  return (
    b.alerts.emergency - a.alerts.emergency ||
    b.alerts.thisWeek - a.alerts.thisWeek ||
    (a.runwayMonths ?? Number.POSITIVE_INFINITY) - (b.runwayMonths ?? Number.POSITIVE_INFINITY) ||
    a.name.localeCompare(b.name)
  );
}

/** Every business of the data file at a glance: shown at once from what is known, and looked at anew in the background. */
export function PortfolioPage(): ReactNode {
  const portfolio = useQuery(api.portfolio.get.queryOptions());
  const refresh = useMutation(api.portfolio.refresh.mutationOptions({ onSuccess: () => void portfolio.refetch() }));
  const isDue = portfolio.data !== undefined && (portfolio.data.missing.length > 0 || portfolio.data.rows.some((row) => row.isStale));
  const hasAsked = useRef(false);
  const { mutate } = refresh;
  useEffect(() => {
    if (!isDue || hasAsked.current) return;
    hasAsked.current = true;
    mutate({});
  }, [isDue, mutate]);
  return (
    <Page
      title="Portfolio"
      lead="All businesses of this data file: cash, the lowest point of the next 13 weeks, what is owed, and where something waits for you."
      isWide
      actions={
        <Button variant="default" leftSection={<Icon name="repeat" />} loading={refresh.isPending} onClick={() => refresh.mutate({ isForced: true })}>
          Look again
        </Button>
      }
    >
      {refresh.error === null ? null : (
        <p role="alert" className={classes['problem']}>
          {errorSentence(refresh.error)}
        </p>
      )}
      <output className={classes['status']}>{refresh.isPending ? 'Looking at the businesses whose books have changed…' : ''}</output>
      <QueryState query={portfolio}>{(known) => <Businesses portfolio={known} isLooking={refresh.isPending} />}</QueryState>
    </Page>
  );
}

function Businesses({ portfolio, isLooking }: { readonly portfolio: Portfolio; readonly isLooking: boolean }): ReactNode {
  const { rows, totals, missing } = portfolio;
  if (rows.length === 0) {
    return (
      <EmptyState title={isLooking ? 'Looking at your businesses' : 'Nothing to show yet'}>
        Each business of this data file will be here with its cash, its lowest point, its runway and its alerts, so that the one that needs you comes
        first.
      </EmptyState>
    );
  }
  return (
    <>
      <PortfolioTotals totals={totals} />
      <Section title="Businesses" note="The one that needs you most comes first.">
        <PortfolioTable rows={rows.toSorted(byNeed)} />
      </Section>
      {missing.length === 0 ? null : <p className={classes['missing']}>Not looked at yet: {missing.map(({ name }) => name).join(', ')}.</p>}
    </>
  );
}
