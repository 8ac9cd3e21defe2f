import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useHashSearch } from '../../app/hash-location.ts';
import { api } from '../../client.ts';
import { Icon } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../components/states.tsx';
import { useBusinessInput } from '../../stores/business.ts';
import { MatchingView } from './matching-view.tsx';
import { TransactionWorkspace } from './transaction-workspace.tsx';

/** Every bank line, and what each was for. */
export function TransactionsPage(): ReactNode {
  const business = useBusinessInput();
  const accounts = useQuery(api.accounts.list.queryOptions({ input: business }));
  const categories = useQuery(api.categories.list.queryOptions({ input: business }));
  const isMatching = new URLSearchParams(useHashSearch()).get('show') === 'matching';
  const failed = accounts.error ?? categories.error;

  if (failed !== null && (accounts.data === undefined || categories.data === undefined)) {
    return (
      <Page title="Transactions">
        <ErrorState
          error={failed}
          onRetry={() => {
            void accounts.refetch();
            void categories.refetch();
          }}
        />
      </Page>
    );
  }
  if (accounts.data === undefined || categories.data === undefined) {
    return (
      <Page title="Transactions">
        <Loading label="Loading the lines" rows={8} />
      </Page>
    );
  }
  if (accounts.data.every((account) => account.lineCount === 0)) return <NoLines />;
  if (isMatching) return <MatchingView />;
  return <TransactionWorkspace accounts={accounts.data} categories={categories.data} />;
}

function NoLines(): ReactNode {
  return (
    <Page title="Transactions">
      <EmptyState
        title="No bank lines yet"
        action={
          <Button component="a" href="#/import" leftSection={<Icon name="import" />}>
            Import a bank file
          </Button>
        }
      >
        Every line of your bank statements will be here, with what it was for and the balance after it. The forecast and the alerts rest on them.
        Download a file from your bank (CSV works everywhere); you see what Tamio understood before anything is written.
      </EmptyState>
    </Page>
  );
}
