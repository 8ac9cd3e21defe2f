import { closeInAddress, openInAddress } from '../../app/drawer-address.ts';
import { useHashSearch } from '../../app/hash-location.ts';

/** What lies open beside a page of parties is in its address, so that Back closes it. */
const PARAMETER = 'do';

/** What can be opened: a form, a merge (with the other's number), or why a figure says what it says (with the figure's name). */
export type OpenedKind = 'create' | 'change' | 'document' | 'agreement' | 'account' | 'merge' | 'why';
const KINDS = ['create', 'change', 'document', 'agreement', 'account', 'merge', 'why'] as const satisfies readonly OpenedKind[];

export type Opened = { readonly kind: OpenedKind; readonly detail: string };

export function openBeside(kind: OpenedKind, detail = ''): void {
  openInAddress(PARAMETER, detail === '' ? kind : `${kind}:${detail}`);
}

export function closeBeside(): void {
  closeInAddress(PARAMETER);
}

export function useOpened(): Opened | null {
  const written = new URLSearchParams(useHashSearch()).get(PARAMETER);
  const [name = '', detail = ''] = written?.split(':') ?? [];
  const kind = KINDS.find((known) => known === name);
  return kind === undefined ? null : { kind, detail };
}
