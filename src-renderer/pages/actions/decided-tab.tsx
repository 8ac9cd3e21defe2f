import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Action, Execution } from '../../../src-shared/contract/actions.ts';
import { ACTION_STATUS_LABELS } from '../../../src-shared/domain/vocabulary/actions.ts';
import { api } from '../../client.ts';
import { MayButton } from '../../components/may-button.tsx';
import { Moment } from '../../components/moment.tsx';
import { Money } from '../../components/money.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { useBusinessInput } from '../../stores/business.ts';
import classes from './actions.module.css';
import { StageTrack } from './stage-track.tsx';
import { awaited, canBeUndone } from './stages.ts';
import { useActionChanges } from './use-action-changes.ts';

/** What was decided, how far it is, and what was predicted beside what came of it. */
export function DecidedTab(): ReactNode {
  const input = useBusinessInput();
  const actions = useQuery(api.actions.list.queryOptions({ input: { ...input, state: 'decided' } }));
  const executions = useQuery(api.executions.list.queryOptions({ input }));
  return (
    <QueryState query={actions}>
      {(decided) =>
        decided.length === 0 ? (
          <EmptyState title="Nothing is decided yet">
            What you approve, snooze or skip is kept here: how far it is, the file that was made, and, once the bank data shows it, what came of it
            beside what was predicted.
          </EmptyState>
        ) : (
          <DecidedTable actions={newestFirst(decided)} executions={executions.data ?? []} />
        )
      }
    </QueryState>
  );
}

function newestFirst(actions: readonly Action[]): readonly Action[] {
  return actions.toSorted((a, b) => (b.decidedAt ?? '').localeCompare(a.decidedAt ?? '') || b.id - a.id);
}

type TableProps = { readonly actions: readonly Action[]; readonly executions: readonly Execution[] };

function DecidedTable({ actions, executions }: TableProps): ReactNode {
  const byAction = Map.groupBy(
    executions.filter(({ status }) => status !== 'undone'),
    ({ actionId }) => actionId,
  );
  return (
    <section className={classes['surface']} aria-label="Decided actions">
      <div className={tableClasses['scroll']}>
        <table className={tableClasses['table']}>
          <thead>
            <tr>
              <th scope="col">Action</th>
              <th scope="col">How far</th>
              <th scope="col" className={tableClasses['number']}>
                Predicted
              </th>
              <th scope="col" className={tableClasses['number']}>
                Measured
              </th>
              <th scope="col">Decided</th>
              <th scope="col">
                <span className={classes['hidden']}>Undo</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {actions.map((action) => (
              <DecidedRow key={action.id} action={action} executions={byAction.get(action.id) ?? []} />
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes['tableNote']}>Predicted and measured: by how much it moves the lowest point of the forecast.</p>
    </section>
  );
}

function DecidedRow({ action, executions }: { readonly action: Action; readonly executions: readonly Execution[] }): ReactNode {
  const { undo } = useActionChanges();
  const { baseCurrency } = useFormat();
  const chosen = action.options.find(({ optionId }) => optionId === action.chosenOptionId);
  const measured = executions.find(({ measuredEffectMinor }) => measuredEffectMinor !== null)?.measuredEffectMinor ?? null;
  const predicted = executions.find(({ predictedEffectMinor }) => predictedEffectMinor !== null)?.predictedEffectMinor ?? null;
  return (
    <tr>
      <th scope="row" className={classes['decidedTitle']}>
        <Link href={`/actions/${action.id}`}>{action.title}</Link>
        {chosen === undefined ? null : <span className={classes['under']}>{chosen.title}</span>}
      </th>
      <td>
        <Standing action={action} />
      </td>
      <td className={tableClasses['number']}>{predicted === null ? '' : <Money amountMinor={predicted} currency={baseCurrency} plus />}</td>
      <td className={tableClasses['number']}>
        {measured === null ? predicted === null ? '' : 'not yet' : <Money amountMinor={measured} currency={baseCurrency} plus />}
      </td>
      <td>
        {action.decidedAt === null ? '' : <Moment instant={action.decidedAt} />}
        {action.decidedBy === null ? null : <span className={classes['under']}>{action.decidedBy}</span>}
      </td>
      <td className={tableClasses['number']}>
        {canBeUndone(action.status) ? (
          <MayButton needs="owner" size="compact-sm" variant="subtle" aria-label={`Undo ${action.title}`} onClick={() => void undo(action)}>
            Undo
          </MayButton>
        ) : null}
      </td>
    </tr>
  );
}

/** The way of what was approved; for the rest the word and the reason. */
export function Standing({ action }: { readonly action: Action }): ReactNode {
  const format = useFormat();
  const { status, statusReason, snoozedUntil } = action;
  const next = awaited(status);
  if (next !== null || status === 'recorded' || status === 'failed') {
    return (
      <>
        <StageTrack status={status} />
        {next === null ? null : <span className={classes['under']}>{next}</span>}
        {status === 'failed' && statusReason !== null ? <span className={classes['under']}>{statusReason}</span> : null}
      </>
    );
  }
  const word = status === 'withdrawn' ? 'No longer needed' : ACTION_STATUS_LABELS[status];
  const until = snoozedUntil === null ? '' : ` until ${format.dateInSentence(snoozedUntil)}`;
  return (
    <>
      {word}
      {until}
      {statusReason === null || statusReason === '' ? null : <span className={classes['under']}>{format.sentence(statusReason)}</span>}
    </>
  );
}
