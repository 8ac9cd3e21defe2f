import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { expectOutflow } from '../../../../src-main/engine/detection/expect-outflow.ts';
import type { ExpenseLine } from '../../../../src-main/engine/detection/types.ts';
import { payments } from './build-detection.ts';

const line = (date: string, amount: number, isPlanned = false): ExpenseLine[] =>
  payments('acme', [amount]).map((one) => ({
    ...one,
    transactionId: `${date}/${amount}`,
    date: isoDate(date),
    amountMinor: minorUnits(-amount),
    isPlanned,
  }));
/** From October to February: 100.00 announced on the 28th; unannounced 40.00 on the 10th and 25.00 on the 20th. */
const months = ['2025-10', '2025-11', '2025-12', '2026-01', '2026-02'].flatMap((month) => [
  ...line(`${month}-01`, 100),
  ...line(`${month}-28`, 10_000, true),
  ...line(`${month}-10`, 4_000),
  ...line(`${month}-20`, 2_500),
]);
const march = [...months, ...line('2026-03-05', 9_000, true), ...line('2026-03-12', 3_000)];

describe('expectOutflow', () => {
  it.each([
    ['2026-03-09', -9_000, -6_500],
    ['2026-03-10', -9_000, -2_500],
    ['2026-03-15', -12_000, -2_500],
    ['2026-03-20', -12_000, 0],
  ])('on %s: paid so far %i, still unannounced %i', (asOf, paidMinor, unannouncedRestMinor) => {
    expect(expectOutflow(march, { asOf: isoDate(asOf), throughDate: isoDate(asOf) })).toEqual({ paidMinor, unannouncedRestMinor });
  });

  it('counts from the last day the bank lines are known', () => {
    expect(expectOutflow(march, { asOf: isoDate('2026-03-25'), throughDate: isoDate('2026-03-11') })).toEqual({
      paidMinor: -9_000,
      unannouncedRestMinor: -2_500,
    });
    expect(expectOutflow(months, { asOf: isoDate('2026-03-25'), throughDate: isoDate('2026-02-28') })).toEqual({
      paidMinor: 0,
      unannouncedRestMinor: -6_600,
    });
  });

  it('takes the last day of the month for the last day of the others', () => {
    const february = months.filter(({ date }) => date < '2026-02-28');
    const withEnds = [...february, ...line('2025-12-31', 5_000), ...line('2026-01-30', 700)];
    expect(expectOutflow(withEnds, { asOf: isoDate('2026-02-28'), throughDate: isoDate('2026-02-28') })?.unannouncedRestMinor).toBe(0);
  });

  it('averages six full months at most and needs three', () => {
    const old = [...line('2025-03-01', 100), ...line('2025-03-25', 90_000), ...march];
    const at = { asOf: isoDate('2026-03-20'), throughDate: isoDate('2026-03-20') };
    expect(expectOutflow(old, at)?.unannouncedRestMinor).toBe(0);
    const from = (date: string) => march.filter((one) => one.date >= date);
    expect(expectOutflow(from('2025-12-01'), at)).not.toBeNull();
    // December is not known from its first day on, which leaves two full months
    expect(expectOutflow(from('2025-12-02'), at)).toBeNull();
    expect(expectOutflow([], at)).toBeNull();
  });
});
