import { Tooltip, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './figure.module.css';

type FigureProps = {
  /** One line saying how the figure came to be. */
  readonly origin: string;
  /** Opens the rows behind it. */
  readonly onOpen: () => void;
  /** In a table whose row has its own button: no underline before the pointer comes, no stop for the Tab key. */
  readonly isQuiet?: boolean;
  /** The figure that leads a page is large. */
  readonly isLead?: boolean;
  readonly children: ReactNode;
};

/** A derived figure: hovering or focusing says how it came to be, pressing opens what it is made of. */
export function Figure({ origin, onOpen, isQuiet = false, isLead = false, children }: FigureProps): ReactNode {
  return (
    <Tooltip label={origin} multiline maw={320} openDelay={250} events={{ hover: true, focus: true, touch: false }}>
      <UnstyledButton
        className={classes['figure']}
        data-lead={isLead || undefined}
        data-quiet={isQuiet || undefined}
        tabIndex={isQuiet ? -1 : 0}
        onClick={onOpen}
      >
        {children}
      </UnstyledButton>
    </Tooltip>
  );
}
