import { describe, expect, it } from 'vitest';
import { UNCONTROLLED } from '../../../../src-main/engine/common/run-control.ts';
import { createRandom, drawInteger } from '../../../../src-main/engine/common/random.ts';
import { findRecurring } from '../../../../src-main/engine/recurring/find-recurring.ts';
import type { RecurringLine, RecurringStream } from '../../../../src-main/engine/recurring/types.ts';
import { addDays, type IsoDate, isoDate, isoWeekday, toEpochDay } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../../src-shared/result/assert.ts';

const HOLIDAYS = new Set(['2024-01-01', '2024-03-29', '2024-04-01', '2024-05-01', '2024-12-25', '2024-12-26', '2025-01-01']);
const isBusinessDay = (date: IsoDate): boolean => isoWeekday(toEpochDay(date)) <= 5 && !HOLIDAYS.has(date);

/** A statement as text, one line a movement: date, payee, amount in minor units. */
function statement(text: string): RecurringLine[] {
  return text
    .trim()
    .split('\n')
    .map((row, index) => {
      const [date = '', payee = '', amount = ''] = row.split('|').map((cell) => cell.trim());
      return {
        transactionId: index + 1,
        bookingDate: isoDate(date),
        amountMinor: minorUnits(Number(amount)),
        currency: currencyCode('EUR'),
        payeeKey: payee.toLowerCase(),
        payeeName: payee,
        accountId: 1,
        category: null,
      };
    });
}

const find = (text: string, asOf: string): RecurringStream[] =>
  findRecurring(statement(text), { asOf: isoDate(asOf), isBusinessDay, control: UNCONTROLLED });

function only(streams: readonly RecurringStream[]): RecurringStream {
  expect(streams).toHaveLength(1);
  return must(streams[0], 'one stream');
}

const RENT = `
  2024-01-02 | Corner Estates | -120000
  2024-02-01 | Corner Estates | -120000
  2024-03-01 | Corner Estates | -120000
  2024-04-02 | Corner Estates | -120000
  2024-05-02 | Corner Estates | -120000
  2024-06-03 | Corner Estates | -120000
  2024-07-01 | Corner Estates | -156000
  2024-08-01 | Corner Estates | -156000
  2024-09-02 | Corner Estates | -156000`;

