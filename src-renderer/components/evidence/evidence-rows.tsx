import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Alert } from '../../../src-shared/contract/pipeline.ts';
import { api } from '../../client.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { LineTable } from '../line-table.tsx';
import { useFormat } from '../use-format.ts';
import classes from './evidence.module.css';

/** More would be read on the transactions page, not in a drawer. */
const LINES_SHOWN = 20;

/** The bank lines an alert rests on; what else it rests on is counted. */
export function EvidenceRows({ rows }: { readonly rows: Alert['evidence']['rows'] }): ReactNode {
  const { businessId } = useBusinessInput();
  const format = useFormat();
  const lineIds = rows.filter(({ table }) => table === 'bank_transactions').map(({ id }) => Number(id));
  const others = rows.length - lineIds.length;
  const queries = useQueries({
    queries: lineIds.slice(0, LINES_SHOWN).map((transactionId) => api.transactions.get.queryOptions({ input: { businessId, transactionId } })),
  });
  const lines = queries.flatMap(({ data }) => data ?? []);
  if (rows.length === 0) return <p className={classes['text']}>The forecast as a whole, not single lines.</p>;
  return (
    <>
      {lines.length === 0 ? null : <LineTable lines={lines} caption="The bank lines this rests on" />}
      {lineIds.length > LINES_SHOWN ? (
        <p className={classes['text']}>
          The newest {LINES_SHOWN} of {format.count(lineIds.length)} lines.
        </p>
      ) : null}
      {others === 0 ? null : (
        <p className={classes['text']}>
          {lineIds.length === 0 ? '' : 'Also '}
          {format.count(others)} {others === 1 ? 'row' : 'rows'} of the forecast and your agreements.
        </p>
      )}
    </>
  );
}
