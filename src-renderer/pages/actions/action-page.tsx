import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import { api, errorCode } from '../../client.ts';
import { Page } from '../../components/page.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { useBusinessInput } from '../../stores/business.ts';
import { ActionView } from './action-view.tsx';

/** The action that the address names. */
export function ActionPage(): ReactNode {
  const { id } = useParams<{ id: string }>();
  const actionId = Number(id);
  const isNumber = Number.isInteger(actionId) && actionId > 0;
  const input = useBusinessInput();
  const query = useQuery(api.actions.get.queryOptions({ input: { ...input, actionId: isNumber ? actionId : 1 }, enabled: isNumber }));
  if (isNumber && query.data !== undefined) return <ActionView key={actionId} action={query.data} />;
  if (!isNumber || errorCode(query.error) === 'NOT_FOUND') {
    return (
      <Page title="Action">
        <EmptyState
          title="There is no such action"
          action={
            <Button component="a" href="#/actions">
              All actions
            </Button>
          }
        >
          The address names one that this business does not have.
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title="Action">
      <QueryState query={query}>{() => null}</QueryState>
    </Page>
  );
}
