import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { must } from '../../../../../src-shared/result/assert.ts';
import { decideDateOrder, parseWrittenDate, resolveDate } from '../../../../../src-main/engine/import/formats/numeric-dates.ts';

const AS_OF = isoDate('2026-06-30');
const decide = (...dates: readonly string[]): string | null =>
  decideDateOrder(
    dates.map((date) => must(parseWrittenDate(date, AS_OF), date)),
    AS_OF,
  ).order;

describe('decideDateOrder', () => {
  it.each([
    [['25/04/2026', '03/04/2026'], 'dmy'],
    [['04/25/2026', '03/04/2026'], 'mdy'],
    [['26/01/31', '26/02/01'], 'ymd'],
    [['05/05/2026'], 'dmy'],
    [['2026-01-05', '2026-02-05'], 'ymd'],
    [['03/04/2026', '05/04/2026'], null],
    [['03/04/2026', '11/04/2026'], 'dmy'],
    [['01/02/2026', '03/02/2026', '01/03/2026', '04/03/2026', '02/04/2026', '05/04/2026'], 'dmy'],
  ])('decides %j as %s', (dates, expected) => {
    expect(decide(...dates)).toBe(expected);
  });
});

describe('parseWrittenDate', () => {
  it.each(['', 'yesterday', '1/2', '99/99/9999/1', '2026-13-01', '12/12/123'])('knows no date in %j', (text) => {
    const parsed = parseWrittenDate(text, AS_OF);
    expect(parsed === null ? null : resolveDate(parsed, 'dmy', AS_OF)).toBeNull();
  });

  it('leaves out a time of day', () => {
    expect(parseWrittenDate('2026-01-05T23:59:00', AS_OF)).toEqual({ kind: 'fixed', date: '2026-01-05' });
  });
});
