import type { MouseEvent, ReactNode } from 'react';
import type { ImportResult, ImportRow } from '../../../src-shared/contract/imports.ts';
import { Money } from '../../components/money.tsx';
import { withoutName } from '../../format/bank-words.ts';
import { formatDate } from '../../format/dates.ts';
import { partOfRole, type PreviewEntry, type ReadingPart } from './preview-entries.ts';
import { cellsOf, rawRecord } from './raw-lines.ts';
import { TickBox } from './tick-box.tsx';
import { verdictWords } from './verdict-words.ts';
import classes from './preview-table.module.css';

type RowProps = {
  readonly index: number;
  readonly offset: number;
  readonly entry: PreviewEntry;
  readonly rawLines: readonly string[] | null | undefined;
  readonly detected: ImportResult['detected'];
  readonly pointed: ReadingPart | 'all' | null;
  readonly isActive: boolean;
  /** Null where lines cannot be ticked. */
  readonly tickState: 'all' | 'none' | null;
  readonly isTickDisabled: boolean;
  readonly onTick: (event: MouseEvent) => void;
  readonly onPoint: (part: ReadingPart | null) => void;
};

/** One line of the file: its cells as they stand, then the reading or the reason why there is none. */
export function PreviewRow(props: RowProps): ReactNode {
  const { index, offset, entry, pointed, isActive, tickState } = props;
  const verdict = entry.kind === 'row' ? entry.row.verdict : entry.kind;
  const isTicked = tickState === null ? null : tickState === 'all';
  return (
    <tr
      id={`preview-${index}`}
      aria-rowindex={index + 2}
      data-preview-row={index}
      data-verdict={verdict}
      data-ticked={isTicked ?? undefined}
      data-active={isActive || undefined}
      data-pointed={pointed === null ? undefined : true}
      className={classes['previewRow']}
      style={{ transform: `translateY(${offset}px)` }}
    >
      {tickState === null ? null : (
        <td>
          {entry.kind === 'row' ? (
            <TickBox label={`Book line ${entry.line}`} state={tickState} isDisabled={props.isTickDisabled} isInRow onToggle={props.onTick} />
          ) : null}
        </td>
      )}
      <td className={classes['lineNumber']}>{entry.line}</td>
      <td className={classes['raw']} data-private>
        <RawCells {...props} />
      </td>
      {entry.kind === 'row' ? (
        <Reading row={entry.row} pointed={pointed} onPoint={props.onPoint} />
      ) : (
        <td className={classes['reason']} colSpan={4} title={entry.reason}>
          {entry.reason}
        </td>
      )}
      <td title={entry.kind === 'row' ? entry.row.reason : entry.reason}>
        <span className={classes['verdictBadge']} data-verdict={verdict}>
          {verdictWords(verdict, isTicked)}
        </span>
      </td>
    </tr>
  );
}

/** The raw cells, each marked with the part of the reading it became; columns that were left alone stay grey. */
function RawCells({ entry, rawLines, detected, pointed, onPoint }: RowProps): ReactNode {
  if (rawLines === undefined || rawLines === null) return <span className={classes['muted']}>record {entry.line}</span>;
  const record = rawRecord(rawLines, entry.line, entry.nextLine);
  if (record === null) return <span className={classes['muted']}>further down than the window keeps</span>;
  if (detected.delimiter === null || entry.kind !== 'row') return <span title={record}>{record}</span>;
  return cellsOf(record, detected.delimiter).map(({ place, text }) => {
    const column = detected.columns.find((candidate) => candidate.index === place);
    const part = column === undefined ? null : partOfRole(column.role);
    return (
      <span
        key={place}
        className={classes['rawCell']}
        title={`${column?.title ?? `Column ${place + 1}`}: ${text}`}
        data-side="raw"
        data-part={part ?? undefined}
        data-pointed={part !== null && (pointed === part || pointed === 'all') ? true : undefined}
        onMouseEnter={() => onPoint(part)}
      >
        {text}
      </span>
    );
  });
}

type ReadingProps = { readonly row: ImportRow; readonly pointed: ReadingPart | 'all' | null; readonly onPoint: (part: ReadingPart | null) => void };

function Reading({ row, pointed, onPoint }: ReadingProps): ReactNode {
  const mark = (part: ReadingPart): object => ({
    'data-side': 'reading',
    'data-part': part,
    'data-pointed': pointed === part || pointed === 'all' ? true : undefined,
    onMouseEnter: () => onPoint(part),
  });
  return (
    <>
      <td className={classes['read']}>
        <span {...mark('date')}>{formatDate(row.date)}</span>
      </td>
      <td className={classes['read']} data-private title={row.description}>
        {row.counterparty === null ? null : (
          <strong className={classes['who']} {...mark('counterparty')}>
            {row.counterparty}
          </strong>
        )}
        <span {...mark('description')}>{withoutName(row.description, row.counterparty)}</span>
      </td>
      <td className={classes['read']} data-align="right">
        <span {...mark('amount')}>
          <Money amountMinor={row.amountMinor} currency={row.currency} cents currencyDisplay="none" />
        </span>
      </td>
      <td className={classes['read']} data-align="right">
        {row.balanceMinor === null ? null : (
          <span {...mark('balance')}>
            <Money amountMinor={row.balanceMinor} currency={row.currency} cents currencyDisplay="none" isBalance />
          </span>
        )}
      </td>
    </>
  );
}
