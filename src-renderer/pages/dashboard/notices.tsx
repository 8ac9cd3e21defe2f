import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Answers } from '../../client.ts';
import { formatDate } from '../../format/dates.ts';
import { Icon } from '../../components/icon.tsx';
import { useFormat } from '../../components/use-format.ts';
import classes from './dashboard.module.css';

/** From here on the forecast guesses about days that the bank already knows. */
const STALE_AFTER_DAYS = 7;

/** What makes the figures of the page less true than they look, each with the way to mend it. */
export function Notices({ dashboard }: { readonly dashboard: Answers['dashboard']['get'] }): ReactNode {
  const format = useFormat();
  const { accounts, bankDataAgeDays, bankDataThrough, rateMissing, rateMissingCount } = dashboard;
  const isStale = bankDataAgeDays !== null && bankDataAgeDays > STALE_AFTER_DAYS && bankDataThrough !== null;
  if (!isStale && rateMissing.length === 0 && rateMissingCount === 0) return null;
  return (
    <ul className={classes['notices']}>
      {isStale ? (
        <li>
          <Icon name="clock" size={16} />
          <span>
            The newest bank line is from {format.dateInSentence(bankDataThrough)}, {format.relativeDay(bankDataThrough)}: what happened since is
            guessed. <Link href="/import">Import a newer file</Link>
          </span>
        </li>
      ) : null}
      {rateMissing.map(({ accountId, pair, date }) => (
        <li key={`${accountId}|${pair}|${date}`}>
          <Icon name="warning" size={16} />
          <span>
            {accounts.find(({ id }) => id === accountId)?.name ?? 'An account'} is left out of cash and forecast: the rate {pair} of{' '}
            {formatDate(date)} is not known.
          </span>
        </li>
      ))}
      {rateMissingCount > 0 ? (
        <li>
          <Icon name="warning" size={16} />
          <span>
            {format.count(rateMissingCount)} bank {rateMissingCount === 1 ? 'line is' : 'lines are'} in a currency without a rate and missing from the
            figures in {format.baseCurrency}. <Link href="/transactions">Look at the lines</Link>
          </span>
        </li>
      ) : null}
    </ul>
  );
}
