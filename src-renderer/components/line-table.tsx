import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Transaction } from '../../src-shared/contract/transactions.ts';
import { formatDate } from '../format/dates.ts';
import { openEvidence } from './evidence/open-evidence.ts';
import classes from './line-table.module.css';
import { Money } from './money.tsx';
import tableClasses from './table.module.css';

/** A few bank lines, each of which opens. */
export function LineTable({ lines, caption }: { readonly lines: readonly Transaction[]; readonly caption: string }): ReactNode {
  return (
    <div className={tableClasses['scroll']}>
      <table className={tableClasses['table']}>
        <caption>
          <VisuallyHidden>{caption}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">Booked</th>
            <th scope="col">Bank line</th>
            <th scope="col" className={tableClasses['number']}>
              Amount
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td className={classes['date']}>{formatDate(line.bookingDate)}</td>
              <td>
                <UnstyledButton className={classes['open']} onClick={() => openEvidence('line', line.id)}>
                  {line.counterparty ?? line.description}
                </UnstyledButton>
              </td>
              <td className={tableClasses['number']}>
                <Money amountMinor={line.amountMinor} currency={line.currency} cents />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
