import { currentPath, currentSearch, navigate, useHashSearch } from '../../app/hash-location.ts';

const PARAMETER = 'batch';

/** Opens an import beside the page; the address says so, and Back closes it. */
export function openBatch(batchId: number): void {
  const search = new URLSearchParams(currentSearch());
  search.set(PARAMETER, String(batchId));
  navigate(`${currentPath()}?${search}`, { state: { isDrawer: true } });
}

export function closeBatch(): void {
  const state: unknown = window.history.state;
  if (typeof state === 'object' && state !== null && 'isDrawer' in state) {
    window.history.back();
    return;
  }
  const search = new URLSearchParams(currentSearch());
  search.delete(PARAMETER);
  const rest = search.toString();
  navigate(rest === '' ? currentPath() : `${currentPath()}?${rest}`, { replace: true });
}

/** The import that the address asks to show, or null. */
export function useOpenBatch(): number | null {
  const written = new URLSearchParams(useHashSearch()).get(PARAMETER) ?? '';
  return /^[1-9]\d{0,14}$/.test(written) ? Number(written) : null;
}
