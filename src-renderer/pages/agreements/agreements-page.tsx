import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Agreement } from '../../../src-shared/contract/agreements.ts';
import { api } from '../../client.ts';
import { Icon } from '../../components/icon.tsx';
import { openBeside } from '../../components/party/opened.ts';
import { Page, Section } from '../../components/page.tsx';
import { RecordLinks } from '../../components/records/record-links.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { useFormat } from '../../components/use-format.ts';
import { countOf } from '../../format/numbers.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { AgreementTable } from './agreement-table.tsx';
import { isLive } from './agreement-words.ts';
import classes from './agreements.module.css';
import { NewAgreement } from './new-agreement.tsx';
import { StreamsSection } from './streams-section.tsx';

/** What recurs: rent, wages, retainers, subscriptions; with what the bank lines say might recur. */
export function AgreementsPage(): ReactNode {
  const input = useBusinessInput();
  const agreements = useQuery(api.agreements.list.queryOptions({ input: { ...input, includeEnded: true } }));
  return (
    <Page
      title="Agreements"
      lead="What comes in and goes out by itself: each agreement puts its due dates into the forecast."
      actions={
        <Group gap={8} wrap="nowrap">
          <RecordLinks kind="agreements" />
          <Button leftSection={<Icon name="plus" />} onClick={() => openBeside('create')}>
            New agreement
          </Button>
        </Group>
      }
    >
      <StreamsSection />
      <QueryState query={agreements}>{(known) => (known.length === 0 ? <NoAgreements /> : <Groups agreements={known} />)}</QueryState>
      <NewAgreement />
    </Page>
  );
}

function Groups({ agreements }: { readonly agreements: readonly Agreement[] }): ReactNode {
  const { locale } = useFormat();
  const live = agreements.filter(isLive);
  const prospects = live.filter(({ isProspect }) => isProspect);
  const agreed = live.filter(({ isProspect }) => !isProspect);
  const rest = agreements.filter((agreement) => !isLive(agreement));
  const [moneyIn, moneyOut] = [
    agreed.filter(({ obligationType }) => obligationType === 'revenue'),
    agreed.filter(({ obligationType }) => obligationType !== 'revenue'),
  ];
  const count = (list: readonly Agreement[]): string => countOf(list.length, { one: 'agreement', many: 'agreements' }, locale);
  return (
    <>
      {moneyIn.length === 0 ? null : (
        <Section title="Money in" note={count(moneyIn)}>
          <AgreementTable caption="Agreements that bring money in" agreements={moneyIn} />
        </Section>
      )}
      {moneyOut.length === 0 ? null : (
        <Section title="Money out" note={count(moneyOut)}>
          <AgreementTable caption="Agreements that cost money" agreements={moneyOut} />
        </Section>
      )}
      {prospects.length === 0 ? null : (
        <Section title="Prospects" note="Not won yet: the forecast counts them only by their probability.">
          <AgreementTable caption="Prospects" agreements={prospects} isProspects />
        </Section>
      )}
      {rest.length === 0 ? null : (
        <details className={classes['folded']}>
          <summary>Paused, ended or run out ({rest.length})</summary>
          <Section title="Paused, ended or run out" note="They bring no further due dates; what is open stays open.">
            <AgreementTable caption="Agreements at rest" agreements={rest} />
          </Section>
        </details>
      )}
    </>
  );
}

function NoAgreements(): ReactNode {
  return (
    <EmptyState title="No agreements yet" action={<Button onClick={() => openBeside('create')}>Enter the first agreement</Button>}>
      Rent, wages, retainers, subscriptions, loans: whatever comes back by itself will be here, with its rhythm and its amount. Each puts its due
      dates into the forecast, so that you see them before the bank does. What Tamio finds in your bank lines is offered here as well.
    </EmptyState>
  );
}
