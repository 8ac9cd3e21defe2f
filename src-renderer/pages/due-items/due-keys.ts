/** What a key press in the list of due items asks for. `extend`: Shift takes the rows in between along. */
export type DueAction =
  | { readonly kind: 'move'; readonly row: number; readonly extend: boolean }
  | { readonly kind: 'open' | 'toggle' | 'selectAll' | 'clear' | 'approve' | 'issue' | 'cancel' };

type KeyPress = Readonly<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', boolean>> & { readonly key: string };
type Place = { readonly activeRow: number; readonly total: number; readonly rowsPerPage: number };

function target(key: string, { activeRow, total, rowsPerPage }: Place): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: activeRow + 1,
    j: activeRow + 1,
    ArrowUp: activeRow - 1,
    k: activeRow - 1,
    PageDown: activeRow + rowsPerPage,
    PageUp: activeRow - rowsPerPage,
    Home: 0,
    End: total - 1,
  };
  return steps[key] ?? null;
}

const PLAIN: Readonly<Record<string, DueAction>> = {
  Enter: { kind: 'open' },
  ' ': { kind: 'toggle' },
  a: { kind: 'approve' },
  i: { kind: 'issue' },
  c: { kind: 'cancel' },
  Escape: { kind: 'clear' },
};

/** The meaning of a key in the list, or null for one that stays with the browser (Tab, copying, everything with Alt). */
export function dueAction(press: KeyPress, place: Place): DueAction | null {
  if (press.altKey) return null;
  if (press.ctrlKey || press.metaKey) return press.key.toLowerCase() === 'a' ? { kind: 'selectAll' } : null;
  const row = target(press.key, place);
  if (row !== null) return { kind: 'move', row: Math.max(0, Math.min(place.total - 1, row)), extend: press.shiftKey };
  return PLAIN[press.key] ?? null;
}
