import { Button, CopyButton, Tooltip, UnstyledButton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ImportBatch } from '../../../src-shared/contract/imports.ts';
import { api } from '../../client.ts';
import { Moment } from '../../components/moment.tsx';
import { Section } from '../../components/page.tsx';
import { QueryState } from '../../components/states.tsx';
import tableClasses from '../../components/table.module.css';
import { showDone, showError } from '../../components/undo-toast.tsx';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { undoBatch } from './import-run.ts';
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

/** What became of the lines: "142 new, 3 already here". */
function batchCounts(batch: ImportBatch, count: (value: number) => string): string {
  const parts = [
    [batch.newCount, 'new'],
    [batch.sameCount, 'already here'],
    [batch.changedCount, 'changed'],
    [batch.rejectedCount, 'not readable'],
  ] as const;
  return parts.flatMap(([value, words]) => (value > 0 || words === 'new' ? [`${count(value)} ${words}`] : [])).join(', ');
}

const PROOF_WORDS = { proved: 'proved', not_provable: 'not provable', contradicted: 'does not fit' } as const;

function BatchRow({ businessId, batch }: { readonly businessId: number; readonly batch: ImportBatch }): ReactNode {
  const { count } = useFormat();
  const isUndone = batch.status === 'undone';
  return (
    <tr data-undone={isUndone || undefined} className={classes['batch']}>
      <th scope="row">
        {batch.fileName} <Fingerprint sha256={batch.fileSha256} />
      </th>
      <td className={classes['oneLine']}>
        <Moment instant={batch.createdAt} />
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
          <UndoBatch businessId={businessId} batch={batch} />
        )}
      </td>
    </tr>
  );
}

function UndoBatch({ businessId, batch }: { readonly businessId: number; readonly batch: ImportBatch }): ReactNode {
  const queryClient = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const undo = async (): Promise<void> => {
    setIsBusy(true);
    try {
      await undoBatch(businessId, batch.id);
      showDone(`${batch.fileName} is taken back. Import the file again to have its lines again.`);
    } catch (error) {
      showError(error);
    } finally {
      setIsBusy(false);
      await queryClient.invalidateQueries({ queryKey: api.imports.batches.key() });
    }
  };
  return (
    <Button size="compact-sm" variant="default" loading={isBusy} onClick={() => void undo()} aria-label={`Undo the import of ${batch.fileName}`}>
      Undo
    </Button>
  );
}

/** The hash of the file's bytes, for whoever has to prove which file it was. */
function Fingerprint({ sha256 }: { readonly sha256: string }): ReactNode {
  return (
    <CopyButton value={sha256}>
      {({ copied, copy }) => (
        <Tooltip
          label={copied ? 'Copied' : `SHA-256 ${sha256}. Press to copy.`}
          multiline
          maw={360}
          events={{ hover: true, focus: true, touch: false }}
        >
          <UnstyledButton className={classes['fingerprint']} onClick={copy} aria-label="Copy the fingerprint of the file">
            #{sha256.slice(0, 7)}
          </UnstyledButton>
        </Tooltip>
      )}
    </CopyButton>
  );
}
