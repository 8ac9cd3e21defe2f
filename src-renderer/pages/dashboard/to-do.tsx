import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Action } from '../../../src-shared/contract/actions.ts';
import type { Alert } from '../../../src-shared/contract/pipeline.ts';
import { navigate } from '../../app/hash-location.ts';
import { api } from '../../client.ts';
import { actionSentence, recommendedOption } from '../../components/action-words.ts';
import { LowPointEffect } from '../../components/low-point-effect.tsx';
import { MayButton } from '../../components/may-button.tsx';
import { Money } from '../../components/money.tsx';
import { Section } from '../../components/page.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { QueryState } from '../../components/states.tsx';
import { useCheckNow } from '../../components/use-check-now.ts';
import { useFormat } from '../../components/use-format.ts';
import { useBusinessInput } from '../../stores/business.ts';
import classes from './dashboard.module.css';

const SHOWN = 5;

/** At most five things to do, the most urgent first, each with its effect in money. */
export function ToDo({ alerts }: { readonly alerts: readonly Alert[] }): ReactNode {
  const query = useQuery(api.actions.list.queryOptions({ input: { ...useBusinessInput(), state: 'waiting' } }));
  const count = query.data?.length ?? 0;
  return (
    <Section title="Needs you" actions={<Link href="/actions">{count > SHOWN ? `All ${count} actions` : 'Actions'}</Link>}>
      <QueryState query={query}>
        {(actions) =>
          actions.length === 0 ? (
            <Calm alertCount={alerts.length} />
          ) : (
            <ul className={classes['alerts']}>
              {actions.slice(0, SHOWN).map((action) => (
                <ToDoRow key={action.id} action={action} />
              ))}
            </ul>
          )
        }
      </QueryState>
    </Section>
  );
}

/** Nothing to do means something only once somebody looked. */
function Calm({ alertCount }: { readonly alertCount: number }): ReactNode {
  const { businessId } = useBusinessInput();
  const health = useQuery(api.pipeline.health.queryOptions({ input: { businessId } }));
  const check = useCheckNow();
  if (health.data === undefined) return <p className={classes['calm']}>&nbsp;</p>;
  if (health.data.lastFullRunAt !== null && alertCount > 0) {
    return (
      <p className={classes['calm']}>
        Nothing waits for a decision. <Link href="/alerts">{alertCount === 1 ? 'One alert is open' : `${alertCount} alerts are open`}</Link>
      </p>
    );
  }
  if (health.data.lastFullRunAt !== null)
    return <p className={classes['calm']}>Nothing needs you. Tamio checks every hour, and after each import.</p>;
  return (
    <p className={classes['calm']}>
      Not checked yet.{' '}
      <MayButton variant="default" size="compact-sm" loading={check.isRunning} onClick={() => void check.run()}>
        Check now
      </MayButton>
    </p>
  );
}

function ToDoRow({ action }: { readonly action: Action }): ReactNode {
  const format = useFormat();
  const option = recommendedOption(action);
  return (
    <li>
      <UnstyledButton className={classes['alert']} onClick={() => navigate(`/actions/${action.id}`)}>
        <SeverityBadge severity={action.severity} />
        <span className={classes['alertText']}>
          <strong>{action.title}</strong>
          <span className={classes['alertMessage']} data-private>
            {actionSentence(action.summary, format)}
          </span>
          <span className={classes['deadline']}>
            {format.dateInWords(action.deadlineDate)}
            {option === undefined ? null : `: ${option.title}`}
          </span>
        </span>
        <Effect action={action} option={option} />
      </UnstyledButton>
    </li>
  );
}

/** What it does to the lowest point; where it leaves that alone, the amount it is about. */
function Effect({ action, option }: { readonly action: Action; readonly option: ReturnType<typeof recommendedOption> }): ReactNode {
  const { baseCurrency } = useFormat();
  const movesLowPoint = (option?.lowPoint?.changeMinor ?? 0) !== 0;
  return (
    <span className={classes['stake']}>
      {movesLowPoint && option !== undefined ? (
        <>
          <LowPointEffect option={option} currency={baseCurrency} />
          <span className={classes['figureNote']}>at the lowest point</span>
        </>
      ) : action.amountMinor === null ? null : (
        <>
          <Money amountMinor={action.amountMinor} currency={action.currency} />
          <span className={classes['figureNote']}>at stake</span>
        </>
      )}
    </span>
  );
}
