import { type RefObject, useEffect, useRef } from 'react';

/** For the first field of a form that was asked for: the focus goes there as it opens. */
export function useFirstFocus<Element extends HTMLElement>(): RefObject<Element | null> {
  const ref = useRef<Element>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}