describe('findRecurring', () => {
  it('reads rent on the first, moved by weekends and holidays, with a price jump', () => {
    const rent = only(find(RENT, '2024-09-15'));
    expect(rent).toMatchObject({
      frequency: 'monthly',
      dayRule: { kind: 'day_of_month', day: 1 },
      shift: 'next',
      direction: 'out',
      suggestedType: 'rent',
    });
    expect(rent.amountModel).toMatchObject({ kind: 'stepwise', amountMinor: -156_000, changes: [{ fromDate: '2024-07-01', amountMinor: -156_000 }] });
    expect(rent).toMatchObject({ nextDate: '2024-10-01', nextAmountMinor: -156_000, stage: 'mature', missedDates: [] });
    expect(rent.occurrences.every(({ status }) => status === 'on_time')).toBe(true);
    expect(rent.occurrences[5]).toMatchObject({ date: '2024-06-03', nominalDate: '2024-06-01' });
  });

  it('tells two telephone lines of one payee apart', () => {
    const months = ['01', '02', '03', '04', '05', '06', '07', '08'];
    const text = months.map((month) => `2024-${month}-05 | North Telecom | -2990\n2024-${month}-19 | North Telecom | -3990`).join('\n');
    const streams = find(text, '2024-08-31');
    expect(streams.map(({ frequency, amountModel }) => [frequency, amountModel.kind, amountModel.amountMinor])).toEqual([
      ['monthly', 'fixed', -2990],
      ['monthly', 'fixed', -3990],
    ]);
    expect(new Set(streams.map(({ streamKey }) => streamKey)).size).toBe(2);
  });

  it('keeps wages on the 15th and the last day one stream', () => {
    const text = `
      2024-01-15 | Ada Example | -180000
      2024-01-31 | Ada Example | -180000
      2024-02-15 | Ada Example | -180000
      2024-02-29 | Ada Example | -180000
      2024-03-15 | Ada Example | -180000
      2024-03-28 | Ada Example | -180000
      2024-04-15 | Ada Example | -185000
      2024-04-30 | Ada Example | -185000
      2024-05-15 | Ada Example | -185000
      2024-05-31 | Ada Example | -185000`;
    const wages = only(find(text, '2024-06-01'));
    expect(wages).toMatchObject({ frequency: 'semi_monthly', shift: 'previous', nextDate: '2024-06-14' });
    expect(wages.dayRule).toEqual({ kind: 'two_days_of_month', days: [15, 31] });
  });

  it('finds a quarterly tax of varying amount', () => {
    const text = `
      2023-01-10 | Finanzamt | -412050
      2023-04-11 | Finanzamt | -388110
      2023-07-10 | Finanzamt | -455900
      2023-10-10 | Finanzamt | -430275
      2024-01-10 | Finanzamt | -421000
      2024-04-10 | Finanzamt | -402518
      2024-07-10 | Finanzamt | -467730
      2024-10-10 | Finanzamt | -441120`;
    const tax = only(find(text, '2024-11-01'));
    expect(tax).toMatchObject({ frequency: 'quarterly', dayRule: { kind: 'day_of_month', day: 10 }, suggestedType: 'tax', nextDate: '2025-01-10' });
    expect(tax.nextAmountLowMinor).toBeLessThan(tax.nextAmountMinor);
    expect(tax.nextAmountHighMinor).toBeGreaterThan(tax.nextAmountMinor);
  });

  it('is content with two of a yearly insurance', () => {
    const insurance = only(find('2023-03-15 | Sure Insurance | -84000\n2024-03-15 | Sure Insurance | -84000', '2024-06-30'));
    expect(insurance).toMatchObject({ frequency: 'annual', stage: 'mature', nextDate: '2025-03-17', suggestedType: 'vendor_bill' });
  });

  it('names the month that was missed', () => {
    const rent = only(find(RENT.replace(/.*2024-05-02.*\n/u, ''), '2024-09-15'));
    expect(rent.missedDates).toEqual(['2024-05-02']);
    expect(rent).toMatchObject({ stage: 'mature', nextDate: '2024-10-01' });
    expect(rent.aliveProbability).toBe(1);
  });

  it('calls a stream late, then ended', () => {
    const late = only(find(RENT, '2024-10-08'));
    expect(late).toMatchObject({ stage: 'late', missedDates: ['2024-10-01'] });
    expect(late.aliveProbability).toBeLessThan(1);
    const ended = only(find(RENT, '2024-12-20'));
    expect(ended).toMatchObject({ stage: 'ended', nextDate: null, missedDates: ['2024-10-01', '2024-11-01'] });
    expect(ended.aliveProbability).toBeLessThan(0.1);
  });

  it('follows a weekly payout over Easter and Christmas', () => {
    const rows: string[] = [];
    for (let friday = isoDate('2024-01-05'), week = 0; friday <= '2025-01-03'; friday = addDays(friday, 7), week++) {
      const booked = friday === '2024-03-29' ? isoDate('2024-04-02') : friday;
      rows.push(`${booked} | Bike Delivery | ${80_000 + ((week * 7919) % 9_000)}`);
    }
    const payout = only(find(rows.join('\n'), '2025-01-05'));
    expect(payout).toMatchObject({ frequency: 'weekly', dayRule: { kind: 'weekday', weekday: 5 }, direction: 'in', suggestedType: 'revenue' });
    expect(payout).toMatchObject({ nextDate: '2025-01-10', missedDates: [] });
    expect(payout.occurrences.filter(({ status }) => status !== 'on_time')).toEqual([]);
  });

  it('sees no stream in coffee', () => {
    const random = createRandom(7);
    const rows = Array.from({ length: 60 }, () => {
      const day = addDays(isoDate('2024-01-01'), drawInteger(random, 0, 330));
      return `${day} | Corner Coffee | -${drawInteger(random, 2, 9) * 70}`;
    });
    expect(find(rows.join('\n'), '2024-12-01')).toEqual([]);
  });

  it('brings home a movement the bank printed under no name', () => {
    const rent = only(find(RENT.replace('2024-05-02 | Corner Estates', '2024-05-02 | unknown'), '2024-09-15'));
    expect(rent.occurrences).toHaveLength(9);
    expect(rent.missedDates).toEqual([]);
    expect(rent.evidence).toContainEqual({ kind: 'adopted_lines', count: 1 });
  });

  it('finds a subscription among other purchases at the same shop', () => {
    const random = createRandom(3);
    const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09'];
    const monthly = months.map((month) => `2024-${month}-12 | Everything Store | -1199`);
    const orders = Array.from({ length: 30 }, () => {
      const day = addDays(isoDate('2024-01-02'), drawInteger(random, 0, 260));
      return `${day} | Everything Store | -${drawInteger(random, 500, 20_000)}`;
    });
    const membership = only(find([...orders, ...monthly].join('\n'), '2024-09-30'));
    expect(membership).toMatchObject({ frequency: 'monthly', amountModel: { kind: 'fixed', amountMinor: -1199 } });
    expect(membership.occurrences).toHaveLength(9);
  });
});
