import { ActionIcon, Button, VisuallyHidden } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { DueItem } from '../../../src-shared/contract/due-items.ts';
import { addMonths, firstOfMonth, type IsoDate, isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits, sumMinor } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { navigate, useHashSearch } from '../../app/hash-location.ts';
import { api } from '../../client.ts';
import { Icon } from '../../components/icon.tsx';
import { Money } from '../../components/money.tsx';
import { Section } from '../../components/page.tsx';
import { QueryState } from '../../components/states.tsx';
import { useFormat } from '../../components/use-format.ts';
import { formatMonth } from '../../format/dates.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { DayItems } from './day-items.tsx';
import classes from './due-items.module.css';
import { dayAfterKey, type DaySum, sumByDay, weeksOf } from './month-grid.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** A month of due items: what comes in and what goes out on each day. */
export function CalendarTab(): ReactNode {
  const input = useBusinessInput();
  const { today } = useFormat();
  const asked = new URLSearchParams(useHashSearch()).get('day') ?? '';
  const day: IsoDate = isIsoDate(asked) ? asked : today;
  const month = firstOfMonth(day);
  const weeks = useMemo(() => weeksOf(month), [month]);
  const from = must(weeks[0]?.[0], 'a month has a first week');
  const to = must(weeks.at(-1)?.[6], 'a month has a last week');
  const list = useQuery(
    api.dueItems.list.queryOptions({ input: { ...input, state: 'all', from, to, limit: 2000 }, placeholderData: keepPreviousData }),
  );
  const setDay = (next: IsoDate): void => navigate(`/due-items?show=calendar&day=${next}`, { replace: true });
  return (
    <QueryState query={list} rows={8}>
      {({ rows }) => (
        <>
          <Section title={formatMonth(month)} note={<MonthSums items={rows} month={month} />} actions={<MonthButtons day={day} onDay={setDay} />}>
            <MonthTable weeks={weeks} month={month} day={day} items={rows} onDay={setDay} />
          </Section>
          <DayItems day={day} items={rows.filter(({ dueDate }) => dueDate === day)} />
        </>
      )}
    </QueryState>
  );
}

function MonthButtons({ day, onDay }: { readonly day: IsoDate; readonly onDay: (day: IsoDate) => void }): ReactNode {
  const { today } = useFormat();
  return (
    <>
      <ActionIcon variant="default" size={32} aria-label="Month before" onClick={() => onDay(addMonths(day, -1))}>
        <span className={classes['flipped']}>
          <Icon name="chevronRight" size={16} />
        </span>
      </ActionIcon>
      <Button variant="default" size="compact-md" onClick={() => onDay(today)}>
        Today
      </Button>
      <ActionIcon variant="default" size={32} aria-label="Month after" onClick={() => onDay(addMonths(day, 1))}>
        <Icon name="chevronRight" size={16} />
      </ActionIcon>
    </>
  );
}

function MonthSums({ items, month }: { readonly items: readonly DueItem[]; readonly month: IsoDate }): ReactNode {
  const { baseCurrency } = useFormat();
  const sums = [...sumByDay(items)].filter(([date]) => firstOfMonth(date) === month).map(([, sum]) => sum);
  return (
    <>
      in <Money amountMinor={sumMinor(sums.map(({ inMinor }) => inMinor))} currency={baseCurrency} />, out{' '}
      <Money amountMinor={sumMinor(sums.map(({ outMinor }) => outMinor))} currency={baseCurrency} />
    </>
  );
}

type MonthTableProps = {
  readonly weeks: readonly (readonly IsoDate[])[];
  readonly month: IsoDate;
  readonly day: IsoDate;
  readonly items: readonly DueItem[];
  readonly onDay: (day: IsoDate) => void;
};

function MonthTable({ weeks, month, day, items, onDay }: MonthTableProps): ReactNode {
  const input = useBusinessInput();
  const sums = useMemo(() => sumByDay(items), [items]);
  const calendar = useQuery(api.calendar.get.queryOptions({ input: { ...input, year: Number(month.slice(0, 4)) } }));
  const holidays = new Map(calendar.data?.days.map(({ date, name }) => [date, name]));
  const table = useRef<HTMLTableElement>(null);
  const [isMoved, setIsMoved] = useState(false);
  useEffect(() => {
    if (isMoved) table.current?.querySelector<HTMLButtonElement>(`[data-date="${day}"]`)?.focus();
  }, [day, isMoved]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = dayAfterKey(event.key, day);
    if (next === null) return;
    event.preventDefault();
    setIsMoved(true);
    onDay(next);
  };
  return (
    <table ref={table} className={classes['month']} {...{ role: 'grid', 'aria-label': formatMonth(month), onKeyDown }}>
      <thead>
        <tr>
          {WEEKDAYS.map((name) => (
            <th key={name} scope="col" abbr={name}>
              {name.slice(0, 3)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((date) => (
              <td key={date} aria-selected={date === day}>
                <DayButton
                  date={date}
                  sum={sums.get(date)}
                  holiday={holidays.get(date)}
                  isChosen={date === day}
                  isOutside={firstOfMonth(date) !== month}
                  onPress={() => onDay(date)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type DayButtonProps = {
  readonly date: IsoDate;
  readonly sum: DaySum | undefined;
  readonly holiday: string | undefined;
  readonly isChosen: boolean;
  readonly isOutside: boolean;
  readonly onPress: () => void;
};

function DayButton({ date, sum, holiday, isChosen, isOutside, onPress }: DayButtonProps): ReactNode {
  const { baseCurrency, today } = useFormat();
  return (
    <button
      type="button"
      className={classes['day']}
      data-date={date}
      tabIndex={isChosen ? 0 : -1}
      data-chosen={isChosen || undefined}
      data-outside={isOutside || undefined}
      data-today={date === today || undefined}
      aria-current={date === today ? 'date' : undefined}
      onClick={onPress}
    >
      <span className={classes['dayHead']}>
        <span className={classes['dayNumber']}>
          {Number(date.slice(8))}
          <VisuallyHidden> {formatMonth(date)} </VisuallyHidden>
        </span>
        {holiday === undefined ? null : <span className={classes['holiday']}>{holiday}</span>}
      </span>
      {sum === undefined ? (
        <VisuallyHidden> nothing due</VisuallyHidden>
      ) : (
        <span className={classes['daySums']} data-settled={sum.openCount === 0 || undefined}>
          {sum.inMinor === 0 ? null : (
            <span>
              <span className={classes['sign']}>in</span> <Money amountMinor={sum.inMinor} currency={baseCurrency} currencyDisplay="none" />
            </span>
          )}
          {sum.outMinor === 0 ? null : (
            <span>
              <span className={classes['sign']}>out</span>{' '}
              <Money amountMinor={minorUnits(-sum.outMinor)} currency={baseCurrency} currencyDisplay="none" />
            </span>
          )}
          {sum.lateCount > 0 ? (
            <span className={classes['lateMark']}>
              <Icon name="warning" size={12} /> {sum.lateCount} overdue
            </span>
          ) : sum.openCount === 0 ? (
            <span className={classes['settledMark']}>
              <Icon name="check" size={12} /> settled
            </span>
          ) : null}
        </span>
      )}
    </button>
  );
}
