import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { expectRevenue } from '../../../../src-main/engine/detection/expect-revenue.ts';
import type { IncomeLine } from '../../../../src-main/engine/detection/facts.ts';
import { receipts } from './build-detection.ts';

const line = (date: string, amount: number): IncomeLine[] =>
  receipts(date, [amount]).map((one) => ({ ...one, date: isoDate(date), amountMinor: minorUnits(amount) }));
/** 1,000.00 on the 5th and 500.00 on the 25th of every month from March 2025 to February 2026. */
const year = Array.from({ length: 12 }, (_, i) => {
  const month = i < 10 ? `2025-${String(i + 3).padStart(2, '0')}` : `2026-0${i - 9}`;
  return [...line(`${month}-05`, 100_000), ...line(`${month}-25`, 50_000)];
}).flat();

describe('expectRevenue', () => {
  it('compares the month so far with earlier months up to the same day', () => {
    const march = [...year, ...line('2026-03-01', 10_000), ...line('2026-03-05', 60_000)];
    expect(expectRevenue(march, isoDate('2026-03-20'))).toEqual({
      month: '2026-03',
      throughDate: '2026-03-20',
      actualMinor: 70_000,
      expectedMinor: 100_000,
      spreadMinor: 0,
      basis: 'history',
      transactionIds: ['2026-03-01-0', '2026-03-05-0'],
    });
  });

  it('judges the whole month before in the first nine days of a month', () => {
    expect(expectRevenue(year, isoDate('2026-03-09'))).toMatchObject({
      month: '2026-02',
      throughDate: '2026-02-28',
      actualMinor: 150_000,
      expectedMinor: 150_000,
    });
    expect(expectRevenue(year, isoDate('2026-03-10'))).toMatchObject({ month: '2026-03', actualMinor: 0, expectedMinor: 100_000 });
  });

  it('takes the last day of a short month for the last day of a long one', () => {
    const ends = [...year, ...line('2025-05-31', 7_000)];
    expect(expectRevenue(ends, isoDate('2026-02-28'))?.expectedMinor).toBe(Math.floor((150_000 * 10 + 7_000) / 10 + 0.5));
  });

  it('needs six months, the first of them whole', () => {
    expect(expectRevenue(year.slice(-14), isoDate('2026-03-20'))?.expectedMinor).toBe(100_000);
    expect(expectRevenue(year.slice(-12), isoDate('2026-03-20'))).toBeNull();
    expect(expectRevenue([], isoDate('2026-03-20'))).toBeNull();
  });
});
