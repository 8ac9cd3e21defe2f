import { Drawer } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { AuditEntry } from '../../../src-shared/contract/audit.ts';
import { api, type client } from '../../client.ts';
import { Moment } from '../../components/moment.tsx';
import { EmptyState, ErrorState, Loading } from '../../components/states.tsx';
import { useFormat } from '../../components/use-format.ts';
import { usePagedRows, useTellVisible } from '../../components/use-paged-rows.ts';
import { countOf } from '../../format/numbers.ts';
import { useBusiness } from '../../stores/business.ts';
import { EntryDetails } from './entry-details.tsx';
import { entryWords, sourceWords } from './entry-words.ts';
import classes from './audit-log.module.css';

const ROW_PX = 34;
const ROWS_AROUND = 10;

/** Which chain: that of the business on the screen, or that of the data file. */
export type Chain = 'business' | 'file';

const LISTS = { business: api.audit.list, file: api.audit.listFile } as const;

type ListProps = { readonly chain: Chain; readonly text: string; readonly entityType: string | null };

/** The entries, newest first, however many there are. */
export function AuditList({ chain, text, entityType }: ListProps): ReactNode {
  const { id: businessId } = useBusiness();
  const { locale } = useFormat();
  const [visible, setVisible] = useState({ first: 0, last: 0 });
  const [opened, setOpened] = useState<AuditEntry | null>(null);
  const pageQuery = useCallback(
    (offset: number, limit: number) =>
      LISTS[chain].queryOptions({
        input: { businessId, offset, limit, ...(text === '' ? {} : { text }), ...(entityType === null ? {} : { entityType }) },
      }),
    [chain, businessId, text, entityType],
  );
  const pages = usePagedRows<AuditEntry, Awaited<ReturnType<typeof client.audit.list>>>(pageQuery, visible);
  const onVisible = useCallback((first: number, last: number) => setVisible({ first, last }), []);

  if (pages.error !== null && pages.total === 0) return <ErrorState error={pages.error} onRetry={pages.retry} />;
  if (pages.isLoading) return <Loading label="Loading the entries" rows={8} />;
  if (pages.total === 0) {
    return text === '' && entityType === null ? (
      <EmptyState title="No entries yet">
        {chain === 'business'
          ? 'Every change, import, export and automatic decision will be listed here, with what it was before and after.'
          : 'People, passphrases, sign-ins and backups will be listed here: what concerns the data file and no single business.'}
      </EmptyState>
    ) : (
      <EmptyState title="No entry fits this filter">The log is complete; the filter hides all of it.</EmptyState>
    );
  }
  return (
    <>
      <output className={classes['count']}>{countOf(pages.total, { one: 'entry', many: 'entries' }, locale)}</output>
      <EntryGrid
        key={`${chain} ${businessId} ${text} ${entityType ?? ''}`}
        total={pages.total}
        rowAt={pages.rowAt}
        onVisible={onVisible}
        onOpen={setOpened}
      />
      <Drawer
        opened={opened !== null}
        onClose={() => setOpened(null)}
        position="right"
        size={560}
        title={opened === null ? '' : `Entry ${opened.sequenceNumber}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
        overlayProps={{ backgroundOpacity: 0.18 }}
      >
        {opened === null ? null : <EntryDetails entry={opened} />}
      </Drawer>
    </>
  );
}

type GridProps = {
  readonly total: number;
  readonly rowAt: (index: number) => AuditEntry | undefined;
  readonly onVisible: (first: number, last: number) => void;
  readonly onOpen: (entry: AuditEntry) => void;
};

function EntryGrid({ total, rowAt, onVisible, onOpen }: GridProps): ReactNode {
  const scroller = useRef<HTMLTableElement>(null);
  const [activeRow, setActiveRow] = useState(0);
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: ROWS_AROUND,
    scrollPaddingStart: ROW_PX,
  });
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useTellVisible(first, last, onVisible);
  useEffect(() => virtualizer.scrollToIndex(activeRow, { align: 'auto' }), [activeRow, virtualizer]);

  const open = (index: number): void => {
    const entry = rowAt(index);
    if (entry !== undefined) onOpen(entry);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const screen = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 2);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: activeRow + 1,
      j: activeRow + 1,
      ArrowUp: activeRow - 1,
      k: activeRow - 1,
      PageDown: activeRow + screen,
      PageUp: activeRow - screen,
      Home: 0,
      End: total - 1,
    };
    const target = targets[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') open(activeRow);
    else if (target === undefined) return;
    else setActiveRow(Math.max(0, Math.min(total - 1, target)));
    event.preventDefault();
  };
  // A table may be a grid (ARIA in HTML), with the keys that make it one.
  const grid = {
    role: 'grid',
    tabIndex: 0,
    'aria-label': 'Entries of the audit log, newest first',
    'aria-rowcount': total + 1,
    ...(items.some((item) => item.index === activeRow) ? { 'aria-activedescendant': `entry-${activeRow}` } : {}),
    onKeyDown,
  };
  return (
    <table ref={scroller} className={classes['grid']} {...grid}>
      <thead className={classes['head']}>
        <tr aria-rowindex={1} className={classes['row']}>
          <th scope="col">No.</th>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">From</th>
        </tr>
      </thead>
      <tbody className={classes['body']} style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => (
          <tr
            key={index}
            id={`entry-${index}`}
            aria-rowindex={index + 2}
            aria-selected={index === activeRow}
            data-active={index === activeRow || undefined}
            className={classes['row']}
            style={{ transform: `translateY(${start}px)` }}
            onClick={() => {
              setActiveRow(index);
              open(index);
            }}
          >
            <EntryCells entry={rowAt(index)} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function EntryCells({ entry }: { readonly entry: AuditEntry | undefined }): ReactNode {
  if (entry === undefined) {
    return (
      <td className={classes['loading']} aria-label="Loading">
        <span className={classes['waiting']} />
      </td>
    );
  }
  return (
    <>
      <td className={classes['number']}>{entry.sequenceNumber}</td>
      <td>
        <Moment instant={entry.createdAt} />
      </td>
      <td>{entry.userName}</td>
      <td title={entryWords(entry)}>
        {entryWords(entry)}
        {entry.reason === null ? null : <span className={classes['muted']}> ({entry.reason})</span>}
      </td>
      <td>{sourceWords(entry.source)}</td>
    </>
  );
}
