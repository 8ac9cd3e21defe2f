import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { type Answers, api } from '../../client.ts';
import { ForecastChart } from '../../charts/forecast-chart.tsx';
import { openEvidence } from '../../components/evidence/open-evidence.ts';
import { MayButton } from '../../components/may-button.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { Page, Section } from '../../components/page.tsx';
import { useBusinessInput } from '../../stores/business.ts';
import { AccountsTable } from './accounts-table.tsx';

import { Notices } from './notices.tsx';
import { Outlook } from './outlook.tsx';
import { TellBalance } from './tell-balance.tsx';
import { ToDo } from './to-do.tsx';

type Dashboard = Answers['dashboard']['get'];

const PAST_DAYS = 42;
const AHEAD_DAYS = 91;

/** Will the money last? One sentence, 13 weeks, at most five things to look at, cash by account. */
export function DashboardPage(): ReactNode {
  const query = useQuery(api.dashboard.get.queryOptions({ input: useBusinessInput() }));
  return (
    <Page title="Dashboard">
      <QueryState query={query} rows={8}>
        {(dashboard) => (dashboard.lineCount === 0 ? <NothingYet dashboard={dashboard} /> : <Contents dashboard={dashboard} />)}
      </QueryState>
    </Page>
  );
}

function NothingYet({ dashboard }: { readonly dashboard: Dashboard }): ReactNode {
  const [, go] = useLocation();
  return (
    <>
      <EmptyState
        title="Give Tamio a bank file, and it tells you how long the money lasts"
        action={<MayButton onClick={() => go('/import')}>Import a bank file</MayButton>}
      >
        Here you will see cash today, the 13 weeks ahead with their range, the lowest point with its date, and what needs you first. Drop a CSV from
        your bank anywhere on this window; you see what was understood before anything is written.
      </EmptyState>
      {dashboard.accounts.length === 0 ? null : <AccountsTable accounts={dashboard.accounts} asOf={dashboard.asOf} />}
    </>
  );
}

function Contents({ dashboard }: { readonly dashboard: Dashboard }): ReactNode {
  const { forecast, accounts, unanchoredAccountIds } = dashboard;
  const unanchored = accounts.filter(({ id }) => unanchoredAccountIds.includes(id));
  return (
    <>
      <Outlook dashboard={dashboard} />
      <TellBalance accounts={unanchored} />
      <Notices dashboard={dashboard} />
      {forecast === null ? null : (
        <Section
          title="13 weeks ahead"
          note={forecast.anchored ? 'Balance at the end of each day' : 'Change from today; no balance is known yet'}
          actions={<Link href="/forecast">Open the forecast</Link>}
        >
          <ForecastChart
            forecast={forecast}
            pastDays={PAST_DAYS}
            aheadDays={AHEAD_DAYS}
            height={280}
            onOpenWeek={(week) => openEvidence('week', week)}
          />
        </Section>
      )}
      <ToDo alerts={dashboard.alerts} />
      <AccountsTable accounts={accounts} asOf={dashboard.asOf} />
    </>
  );
}
