import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { RecordResult, RecordResultRow } from '../../../src-shared/contract/records.ts';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { readingWords, VERDICT_WORDS } from './record-words.ts';
import classes from './records.module.css';

/** Rows shown at first; a longer list is opened when asked for. */
const SHOWN = 100;

/** Texts longer than this are broken over lines. */
const LONG = 34;

/** What wants attention comes first: what cannot be read, then what changes. */
const ORDER: Readonly<Record<RecordResultRow['verdict'], number>> = { rejected: 0, changed: 1, new: 2, skipped: 3, same: 4 };

/** Each row of the table with its verdict, and each cell as it was understood beside what stands in the file. */
export function RecordRows({ result }: { readonly result: RecordResult }): ReactNode {
  const { count } = useFormat();
  const [isWhole, setIsWhole] = useState(false);
  const columns = result.detected.columns.filter(({ field }) => field !== null);
  const rows = result.rows.toSorted((a, b) => ORDER[a.verdict] - ORDER[b.verdict] || a.line - b.line);
  const shown = isWhole ? rows : rows.slice(0, SHOWN);
  return (
    <>
      {/* Focusable, so that a wide table can be scrolled by keyboard. */}
      <section className={`${tableClasses['scroll']} ${classes['rows']}`} aria-label="Rows of the table" {...{ tabIndex: 0 }}>
        <table className={tableClasses['table']}>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">What happens</th>
              {columns.map(({ index, title, label, evidence }) => (
                <th key={index} scope="col" title={evidence}>
                  {label}
                  <span className={classes['raw']}>{title}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.line} row={row} fields={columns.map(({ field }) => field ?? '')} />
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > shown.length ? (
        <Button variant="subtle" size="compact-sm" onClick={() => setIsWhole(true)}>
          Show all {count(rows.length)} rows
        </Button>
      ) : null}
    </>
  );
}

function Row({ row, fields }: { readonly row: RecordResultRow; readonly fields: readonly string[] }): ReactNode {
  return (
    <tr data-verdict={row.verdict} className={classes['row']}>
      <td className={tableClasses['number']}>{row.line}</td>
      <th scope="row" className={classes['verdictCell']}>
        <span className={classes['badge']} data-verdict={row.verdict}>
          {VERDICT_WORDS[row.verdict]}
        </span>
        <span className={classes['reason']} data-private>
          {row.reason}
        </span>
      </th>
      {fields.map((field) => (
        <Cell key={field} row={row} field={field} />
      ))}
    </tr>
  );
}

/** The reading, with the file's own text under it where the two differ, and what it replaces. */
function Cell({ row, field }: { readonly row: RecordResultRow; readonly field: string }): ReactNode {
  const { money } = useFormat();
  const cell = row.cells.find((known) => known.field === field);
  if (cell === undefined) return <td className={classes['empty']}>–</td>;
  const change = row.changes.find((known) => known.field === field);
  const reading = readingWords(cell.reading, money);
  const isFlat = reading === cell.raw;
  return (
    <td data-private data-long={cell.raw.length + (change?.before.length ?? 0) > LONG || undefined} className={classes['cell']}>
      {change === undefined || change.before === '' ? null : (
        <>
          <del>{readingWords(change.before, money)}</del>{' '}
        </>
      )}
      {reading === '' ? (
        <span className={classes['unread']}>not understood</span>
      ) : (
        <span className={change === undefined ? undefined : classes['reading']}>{reading}</span>
      )}
      {isFlat ? null : <span className={classes['raw']}>{cell.raw}</span>}
    </td>
  );
}
