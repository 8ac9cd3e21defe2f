import type { ReactNode } from 'react';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import type { PreviewEntry } from './preview-entries.ts';
import { asSentence } from './import-words.ts';
import classes from './preview-table.module.css';

/** Under the table: why the line that is pointed at is judged as it is, and what of it has no column. */
export function EntryDetail({ entry, isReread }: { readonly entry: PreviewEntry | undefined; readonly isReread: boolean }): ReactNode {
  const format = useFormat();
  if (entry === undefined) return null;
  const reason = entry.kind === 'row' ? entry.row.reason : entry.reason;
  const row = entry.kind === 'row' ? entry.row : null;
  const dates =
    row === null
      ? []
      : [
          ...(row.bookingDate === row.date ? [] : [`booked ${formatDate(row.bookingDate)}`]),
          ...(row.valueDate === null || row.valueDate === row.date ? [] : [`value date ${formatDate(row.valueDate)}`]),
        ];
  return (
    <p className={classes['detail']}>
      <strong>Line {entry.line}</strong>
      {row === null ? null : <span data-private>{row.description}</span>}
      {dates.length === 0 ? null : <span>{dates.join(', ')}</span>}
      {isReread && row !== null ? null : <span className={classes['muted']}>{asSentence(format.sentence(reason))}</span>}
    </p>
  );
}
