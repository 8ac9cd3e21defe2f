import { UnstyledButton } from '@mantine/core';
import { Fragment, type ReactNode, useState } from 'react';
import type { ForecastView } from '../../../src-shared/contract/forecast.ts';
import { Icon } from '../../components/icon.tsx';
import { formatMonth } from '../../format/dates.ts';
import { isWithin, partInWords, weeksIn } from './months.ts';
import { PartsCells, PartsTable } from './parts-table.tsx';
import { WeekRow } from './week-table.tsx';
import classes from './forecast.module.css';

/** One row a calendar month; pressing it shows its weeks, whose parts open into their lines. */
export function MonthTable({ forecast }: { readonly forecast: ForecastView }): ReactNode {
  const [opened, setOpened] = useState<readonly string[]>([]);
  const toggle = (month: string): void => setOpened(opened.includes(month) ? opened.filter((known) => known !== month) : [...opened, month]);
  return (
    <PartsTable forecast={forecast} rowName="Month">
      {(parts) =>
        forecast.months.map((month) => {
          const isOpen = opened.includes(month.month);
          const part = partInWords(month);
          return (
            <Fragment key={month.month}>
              <tr>
                <th scope="row">
                  <UnstyledButton className={classes['open']} aria-expanded={isOpen} onClick={() => toggle(month.month)}>
                    <span className={classes['turn']} data-open={isOpen || undefined}>
                      <Icon name="chevronRight" size={14} />
                    </span>
                    {formatMonth(month.firstDate)}
                  </UnstyledButton>
                  {part === null ? null : <span className={classes['sub']}>{part}</span>}
                </th>
                <PartsCells forecast={forecast} parts={parts} row={month} />
              </tr>
              {isOpen
                ? weeksIn(month, forecast.weeks).map((week) => (
                    <WeekRow
                      key={week.weekStart}
                      forecast={forecast}
                      parts={parts}
                      week={week}
                      isInset
                      note={isWithin(month, week) ? null : 'across two months'}
                    />
                  ))
                : null}
            </Fragment>
          );
        })
      }
    </PartsTable>
  );
}
