import { type MouseEvent, type ReactNode } from 'react';
import type { Transaction } from '../../../src-shared/contract/transactions.ts';
import { unreachable } from '../../../src-shared/result/assert.ts';
import { Money } from '../../components/money.tsx';
import { withoutName } from '../../format/bank-words.ts';
import { formatDate } from '../../format/dates.ts';
import type { ColumnKey } from './columns.ts';
import classes from './transactions.module.css';

type RowProps = {
  readonly id: string;
  readonly index: number;
  readonly offset: number;
  readonly row: Transaction | undefined;
  /** Into how many parts the line is divided; 0 for a whole one. */
  readonly partCount: number;
  readonly columns: readonly ColumnKey[];
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly currencyDisplay: 'code' | 'none';
  /** Takes the place of the category while it is edited. */
  readonly editor: ReactNode;
  readonly onPress: (event: MouseEvent, index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onEdit: (index: number) => void;
};

const COLUMN_BEFORE_FIRST = 1;

/** One bank line. A line that is still being fetched keeps its place and says so. */
export function TransactionRow(props: RowProps): ReactNode {
  const { id, index, offset, row, columns, isActive, isSelected, onPress, onOpen, onEdit } = props;
  return (
    <tr
      id={id}
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-active={isActive || undefined}
      data-pending={row?.isPending === true || undefined}
      className={classes['row']}
      style={{ transform: `translateY(${offset}px)` }}
      onMouseDown={(event) => onPress(event, index)}
      onDoubleClick={() => onOpen(index)}
    >
      <td aria-colindex={1} aria-label={isSelected ? 'Selected' : 'Not selected'} className={classes['check']}>
        <span className={classes['box']} data-checked={isSelected || undefined} aria-hidden="true" />
      </td>
      {columns.map((column, place) => (
        <td
          key={column}
          aria-colindex={place + COLUMN_BEFORE_FIRST + 1}
          className={classes['cell']}
          data-column={column}
          {...(column === 'category'
            ? {
                onDoubleClick: (event: MouseEvent) => {
                  event.stopPropagation();
                  onEdit(index);
                },
              }
            : {})}
        >
          {row === undefined ? <span className={classes['waiting']} /> : cell(column, row, props)}
        </td>
      ))}
    </tr>
  );
}

function cell(column: ColumnKey, row: Transaction, { editor, partCount, currencyDisplay }: RowProps): ReactNode {
  switch (column) {
    case 'bookingDate':
      return formatDate(row.bookingDate);
    case 'valueDate':
      return row.valueDate === null ? '' : formatDate(row.valueDate);
    case 'description':
      return <Description row={row} />;
    case 'account':
      return row.accountName;
    case 'reference':
      return <span data-private>{row.reference}</span>;
    case 'category':
      if (editor === null && partCount > 0) return `Split into ${partCount}`;
      return editor ?? row.categoryName ?? <span className={classes['faint']}>None</span>;
    case 'amount':
      return <Money amountMinor={row.amountMinor} currency={row.currency} cents currencyDisplay={currencyDisplay} />;
    case 'runningBalance':
      return row.runningBalanceMinor === null ? (
        <span className={classes['faint']}>–</span>
      ) : (
        <Money amountMinor={row.runningBalanceMinor} currency={row.currency} cents currencyDisplay={currencyDisplay} isBalance />
      );
    default:
      return unreachable(column);
  }
}

/** Who, then what for; where the bank names nobody its words stand alone. */
function Description({ row }: { readonly row: Transaction }): ReactNode {
  const memo = withoutName(row.description, row.counterparty);
  return (
    <span title={row.counterparty === null ? row.description : `${row.counterparty} · ${row.description}`} data-private>
      {row.counterparty === null ? null : <strong className={classes['counterparty']}>{row.counterparty}</strong>}
      <span className={row.counterparty === null ? undefined : classes['memo']}>{memo}</span>
      {row.isPending ? <em className={classes['pending']}>pending</em> : null}
    </span>
  );
}
