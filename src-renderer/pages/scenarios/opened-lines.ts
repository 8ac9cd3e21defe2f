import { currentSearch, navigate, useHashSearch } from '../../app/hash-location.ts';

/** Which scenarios' lines lie open is in the address, so that Back closes them. */
const PARAMETER = 'lines';

export function openLines(scenarioIds: readonly number[]): void {
  const search = new URLSearchParams(currentSearch());
  search.set(PARAMETER, scenarioIds.join('.'));
  navigate(`/scenarios?${search}`, { state: { isDrawer: true } });
}

export function closeLines(): void {
  const state: unknown = window.history.state;
  if (typeof state === 'object' && state !== null && 'isDrawer' in state) {
    window.history.back();
    return;
  }
  const search = new URLSearchParams(currentSearch());
  search.delete(PARAMETER);
  const rest = search.toString();
  navigate(rest === '' ? '/scenarios' : `/scenarios?${rest}`, { replace: true });
}

/** The scenarios whose lines the address asks to show; none where it asks for nothing. */
export function useOpenedLines(): readonly number[] {
  const ids = (new URLSearchParams(useHashSearch()).get(PARAMETER) ?? '').split('.').map(Number);
  return ids.every((id) => Number.isInteger(id) && id > 0) ? ids : [];
}
