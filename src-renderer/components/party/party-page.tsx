import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import { errorCode } from '../../client.ts';
import { Page } from '../page.tsx';
import { EmptyState, QueryState } from '../states.tsx';
import { PARTY_KINDS, type PartyKind } from './party.ts';
import { PartyView } from './party-view.tsx';
import { usePartyDetail } from './use-party-list.ts';

/** The customer or vendor that the address names. */
export function PartyPage({ kind }: { readonly kind: PartyKind }): ReactNode {
  const { id } = useParams<{ id: string }>();
  const words = PARTY_KINDS[kind];
  const partyId = Number(id);
  const isNumber = Number.isInteger(partyId) && partyId > 0;
  const query = usePartyDetail(kind, isNumber ? partyId : 1);
  if (isNumber && query.data !== undefined) return <PartyView key={partyId} kind={kind} party={query.data} />;
  const title = words.one.replace(/^./, (letter) => letter.toUpperCase());
  if (!isNumber || errorCode(query.error) === 'NOT_FOUND') {
    return (
      <Page title={title}>
        <EmptyState
          title={`There is no such ${words.one}`}
          action={
            <Button component="a" href={`#${words.path}`}>
              All {words.many}
            </Button>
          }
        >
          The address names one that this business does not have, or that was merged into another.
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={title}>
      <QueryState query={query}>{() => null}</QueryState>
    </Page>
  );
}
