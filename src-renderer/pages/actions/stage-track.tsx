import type { ReactNode } from 'react';
import type { Action } from '../../../src-shared/contract/actions.ts';
import { Icon } from '../../components/icon.tsx';
import classes from './stage-track.module.css';
import { type Stage, stagesOf } from './stages.ts';

const SAYS: Readonly<Record<Stage['state'], string>> = { done: 'done', now: 'next', ahead: 'later', failed: 'failed' };

/** Approve → Execute → Verify → Record, and where this one is. */
export function StageTrack({ status }: { readonly status: Action['status'] }): ReactNode {
  const stages = stagesOf(status);
  if (stages.length === 0) return null;
  return (
    <ol className={classes['track']} aria-label="How far it is">
      {stages.map(({ word, state }) => (
        <li key={word} data-state={state}>
          <span className={classes['mark']}>
            {state === 'done' ? <Icon name="check" size={12} /> : state === 'failed' ? <Icon name="close" size={12} /> : null}
          </span>
          {word}
          <span className={classes['hidden']}> ({SAYS[state]})</span>
        </li>
      ))}
    </ol>
  );
}
