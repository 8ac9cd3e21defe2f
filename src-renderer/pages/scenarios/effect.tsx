import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Adjustment } from '../../../src-shared/contract/scenarios.ts';
import { client, errorSentence } from '../../client.ts';
import { useFormat } from '../../components/use-format.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { runTask } from '../../stores/tasks.ts';
import { differenceRows } from './comparison-rows.ts';
import classes from './scenarios.module.css';

const WEEKS = 13;

/** What the changes as typed would do, reckoned when asked for: it takes as long as a forecast. */
export function Effect({ adjustments }: { readonly adjustments: readonly Adjustment[] | null }): ReactNode {
  const [tried, setTried] = useState<readonly Adjustment[] | null>(null);
  const business = useBusinessInput();
  const input = { ...business, weeks: WEEKS, adjustments: [...(tried ?? [])] };
  const query = useQuery({
    queryKey: [['forecast', 'scenarios', 'tried'], { input }],
    enabled: tried !== null,
    // Goes on while one walks to another page; the top bar shows how far it is and can cancel it.
    queryFn: () => runTask('Reckoning the scenario', (task) => client.scenarios.compare({ ...input, taskId: task.taskId }, { signal: task.signal })),
  });
  const isCurrent = tried !== null && JSON.stringify(tried) === JSON.stringify(adjustments);
  return (
    <div className={classes['effect']}>
      <Button variant="default" size="xs" disabled={adjustments === null} loading={query.isFetching} onClick={() => setTried(adjustments)}>
        Show what it does
      </Button>
      <div aria-live="polite">
        {isCurrent && query.data !== undefined ? <Rows comparison={query.data} /> : null}
        {isCurrent && query.error !== null ? <p className={classes['problem']}>{errorSentence(query.error)}</p> : null}
        {tried !== null && !isCurrent ? <p className={classes['quiet']}>The changes are not the ones last reckoned.</p> : null}
      </div>
    </div>
  );
}

function Rows({ comparison }: { readonly comparison: Awaited<ReturnType<typeof client.scenarios.compare>> }): ReactNode {
  const format = useFormat();
  const [scenario] = comparison.scenarios;
  if (scenario === undefined) return null;
  return (
    <dl className={classes['effects']} data-private>
      {differenceRows(comparison, scenario, format).map(({ label, value, change }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value}
            <span className={classes['quiet']}>{change}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
