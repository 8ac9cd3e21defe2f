import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import { Icon } from '../../components/icon.tsx';
import { Money } from '../../components/money.tsx';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import classes from './import.module.css';

/** More than these are one press away. */
const LINES_SHOWN = 4;

/** Lines of the book that the bank now writes otherwise: each with why it is taken for the same. Never merged silently. */
export function ChangedLines({ result, onShowAll }: { readonly result: ImportResult; readonly onShowAll: () => void }): ReactNode {
  const format = useFormat();
  const changed = result.rows.filter(({ verdict }) => verdict === 'changed');
  const { length } = changed;
  if (length === 0) return null;
  return (
    <div className={classes['changed']}>
      <Icon name="warning" />
      <div>
        <p className={classes['changedLead']}>
          <strong>{length === 1 ? 'The bank has written one line anew.' : `The bank has written ${format.count(length)} lines anew.`}</strong> Booking
          puts the new wording in place of the old one, so that the money counts once. The old line is kept as evidence, and comes back if you take
          the import back. Untick a line to keep its old wording.
        </p>
        <ul className={classes['changedList']}>
          {changed.slice(0, LINES_SHOWN).map((row) => (
            <li key={row.line}>
              <span data-private>
                {formatDate(row.bookingDate)}, {row.counterparty ?? row.description},{' '}
                <Money amountMinor={row.amountMinor} currency={row.currency} cents />
              </span>
              : {format.sentence(row.reason)}.
            </li>
          ))}
        </ul>
        {length > LINES_SHOWN ? (
          <UnstyledButton className={classes['link']} onClick={onShowAll}>
            Show all {format.count(length)}
          </UnstyledButton>
        ) : null}
      </div>
    </div>
  );
}
