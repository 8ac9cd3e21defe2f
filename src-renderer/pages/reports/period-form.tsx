import { Button, Chip, Progress, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Business } from '../../../src-shared/contract/businesses.ts';
import { isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { MayButton } from '../../components/may-button.tsx';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { useTasks } from '../../stores/tasks.ts';
import { type Period, PERIOD_LABELS, type PeriodKey, periodOf, periodProblem } from './periods.ts';
import { cancelReport, makeAuditReport, useReports } from './report-store.ts';
import classes from './reports.module.css';

/** Which days the report covers, and the button that makes it. */
export function PeriodForm({ business }: { readonly business: Business }): ReactNode {
  const { today } = useFormat();
  const [key, setKey] = useState<PeriodKey>('this_quarter');
  const [typed, setTyped] = useState({ from: '', to: '' });
  const taskId = useReports((state) => state.runningTaskId);
  const named = key === 'custom' ? null : periodOf(key, today, business.fiscalYearStartMonth);
  const problem = named === null ? periodProblem(typed.from, typed.to, today) : null;
  const period = named ?? typedPeriod(typed);

  const choose = (next: PeriodKey): void => {
    // Typing starts from what was on the screen, not from nothing.
    if (next === 'custom' && named !== null) setTyped(named);
    setKey(next);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (period !== null && problem === null) void makeAuditReport(business.id, period);
  };
  return (
    <form onSubmit={submit} className={classes['form']}>
      <Chip.Group value={key} onChange={(value) => choose(value)}>
        <fieldset className={classes['periods']}>
          <legend>Period</legend>
          {PERIOD_LABELS.map(({ key: value, label }) => (
            <Chip key={value} value={value} variant="outline">
              {label}
            </Chip>
          ))}
        </fieldset>
      </Chip.Group>
      {key === 'custom' ? (
        <div className={classes['typed']}>
          <TextInput
            type="date"
            label="First day"
            value={typed.from}
            onChange={({ currentTarget: { value } }) => setTyped({ ...typed, from: value })}
          />
          <TextInput
            type="date"
            label="Last day"
            value={typed.to}
            onChange={({ currentTarget: { value } }) => setTyped({ ...typed, to: value })}
            error={problem}
          />
        </div>
      ) : null}
      {taskId === null ? (
        <div className={classes['submit']}>
          <MayButton type="submit" disabled={problem !== null}>
            Make the report
          </MayButton>
          {period === null || problem !== null ? null : (
            <span className={classes['muted']}>
              {formatDate(period.from)} to {formatDate(period.to)}
            </span>
          )}
        </div>
      ) : (
        <Making taskId={taskId} />
      )}
    </form>
  );
}

function typedPeriod({ from, to }: { readonly from: string; readonly to: string }): Period | null {
  return isIsoDate(from) && isIsoDate(to) ? { from, to } : null;
}

function Making({ taskId }: { readonly taskId: string }): ReactNode {
  const task = useTasks((state) => state.tasks.find((candidate) => candidate.id === taskId));
  const total = task?.total ?? 0;
  return (
    <div className={classes['submit']}>
      <output className={classes['label']}>{task?.label ?? 'Making the audit report'}…</output>
      <Progress
        className={classes['bar'] ?? ''}
        value={total > 0 ? (100 * (task?.done ?? 0)) / total : 100}
        animated={total === 0}
        striped={total === 0}
        aria-label="Making the report"
      />
      <Button variant="default" size="compact-sm" onClick={cancelReport}>
        Cancel
      </Button>
    </div>
  );
}
