import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';
import type { Role } from '../../src-shared/domain/vocabulary/roles.ts';
import { useMay } from './use-may.ts';

type MayButtonProps = ButtonProps &
  Omit<ComponentProps<'button'>, keyof ButtonProps> & {
    /** The least role that may press it; a bookkeeper unless it says otherwise. */
    readonly needs?: Role;
    readonly where?: 'business' | 'file';
  };

/** A button that changes something. Who may not press it sees it greyed and is told why, by hovering, by focus and by a screen reader. */
export function MayButton({ needs = 'bookkeeper', where = 'business', ...props }: MayButtonProps): ReactNode {
  const { isAllowed, reason } = useMay(needs, where);
  if (isAllowed) return <Button {...props} />;
  const { onClick: _, type: __, disabled: ___, loading: ____, ...rest } = props;
  return (
    <Tooltip label={reason} multiline maw={320} events={{ hover: true, focus: true, touch: true }}>
      <Button
        {...rest}
        type="button"
        data-disabled
        aria-disabled="true"
        aria-description={reason ?? undefined}
        onClick={(event) => event.preventDefault()}
      />
    </Tooltip>
  );
}
