import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { ImportBatch } from '../../../src-shared/contract/imports.ts';
import { api } from '../../client.ts';
import { Moment } from '../../components/moment.tsx';
import { Section } from '../../components/page.tsx';
import { QueryState } from '../../components/states.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { useBusiness } from '../../stores/business.ts';
import classes from './accounts.module.css';

/** The most the contract lists at once. */
const BATCHES_LISTED = 500;

const PROOF_WORDS: Readonly<Record<ImportBatch['proof']['status'], string>> = {
  proved: 'proved',
  not_provable: 'not provable',
  contradicted: 'does not fit',
};

/** The files behind the account's lines; each opens where imports are looked after. */
export function AccountImports({ accountId }: { readonly accountId: number }): ReactNode {
  const { id: businessId } = useBusiness();
  const batches = useQuery(api.imports.batches.queryOptions({ input: { businessId, limit: BATCHES_LISTED } }));
  return (
    <Section title="Imports" note="Your files are kept as they were.">
      <QueryState query={batches}>
        {(known) => {
          const own = known.filter((batch) => batch.accountId === accountId);
          return own.length === 0 ? <p className={classes['muted']}>None yet.</p> : <ImportTable batches={own} />;
        }}
      </QueryState>
    </Section>
  );
}

function ImportTable({ batches }: { readonly batches: readonly ImportBatch[] }): ReactNode {
  const { count } = useFormat();
  return (
    <section className={`${tableClasses['scroll']} ${classes['tableFrame']}`} aria-label="Imports, table" {...{ tabIndex: 0 }}>
      <table className={tableClasses['table']}>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Imported</th>
            <th scope="col">Lines from</th>
            <th scope="col" className={tableClasses['number']}>
              Lines
            </th>
            <th scope="col">Balance</th>
          </tr>
        </thead>
        <tbody>
          {batches.map((batch) => (
            <tr key={batch.id}>
              <th scope="row">
                <Link href={`/import?batch=${batch.id}`}>{batch.fileName}</Link>
                {batch.status === 'undone' ? <span className={classes['muted']}> taken back</span> : null}
              </th>
              <td className={classes['oneLine']}>
                <Moment instant={batch.createdAt} />
              </td>
              <td className={classes['oneLine']}>
                {batch.firstBookingDate === null || batch.lastBookingDate === null
                  ? '–'
                  : `${formatDate(batch.firstBookingDate)} to ${formatDate(batch.lastBookingDate)}`}
              </td>
              <td className={tableClasses['number']}>{count(batch.newCount)}</td>
              <td>{PROOF_WORDS[batch.proof.status]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
