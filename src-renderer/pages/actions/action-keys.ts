/** What a key press in the queue asks for. */
export type QueueAction =
  | { readonly kind: 'move'; readonly row: number }
  | { readonly kind: 'open' | 'select' | 'approve' | 'skip' | 'snooze' | 'clear' };

type KeyPress = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

const PLAIN: Readonly<Record<string, QueueAction>> = {
  Enter: { kind: 'open' },
  ' ': { kind: 'select' },
  x: { kind: 'select' },
  a: { kind: 'approve' },
  s: { kind: 'skip' },
  z: { kind: 'snooze' },
  Escape: { kind: 'clear' },
};

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/** The meaning of a key in the queue, or null for one that stays with the browser. */
export function queueAction(press: KeyPress, { activeRow, total }: { readonly activeRow: number; readonly total: number }): QueueAction | null {
  if (press.altKey || press.ctrlKey || press.metaKey || total === 0) return null;
  const last = total - 1;
  const step = STEPS[press.key];
  if (step !== undefined) return { kind: 'move', row: Math.max(0, Math.min(last, activeRow + step)) };
  if (press.key === 'Home') return { kind: 'move', row: 0 };
  if (press.key === 'End') return { kind: 'move', row: last };
  return PLAIN[press.key] ?? null;
}
