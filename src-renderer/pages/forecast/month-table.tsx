import { UnstyledButton } from '@mantine/core';
import { Fragment, type ReactNode, useState } from 'react';
import type { ForecastView } from '../../../src-shared/contract/forecast.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { Icon } from '../../components/icon.tsx';
import { formatDayMonth, formatMonth } from '../../format/dates.ts';
import { monthsOf } from './months.ts';
import { PartsCells, PartsTable } from './parts-table.tsx';
import { WeekRow } from './week-table.tsx';
import classes from './forecast.module.css';

/** One row a month of whole weeks; pressing it shows them. */
export function MonthTable({ forecast }: { readonly forecast: ForecastView }): ReactNode {
  const [opened, setOpened] = useState<readonly IsoDate[]>([]);
  const toggle = (month: IsoDate): void => setOpened(opened.includes(month) ? opened.filter((known) => known !== month) : [...opened, month]);
  return (
    <PartsTable forecast={forecast} rowName="Month">
      {(parts) =>
        monthsOf(forecast.weeks).map(({ month, weeks }) => {
          const isOpen = opened.includes(month);
          return (
            <Fragment key={month}>
              <tr>
                <th scope="row">
                  <UnstyledButton className={classes['open']} aria-expanded={isOpen} onClick={() => toggle(month)}>
                    <span className={classes['turn']} data-open={isOpen || undefined}>
                      <Icon name="chevronRight" size={14} />
                    </span>
                    {formatMonth(month)}
                  </UnstyledButton>
                  <span className={classes['sub']}>
                    {weeks.length === 1 ? '1 week' : `${weeks.length} weeks`} to {formatDayMonth(weeks.at(-1)?.weekEnd ?? month)}
                  </span>
                </th>
                <PartsCells forecast={forecast} parts={parts} weeks={weeks} />
              </tr>
              {isOpen ? weeks.map((week) => <WeekRow key={week.weekStart} forecast={forecast} parts={parts} week={week} isInset />) : null}
            </Fragment>
          );
        })
      }
    </PartsTable>
  );
}
