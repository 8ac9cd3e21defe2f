import { describe, expect, it } from 'vitest';
import { gridAction, type KeyPress } from '../../../../../src-renderer/pages/transactions/grid-keys.ts';

const position = { activeRow: 50, total: 1000, rowsPerPage: 20 };

function press(key: string, modifiers: Partial<KeyPress> = {}): ReturnType<typeof gridAction> {
  return gridAction({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...modifiers }, position);
}

describe('keys of the grid', () => {
  it.each([
    ['ArrowDown', 51],
    ['j', 51],
    ['ArrowUp', 49],
    ['k', 49],
    ['PageDown', 70],
    ['PageUp', 30],
    ['Home', 0],
    ['End', 999],
  ])('%s goes to row %i', (key, row) => {
    expect(press(key)).toEqual({ kind: 'move', row, extend: false });
  });

  it('takes the rows in between along with Shift', () => {
    expect(press('ArrowDown', { shiftKey: true })).toEqual({ kind: 'move', row: 51, extend: true });
    expect(press('J', { shiftKey: true })).toEqual({ kind: 'move', row: 51, extend: true });
    expect(press('End', { shiftKey: true, ctrlKey: true })).toEqual({ kind: 'move', row: 999, extend: true });
  });

  it('stays inside the list', () => {
    expect(gridAction({ key: 'ArrowUp', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }, { ...position, activeRow: 0 })).toEqual({
      kind: 'move',
      row: 0,
      extend: false,
    });
  });

  it('opens, selects, categorises, clears and selects all', () => {
    expect(press('Enter')).toEqual({ kind: 'open' });
    expect(press(' ')).toEqual({ kind: 'toggle' });
    expect(press('c')).toEqual({ kind: 'categorise' });
    expect(press('F2')).toEqual({ kind: 'edit' });
    expect(press('Escape')).toEqual({ kind: 'clear' });
    expect(press('a', { ctrlKey: true })).toEqual({ kind: 'selectAll' });
    expect(press('a', { metaKey: true })).toEqual({ kind: 'selectAll' });
  });

  it('leaves Tab, copying and Alt to the browser', () => {
    expect(press('Tab')).toBeNull();
    expect(press('c', { ctrlKey: true })).toBeNull();
    expect(press('ArrowDown', { altKey: true })).toBeNull();
    expect(press('x')).toBeNull();
  });
});
