import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { create } from 'zustand';

const useAnnouncement = create<{ readonly text: string; readonly turn: number }>(() => ({ text: '', turn: 0 }));

/** Tells a screen reader about a result that is only seen. */
export function announce(text: string): void {
  useAnnouncement.setState((state) => ({ text, turn: state.turn + 1 }));
}

export function LiveRegion(): ReactNode {
  const { text, turn } = useAnnouncement();
  return (
    <VisuallyHidden>
      <output aria-live="polite">
        <span key={turn}>{text}</span>
      </output>
    </VisuallyHidden>
  );
}
