import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { PortfolioRow } from '../../../src-shared/contract/portfolio.ts';
import { Money } from '../../components/money.tsx';
import { Moment } from '../../components/moment.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { useSelection } from '../../stores/business.ts';
import classes from './portfolio.module.css';

const HEADINGS = ['Cash', 'Lowest point, 13 weeks', 'Runway', 'Owed to you', 'You owe'] as const;

export function PortfolioTable({ rows }: { readonly rows: readonly PortfolioRow[] }): ReactNode {
  const display = new Set(rows.map(({ currency }) => currency)).size > 1 ? 'code' : 'symbol';
  return (
    // Focusable, so that a narrow window can be scrolled by keyboard.
    <section className={tableClasses['scroll']} aria-label="Businesses at a glance" {...{ tabIndex: 0 }}>
      <table className={tableClasses['table']}>
        <thead>
          <tr>
            <th scope="col">Business</th>
            <th scope="col">Waiting</th>
            {HEADINGS.map((heading) => (
              <th key={heading} scope="col" className={tableClasses['number']}>
                {heading}
              </th>
            ))}
            <th scope="col">Bank data</th>
            <th scope="col">Looked at</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <BusinessRow key={row.businessId} row={row} display={display} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function BusinessRow({ row, display }: { readonly row: PortfolioRow; readonly display: 'code' | 'symbol' }): ReactNode {
  const { dateInWords, relativeDay } = useFormat();
  const choose = useSelection((state) => state.choose);
  const [, go] = useLocation();
  const open = (): void => {
    choose(row.businessId);
    go('/');
  };
  const { currency, lowest } = row;
  return (
    <tr>
      <th scope="row">
        <UnstyledButton className={classes['name']} onClick={open}>
          {row.name}
        </UnstyledButton>
      </th>
      <td>
        <Waiting alerts={row.alerts} />
      </td>
      <td className={tableClasses['number']}>
        {row.cashMinor === null ? (
          <span className={classes['muted']}>no balance known</span>
        ) : (
          <Money amountMinor={row.cashMinor} currency={currency} isBalance currencyDisplay={display} />
        )}
      </td>
      <td className={tableClasses['number']}>
        {lowest === null ? (
          <span className={classes['muted']}>–</span>
        ) : (
          <>
            <Money amountMinor={lowest.p50Minor} currency={currency} isBalance currencyDisplay={display} />
            <span className={classes['under']}>{dateInWords(lowest.date)}</span>
          </>
        )}
      </td>
      <td className={tableClasses['number']}>{runwayOf(row)}</td>
      <td className={tableClasses['number']}>
        <Money amountMinor={row.receivableMinor} currency={currency} currencyDisplay={display} />
      </td>
      <td className={tableClasses['number']}>
        <Money amountMinor={row.payableMinor} currency={currency} currencyDisplay={display} />
      </td>
      <td>{row.bankDataThrough === null ? <span className={classes['muted']}>none yet</span> : relativeDay(row.bankDataThrough)}</td>
      <td>
        <Moment instant={row.takenAt} isRelative />
        {row.isStale ? <span className={classes['under']}>books changed since</span> : null}
      </td>
    </tr>
  );
}

function runwayOf({ runwayMonths, isAnchored }: PortfolioRow): string {
  if (!isAnchored) return '–';
  return runwayMonths === null ? 'no net burn' : `${runwayMonths.toFixed(1)} months`;
}

const SEVERITIES = [
  { key: 'emergency', severity: 'emergency' },
  { key: 'thisWeek', severity: 'this_week' },
  { key: 'upcoming', severity: 'upcoming' },
] as const;

function Waiting({ alerts }: { readonly alerts: PortfolioRow['alerts'] }): ReactNode {
  const waiting = SEVERITIES.filter(({ key }) => alerts[key] > 0);
  if (waiting.length === 0) return <span className={classes['muted']}>nothing</span>;
  return (
    <ul className={classes['waiting']}>
      {waiting.map(({ key, severity }) => (
        <li key={key}>
          <span className={classes['count']}>{alerts[key]}</span> <SeverityBadge severity={severity} />
        </li>
      ))}
    </ul>
  );
}
