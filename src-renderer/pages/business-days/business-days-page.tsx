import { ActionIcon, Button, Checkbox, Group, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { BusinessCalendarView } from '../../../src-shared/contract/planning.ts';
import { type IsoDate, isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { api } from '../../client.ts';
import { Icon } from '../../components/icon.tsx';
import { Page, Section } from '../../components/page.tsx';
import { QueryState } from '../../components/states.tsx';
import { useFormat } from '../../components/use-format.ts';
import { formatDate, formatWeekday } from '../../format/dates.ts';
import { useBusinessInput } from '../../stores/business.ts';
import classes from './business-days.module.css';
import { useCalendarChanges } from './use-calendar-changes.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** On which days banks and offices work: due dates that may not fall on others move to them. */
export function BusinessDaysPage(): ReactNode {
  const input = useBusinessInput();
  const { today } = useFormat();
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const query = useQuery(api.calendar.get.queryOptions({ input: { ...input, year }, placeholderData: keepPreviousData }));
  return (
    <Page title="Business days" lead="Due dates that fall on a closed day move to a business day, where their agreement says so.">
      <QueryState query={query}>
        {(calendar) => (
          <>
            <Holidays calendar={calendar} onYear={setYear} />
            <ClosedDays calendar={calendar} />
            <Weekend calendar={calendar} />
          </>
        )}
      </QueryState>
    </Page>
  );
}

type CalendarProps = { readonly calendar: BusinessCalendarView };

function Holidays({ calendar, onYear }: CalendarProps & { readonly onYear: (year: number) => void }): ReactNode {
  const { change, reset } = useCalendarChanges(calendar);
  const { year, days, isOwn, holidays, extraDates } = calendar;
  const listed = days.filter(({ date }) => !extraDates.includes(date));
  const drop = (name: string): void => void change(`${name} is a business day now`, { holidays: holidays.filter((rule) => rule.name !== name) });
  return (
    <Section
      title={`Holidays ${year}`}
      note={isOwn ? 'Your own list' : 'As in the country of the business'}
      actions={
        <Group gap={6}>
          <ActionIcon variant="default" size={32} aria-label="Year before" onClick={() => onYear(year - 1)}>
            <span className={classes['flipped']}>
              <Icon name="chevronRight" size={16} />
            </span>
          </ActionIcon>
          <ActionIcon variant="default" size={32} aria-label="Year after" onClick={() => onYear(year + 1)}>
            <Icon name="chevronRight" size={16} />
          </ActionIcon>
          {isOwn ? (
            <Button variant="default" size="compact-md" onClick={() => void reset()}>
              Back to the country’s list
            </Button>
          ) : null}
        </Group>
      }
    >
      {listed.length === 0 ? <p className={classes['text']}>No holiday in this year.</p> : null}
      <ul className={classes['days']} aria-label={`Holidays ${year}`}>
        {listed.map(({ date, name }) => (
          <li key={`${date}|${name}`}>
            <span className={classes['date']}>{formatWeekday(date)}</span>
            <span>{name}</span>
            {holidays.some((rule) => rule.name === name) ? (
              <Button size="compact-sm" variant="subtle" aria-label={`We work on ${name}, every year`} onClick={() => drop(name)}>
                We work
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ClosedDays({ calendar }: CalendarProps): ReactNode {
  const { change } = useCalendarChanges(calendar);
  const { today } = useFormat();
  const [date, setDate] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const { extraDates } = calendar;
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (!isIsoDate(date)) return setProblem('The day on which you are closed.');
    if (extraDates.includes(date)) return setProblem('That day is closed already.');
    setProblem(null);
    setDate('');
    void change(`Closed on ${formatDate(date)}`, { extraDates: [...extraDates, date].toSorted() });
  };
  const remove = (day: IsoDate): void => void change(`Open on ${formatDate(day)}`, { extraDates: extraDates.filter((known) => known !== day) });
  return (
    <Section title="Closed besides" note="Company holidays, a local feast, a bridge day">
      <ul className={classes['days']} aria-label="Closed besides">
        {extraDates.map((day) => (
          <li key={day}>
            <span className={classes['date']}>
              {formatWeekday(day)} {day.slice(0, 4)}
            </span>
            <span className={classes['text']}>{day < today ? 'past' : ''}</span>
            <Button size="compact-sm" variant="subtle" aria-label={`Remove ${formatDate(day)}`} onClick={() => remove(day)}>
              Remove
            </Button>
          </li>
        ))}
      </ul>
      <form noValidate onSubmit={add}>
        <Group align="flex-start" gap={8} mt={extraDates.length === 0 ? 0 : 10}>
          <TextInput
            type="date"
            aria-label="A day on which you are closed"
            value={date}
            error={problem}
            onChange={({ currentTarget: { value } }) => setDate(value)}
          />
          <Button type="submit" variant="default">
            Add a closed day
          </Button>
        </Group>
      </form>
    </Section>
  );
}

function Weekend({ calendar }: CalendarProps): ReactNode {
  const { change } = useCalendarChanges(calendar);
  const { weekend } = calendar;
  const set = (weekday: number, isFree: boolean): void => {
    const next = isFree ? [...weekend, weekday].toSorted((a, b) => a - b) : weekend.filter((day) => day !== weekday);
    void change('Weekend changed', { weekend: next });
  };
  return (
    <Section title="Weekend">
      <Group gap={18}>
        {WEEKDAYS.map((name, index) => {
          const weekday = index + 1;
          const isFree = weekend.includes(weekday);
          return (
            <Checkbox
              key={name}
              label={name}
              checked={isFree}
              disabled={!isFree && weekend.length === 6}
              onChange={({ currentTarget: { checked } }) => set(weekday, checked)}
            />
          );
        })}
      </Group>
    </Section>
  );
}
