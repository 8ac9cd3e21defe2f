import { useEffect, useRef } from 'react';
import { showError, undoNow } from '../components/undo-toast.tsx';
import { useOverlays } from '../stores/overlays.ts';
import { usePreferences } from '../stores/preferences.ts';
import { canLock, lockSession } from '../stores/session.ts';
import { navigate } from './hash-location.ts';
import { PLACES } from './navigation.ts';

/** `g` waits this long for its second letter. */
const SEQUENCE_MS = 1_200;

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** Keys that work on every page. Plain letters stay silent while one types or a sheet is open. */
export function useShortcuts(): void {
  const { preferences, update } = usePreferences();
  const isBlurred = useRef(preferences.isBlurred);
  const change = useRef(update);
  useEffect(() => {
    isBlurred.current = preferences.isBlurred;
    change.current = update;
  });
  useEffect(() => {
    let goAt = Number.NEGATIVE_INFINITY;
    const withModifier = (event: KeyboardEvent): boolean => {
      const key = event.key.toLowerCase();
      if (key === 'k' && !event.shiftKey) useOverlays.getState().show('palette');
      else if (key === 'p' && event.shiftKey) change.current({ isBlurred: !isBlurred.current });
      else if (key === 'i' && !event.shiftKey && !isTyping(event.target)) navigate('/import');
      else if (key === 'l' && !event.shiftKey && canLock()) void lockSession().catch(showError);
      else if (key === 'z' && !event.shiftKey && !isTyping(event.target)) void undoNow();
      else return false;
      return true;
    };
    const plain = (event: KeyboardEvent): boolean => {
      if (isTyping(event.target) || document.querySelector('[role="dialog"]') !== null) return false;
      if (event.key === '?') {
        useOverlays.getState().show('shortcuts');
        return true;
      }
      if (event.key === 'g') {
        goAt = event.timeStamp;
        return true;
      }
      const place = event.timeStamp - goAt < SEQUENCE_MS ? PLACES.find(({ key }) => key === event.key) : undefined;
      goAt = Number.NEGATIVE_INFINITY;
      if (place === undefined) return false;
      navigate(place.path);
      return true;
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.altKey || event.defaultPrevented) return;
      const isHandled = event.ctrlKey || event.metaKey ? withModifier(event) : plain(event);
      if (!isHandled) return;
      event.preventDefault();
      // A page's own one-letter actions must not see the second letter of `g d`.
      event.stopImmediatePropagation();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}
