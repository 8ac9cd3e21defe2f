import { CloseButton, Progress } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { Icon } from '../components/icon.tsx';
import { type Task, useTasks } from '../stores/tasks.ts';
import classes from './top-bar.module.css';

/** What is over within this time needs no telling. */
const SHOWN_AFTER_MS = 700;

/** Long work under way, with its progress and a Cancel, and for a moment how it ended. */
export function RunningTasks(): ReactNode {
  const tasks = useTasks((state) => state.tasks);
  return tasks.map((task) => <TaskChip key={task.id} task={task} />);
}

function TaskChip({ task }: { readonly task: Task }): ReactNode {
  const forget = useTasks((state) => state.forget);
  const [isShown, setIsShown] = useState(false);
  const isRunning = task.status === 'running';
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setTimeout(() => setIsShown(true), SHOWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isRunning]);
  if (!isShown) return null;
  if (!isRunning) {
    const isFine = task.status === 'finished';
    return (
      <output className={classes['task']}>
        <Icon name={isFine ? 'check' : 'warning'} size={16} />
        <span className={classes['taskLabel']}>{isFine ? `Done: ${task.label}` : `Failed: ${task.label}`}</span>
        <CloseButton size="sm" aria-label="Hide" onClick={() => forget(task.id)} />
      </output>
    );
  }
  const percent = task.total === 0 ? 100 : (100 * task.done) / task.total;
  return (
    <span className={classes['task']}>
      <span className={classes['taskLabel']}>{task.label}</span>
      <Progress className={classes['taskBar'] ?? ''} value={percent} animated={task.total === 0} aria-label={task.label} />
      {task.cancel === undefined ? null : <CloseButton size="sm" aria-label={`Cancel: ${task.label}`} onClick={task.cancel} />}
    </span>
  );
}
