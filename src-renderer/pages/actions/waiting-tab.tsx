import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
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

function Queue({ actions }: { readonly actions: readonly Action[] }): ReactNode {
  const [activeId, setActiveId] = useState<number | null>(null);
  const [selectedIds, setSelectedIds] = useState<ReadonlySet<number>>(new Set());
  const [asked, setAsked] = useState<Asked | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const moves = useRef(false);
  const activeRow = Math.max(
    0,
    actions.findIndex(({ id }) => id === activeId),
  );
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
      // The first press shows where one stands.
      setActiveId(activeId === null ? meant.id : (actions[asks.row]?.id ?? meant.id));
      moves.current = true;
    } else if (asks.kind === 'open') navigate(`/actions/${meant.id}`);
    else if (asks.kind === 'select') toggle(meant.id);
    else if (asks.kind === 'clear') setSelectedIds(new Set());
    else setAsked({ kind: asks.kind, action: meant });
  };
  useQueueKeys({ activeRow, total: actions.length, onAction });
  useEffect(() => {
    if (!moves.current || activeId === null) return;
    moves.current = false;
    list.current?.querySelector<HTMLElement>(`[data-action="${activeId}"] h2 a`)?.focus();
  }, [activeId]);
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
              onFocus={() => setActiveId(action.id)}
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
