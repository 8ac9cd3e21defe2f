import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { coverMonths, type CoveredSpan } from '../../../../src-main/engine/coverage/statement-coverage.ts';

function statement(batchId: number, from: string, to: string, balances?: [number, number]): CoveredSpan {
  const [opening, closing] = balances ?? [null, null];
  return {
    batchId,
    from: isoDate(from),
    to: isoDate(to),
    openingMinor: opening === null ? null : minorUnits(opening),
    closingMinor: closing === null ? null : minorUnits(closing),
  };
}

describe('statement coverage by month', () => {
  it('says nothing without statements', () => {
    expect(coverMonths([])).toEqual([]);
  });

  it('covers a month that two statements share', () => {
    const months = coverMonths([statement(1, '2026-01-01', '2026-01-20'), statement(2, '2026-01-15', '2026-01-31')]);
    expect(months).toMatchObject([{ month: '2026-01', status: 'covered', coveredDays: 31, overlapDays: 6, batchIds: [1, 2] }]);
  });

  it('names the days that no statement speaks of', () => {
    const months = coverMonths([statement(1, '2026-01-01', '2026-01-31'), statement(2, '2026-02-10', '2026-02-28')]);
    expect(months[1]).toMatchObject({
      status: 'gap',
      coveredDays: 19,
      dayCount: 28,
      missing: [{ from: '2026-02-01', to: '2026-02-09', isProvedEmpty: false }],
    });
  });

  it('takes balances that meet as proof that nothing is missing', () => {
    const months = coverMonths([statement(1, '2026-01-01', '2026-01-31', [0, 5000]), statement(2, '2026-02-10', '2026-02-28', [5000, 6000])]);
    expect(months[1]?.status).toBe('proved_gap');
  });

  it('shows whole months without any statement', () => {
    const months = coverMonths([statement(1, '2026-01-05', '2026-01-31'), statement(2, '2026-04-01', '2026-04-10')]);
    expect(months.map((month) => [month.month, month.status, month.dayCount])).toEqual([
      ['2026-01', 'covered', 27],
      ['2026-02', 'none', 28],
      ['2026-03', 'none', 31],
      ['2026-04', 'covered', 10],
    ]);
  });
});
