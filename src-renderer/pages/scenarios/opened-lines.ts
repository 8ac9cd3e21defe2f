import { closeInAddress, openInAddress } from '../../app/drawer-address.ts';
import { useHashSearch } from '../../app/hash-location.ts';

/** Which scenarios' lines lie open is in the address, so that Back closes them. */
const PARAMETER = 'lines';

export function openLines(scenarioIds: readonly number[]): void {
  openInAddress(PARAMETER, scenarioIds.join('.'), '/scenarios');
}

export function closeLines(): void {
  closeInAddress(PARAMETER, '/scenarios');
}

/** The scenarios whose lines the address asks to show; none where it asks for nothing. */
export function useOpenedLines(): readonly number[] {
  const ids = (new URLSearchParams(useHashSearch()).get(PARAMETER) ?? '').split('.').map(Number);
  return ids.every((id) => Number.isInteger(id) && id > 0) ? ids : [];
}
