import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { Icon } from '../icon.tsx';
import { Money } from '../money.tsx';
import type { SplitLine } from './split-draft.ts';
import classes from './split.module.css';

type LeftToAssignProps = {
  readonly line: SplitLine;
  readonly leftMinor: MinorUnits;
  /** Whether the person has tried to save while something was left. */
  readonly isRefused: boolean;
  /** The part that still waits for an amount, and how it gets all that is left. */
  readonly rest: { readonly part: number; readonly give: () => void } | null;
};

/** What the parts still lack, said as it changes: nothing can be saved until it is zero. */
export function LeftToAssign({ line, leftMinor, isRefused, rest }: LeftToAssignProps): ReactNode {
  const isDone = leftMinor === 0;
  const isTooMuch = !isDone && leftMinor < 0 !== line.amountMinor < 0;
  return (
    <div className={classes['left']} data-done={isDone || undefined} data-wrong={isTooMuch || (isRefused && !isDone) || undefined}>
      <output className={classes['leftText']}>
        {isDone ? <Icon name="check" size={16} /> : isTooMuch || isRefused ? <Icon name="warning" size={16} /> : null}
        <span>
          {isDone ? 'All assigned, left: ' : isTooMuch ? 'Too much by ' : 'Left to assign: '}
          <strong>
            <Money amountMinor={isTooMuch ? minorUnits(Math.abs(leftMinor)) : leftMinor} currency={line.currency} cents />
          </strong>
        </span>
      </output>
      {rest === null || isTooMuch ? null : (
        <Button size="compact-sm" variant="subtle" onClick={rest.give} data-mantine-stop-propagation="true">
          Put it on part {rest.part}
        </Button>
      )}
    </div>
  );
}
