import { Button, Progress } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Verification } from '../../../src-shared/contract/audit.ts';
import { client, errorSentence, isCancelled } from '../../client.ts';
import { Icon } from '../../components/icon.tsx';
import { announce } from '../../components/live-region.tsx';
import { Moment } from '../../components/moment.tsx';
import { useFormat } from '../../components/use-format.ts';
import { countOf } from '../../format/numbers.ts';
import { useBusiness } from '../../stores/business.ts';
import { runTask, useTasks } from '../../stores/tasks.ts';
import classes from './audit-log.module.css';

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly taskId: string }
  | { readonly kind: 'answered'; readonly answer: Verification; readonly at: string }
  | { readonly kind: 'failed'; readonly sentence: string };

/** Checks the whole log and says plainly whether it holds; if not, which row is the first that does not. */
export function VerifyPanel(): ReactNode {
  const { id: businessId } = useBusiness();
  const [state, setState] = useState<State>({ kind: 'idle' });
  const verify = async (): Promise<void> => {
    try {
      const answer = await runTask('Checking the audit log', ({ taskId, signal }) => {
        setState({ kind: 'running', taskId });
        return client.audit.verify({ businessId, taskId }, { signal });
      });
      setState({ kind: 'answered', answer, at: new Date().toISOString() });
      announce(answer.ok ? 'The audit log holds.' : `The audit log does not hold. ${answer.problem.message}`);
    } catch (error) {
      setState(isCancelled(error) ? { kind: 'idle' } : { kind: 'failed', sentence: errorSentence(error) });
    }
  };
  return (
    <section className={classes['verify']} aria-label="Check the log" data-kind={kindOf(state)}>
      <Outcome state={state} />
      {state.kind === 'running' ? (
        <Running taskId={state.taskId} />
      ) : (
        <Button variant={state.kind === 'idle' ? 'filled' : 'default'} leftSection={<Icon name="audit" />} onClick={() => void verify()}>
          {state.kind === 'idle' ? 'Verify' : 'Verify again'}
        </Button>
      )}
    </section>
  );
}

function kindOf(state: State): 'good' | 'bad' | undefined {
  if (state.kind === 'answered') return state.answer.ok ? 'good' : 'bad';
  return state.kind === 'failed' ? 'bad' : undefined;
}

function Outcome({ state }: { readonly state: State }): ReactNode {
  const { locale } = useFormat();
  if (state.kind === 'failed') return <Verdict icon="warning" title="The log could not be checked" text={state.sentence} />;
  if (state.kind !== 'answered') {
    return (
      <p className={classes['explanation']}>
        Verifying recomputes the seal of every entry and of every imported line, and so proves that nothing in the log was changed, inserted,
        reordered or cut off since it was written.
      </p>
    );
  }
  const { answer } = state;
  if (answer.ok) {
    return (
      <Verdict
        icon="check"
        title={`Everything fits: ${countOf(answer.entries, { one: 'entry', many: 'entries' }, locale)} checked`}
        text={
          <>
            Nothing was changed, inserted, reordered or cut off. Checked <Moment instant={state.at} />. Head:{' '}
            <code className={classes['hash']}>{answer.head}</code>
          </>
        }
      />
    );
  }
  const { problem } = answer;
  const place = [
    problem.sequenceNumber === null ? null : `entry ${problem.sequenceNumber}`,
    problem.batchId === null ? null : `import ${problem.batchId}`,
    problem.recordImportId === null ? null : `import of records ${problem.recordImportId}`,
  ].filter((part) => part !== null);
  return (
    <Verdict
      icon="warning"
      title={place.length === 0 ? 'The log does not hold' : `The log does not hold. First that does not fit: ${place.join(', ')}`}
      text={`${problem.message} Your data is still readable. Keep a copy of the data folder as it is, and compare with a backup from before.`}
    />
  );
}

type VerdictProps = { readonly icon: 'check' | 'warning'; readonly title: string; readonly text: ReactNode };

function Verdict({ icon, title, text }: VerdictProps): ReactNode {
  return (
    <div className={classes['outcome']} role={icon === 'warning' ? 'alert' : undefined}>
      <Icon name={icon} size={22} />
      <div>
        <p className={classes['outcomeTitle']}>{title}</p>
        <p className={classes['outcomeText']}>{text}</p>
      </div>
    </div>
  );
}

function Running({ taskId }: { readonly taskId: string }): ReactNode {
  const task = useTasks((state) => state.tasks.find((candidate) => candidate.id === taskId));
  const total = task?.total ?? 0;
  return (
    <div className={classes['running']}>
      <Progress
        w={180}
        value={total > 0 ? (100 * (task?.done ?? 0)) / total : 100}
        animated={total === 0}
        striped={total === 0}
        aria-label="Checking the audit log"
      />
      <Button size="compact-sm" variant="default" onClick={() => task?.cancel?.()}>
        Cancel
      </Button>
    </div>
  );
}
