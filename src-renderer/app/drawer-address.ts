import { currentPath, currentSearch, navigate } from './hash-location.ts';

/** Puts what lies open beside a page into the page's address, so that Back closes it. */
export function openInAddress(parameter: string, value: string, path = currentPath()): void {
  const search = new URLSearchParams(currentSearch());
  search.set(parameter, value);
  navigate(`${path}?${search}`, { state: { isDrawer: true } });
}

/** Closes it as Back does; where the address was opened as it is, there is nothing to go back to, and it is taken out instead. */
export function closeInAddress(parameter: string, path = currentPath()): void {
  const state: unknown = window.history.state;
  if (typeof state === 'object' && state !== null && 'isDrawer' in state) {
    window.history.back();
    return;
  }
  const search = new URLSearchParams(currentSearch());
  search.delete(parameter);
  const rest = search.toString();
  navigate(rest === '' ? path : `${path}?${rest}`, { replace: true });
}
