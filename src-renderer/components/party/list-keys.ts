/** What a key press in the list asks for. `extend`: Shift takes the rows in between along. */
export type ListAction =
  | { readonly kind: 'move'; readonly row: number; readonly extend: boolean }
  | { readonly kind: 'open' | 'toggle' | 'selectAll' | 'clear' | 'pause' | 'archive' | 'merge' | 'create' };

type KeyPress = {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

type ListPosition = { readonly activeRow: number; readonly total: number; readonly rowsPerPage: number };

function target(key: string, { activeRow, total, rowsPerPage }: ListPosition): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return activeRow + 1;
    case 'ArrowUp':
    case 'k':
      return activeRow - 1;
    case 'PageDown':
      return activeRow + rowsPerPage;
    case 'PageUp':
      return activeRow - rowsPerPage;
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    default:
      return null;
  }
}

const PLAIN: Readonly<Record<string, ListAction>> = {
  Enter: { kind: 'open' },
  ' ': { kind: 'toggle' },
  p: { kind: 'pause' },
  a: { kind: 'archive' },
  m: { kind: 'merge' },
  n: { kind: 'create' },
  Escape: { kind: 'clear' },
};

/** The meaning of a key in the list, or null for a key that stays with the browser (Tab, copying, everything with Alt). */
export function listAction(press: KeyPress, position: ListPosition): ListAction | null {
  if (press.altKey) return null;
  if (press.ctrlKey || press.metaKey) return press.key.toLowerCase() === 'a' ? { kind: 'selectAll' } : null;
  const row = target(press.key, position);
  if (row !== null) return { kind: 'move', row: Math.max(0, Math.min(position.total - 1, row)), extend: press.shiftKey };
  return PLAIN[press.key] ?? null;
}
