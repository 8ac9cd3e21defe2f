import type { ReactNode } from 'react';
import type { ForecastView } from '../../../src-shared/contract/forecast.ts';
import { Money } from '../../components/money.tsx';
import tableClasses from '../../components/table.module.css';
import { formatWeekday } from '../../format/dates.ts';
import { BalanceCell } from './balance-cell.tsx';

/** One row a day: what the chart draws. */
export function DayTable({ forecast, aheadDays }: { readonly forecast: ForecastView; readonly aheadDays: number }): ReactNode {
  const number = tableClasses['number'];
  return (
    <div className={tableClasses['scroll']} role="region" aria-label="Forecast by day" tabIndex={0}>
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
          {forecast.days.slice(0, aheadDays).map((day) => (
            <tr key={day.date}>
              <th scope="row">
                {formatWeekday(day.date)} {day.date.slice(0, 4)}
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
