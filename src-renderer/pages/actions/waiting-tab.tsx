import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { navigate } from '../../app/hash-location.ts';
import type { Action } from '../../../src-shared/contract/actions.ts';
import { api } from '../../client.ts';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { useBusinessInput } from '../../stores/business.ts';
import { ActionCard } from './action-card.tsx';
import type { QueueAction } from './action-keys.ts';
import classes from './actions.module.css';
import { type Asked, AskedDialog } from './asked-dialog.tsx';
import { BatchBar } from './batch-bar.tsx';
import { useQueueKeys } from './use-queue-keys.ts';

/** The queue: by urgency, then by the cash at stake. */
export function WaitingTab(): ReactNode {
  const input = useBusinessInput();
  const query = useQuery(api.actions.list.queryOptions({ input: { ...input, state: 'waiting' } }));
  return <QueryState query={query}>{(actions) => (actions.length === 0 ? <None /> : <Queue actions={actions} />)}</QueryState>;
}

function None(): ReactNode {
  return (
    <EmptyState title="Nothing waits for a decision">
      When a check finds something that threatens your cash, what can be done about it is prepared here: a reminder ready to send, a payment file, an
      order of payments, each with its effect on your lowest point. Tamio checks every hour and after each import.
    </EmptyState>
  );
}

/** Where one stands; the row counts once the action there was decided and is gone. */
type Place = { readonly id: number | null; readonly row: number };

function rowOf(actions: readonly Action[], { id, row }: Place): number {
  const known = actions.findIndex((action) => action.id === id);
  return known >= 0 ? known : Math.max(0, Math.min(row, actions.length - 1));
}

function focusRow(list: HTMLUListElement | null, row: number): void {
  list?.querySelectorAll<HTMLElement>('article h2 a').item(row).focus();
}

function Queue({ actions }: { readonly actions: readonly Action[] }): ReactNode {
  const [at, setAt] = useState<Place>({ id: null, row: 0 });
  const [selectedIds, setSelectedIds] = useState<ReadonlySet<number>>(new Set());
  const [asked, setAsked] = useState<Asked | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const activeRow = rowOf(actions, at);
  const active = actions[activeRow];
  const selected = actions.filter(({ id }) => selectedIds.has(id));
  const toggle = (id: number): void => {
    const next = new Set(selectedIds);
    if (!next.delete(id)) next.add(id);
    setSelectedIds(next);
  };
  const onAction = (asks: QueueAction, focusedId: number | null): void => {
    const meant = actions.find(({ id }) => id === focusedId) ?? active;
    if (meant === undefined) return;
    if (asks.kind === 'move') {
      // From outside the list the first press shows where one stands.
      const row = focusedId === null ? activeRow : asks.row;
      setAt({ id: actions[row]?.id ?? null, row });
      focusRow(list.current, row);
    } else if (asks.kind === 'open') navigate(`/actions/${meant.id}`);
    else if (asks.kind === 'select') toggle(meant.id);
    else if (asks.kind === 'clear') setSelectedIds(new Set());
    else setAsked({ kind: asks.kind, action: meant });
  };
  useQueueKeys({ activeRow, total: actions.length, onAction });
  return (
    <>
      <BatchBar selected={selected} total={actions.length} onClear={() => setSelectedIds(new Set())} />
      <ul ref={list} className={classes['list']} data-queue>
        {actions.map((action, row) => (
          <li key={action.id}>
            <ActionCard
              action={action}
              isActive={row === activeRow}
              isSelected={selectedIds.has(action.id)}
              onSelect={() => toggle(action.id)}
              onFocus={() => setAt({ id: action.id, row })}
              onAsk={(kind) => setAsked({ kind, action })}
            />
          </li>
        ))}
      </ul>
      <p className={classes['keys']}>
        <kbd>j</kbd> <kbd>k</kbd> move, <kbd>Enter</kbd> opens, <kbd>a</kbd> approves what is recommended, <kbd>s</kbd> skips, <kbd>z</kbd> snoozes,{' '}
        <kbd>Space</kbd> selects.
      </p>
      <AskedDialog asked={asked} onLeave={() => setAsked(null)} />
    </>
  );
}
