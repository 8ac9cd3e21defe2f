import { useEffect, useRef } from 'react';
import { type QueueAction, queueAction } from './action-keys.ts';

type Queue = { readonly activeRow: number; readonly total: number; readonly onAction: (action: QueueAction, focusedId: number | null) => void };

const TEXT_FIELDS = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]';
const CONTROLS = 'a[href], button, input, summary, label';

/** The queue's own keys, wherever the focus is on the page; silent while one types, a sheet is open or a control wants the key itself. */
export function useQueueKeys(queue: Queue): void {
  const current = useRef(queue);
  useEffect(() => {
    current.current = queue;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('[role="dialog"]') !== null) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(TEXT_FIELDS)) return;
      const { activeRow, total, onAction } = current.current;
      const action = queueAction(event, { activeRow, total });
      if (action === null) return;
      const isPress = event.key === 'Enter' || event.key === ' ';
      if (isPress && target?.closest(CONTROLS)) return;
      // Arrow keys of the rail, the tabs and the like are theirs.
      if (action.kind === 'move' && event.key.length > 1 && target !== document.body && target?.closest('[data-queue]') === null) return;
      event.preventDefault();
      const focused = target?.closest('[data-action]')?.getAttribute('data-action');
      onAction(action, focused === null || focused === undefined ? null : Number(focused));
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
