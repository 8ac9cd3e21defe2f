import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Answers, api } from '../../client.ts';
import { foundInWords } from '../../components/found-in-words.ts';
import { Icon } from '../../components/icon.tsx';
import { MayButton } from '../../components/may-button.tsx';
import { Moment } from '../../components/moment.tsx';
import { Page, Section } from '../../components/page.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import tableClasses from '../../components/table.module.css';
import { useCheckNow } from '../../components/use-check-now.ts';
import { useFormat } from '../../components/use-format.ts';
import { useNow } from '../../components/use-now.ts';
import { formatInstant, relativeInstant } from '../../format/dates.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { durationWords, MODE_WORDS, STARTED_BY_WORDS, severityWords, tallyWords } from './run-words.ts';
import classes from './run-health.module.css';

type Health = Answers['pipeline']['health'];
type Run = Health['lastRuns'][number];

/** Whether the checks that everything else rests on have run, and what went wrong in them. */
export function RunHealthPage(): ReactNode {
  const { businessId } = useBusinessInput();
  const health = useQuery(api.pipeline.health.queryOptions({ input: { businessId } }));
  const check = useCheckNow();
  const button = (
    <MayButton variant="default" loading={check.isRunning} onClick={() => void check.run()}>
      Check now
    </MayButton>
  );
  return (
    <Page title="Run health" lead="Every check for trouble: what it found, what it prepared, how long it took." actions={button}>
      <QueryState query={health}>
        {(known) =>
          known.lastRuns.length === 0 ? (
            <EmptyState title="No check has run yet">
              Tamio checks every hour and after each import. Each check is listed here with what it found, how long it took and what went wrong.
            </EmptyState>
          ) : (
            <Contents health={known} />
          )
        }
      </QueryState>
    </Page>
  );
}

function Contents({ health }: { readonly health: Health }): ReactNode {
  return (
    <>
      <State health={health} />
      <Runs runs={health.lastRuns} />
    </>
  );
}

function State({ health }: { readonly health: Health }): ReactNode {
  const now = useNow();
  const { lastErrors, lastFullRunAt, nextRunAt } = health;
  const isWell = lastErrors.length === 0 && lastFullRunAt !== null;
  return (
    <Section title="Now">
      <p className={classes['state']} data-well={isWell || undefined}>
        <Icon name={isWell ? 'check' : 'warning'} size={18} />
        <strong>
          {isWell
            ? 'The last check finished everything'
            : lastFullRunAt === null
              ? 'No full check yet'
              : 'The last check could not finish everything'}
        </strong>
      </p>
      {lastErrors.length === 0 ? null : (
        <ul className={classes['errors']}>
          {lastErrors.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p className={classes['text']}>
        {lastFullRunAt === null ? '' : `The last full check was ${relativeInstant(lastFullRunAt, now)}. `}
        {nextRunAt === null ? 'No check is planned while the application is closed.' : `The next one is ${formatInstant(nextRunAt, now)}.`}
      </p>
    </Section>
  );
}

function Runs({ runs }: { readonly runs: readonly Run[] }): ReactNode {
  const format = useFormat();
  return (
    <Section title="The last checks" note={`${format.count(runs.length)}, the newest first`}>
      <div className={tableClasses['scroll']}>
        <table className={tableClasses['table']}>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Kind</th>
              <th scope="col" className={tableClasses['number']}>
                Alerts
              </th>
              <th scope="col" className={tableClasses['number']}>
                Actions
              </th>
              <th scope="col" className={tableClasses['number']}>
                Took
              </th>
              <th scope="col">How it went</th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <RunRow key={run.id} run={run} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function RunRow({ run }: { readonly run: Run }): ReactNode {
  const format = useFormat();
  return (
    <tr>
      <th scope="row">
        <Moment instant={run.runAt} />
        <span className={classes['under']}>{STARTED_BY_WORDS[run.startedBy] ?? run.startedBy}</span>
      </th>
      <td>
        {MODE_WORDS[run.mode]}
        {run.runAt.startsWith(run.asOf) ? null : <span className={classes['under']}>as of {format.dateInSentence(run.asOf)}</span>}
      </td>
      <td className={tableClasses['number']}>
        {format.count(run.alertsDetected)}
        <span className={classes['under']}>{severityWords(run.alertsBySeverity)}</span>
      </td>
      <td className={tableClasses['number']}>
        {format.count(run.actionsPrepared)}
        {run.linkedActionGroups === 0 ? null : <span className={classes['under']}>{run.linkedActionGroups} linked</span>}
      </td>
      <td className={tableClasses['number']}>{durationWords(run.totalDurationMs)}</td>
      <td>
        {run.errors.length === 0 ? (
          <details className={classes['details']}>
            <summary>Finished</summary>
            <dl>
              <dt>Found</dt>
              <dd>{tallyWords(run.alertsByType, 'alerts') || foundInWords(run)}</dd>
              <dt>Prepared</dt>
              <dd>{tallyWords(run.actionsByType, 'actions') || 'nothing'}</dd>
              <dt>Looking</dt>
              <dd>{durationWords(run.detectionDurationMs)}</dd>
              <dt>Preparing</dt>
              <dd>{durationWords(run.preparationDurationMs)}</dd>
            </dl>
          </details>
        ) : (
          <span className={classes['failed']}>
            <Icon name="warning" size={14} />
            <span>{run.errors.join(' ')}</span>
          </span>
        )}
      </td>
    </tr>
  );
}
