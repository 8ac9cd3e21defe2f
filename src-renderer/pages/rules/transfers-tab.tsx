import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { TransferPairView } from '../../../src-shared/contract/rules.ts';
import { api } from '../../client.ts';
import { openEvidence } from '../../components/evidence/open-evidence.ts';
import { MayButton } from '../../components/may-button.tsx';
import { Money } from '../../components/money.tsx';
import { Section } from '../../components/page.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { useTransferChanges } from './use-rule-changes.ts';
import classes from './rules.module.css';

const PAGE_ROWS = 100;
const SAYS: Readonly<Record<TransferPairView['status'], string>> = { paired: 'Transfer', suggested: 'Perhaps a transfer', broken: 'No transfer' };

/** Pairs of lines that are, or may be, one movement between own accounts; those that wait for a person first. */
export function TransfersTab(): ReactNode {
  const input = useBusinessInput();
  const [limit, setLimit] = useState(PAGE_ROWS);
  const waiting = useQuery(api.transfers.list.queryOptions({ input: { ...input, status: 'suggested' }, placeholderData: keepPreviousData }));
  const all = useQuery(api.transfers.list.queryOptions({ input: { ...input, limit }, placeholderData: keepPreviousData }));
  return (
    <QueryState query={all}>
      {({ rows, total }) =>
        total === 0 ? (
          <EmptyState title="No transfers between your own accounts">
            Once statements of two of your accounts are imported, money that only moved between them is found here and counts neither as income nor as
            cost.
          </EmptyState>
        ) : (
          <>
            {(waiting.data?.rows.length ?? 0) === 0 ? null : (
              <Section title="Is this one transfer?" note="the evidence leaves room for another reading">
                <PairTable pairs={waiting.data?.rows ?? []} label="Pairs that wait for you" />
              </Section>
            )}
            <Section title="Transfers between your own accounts" note="neither income nor cost">
              <PairTable pairs={rows.filter((pair) => pair.status !== 'suggested')} label="Transfers" />
              {rows.length < total && limit < 500 ? (
                <Button variant="subtle" mt={8} onClick={() => setLimit(Math.min(500, limit + PAGE_ROWS))}>
                  Show more
                </Button>
              ) : null}
            </Section>
          </>
        )
      }
    </QueryState>
  );
}

function PairTable({ pairs, label }: { readonly pairs: readonly TransferPairView[]; readonly label: string }): ReactNode {
  return (
    <div className={tableClasses['scroll']}>
      <table className={tableClasses['table']} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col" className={tableClasses['number']}>
              Amount
            </th>
            <th scope="col">Why</th>
            <th scope="col">
              <span className={classes['hidden']}>What to do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <PairRow key={`${pair.out.transactionId} ${pair.in.transactionId}`} pair={pair} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PairRow({ pair }: { readonly pair: TransferPairView }): ReactNode {
  const { percent } = useFormat();
  const changes = useTransferChanges();
  const { status, source } = pair;
  return (
    <tr>
      <Side side={pair.out} />
      <Side side={pair.in} />
      <td className={tableClasses['number']}>
        <Money amountMinor={pair.in.amountMinor} currency={pair.in.currency} cents />
      </td>
      <td>
        {SAYS[status]}
        {source === 'person' ? '' : `, ${percent(pair.confidence)} sure`}
        <p className={classes['quiet']}>{pair.reason}</p>
      </td>
      <td className={classes['buttons']}>
        {status === 'suggested' ? (
          <MayButton size="compact-sm" onClick={() => void changes.confirm(pair)}>
            One transfer
          </MayButton>
        ) : null}
        {status === 'broken' ? null : (
          <MayButton size="compact-sm" variant="subtle" onClick={() => void changes.break(pair)}>
            Not a transfer
          </MayButton>
        )}
        {source === 'person' ? (
          <MayButton size="compact-sm" variant="subtle" onClick={() => void changes.reset(pair)}>
            Forget what I said
          </MayButton>
        ) : null}
      </td>
    </tr>
  );
}

function Side({ side }: { readonly side: TransferPairView['out'] }): ReactNode {
  return (
    <td>
      <button type="button" className={classes['open']} onClick={() => openEvidence('line', side.transactionId)}>
        {side.accountName}, {formatDate(side.bookingDate)}
      </button>
      <p className={classes['quiet']} data-private>
        {side.description}
      </p>
    </td>
  );
}
