import type { AppEvent } from '../../src-shared/contract/app.ts';
import type { EventHub } from '../features/scope/services.ts';

/** A listener that has fallen this far behind is told to look at everything again instead. */
const QUEUE_LIMIT = 200;

type Listener = { readonly queue: AppEvent[]; wake: () => void };

/** Tells every window what has changed. Slow windows lose single events, never the knowledge that something changed. */
export function createEventHub(): EventHub & { readonly close: () => void } {
  const listeners = new Set<Listener>();
  let isClosed = false;
  const isOpen = (signal: AbortSignal | undefined): boolean => !isClosed && signal?.aborted !== true;
  const wakeAll = (): void => {
    for (const listener of listeners) listener.wake();
  };
  return {
    publish: (event) => {
      for (const listener of listeners) {
        if (listener.queue.length >= QUEUE_LIMIT)
          listener.queue.splice(0, listener.queue.length, { kind: 'changed', businessId: null, topics: ['everything'] });
        listener.queue.push(event);
      }
      wakeAll();
    },
    subscribe: async function* (signal) {
      const listener: Listener = { queue: [], wake: () => undefined };
      listeners.add(listener);
      const onAbort = (): void => listener.wake();
      signal?.addEventListener('abort', onAbort);
      try {
        while (isOpen(signal)) {
          const event = listener.queue.shift();
          if (event !== undefined) {
            yield event;
            continue;
          }
          await new Promise<void>((resolve) => {
            listener.wake = resolve;
          });
        }
      } finally {
        signal?.removeEventListener('abort', onAbort);
        listeners.delete(listener);
      }
    },
    close: () => {
      isClosed = true;
      wakeAll();
    },
  };
}
