import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ForecastView } from '../../../src-shared/contract/forecast.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { openEvidence } from '../../components/evidence/open-evidence.ts';
import { Money } from '../../components/money.tsx';
import tableClasses from '../../components/table.module.css';
import { formatWeekday } from '../../format/dates.ts';
import { BalanceCell } from './balance-cell.tsx';
import classes from './forecast.module.css';

/** One row a day: what the chart draws. */
export function DayTable({ forecast }: { readonly forecast: ForecastView }): ReactNode {
  const number = tableClasses['number'];
  const openWeekOf = (date: IsoDate): void => {
    const week = forecast.weeks.find(({ weekStart, weekEnd }) => weekStart <= date && date <= weekEnd);
    if (week !== undefined) openEvidence('week', week.weekStart);
  };
  return (
    <div className={tableClasses['scroll']}>
      <table className={tableClasses['table']}>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col" className={number}>
              Change
            </th>
            <th scope="col" className={number}>
              Low (P10)
            </th>
            <th scope="col" className={number}>
              Expected
            </th>
            <th scope="col" className={number}>
              High (P90)
            </th>
          </tr>
        </thead>
        <tbody>
          {forecast.days.map((day) => (
            <tr key={day.date}>
              <th scope="row">
                <UnstyledButton className={classes['open']} onClick={() => openWeekOf(day.date)}>
                  {formatWeekday(day.date)} {day.date.slice(0, 4)}
                </UnstyledButton>
              </th>
              <td className={number}>
                <Money amountMinor={day.netMinor} currency={forecast.currency} currencyDisplay="none" plus />
              </td>
              <BalanceCell amountMinor={day.p10Minor} forecast={forecast} isQuiet />
              <BalanceCell amountMinor={day.p50Minor} forecast={forecast} isMarked />
              <BalanceCell amountMinor={day.p90Minor} forecast={forecast} isQuiet />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
