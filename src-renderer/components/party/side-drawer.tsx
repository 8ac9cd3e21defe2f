import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { closeBeside } from './opened.ts';

type SideDrawerProps = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly size?: number;
  readonly children: ReactNode;
};

/** Beside the page it came from; Esc and Back close it. */
export function SideDrawer({ title, isOpen, size = 560, children }: SideDrawerProps): ReactNode {
  return (
    <Drawer
      opened={isOpen}
      onClose={closeBeside}
      position="right"
      size={size}
      title={title}
      overlayProps={{ backgroundOpacity: 0.18 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {isOpen ? children : null}
    </Drawer>
  );
}
