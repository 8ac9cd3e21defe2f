import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { formatDate, formatDayMonth } from '../../format/dates.ts';

/** A week as short as it can be said: `21 – 27 Nov 2026`, `28 Nov – 4 Dec 2026`; the year is that of the end. */
export function formatSpan(from: IsoDate, to: IsoDate): string {
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7);
  return `${isOneMonth ? Number(from.slice(8)) : formatDayMonth(from)} – ${formatDate(to)}`;
}
