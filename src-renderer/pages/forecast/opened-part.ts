import { closeInAddress, openInAddress } from '../../app/drawer-address.ts';
import { useHashSearch } from '../../app/hash-location.ts';
import { isIsoDate, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { COMPONENTS } from '../../components/forecast-words.ts';

/** Which part of which week lies open is in the address, so that Back closes it. */
const PARAMETER = 'part';

export type PartKey = (typeof COMPONENTS)[number]['key'];
export type OpenedPart = { readonly key: PartKey; readonly weekStart: IsoDate };

export function openPart(key: PartKey, weekStart: IsoDate): void {
  openInAddress(PARAMETER, `${key}:${weekStart}`, '/forecast');
}

export function closePart(): void {
  closeInAddress(PARAMETER, '/forecast');
}

/** What the address asks to show, or null. */
export function useOpenedPart(): OpenedPart | null {
  const [name = '', weekStart = ''] = new URLSearchParams(useHashSearch()).get(PARAMETER)?.split(':') ?? [];
  const known = COMPONENTS.find(({ key }) => key === name);
  return known === undefined || !isIsoDate(weekStart) ? null : { key: known.key, weekStart };
}
