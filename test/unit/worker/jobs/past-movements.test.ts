import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits, ZERO } from '../../../../src-shared/domain/money/minor-units.ts';
import { pastMovements } from '../../../../src-main/worker/jobs/past-movements.ts';

const day = (bookingDate: string, net: number) => ({
  bookingDate: isoDate(bookingDate),
  inflowMinor: minorUnits(Math.max(0, net)),
  outflowMinor: net < 0 ? minorUnits(net) : ZERO,
  lineCount: 1,
});
const settled = (paymentDate: string, clientId: number | null, amountMinor: number) => ({
  scheduleId: 1,
  paymentDate: isoDate(paymentDate),
  isDocumentBook: true,
  obligationType: clientId === null ? ('vendor_bill' as const) : ('revenue' as const),
  clientId,
  amountMinor,
});

describe('pastMovements', () => {
  const past = pastMovements({
    days: [day('2026-01-01', 100), day('2026-01-03', -30), day('2026-01-08', 50), day('2026-01-09', 7)],
    settled: [settled('2026-01-01', 1, 60), settled('2026-01-03', null, -30), settled('2026-01-08', 2, 50), settled('2026-01-09', 1, 7)],
    through: isoDate('2026-01-08'),
  });

  it('follows the balance day by day, up to the first forecast', () => {
    expect(past.balances).toEqual([100, 100, 70, 70, 70, 70, 70, 120]);
  });

  it('adds up whole periods that end there, from the first movement of a part on', () => {
    expect(past.ofComponent('ar', 4)).toEqual([60, 50]);
    expect(past.ofComponent('ap', 2)).toEqual([-30, 0, 0]);
    expect(past.ofComponent('other', 4)).toEqual([40, 0]);
    expect(past.ofComponent('tax', 4)).toEqual([]);
    expect(past.ofCustomer(new Set([1, 3]), 4)).toEqual([60, 0]);
  });
});
