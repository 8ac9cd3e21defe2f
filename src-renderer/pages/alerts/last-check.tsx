import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { PipelineResult } from '../../../src-shared/contract/pipeline.ts';
import { api } from '../../client.ts';
import { foundInWords } from '../../components/found-in-words.ts';
import { Icon } from '../../components/icon.tsx';
import { useNow } from '../../components/use-now.ts';
import { formatInstant, relativeInstant } from '../../format/dates.ts';
import { useBusinessInput } from '../../stores/business.ts';
import classes from './alerts.module.css';

/** When the last full check was and when the next is, and what went wrong in it. */
export function LastCheck(): ReactNode {
  const { businessId } = useBusinessInput();
  const now = useNow();
  const health = useQuery(api.pipeline.health.queryOptions({ input: { businessId } }));
  if (health.data === undefined) return ' ';
  const { lastFullRunAt, nextRunAt, lastErrors } = health.data;
  const last = lastFullRunAt === null ? 'Not checked yet.' : `Last checked ${relativeInstant(lastFullRunAt, now)}.`;
  const next = nextRunAt === null ? '' : ` Next check ${formatInstant(nextRunAt, now)}.`;
  return (
    <>
      {last}
      {next}
      {lastErrors.length === 0 ? null : ` The last check could not finish everything: ${lastErrors.join(' ')}`}
    </>
  );
}

/** How the check that was just asked for went. */
export function CheckResult({ result }: { readonly result: PipelineResult }): ReactNode {
  const seconds = result.totalDurationMs < 1000 ? 'less than a second' : `${(result.totalDurationMs / 1000).toFixed(1)} s`;
  return (
    <div className={classes['result']} data-failed={result.errors.length > 0 || undefined}>
      <Icon name={result.errors.length === 0 ? 'check' : 'warning'} size={16} />
      <span>
        {foundInWords(result)} It took {seconds}.
        {result.errors.map((sentence) => (
          <span key={sentence} className={classes['failure']}>
            {sentence}
          </span>
        ))}
      </span>
    </div>
  );
}
