import type { ReactNode } from 'react';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { useFormat } from '../../components/use-format.ts';
import { freshness } from './freshness.ts';
import classes from './accounts.module.css';

/** How fresh an account's lines are: a dot, and the words that say the same. */
export function FreshnessDot({ newest }: { readonly newest: IsoDate | null }): ReactNode {
  const { today } = useFormat();
  const { level, words } = freshness(newest, today);
  return (
    <span className={classes['freshness']}>
      <span className={classes['dot']} data-level={level} aria-hidden="true" />
      {words}
    </span>
  );
}
