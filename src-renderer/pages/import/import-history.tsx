import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ImportBatch } from '../../../src-shared/contract/imports.ts';
import { api } from '../../client.ts';
import { Moment } from '../../components/moment.tsx';
import { Section } from '../../components/page.tsx';
import { QueryState } from '../../components/states.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { batchCounts, PROOF_WORDS } from './import-words.ts';
import { openBatch } from './open-batch.ts';
import { UndoBatch } from './undo-batch.tsx';
import classes from './import.module.css';

/** Everything that was ever imported, newest first, and the way back for each. */
export function ImportHistory({ businessId }: { readonly businessId: number }): ReactNode {
  const batches = useQuery(api.imports.batches.queryOptions({ input: { businessId } }));
  if (batches.data?.length === 0) return null;
  return (
    <Section title="Earlier imports" note="Your files are kept as they were, with their fingerprints.">
      <QueryState query={batches}>{(rows) => <BatchTable businessId={businessId} batches={rows} />}</QueryState>
    </Section>
  );
}

function BatchTable({ businessId, batches }: { readonly businessId: number; readonly batches: readonly ImportBatch[] }): ReactNode {
  return (
    // Focusable, so that a narrow window can be scrolled by keyboard.
    <section className={`${tableClasses['scroll']} ${classes['history']}`} aria-label="Earlier imports, table" {...{ tabIndex: 0 }}>
      <table className={tableClasses['table']}>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Imported</th>
            <th scope="col">Account</th>
            <th scope="col">Lines from</th>
            <th scope="col">Lines</th>
            <th scope="col">Balance</th>
            <th scope="col">
              <span className={classes['hidden']}>Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {batches.map((batch) => (
            <BatchRow key={batch.id} businessId={businessId} batch={batch} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function BatchRow({ businessId, batch }: { readonly businessId: number; readonly batch: ImportBatch }): ReactNode {
  const { count } = useFormat();
  const isUndone = batch.status === 'undone';
  return (
    <tr data-undone={isUndone || undefined} className={classes['batch']}>
      <th scope="row">
        <UnstyledButton className={classes['link']} onClick={() => openBatch(batch.id)}>
          {batch.fileName}
        </UnstyledButton>
      </th>
      <td className={classes['oneLine']}>
        <Moment instant={batch.createdAt} />
        {batch.importedBy === null ? null : <div className={classes['muted']}>by {batch.importedBy}</div>}
      </td>
      <td>{batch.accountName}</td>
      <td className={classes['oneLine']}>
        {batch.firstBookingDate === null || batch.lastBookingDate === null
          ? '–'
          : `${formatDate(batch.firstBookingDate)} to ${formatDate(batch.lastBookingDate)}`}
      </td>
      <td>{batchCounts(batch, count)}</td>
      <td>{PROOF_WORDS[batch.proof.status]}</td>
      <td className={tableClasses['number']}>
        {isUndone ? (
          <span className={classes['muted']}>taken back {batch.undoneAt === null ? '' : <Moment instant={batch.undoneAt} />}</span>
        ) : (
          <UndoBatch businessId={businessId} batch={batch} size="compact-sm" />
        )}
      </td>
    </tr>
  );
}
