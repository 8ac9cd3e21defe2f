import type { MouseEvent, ReactNode } from 'react';
import classes from './preview-table.module.css';

type TickBoxProps = {
  readonly label: string;
  readonly state: 'all' | 'some' | 'none';
  readonly isDisabled: boolean;
  /** In a row, which the keyboard reaches through the table, the box is no stop of its own. */
  readonly isInRow?: boolean;
  readonly onToggle: (event: MouseEvent) => void;
};

/** A box for one line or, over the table, for all that are shown. */
export function TickBox({ label, state, isDisabled, isInRow = false, onToggle }: TickBoxProps): ReactNode {
  return (
    <input
      type="checkbox"
      className={classes['tick']}
      aria-label={label}
      tabIndex={isInRow ? -1 : 0}
      checked={state === 'all'}
      disabled={isDisabled}
      ref={(box) => {
        if (box !== null) box.indeterminate = state === 'some';
      }}
      onClick={onToggle}
      // React wants to hear of every change; the click tells more (Shift).
      onChange={() => undefined}
    />
  );
}
