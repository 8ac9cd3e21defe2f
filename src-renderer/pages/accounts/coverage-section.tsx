import { Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { Account } from '../../../src-shared/contract/accounts.ts';
import { api } from '../../client.ts';
import { Icon } from '../../components/icon.tsx';
import { Section } from '../../components/page.tsx';
import { QueryState } from '../../components/states.tsx';
import { useBusiness } from '../../stores/business.ts';
import { CoverageMonth } from './coverage-month.tsx';
import { CoverageTable } from './coverage-table.tsx';
import { coverageByYear, coverageSentence, type MonthCoverage, monthSentence, STATUS_LOOKS } from './coverage-words.ts';
import classes from './coverage.module.css';

/** Which days the account's statements speak of, month by month. */
export function CoverageSection({ account }: { readonly account: Account }): ReactNode {
  const { id: businessId } = useBusiness();
  // Read anew whenever one comes here: an import anywhere changes it.
  const coverage = useQuery(api.imports.coverage.queryOptions({ input: { businessId, accountId: account.id }, staleTime: 0 }));
  return (
    <Section title="Statements">
      <QueryState query={coverage}>{(months) => (months.length === 0 ? <NoStatements /> : <Coverage months={months} />)}</QueryState>
    </Section>
  );
}

function NoStatements(): ReactNode {
  return (
    <p className={classes['lead']}>
      No statement has been imported into this account yet. <a href="#/import">Import one</a>, and you see here which days are covered and which are
      missing.
    </p>
  );
}

function Coverage({ months }: { readonly months: readonly MonthCoverage[] }): ReactNode {
  const [chosen, setChosen] = useState<string | null>(null);
  const month = months.find((candidate) => candidate.month === chosen);
  return (
    <>
      <p className={classes['lead']}>{coverageSentence(months)}</p>
      <CoverageStrip months={months} chosen={chosen} onChoose={setChosen} />
      <Legend months={months} />
      {month === undefined ? null : <CoverageMonth coverage={month} />}
      <CoverageTable months={months} />
    </>
  );
}

type StripProps = { readonly months: readonly MonthCoverage[]; readonly chosen: string | null; readonly onChoose: (month: string) => void };

const MONTH_INITIALS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const MONTHS_IN_YEAR = 12;

/** A calendar of months, the newest year first. One stop for the Tab key; arrows walk the months. */
function CoverageStrip({ months, chosen, onChoose }: StripProps): ReactNode {
  const strip = useRef<HTMLFieldSetElement>(null);
  const [reached, setReached] = useState(months.at(-1)?.month ?? '');
  const onKeyDown = (event: KeyboardEvent): void => {
    // Years stand newest first, so down goes back in time.
    const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: -MONTHS_IN_YEAR, ArrowUp: MONTHS_IN_YEAR };
    const step = steps[event.key];
    const next = months[months.findIndex(({ month }) => month === reached) + (step ?? 0)];
    if (step === undefined || next === undefined) return;
    event.preventDefault();
    setReached(next.month);
    strip.current?.querySelector<HTMLElement>(`[data-month="${next.month}"]`)?.focus();
  };
  return (
    <fieldset ref={strip} className={classes['strip']} aria-label="Statement coverage by month">
      {coverageByYear(months).map(({ year, months: places }) => (
        <div key={year} className={classes['year']}>
          <span className={classes['yearName']}>{year}</span>
          {places.map((coverage, place) =>
            coverage === null ? (
              <span key={MONTH_INITIALS[place]} className={classes['empty']} aria-hidden="true">
                {MONTH_INITIALS[place]}
              </span>
            ) : (
              <Month
                key={coverage.month}
                name={MONTH_INITIALS[place] ?? ''}
                coverage={coverage}
                isReached={coverage.month === reached}
                isChosen={coverage.month === chosen}
                onKeyDown={onKeyDown}
                onChoose={() => {
                  setReached(coverage.month);
                  onChoose(coverage.month);
                }}
              />
            ),
          )}
        </div>
      ))}
    </fieldset>
  );
}

type MonthProps = {
  readonly name: string;
  readonly coverage: MonthCoverage;
  readonly isReached: boolean;
  readonly isChosen: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onChoose: () => void;
};

function Month({ name, coverage, isReached, isChosen, onKeyDown, onChoose }: MonthProps): ReactNode {
  const look = STATUS_LOOKS[coverage.status];
  return (
    <Tooltip label={monthSentence(coverage)} multiline maw={320} openDelay={150} events={{ hover: true, focus: true, touch: false }}>
      <UnstyledButton
        className={classes['month']}
        data-month={coverage.month}
        data-status={coverage.status}
        aria-pressed={isChosen}
        tabIndex={isReached ? 0 : -1}
        onKeyDown={onKeyDown}
        onClick={onChoose}
      >
        <span className={classes['monthName']}>
          {name}
          {coverage.overlapDays > 0 ? <span className={classes['overlap']}>2×</span> : null}
        </span>
        <span className={classes['sign']}>
          <Icon name={look.icon} size={14} />
          {look.short}
        </span>
        <VisuallyHidden>{monthSentence(coverage)}</VisuallyHidden>
      </UnstyledButton>
    </Tooltip>
  );
}

/** What the signs mean: only those that are there. */
function Legend({ months }: { readonly months: readonly MonthCoverage[] }): ReactNode {
  const statuses = (Object.keys(STATUS_LOOKS) as MonthCoverage['status'][]).filter((status) => months.some((month) => month.status === status));
  return (
    <ul className={classes['legend']} aria-label="What the signs mean">
      {statuses.map((status) => (
        <li key={status} data-status={status}>
          <Icon name={STATUS_LOOKS[status].icon} size={14} />
          <span>
            <strong>{STATUS_LOOKS[status].word}</strong>: {STATUS_LOOKS[status].meaning}
          </span>
        </li>
      ))}
      {months.some(({ overlapDays }) => overlapDays > 0) ? (
        <li>
          <span className={classes['overlap']}>2×</span> <span>some days are in more than one statement, and counted once</span>
        </li>
      ) : null}
    </ul>
  );
}
