import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useParams } from 'wouter';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { OBLIGATION_TYPE_LABELS } from '../../../src-shared/domain/vocabulary/obligations.ts';
import type { AgreementDetail } from './agreement-detail.ts';
import { api, errorCode } from '../../client.ts';
import { Facts } from '../../components/facts.tsx';
import { ItemMoney } from '../../components/due/item-money.tsx';
import { Page, Section } from '../../components/page.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { AgreementActions } from './agreement-actions.tsx';
import { AgreementItems } from './agreement-items.tsx';
import { rhythmWords, standingWords } from './agreement-words.ts';
import { ChangeTerms } from './change-terms.tsx';
import { periodOn, periodsOf } from './versions.ts';
import { VersionsSection } from './versions-section.tsx';

/** One agreement: what was agreed, when it changed, and every date it gives. */
export function AgreementPage(): ReactNode {
  const { id } = useParams<{ id: string }>();
  const input = useBusinessInput();
  const isNumber = /^[1-9]\d{0,14}$/.test(id);
  const query = useQuery({ ...api.agreements.get.queryOptions({ input: { ...input, agreementId: isNumber ? Number(id) : 1 } }), enabled: isNumber });
  if (!isNumber || errorCode(query.error) === 'NOT_FOUND') return <NoSuchAgreement />;
  if (query.data === undefined) {
    return (
      <Page title="Agreement">
        <QueryState query={query}>{() => null}</QueryState>
      </Page>
    );
  }
  return <View key={query.data.id} agreement={query.data} />;
}

function NoSuchAgreement(): ReactNode {
  return (
    <Page title="Agreement">
      <EmptyState
        title="There is no such agreement"
        action={
          <Button component="a" href="#/agreements">
            All agreements
          </Button>
        }
      >
        The address names an agreement that this business does not have.
      </EmptyState>
    </Page>
  );
}

function View({ agreement }: { readonly agreement: AgreementDetail }): ReactNode {
  const { percent, today } = useFormat();
  const periods = periodsOf(agreement.versions);
  const { isDocumentBook, isProspect, probability } = agreement;
  const standing = isDocumentBook ? null : standingWords(agreement);
  const about = [
    isDocumentBook ? 'Single documents' : OBLIGATION_TYPE_LABELS[agreement.obligationType],
    ...(isProspect ? [`prospect, ${percent(probability ?? 0)} likely`] : []),
    ...(standing === null ? [] : [standing.toLowerCase()]),
  ];
  return (
    <Page
      title={agreement.name}
      lead={
        <>
          {about.join(', ')}
          {agreement.counterpartyName === null ? null : (
            <>
              , with <PartyLink agreement={agreement} />
            </>
          )}
        </>
      }
      actions={isDocumentBook ? null : <AgreementActions agreement={agreement} />}
    >
      {isDocumentBook ? null : (
        <>
          <Section title="Terms">
            <TermFacts agreement={agreement} terms={(periodOn(periods, today) ?? agreement).terms} />
          </Section>
          <VersionsSection periods={periods} versionCount={agreement.versions.length} />
        </>
      )}
      <AgreementItems agreement={agreement} />
      <ChangeTerms agreement={agreement} periods={periods} />
    </Page>
  );
}

function PartyLink({ agreement: { clientId, expenseBucketId, counterpartyName } }: { readonly agreement: AgreementDetail }): ReactNode {
  const name = <span data-private>{counterpartyName}</span>;
  if (clientId !== null) return <Link href={`/customers/${clientId}`}>{name}</Link>;
  return expenseBucketId === null ? name : <Link href={`/vendors/${expenseBucketId}`}>{name}</Link>;
}

type TermFactsProps = { readonly agreement: AgreementDetail; readonly terms: AgreementDetail['terms'] };

/** What applies on the day one looks from. */
function TermFacts({ agreement, terms }: TermFactsProps): ReactNode {
  const { dateInWords } = useFormat();
  const { nextDueDate, nextAmountMinor, isAmountVariable } = agreement;
  const { currency, escalations, overrides, milestones, occurrenceLimit } = terms;
  return (
    <Facts
      facts={[
        { label: 'Rhythm', value: rhythmWords(terms) },
        {
          label: isAmountVariable ? 'Usual amount' : 'Amount',
          value: <ItemMoney amountMinor={minorUnits(Math.abs(terms.baseAmountMinor))} currency={currency} />,
        },
        { label: 'Tax', value: terms.taxRateBps === 0 ? null : `${terms.taxRateBps / 100} %, ${terms.isTaxInclusive ? 'included' : 'on top'}` },
        { label: 'Since', value: formatDate(terms.startDate) },
        { label: 'Until', value: terms.endDate === null ? null : formatDate(terms.endDate) },
        { label: 'Ends after', value: occurrenceLimit === null ? null : `${occurrenceLimit} times` },
        {
          label: 'Price changes',
          value: escalations.length === 0 ? null : escalations.map((step) => <EscalationLine key={step.fromDate} step={step} currency={currency} />),
        },
        {
          label: 'Parts',
          value:
            milestones.length === 0
              ? null
              : milestones.map(({ label, dueDate, shareBps }) => `${label} ${shareBps / 100} % on ${formatDate(dueDate)}`).join(', '),
        },
        {
          label: 'Exceptions',
          value:
            overrides.length === 0
              ? null
              : overrides.map(({ nominalDate, isSkipped }) => `${formatDate(nominalDate)}${isSkipped ? ' skipped' : ' changed'}`).join(', '),
        },
        {
          label: 'Next',
          value:
            nextDueDate === null ? null : (
              <>
                {dateInWords(nextDueDate)}
                {nextAmountMinor === null ? null : (
                  <>
                    , <ItemMoney amountMinor={nextAmountMinor} currency={currency} />
                  </>
                )}
              </>
            ),
        },
        { label: 'Payment reference', value: agreement.paymentReference },
        { label: 'Notes', value: agreement.notes === null ? null : <span data-private>{agreement.notes}</span> },
      ]}
    />
  );
}

type EscalationLineProps = {
  readonly step: AgreementDetail['terms']['escalations'][number];
  readonly currency: AgreementDetail['terms']['currency'];
};

function EscalationLine({ step: { fromDate, repeats, by }, currency }: EscalationLineProps): ReactNode {
  return (
    <div>
      {by.kind === 'percent' ? (
        `${by.rateBps > 0 ? '+' : ''}${by.rateBps / 100} %`
      ) : (
        <ItemMoney amountMinor={by.amountMinor} currency={currency} plus />
      )}{' '}
      {repeats === 'yearly' ? 'every year from' : 'from'} {formatDate(fromDate)}
    </div>
  );
}
