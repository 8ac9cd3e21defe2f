import { useEffect } from 'react';
import { client } from '../client.ts';
import { showError } from '../components/undo-toast.tsx';
import { lockSession } from '../stores/session.ts';

/** Every window of this browser tells the others here when somebody was there: one that lies idle must not lock the one in use. */
const SHARED = 'tamio.active';

const LOOKED_EVERY_MS = 5_000;
/** The host locks a session whose window is gone; often enough that it never takes a used one for that. */
const TOLD_EVERY_MS = 30_000;

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

function lastSharedMs(): number {
  const at = Number(localStorage.getItem(SHARED));
  return Number.isFinite(at) ? at : 0;
}

/** Locks after this many minutes without a key or a movement, in any window; null never does. */
export function useIdleLock(afterMinutes: number | null): void {
  useEffect(() => {
    if (afterMinutes === null) return undefined;
    let activeAt = Date.now();
    let toldAt = 0;
    let isLocking = false;
    const onSign = (): void => {
      activeAt = Date.now();
      if (activeAt - toldAt < TOLD_EVERY_MS && activeAt >= toldAt) return;
      toldAt = activeAt;
      localStorage.setItem(SHARED, String(activeAt));
      client.session.touch().catch(() => undefined);
    };
    const look = (): void => {
      if (isLocking || Date.now() - Math.max(activeAt, lastSharedMs()) < afterMinutes * 60_000) return;
      isLocking = true;
      lockSession()
        .catch(showError)
        .finally(() => {
          isLocking = false;
        });
    };
    onSign();
    for (const sign of SIGNS) window.addEventListener(sign, onSign, { capture: true, passive: true });
    const timer = setInterval(look, LOOKED_EVERY_MS);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, onSign, { capture: true });
    };
  }, [afterMinutes]);
}
