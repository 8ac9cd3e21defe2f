import { Group } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { navigate } from '../../app/hash-location.ts';
import { sumMinor } from '../../../src-shared/domain/money/minor-units.ts';
import { countOf } from '../../format/numbers.ts';
import { MayButton } from '../may-button.tsx';
import { Icon } from '../icon.tsx';
import { Money } from '../money.tsx';
import { Page } from '../page.tsx';
import { RecordLinks } from '../records/record-links.tsx';
import { EmptyState, QueryState } from '../states.tsx';
import { useFormat } from '../use-format.ts';
import { closeBeside, openBeside, useOpened } from './opened.ts';
import { inPartyDirection, PARTY_KINDS, type Party, type PartyKind } from './party.ts';
import type { PartyColumn } from './party-columns.ts';
import { PartyForm } from './party-form.tsx';
import classes from './party-list.module.css';
import { PartyList } from './party-list.tsx';
import { SideDrawer } from './side-drawer.tsx';

type PartyListPageProps<P extends Party> = {
  readonly kind: PartyKind;
  readonly query: UseQueryResult<P[]>;
  readonly columns: readonly PartyColumn<P>[];
  readonly title: string;
  /** What will be here and why it is worth having. */
  readonly promise: string;
};

/** Everyone of a kind, what they owe or are owed, and the way to make one more. */
export function PartyListPage<P extends Party>({ kind, query, columns, title, promise }: PartyListPageProps<P>): ReactNode {
  const words = PARTY_KINDS[kind];
  const opened = useOpened();
  const isEmpty = query.data?.length === 0;
  const create = (): void => openBeside('create');
  return (
    <Page
      title={title}
      isWide
      fillsHeight={!isEmpty}
      actions={
        <Group gap={8} wrap="nowrap">
          <RecordLinks kind={kind === 'customer' ? 'customers' : 'vendors'} />
          {isEmpty ? null : (
            <MayButton leftSection={<Icon name="plus" />} aria-keyshortcuts="n" onClick={create}>
              New {words.one}
            </MayButton>
          )}
        </Group>
      }
    >
      <QueryState query={query}>
        {(parties) =>
          parties.length === 0 ? (
            <EmptyState
              title={`No ${words.many} yet`}
              action={
                <MayButton leftSection={<Icon name="plus" />} onClick={create}>
                  New {words.one}
                </MayButton>
              }
            >
              {promise}
            </EmptyState>
          ) : (
            <>
              <Lead kind={kind} parties={parties} />
              <PartyList
                kind={kind}
                parties={parties}
                columns={columns}
                onCreate={create}
                onMerge={([kept, other]) => navigate(`${words.path}/${kept.id}?do=merge:${other.id}`)}
              />
            </>
          )
        }
      </QueryState>
      <SideDrawer title={`New ${words.one}`} isOpen={opened?.kind === 'create'}>
        <PartyForm kind={kind} party={null} onClose={closeBeside} onCreated={({ id }) => navigate(`${words.path}/${id}`, { replace: true })} />
      </SideDrawer>
    </Page>
  );
}

/** The one figure that leads the page, and the part of it that is late. */
function Lead({ kind, parties }: { readonly kind: PartyKind; readonly parties: readonly Party[] }): ReactNode {
  const { baseCurrency, locale } = useFormat();
  const late = parties.filter(({ overdueCount }) => overdueCount > 0);
  const sum = (pick: (party: Party) => Party['openMinor']): ReactNode => (
    <Money amountMinor={inPartyDirection(kind, sumMinor(parties.map(pick)))} currency={baseCurrency} />
  );
  return (
    <p className={classes['lead']}>
      <span className={classes['leadFigure']}>{sum(({ openMinor }) => openMinor)}</span>
      <span>
        {kind === 'customer' ? 'owed to you now' : 'to pay now'}
        {late.length === 0 ? (
          ', nothing of it overdue'
        ) : (
          <>
            , {sum(({ overdueMinor }) => overdueMinor)} of it overdue {kind === 'customer' ? 'from' : 'to'}{' '}
            {countOf(late.length, PARTY_KINDS[kind], locale)}
          </>
        )}
      </span>
    </p>
  );
}
