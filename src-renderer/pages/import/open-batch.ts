import { closeInAddress, openInAddress } from '../../app/drawer-address.ts';
import { useHashSearch } from '../../app/hash-location.ts';

const PARAMETER = 'batch';

/** Opens an import beside the page; the address says so, and Back closes it. */
export function openBatch(batchId: number): void {
  openInAddress(PARAMETER, String(batchId));
}

export function closeBatch(): void {
  closeInAddress(PARAMETER);
}

/** The import that the address asks to show, or null. */
export function useOpenBatch(): number | null {
  const written = new URLSearchParams(useHashSearch()).get(PARAMETER) ?? '';
  return /^[1-9]\d{0,14}$/.test(written) ? Number(written) : null;
}
