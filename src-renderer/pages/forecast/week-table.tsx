import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ForecastView } from '../../../src-shared/contract/forecast.ts';
import { sumMinor } from '../../../src-shared/domain/money/minor-units.ts';
import { openEvidence } from '../../components/evidence/open-evidence.ts';
import { usedComponents } from '../../components/forecast-words.ts';
import { Figure } from '../../components/figure.tsx';
import { Money } from '../../components/money.tsx';
import tableClasses from '../../components/table.module.css';
import { formatDate, formatDayMonth } from '../../format/dates.ts';
import { BalanceCell } from './balance-cell.tsx';
import classes from './forecast.module.css';

/** One row a week: its parts, what they sum to, and the balance it ends with. */
export function WeekTable({ forecast }: { readonly forecast: ForecastView }): ReactNode {
  const { weeks, currency } = forecast;
  const parts = usedComponents(weeks);
  const number = tableClasses['number'];
  return (
    <div className={tableClasses['scroll']}>
      <table className={tableClasses['table']}>
        <thead>
          <tr>
            <th scope="col">Week</th>
            {parts.map(({ key, label, meaning }) => (
              <th key={key} scope="col" className={number} title={meaning}>
                {label}
              </th>
            ))}
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
          <tr className={classes['opening']}>
            <th scope="row">Today, {formatDate(forecast.asOf)}</th>
            <td colSpan={parts.length + 2}>{forecast.anchored ? 'opening balance' : 'no balance known: figures show the change from here'}</td>
            <BalanceCell amountMinor={forecast.openingBalanceMinor} forecast={forecast} />
            <td>&nbsp;</td>
          </tr>
          {weeks.map((week) => (
            <tr key={week.weekStart}>
              <th scope="row">
                <UnstyledButton className={classes['open']} onClick={() => openEvidence('week', week.weekStart)}>
                  {formatDayMonth(week.weekStart)} – {formatDate(week.weekEnd)}
                </UnstyledButton>
              </th>
              {parts.map(({ key, meaning }) => (
                <td key={key} className={number}>
                  {week.components[key] === 0 ? (
                    <span className={classes['none']}>–</span>
                  ) : (
                    <Figure isQuiet origin={meaning} onOpen={() => openEvidence('week', week.weekStart)}>
                      <Money amountMinor={week.components[key]} currency={currency} currencyDisplay="none" />
                    </Figure>
                  )}
                </td>
              ))}
              <td className={number}>
                <Figure isQuiet origin="The sum of the parts to the left" onOpen={() => openEvidence('week', week.weekStart)}>
                  <Money amountMinor={week.netMinor} currency={currency} currencyDisplay="none" plus />
                </Figure>
              </td>
              <BalanceCell amountMinor={week.p10Minor} forecast={forecast} isQuiet />
              <BalanceCell amountMinor={week.p50Minor} forecast={forecast} isMarked />
              <BalanceCell amountMinor={week.p90Minor} forecast={forecast} isQuiet />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All {weeks.length} weeks</th>
            {parts.map(({ key }) => (
              <td key={key} className={number}>
                <Money amountMinor={sumMinor(weeks.map((week) => week.components[key]))} currency={currency} currencyDisplay="none" />
              </td>
            ))}
            <td className={number}>
              <Money amountMinor={sumMinor(weeks.map((week) => week.netMinor))} currency={currency} currencyDisplay="none" plus />
            </td>
            <td colSpan={3}>&nbsp;</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
