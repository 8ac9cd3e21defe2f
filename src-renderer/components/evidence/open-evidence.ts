import { closeInAddress, openInAddress } from '../../app/drawer-address.ts';
import { useHashSearch } from '../../app/hash-location.ts';

/** What the right-hand drawer can show. The id is a date for a week (its first day), else the row's id. */
export type EvidenceKind = 'week' | 'alert' | 'line' | 'due';
type EvidenceRef = { readonly kind: EvidenceKind; readonly id: string };

const PARAMETER = 'open';
const KINDS: readonly string[] = ['week', 'alert', 'line', 'due'] satisfies EvidenceKind[];

/** Puts what is opened into the address of the page underneath, so that Back closes it. */
export function openEvidence(kind: EvidenceKind, id: string | number): void {
  openInAddress(PARAMETER, `${kind}:${id}`);
}

export function closeEvidence(): void {
  closeInAddress(PARAMETER);
}

/** What the address asks to show, or null. */
export function useOpenEvidence(): EvidenceRef | null {
  const written = new URLSearchParams(useHashSearch()).get(PARAMETER);
  const [kind = '', id = ''] = written?.split(':') ?? [];
  return KINDS.includes(kind) && id !== '' ? { kind: kind as EvidenceKind, id } : null;
}
