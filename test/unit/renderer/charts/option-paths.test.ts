import { describe, expect, it } from 'vitest';
import { movesCash, optionPath } from '../../../../src-renderer/charts/option-paths.ts';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';

const DAYS = ['2026-03-06', '2026-03-07', '2026-03-08'].map((date, index) => ({ date: isoDate(date), p50Minor: minorUnits(1_000 - index * 100) }));
const shift = (date: string, amountMinor: number) => ({ date: isoDate(date), amountMinor: minorUnits(amountMinor) });
const minors = (shifts: ReturnType<typeof shift>[]): number[] => optionPath(DAYS, shifts).map(({ minor }) => minor);

describe('the path with an option', () => {
  it('is the expected one without shifts', () => {
    expect(minors([])).toEqual([1_000, 900, 800]);
    expect(movesCash(DAYS, [])).toBe(false);
  });

  it('carries each shift from its day on, in whatever order they are given', () => {
    expect(minors([shift('2026-03-08', -300), shift('2026-03-07', 500)])).toEqual([1_000, 1_400, 1_000]);
  });

  it('counts what is dated earlier from the first day, and does not see what lies beyond the last', () => {
    expect(minors([shift('2026-03-01', 50)])).toEqual([1_050, 950, 850]);
    expect(movesCash(DAYS, [shift('2026-03-09', 50)])).toBe(false);
  });
});
