import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { Account } from '../../../src-shared/contract/accounts.ts';
import { api } from '../../client.ts';
import { Icon } from '../../components/icon.tsx';
import { MayButton } from '../../components/may-button.tsx';
import { Page, Section } from '../../components/page.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { useBusinessInput } from '../../stores/business.ts';
import { AccountDrawer } from './account-form.tsx';
import { AccountsTable } from './accounts-table.tsx';

/** Where the money is, what each balance rests on, and how fresh it is. */
export function AccountsPage(): ReactNode {
  const accounts = useQuery(api.accounts.list.queryOptions({ input: useBusinessInput() }));
  const [, go] = useLocation();
  const [isMaking, setIsMaking] = useState(false);
  return (
    <Page
      title="Accounts"
      lead="Where the money is, what each balance rests on, and how fresh its lines are."
      actions={
        <MayButton variant="default" leftSection={<Icon name="plus" />} onClick={() => setIsMaking(true)}>
          New account
        </MayButton>
      }
    >
      <QueryState query={accounts}>{(known) => <AccountLists accounts={known} />}</QueryState>
      <AccountDrawer account={null} isOpen={isMaking} onClose={() => setIsMaking(false)} onCreated={({ id }) => go(`/accounts/${id}`)} />
    </Page>
  );
}

function AccountLists({ accounts }: { readonly accounts: readonly Account[] }): ReactNode {
  const open = accounts.filter(({ isArchived }) => !isArchived);
  const archived = accounts.filter(({ isArchived }) => isArchived);
  const showsCode = new Set(accounts.map(({ currency }) => currency)).size > 1;
  if (accounts.length === 0) {
    return (
      <EmptyState
        title="No accounts yet"
        action={
          <Button component="a" href="#/import" leftSection={<Icon name="import" />}>
            Import a bank file
          </Button>
        }
      >
        Every account of the business will be here: its balance, the statement it rests on, and the days no statement speaks of. Importing a bank file
        makes the account by itself.
      </EmptyState>
    );
  }
  return (
    <>
      {open.length === 0 ? null : (
        <Section title="In use">
          <AccountsTable caption="Accounts in use" accounts={open} showsCode={showsCode} />
        </Section>
      )}
      {archived.length === 0 ? null : (
        <Section title="Archived" note="Their lines stay in the books; files are no longer offered to them.">
          <AccountsTable caption="Archived accounts" accounts={archived} showsCode={showsCode} />
        </Section>
      )}
    </>
  );
}
