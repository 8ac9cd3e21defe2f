import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { api } from '../../client.ts';
import { formatDate, formatInstant } from '../../format/dates.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { Facts } from '../facts.tsx';
import { LinePays } from '../matching/line-pays.tsx';
import { Money } from '../money.tsx';
import { QueryState } from '../states.tsx';
import { useNow } from '../use-now.ts';
import classes from './evidence.module.css';
import { LineCategory, LineSplit } from './line-split.tsx';

/** A line of a statement as the bank wrote it, and the file it came in. */
export function BankLine({ id }: { readonly id: string }): ReactNode {
  const { businessId } = useBusinessInput();
  const now = useNow();
  const query = useQuery(api.transactions.get.queryOptions({ input: { businessId, transactionId: Number(id) } }));
  return (
    <QueryState query={query}>
      {(line) => (
        <div className={classes['content']}>
          <div>
            <div className={classes['lead']}>
              <Money amountMinor={line.amountMinor} currency={line.currency} cents />
            </div>
            <div>{line.counterparty ?? line.description}</div>
          </div>
          <Facts
            facts={[
              { label: 'Account', value: line.accountName },
              { label: 'Booked', value: `${formatDate(line.bookingDate)}${line.isPending ? ' (pending)' : ''}` },
              { label: 'Value date', value: line.valueDate === null || line.valueDate === line.bookingDate ? null : formatDate(line.valueDate) },
              { label: 'Description', value: line.description },
              { label: 'Reference', value: line.reference },
              { label: 'IBAN of the other side', value: line.counterpartyIban },
              { label: 'End-to-end reference', value: line.endToEndId },
              { label: 'Bank’s reference', value: line.bankReference },
              { label: 'Category', value: <LineCategory line={line} /> },
              {
                label: 'Balance after it, says the bank',
                value: line.balanceMinor === null ? null : <Money amountMinor={line.balanceMinor} currency={line.currency} cents isBalance />,
              },
            ]}
          />
          <LinePays key={`pays-${line.id}`} line={line} />
          <LineSplit key={line.id} line={line} />
          <section>
            <h3 className={classes['title']}>Where it comes from</h3>
            <p className={classes['text']}>
              Line {line.line} of <strong>{line.fileName}</strong>, imported {formatInstant(line.importedAt, now)}. The file is kept as it was; a bank
              line is never edited.
            </p>
            <Facts facts={[{ label: 'Fingerprint of the file', value: <code className={classes['code']}>{line.fileSha256}</code> }]} />
          </section>
          {line.counterparty === null ? null : (
            <Link href={`/transactions?${new URLSearchParams({ text: line.counterparty })}`}>All lines of {line.counterparty}</Link>
          )}
        </div>
      )}
    </QueryState>
  );
}
