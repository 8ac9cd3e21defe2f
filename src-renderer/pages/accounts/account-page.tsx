import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import type { Account } from '../../../src-shared/contract/accounts.ts';
import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { api } from '../../client.ts';
import { Facts } from '../../components/facts.tsx';
import { Money } from '../../components/money.tsx';
import { Page, Section } from '../../components/page.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { useFormat } from '../../components/use-format.ts';
import { countOf } from '../../format/numbers.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { AccountBalance } from './account-balance.tsx';
import { AccountImports } from './account-imports.tsx';
import { accountNumberWords, anchorWords, TYPE_WORDS } from './account-words.ts';
import { AccountActions } from './accounts-table.tsx';
import { CoverageSection } from './coverage-section.tsx';
import { FreshnessDot } from './freshness-dot.tsx';
import { RememberedAnswers } from './remembered-answers.tsx';
import classes from './accounts.module.css';

/** One account: its balance, the statements behind it, and what Tamio remembers about its files. */
export function AccountPage(): ReactNode {
  const { id } = useParams<{ id: string }>();
  const accounts = useQuery(api.accounts.list.queryOptions({ input: useBusinessInput() }));
  const account = accounts.data?.find((candidate) => String(candidate.id) === id);
  if (accounts.data === undefined) {
    return (
      <Page title="Account">
        <QueryState query={accounts}>{() => null}</QueryState>
      </Page>
    );
  }
  if (account === undefined) {
    return (
      <Page title="Account">
        <EmptyState
          title="There is no such account"
          action={
            <Button component="a" href="#/accounts">
              All accounts
            </Button>
          }
        >
          The address names an account that this business does not have.
        </EmptyState>
      </Page>
    );
  }
  return <AccountView key={account.id} account={account} />;
}

function AccountView({ account }: { readonly account: Account }): ReactNode {
  const number = accountNumberWords(account);
  const about = [TYPE_WORDS[account.accountType], account.currency, ...(account.countsAsCash ? [] : ['not counted as cash'])];
  return (
    <Page
      title={account.name}
      lead={
        <>
          {about.join(', ')}
          {number === null ? null : (
            <>
              , <span data-private>{number}</span>
            </>
          )}
          {account.isArchived ? '. Archived: files are no longer offered to it.' : ''}
        </>
      }
      actions={<AccountActions account={account} />}
    >
      <BalanceSection account={account} />
      <CoverageSection account={account} />
      <AccountImports accountId={account.id} />
      <RememberedAnswers accountId={account.id} />
    </Page>
  );
}

/** Of a credit line: how much of it is left, and what it costs; of a loan what it costs. */
function CreditLine({ account }: { readonly account: Account }): ReactNode {
  const { locale } = useFormat();
  const { creditLimitMinor: limitMinor, interestRateBps, balanceMinor, currency } = account;
  if (limitMinor === null && interestRateBps === null) return null;
  const drawnMinor = minorUnits(Math.max(0, -(balanceMinor ?? 0)));
  const money = (amountMinor: MinorUnits): ReactNode => <Money amountMinor={amountMinor} currency={currency} cents />;
  return (
    <Facts
      facts={[
        { label: 'Limit', value: limitMinor === null ? null : money(limitMinor) },
        { label: 'Drawn', value: limitMinor === null || balanceMinor === null ? null : money(drawnMinor) },
        {
          label: 'Left to draw',
          value: limitMinor === null || balanceMinor === null ? null : money(minorUnits(Math.max(0, limitMinor - drawnMinor))),
        },
        {
          label: 'Interest a year',
          value: interestRateBps === null ? null : `${new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(interestRateBps / 100)} %`,
        },
      ]}
    />
  );
}

function BalanceSection({ account }: { readonly account: Account }): ReactNode {
  const { locale } = useFormat();
  return (
    <Section title="Balance">
      <div className={classes['balance']} data-known={account.balanceMinor !== null || undefined}>
        <AccountBalance account={account} isLead />
      </div>
      <p className={classes['muted']}>Known from: {anchorWords(account.anchor)}.</p>
      <CreditLine account={account} />
      <p className={classes['row']}>
        <FreshnessDot newest={account.lastBookingDate} />
        {account.lineCount === 0 ? null : (
          <a href={`#/transactions?account=${account.id}`}>
            {account.lineCount === 1 ? 'See its one line' : `See its ${countOf(account.lineCount, { one: 'line', many: 'lines' }, locale)}`}
          </a>
        )}
      </p>
    </Section>
  );
}
