/** What a key press in the grid asks for. `move` carries where the active row goes; `extend` whether Shift takes the rows in between along. */
type GridAction =
  | { readonly kind: 'move'; readonly row: number; readonly extend: boolean }
  | { readonly kind: 'open' }
  | { readonly kind: 'edit' }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'categorise' }
  | { readonly kind: 'selectAll' }
  | { readonly kind: 'clear' };

export type KeyPress = {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

type GridPosition = { readonly activeRow: number; readonly total: number; readonly rowsPerPage: number };

function target(key: string, position: GridPosition): number | null {
  const { activeRow, rowsPerPage, total } = position;
  switch (key) {
    case 'ArrowDown':
    case 'j':
    case 'J':
      return activeRow + 1;
    case 'ArrowUp':
    case 'k':
    case 'K':
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

const PLAIN: Readonly<Record<string, GridAction>> = {
  Enter: { kind: 'open' },
  F2: { kind: 'edit' },
  ' ': { kind: 'toggle' },
  c: { kind: 'categorise' },
  Escape: { kind: 'clear' },
};

/** The meaning of a key in the grid, or null for a key that is not ours (Tab, copying and everything with Alt stay with the browser). */
export function gridAction(press: KeyPress, position: GridPosition): GridAction | null {
  if (press.altKey) return null;
  if (press.ctrlKey || press.metaKey) {
    if (press.key.toLowerCase() === 'a') return { kind: 'selectAll' };
    if (press.key !== 'Home' && press.key !== 'End') return null;
  }
  const row = target(press.key, position);
  if (row !== null) return { kind: 'move', row: Math.max(0, Math.min(position.total - 1, row)), extend: press.shiftKey };
  return PLAIN[press.key] ?? null;
}
