import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';
import { largestFirst, originInWords } from '../../../../../src-renderer/components/evidence/line-words.ts';
import { relativeDay } from '../../../../../src-renderer/format/dates.ts';

const today = isoDate('2026-03-10');
const words = (line: Parameters<typeof originInWords>[0]) => originInWords(line, (date) => relativeDay(date, today));

describe('originInWords', () => {
  it.each([
    ['open_item', 'ledger', '2026-03-07', 'Imported, confirmed 3 days ago'],
    ['schedule', 'typed', '2026-03-10', 'Typed in, confirmed today'],
    ['schedule', 'agreement', null, 'Agreed, never confirmed'],
    ['new_items', 'detected', '2026-03-09', 'From past documents, the newest yesterday'],
    ['residual', 'history', '2026-03-09', 'Bank history up to yesterday'],
  ] as const)('%s from %s of %s: %s', (kind, source, date, expected) => {
    expect(words({ kind, source, confirmedOn: date === null ? null : isoDate(date) })).toBe(expected);
  });
});

describe('largestFirst', () => {
  it('puts what moves most first, whichever way', () => {
    const lines = [3, -9, 5].map((amount) => ({ expectedMinor: minorUnits(amount) }));
    expect(largestFirst(lines).map(({ expectedMinor }) => expectedMinor)).toEqual([-9, 5, 3]);
  });
});
