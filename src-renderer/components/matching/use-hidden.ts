import { useState } from 'react';

/**
 * Rows of an answer that were just dealt with: they leave at once, though the answer without them is still being made. The next answer, which a way back may
 * have brought them into again, hides nothing.
 */
export function useHidden(answer: unknown): { readonly isHidden: (id: string) => boolean; readonly hide: (id: string) => void } {
  const [hidden, setHidden] = useState<{ readonly answer: unknown; readonly ids: ReadonlySet<string> }>({ answer, ids: new Set() });
  const ids = hidden.answer === answer ? hidden.ids : new Set<string>();
  return {
    isHidden: (id) => ids.has(id),
    hide: (id) => setHidden((known) => ({ answer, ids: new Set([...(known.answer === answer ? known.ids : []), id]) })),
  };
}
