import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Alert } from '../../../src-shared/contract/pipeline.ts';
import { api } from '../../client.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { LineTable } from '../line-table.tsx';
import { useFormat } from '../use-format.ts';
import classes from './evidence.module.css';

/** More would be read on the transactions page, not in a drawer. */
const LINES_SHOWN = 20;

/** The bank lines an alert rests on, or where its sums come from. */
export function EvidenceRows({ rows }: { readonly rows: Alert['evidence']['rows'] }): ReactNode {
  const { businessId } = useBusinessInput();
  const format = useFormat();
  const lineIds = rows.filter(({ table }) => table === 'bank_transactions').map(({ id }) => Number(id));
  const queries = useQueries({
    queries: lineIds.slice(0, LINES_SHOWN).map((transactionId) => api.transactions.get.queryOptions({ input: { businessId, transactionId } })),
  });
  const lines = queries.flatMap(({ data }) => data ?? []);
  return (
    <>
      {lines.length === 0 ? null : <LineTable lines={lines} caption="The bank lines this rests on" />}
      {lineIds.length > LINES_SHOWN ? (
        <p className={classes['text']}>
          The newest {LINES_SHOWN} of {format.count(lineIds.length)} lines.
        </p>
      ) : null}
      {lineIds.length === 0 ? (
        <p className={classes['text']}>
          Sums, not single rows: the <Link href="/forecast">forecast</Link> and all <Link href="/transactions">bank lines</Link> behind it.
        </p>
      ) : null}
    </>
  );
}
