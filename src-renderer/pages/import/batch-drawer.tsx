import { CopyButton, Drawer, Group, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Business } from '../../../src-shared/contract/businesses.ts';
import type { ImportBatch } from '../../../src-shared/contract/imports.ts';
import { api } from '../../client.ts';
import { Facts } from '../../components/facts.tsx';
import { Icon } from '../../components/icon.tsx';
import { MayButton } from '../../components/may-button.tsx';
import { Moment } from '../../components/moment.tsx';
import { Money } from '../../components/money.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { formatBytes } from '../../format/numbers.ts';
import { addBatch } from './import-run.ts';
import { asSentence, batchCounts, PROOF_WORDS } from './import-words.ts';
import { closeBatch, useOpenBatch } from './open-batch.ts';
import { UndoBatch } from './undo-batch.tsx';
import classes from './import.module.css';

/** The most the contract lists at once. */
const BATCHES_LISTED = 500;

/** One import beside the page: the file, what became of it, and what can be done with it. */
export function BatchDrawer({ business }: { readonly business: Business }): ReactNode {
  const batchId = useOpenBatch();
  const batches = useQuery(
    api.imports.batches.queryOptions({ input: { businessId: business.id, limit: BATCHES_LISTED }, enabled: batchId !== null }),
  );
  return (
    <Drawer
      opened={batchId !== null}
      onClose={closeBatch}
      position="right"
      size={520}
      title="Import"
      overlayProps={{ backgroundOpacity: 0.18 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <QueryState query={batches}>
        {(known) => {
          const batch = known.find(({ id }) => id === batchId);
          return batch === undefined ? (
            <EmptyState title="There is no such import">The address names an import that this business does not have.</EmptyState>
          ) : (
            <BatchDetails business={business} batch={batch} />
          );
        }}
      </QueryState>
    </Drawer>
  );
}

type DetailsProps = { readonly business: Business; readonly batch: ImportBatch };

function BatchDetails({ business, batch }: DetailsProps): ReactNode {
  const { count } = useFormat();
  const isUndone = batch.status === 'undone';
  const act = (how: 'again' | 'anew'): void => {
    closeBatch();
    addBatch(business, batch, how);
  };
  return (
    <div className={classes['details']}>
      <p className={classes['verdict']}>
        <span className={classes['mark']} data-kind={isUndone ? 'neutral' : 'good'}>
          <Icon name={isUndone ? 'undo' : 'check'} />
        </span>
        <span>{isUndone ? 'Taken back. Its lines are not in the books.' : `In the books: ${batchCounts(batch, count)}.`}</span>
      </p>
      <Group gap={8}>
        {isUndone ? (
          <MayButton size="sm" onClick={() => act('again')}>
            Import again
          </MayButton>
        ) : (
          <>
            <UndoBatch businessId={business.id} batch={batch} size="sm" />
            <MayButton size="sm" variant="default" onClick={() => act('anew')}>
              Read again
            </MayButton>
          </>
        )}
      </Group>
      <p className={classes['muted']}>
        {isUndone
          ? 'Tamio kept the file. You see what would be booked before anything is written.'
          : 'Reading it again lets you choose another encoding or other answers; the new reading then takes the place of this one.'}
      </p>
      <BatchFacts business={business} batch={batch} />
      {isUndone || batch.firstBookingDate === null || batch.lastBookingDate === null ? null : (
        <Link href={`/transactions?account=${batch.accountId}&from=${batch.firstBookingDate}&to=${batch.lastBookingDate}`}>
          Lines of {batch.accountName} in these days
        </Link>
      )}
    </div>
  );
}

function BatchFacts({ business, batch }: DetailsProps): ReactNode {
  const { count } = useFormat();
  return (
    <Facts
      facts={[
        { label: 'File', value: batch.fileName },
        { label: 'Account', value: <Link href={`/accounts/${batch.accountId}`}>{batch.accountName}</Link> },
        {
          label: 'Imported',
          value: (
            <>
              <Moment instant={batch.createdAt} />
              {batch.importedBy === null ? null : ` by ${batch.importedBy}`}
            </>
          ),
        },
        { label: 'Taken back', value: batch.undoneAt === null ? null : <Moment instant={batch.undoneAt} /> },
        {
          label: 'Lines from',
          value:
            batch.firstBookingDate === null || batch.lastBookingDate === null
              ? null
              : `${formatDate(batch.firstBookingDate)} to ${formatDate(batch.lastBookingDate)}`,
        },
        { label: 'Lines', value: batchCounts(batch, count) },
        { label: 'Left out', value: batch.skippedCount === 0 ? null : `${count(batch.skippedCount)} (titles, balances, what you unticked)` },
        { label: 'Balance', value: <BatchProof business={business} batch={batch} /> },
        { label: 'Format and size', value: `${batch.fileFormat.toUpperCase()}, ${formatBytes(batch.fileSizeBytes)}` },
        { label: 'Fingerprint (SHA-256)', value: <Fingerprint sha256={batch.fileSha256} /> },
      ]}
    />
  );
}

function BatchProof({ business, batch }: DetailsProps): ReactNode {
  const { proof } = batch;
  const accounts = useQuery(api.accounts.list.queryOptions({ input: { businessId: business.id } }));
  const currency = accounts.data?.find(({ id }) => id === batch.accountId)?.currency ?? business.baseCurrency;
  if (proof.status === 'not_provable') return `${PROOF_WORDS.not_provable}: ${asSentence(proof.reason)}`;
  const [from, to] = proof.status === 'proved' ? [proof.openingMinor, proof.closingMinor] : [proof.expectedMinor, proof.foundMinor];
  return (
    <>
      {PROOF_WORDS[proof.status]}
      {proof.status === 'proved' ? ', from ' : ` at line ${proof.line}: expected `}
      <Money amountMinor={from} currency={currency} cents isBalance />
      {proof.status === 'proved' ? ' to ' : ', found '}
      <Money amountMinor={to} currency={currency} cents isBalance />
    </>
  );
}

/** The hash of the file's bytes, for whoever has to prove which file it was. */
function Fingerprint({ sha256 }: { readonly sha256: string }): ReactNode {
  return (
    <CopyButton value={sha256}>
      {({ copied, copy }) => (
        <>
          <code className={classes['hash']}>{sha256}</code>{' '}
          <UnstyledButton className={classes['link']} onClick={copy} aria-label="Copy the fingerprint of the file">
            {copied ? 'Copied' : 'Copy'}
          </UnstyledButton>
        </>
      )}
    </CopyButton>
  );
}
