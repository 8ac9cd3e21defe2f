import { describe, expect, it } from 'vitest';
import { modelAmounts } from '../../../../src-main/engine/recurring/amount-model.ts';
import type { StreamEvent } from '../../../../src-main/engine/recurring/group-payees.ts';
import { addMonths, isoDate, toEpochDay } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';

const START = isoDate('2022-01-15');

/** One movement a month from January 2022. */
const monthly = (amounts: readonly number[]): StreamEvent[] =>
  amounts.map((amount, index) => {
    const bookingDate = addMonths(START, index);
    const day = toEpochDay(bookingDate);
    const line = {
      transactionId: index + 1,
      bookingDate,
      amountMinor: minorUnits(amount),
      currency: currencyCode('EUR'),
      payeeKey: 'payee',
      payeeName: 'Payee',
      accountId: 1,
      category: null,
    };
    return { line, day, ordinal: day, logAmount: Math.log(Math.abs(amount)) };
  });

const after = (amounts: readonly number[]): number => toEpochDay(addMonths(START, amounts.length));
const outlook = (amounts: readonly number[]) => modelAmounts(monthly(amounts), 'monthly', after(amounts));

describe('modelAmounts', () => {
  it('keeps a price that never changed, without a range', () => {
    expect(outlook([-990, -990, -990, -990])).toMatchObject({
      model: { kind: 'fixed', amountMinor: -990, changes: [] },
      nextMinor: -990,
      lowMinor: -990,
      highMinor: -990,
    });
  });

  it('takes the last level after a change and passes over a single odd amount', () => {
    const { model, nextMinor } = outlook([-990, -990, -990, -5000, -990, -990, -990, -990, -1190, -1190, -1190, -1190]);
    expect(model).toMatchObject({ kind: 'stepwise', changes: [{ fromDate: '2022-09-15', amountMinor: -1190 }] });
    expect(nextMinor).toBe(-1190);
  });

  it('believes the last amount even when it is new', () => {
    expect(outlook([-990, -990, -990, -990, -1190]).nextMinor).toBe(-1190);
  });

  it('gives varying amounts a level and a range around it', () => {
    const { model, nextMinor, lowMinor, highMinor } = outlook([5000, 5600, 4700, 5300, 5100, 4800, 5400, 5050]);
    expect(model.kind).toBe('variable');
    expect(nextMinor).toBeGreaterThan(4900);
    expect(nextMinor).toBeLessThan(5300);
    expect(lowMinor).toBeLessThan(nextMinor);
    expect(highMinor).toBeGreaterThan(nextMinor);
  });

  it('follows the season of power where a year ago tells more than last month', () => {
    const winter = Array.from(
      { length: 36 },
      (_, month) => -Math.floor(10_000 * (1 + 0.4 * Math.cos((2 * Math.PI * month) / 12))) - ((month * 37) % 90),
    );
    const { model, nextMinor } = outlook(winter);
    expect(model.kind).toBe('seasonal');
    expect(Math.abs(nextMinor + 14_000)).toBeLessThan(700);
  });
});
