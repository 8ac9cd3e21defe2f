import { must } from '../../../src-shared/result/assert.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';

const DAY_MS = 86_400_000;

export type LocalTime = {
  /** `2026-03-05 10:30`. */
  readonly format: (instant: string) => string;
  /** The instants at which a day begins and at which it is over, as stored instants compare. */
  readonly startOf: (day: IsoDate) => string;
  readonly endOf: (day: IsoDate) => string;
};

/** Instants as a business's clock shows them, in its IANA time zone. */
export function createLocalTime(timeZone: string): LocalTime {
  const formatter = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const format = (epochMs: number): string => {
    const parts = formatter.formatToParts(epochMs);
    const part = (type: Intl.DateTimeFormatPartTypes): string => must(parts.find((candidate) => candidate.type === type)?.value, `a ${type}`);
    return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
  };
  /** Local midnight: the offset is looked up near it, twice, because the first guess may lie on the other side of a change of clocks. */
  const midnight = (utcMidnight: number): string => {
    let instant = utcMidnight;
    for (let attempt = 0; attempt < 2; attempt++) {
      const shown = Date.parse(`${format(instant).replace(' ', 'T')}:00.000Z`);
      instant += utcMidnight - shown;
    }
    return new Date(instant).toISOString();
  };
  return {
    format: (instant) => format(Date.parse(instant)),
    startOf: (day) => midnight(Date.parse(day)),
    endOf: (day) => midnight(Date.parse(day) + DAY_MS),
  };
}
