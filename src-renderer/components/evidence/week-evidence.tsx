import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isIsoDate, isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type Answers, api } from '../../client.ts';
import { formatDate, formatWeekday } from '../../format/dates.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { Confidence } from '../confidence.tsx';
import { COMPONENTS } from '../forecast-words.ts';
import { LineTable } from '../line-table.tsx';
import { Money } from '../money.tsx';
import { EmptyState, QueryState } from '../states.tsx';
import tableClasses from '../table.module.css';
import { useFormat } from '../use-format.ts';
import classes from './evidence.module.css';
import { ForecastLines } from './forecast-lines.tsx';

type Evidence = Answers['forecast']['evidence'];

/** What makes up one week of the forecast: its parts, the dated items in it, and the past weeks that the rest is learnt from. */
export function WeekEvidence({ id }: { readonly id: string }): ReactNode {
  return isIsoDate(id) ? <Week id={id} /> : <EmptyState title="There is no such week">The address does not name the first day of a week.</EmptyState>;
}

function Week({ id }: { readonly id: string }): ReactNode {
  const input = useBusinessInput();
  const query = useQuery(api.forecast.evidence.queryOptions({ input: { ...input, weekStart: isoDate(id) } }));
  return (
    <QueryState query={query} rows={8}>
      {(evidence) => (
        <div className={classes['content']}>
          <Head evidence={evidence} />
          <Parts evidence={evidence} />
          <PlannedLines evidence={evidence} />
          <PastWeeks evidence={evidence} />
          {evidence.largestLines.length === 0 ? null : (
            <section>
              <h3 className={classes['title']}>The largest bank lines of those weeks</h3>
              <LineTable lines={evidence.largestLines} caption="The largest bank lines of the past weeks this rests on" />
            </section>
          )}
          <section>
            <h3 className={classes['title']}>How sure the whole forecast is</h3>
            <Confidence confidence={evidence.confidence} />
          </section>
        </div>
      )}
    </QueryState>
  );
}

function Head({ evidence }: { readonly evidence: Evidence }): ReactNode {
  const { baseCurrency } = useFormat();
  return (
    <div>
      <div className={classes['lead']}>
        <Money amountMinor={evidence.netMinor} currency={baseCurrency} plus />
      </div>
      <div>
        expected to change from {formatWeekday(evidence.weekStart)} to {formatWeekday(evidence.weekEnd)}
      </div>
    </div>
  );
}

function Parts({ evidence }: { readonly evidence: Evidence }): ReactNode {
  const { baseCurrency } = useFormat();
  const parts = COMPONENTS.filter(({ key }) => evidence.components[key] !== 0);
  return (
    <section>
      <h3 className={classes['title']}>Its parts</h3>
      <table className={tableClasses['table']}>
        <tbody>
          {parts.map(({ key, label, meaning }) => (
            <tr key={key}>
              <th scope="row">
                {label}
                <span className={classes['meaning']}>{meaning}</span>
              </th>
              <td className={tableClasses['number']}>
                <Money amountMinor={evidence.components[key]} currency={baseCurrency} plus />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Expected change</th>
            <td className={tableClasses['number']}>
              <Money amountMinor={evidence.netMinor} currency={baseCurrency} plus />
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function PlannedLines({ evidence }: { readonly evidence: Evidence }): ReactNode {
  if (evidence.lines.length === 0) return null;
  return (
    <section>
      <h3 className={classes['title']}>Expected in this week</h3>
      <p className={classes['text']}>Each by how likely it is to move in this week, so that one line can be spread over several weeks.</p>
      <ForecastLines lines={evidence.lines} caption="The lines expected in this week" />
    </section>
  );
}

function PastWeeks({ evidence }: { readonly evidence: Evidence }): ReactNode {
  const { baseCurrency, count } = useFormat();
  const { history, weeklyHistory } = evidence;
  if (history === null) return null;
  return (
    <section>
      <h3 className={classes['title']}>The past weeks it is learnt from</h3>
      <p className={classes['text']}>
        {count(history.lineCount)} bank lines of {count(history.weekCount)} weeks, {formatDate(history.firstDate)} to {formatDate(history.lastDate)}.
        The latest of them, in {baseCurrency}:
      </p>
      <table className={tableClasses['table']}>
        <caption>
          <VisuallyHidden>Money in and out in past weeks</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">Week from</th>
            <th scope="col" className={tableClasses['number']}>
              In
            </th>
            <th scope="col" className={tableClasses['number']}>
              Out
            </th>
            <th scope="col" className={tableClasses['number']}>
              Net
            </th>
          </tr>
        </thead>
        <tbody>
          {weeklyHistory.map((week) => (
            <tr key={week.weekStart}>
              <th scope="row">{formatDate(week.weekStart)}</th>
              {(['inflowMinor', 'outflowMinor', 'netMinor'] as const).map((side) => (
                <td key={side} className={tableClasses['number']}>
                  <Money amountMinor={week[side]} currency={baseCurrency} currencyDisplay="none" />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
