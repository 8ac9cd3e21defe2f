import { Button, Progress } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { formatBytes } from '../../format/numbers.ts';
import { useTasks } from '../../stores/tasks.ts';
import { cancelFile } from './import-run.ts';
import type { ImportItem } from './import-store.ts';
import classes from './import.module.css';

const STEP_WORDS = {
  waiting: 'Waiting for the file before it',
  uploading: 'Taking the file',
  reading: 'Reading the file',
  booking: 'Booking',
} as const;

/** What is being done, how far it is, and Cancel. */
export function RunningLine({ item }: { readonly item: ImportItem }): ReactNode {
  const task = useTasks((state) => state.tasks.find((candidate) => candidate.id === item.taskId));
  const step = item.stage === 'waiting' || item.stage === 'uploading' || item.stage === 'reading' || item.stage === 'booking' ? item.stage : null;
  useHotkeys(step === null ? [] : [['Escape', () => cancelFile(item.id)]]);
  if (step === null) return null;
  const size = item.file?.size ?? 0;
  const [done, total] = step === 'uploading' ? [item.sentBytes, size] : [task?.done ?? 0, task?.total ?? 0];
  const label = step === 'reading' || step === 'booking' ? (task !== undefined && task.total > 0 ? task.label : STEP_WORDS[step]) : STEP_WORDS[step];
  return (
    <div className={classes['running']}>
      <output className={classes['runningLabel']}>
        {label}
        {step === 'uploading' ? `, ${formatBytes(item.sentBytes)} of ${formatBytes(size)}` : '…'}
      </output>
      <Progress
        value={total > 0 ? (100 * done) / total : 100}
        animated={total === 0}
        striped={total === 0}
        aria-label={label}
        className={classes['bar'] ?? ''}
      />
      <Button size="compact-sm" variant="default" onClick={() => cancelFile(item.id)}>
        Cancel
      </Button>
    </div>
  );
}
