import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';
import { type DueStanding, standingOf } from './due-words.ts';
import classes from './due.module.css';

/** How an item stands: a word and an icon, never colour alone. */
export function DueStatus({ item }: { readonly item: Parameters<typeof standingOf>[0] }): ReactNode {
  const { word, icon, tone }: DueStanding = standingOf(item);
  return (
    <span className={classes['status']} data-tone={tone}>
      <Icon name={icon} size={15} />
      {word}
    </span>
  );
}
