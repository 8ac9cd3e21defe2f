import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { bankDayOnOrAfter, isBankDay, type BankCalendar } from '../../../../../src-main/engine/execution/payment/bank-days.ts';
import {
  earliestExecutionDate,
  executionDateProblem,
  possibleExecutionDate,
} from '../../../../../src-main/engine/execution/payment/execution-date.ts';
import { CSV, MONDAY, NACHA, SEPA } from '../build-batch.ts';

const closed = (calendar: BankCalendar, days: readonly string[]): string[] => days.filter((day) => !isBankDay(isoDate(day), calendar));

describe('settlement calendars', () => {
  it('TARGET is closed on six days beside weekends, Easter moving', () => {
    const days = ['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-01', '2026-12-25', '2024-03-29', '2024-04-01', '2038-04-23', '2000-04-24'];
    expect(closed('target', days)).toEqual(days);
    expect(closed('target', ['2026-01-02', '2026-04-02', '2026-04-07', '2026-05-14', '2026-12-24', '2026-12-31'])).toEqual([]);
  });

  it('the Federal Reserve keeps eleven holidays, those on a Sunday on Monday', () => {
    const days = [
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
    ];
    expect(closed('fed', [...days, '2027-07-05', '2023-01-02'])).toEqual([...days, '2027-07-05', '2023-01-02']);
    // Saturday, 4 July 2026 is not moved to Friday.
    expect(isBankDay(isoDate('2026-07-03'), 'fed')).toBe(true);
  });

  it('finds the next open day', () => {
    expect(bankDayOnOrAfter(isoDate('2026-04-03'), 'target')).toBe('2026-04-07');
    expect(bankDayOnOrAfter(isoDate('2026-03-02'), 'target')).toBe('2026-03-02');
  });
});

describe('execution date', () => {
  const late = { ...MONDAY, minuteOfDay: MONDAY.cutOffMinute };

  it('is today before the cut-off, the next bank day from it on', () => {
    expect(earliestExecutionDate(SEPA, 'normal')).toBe('2026-03-02');
    expect(earliestExecutionDate({ format: 'sepa', submission: { ...late, minuteOfDay: late.cutOffMinute - 1 } }, 'normal')).toBe('2026-03-02');
    expect(earliestExecutionDate({ format: 'sepa', submission: late }, 'normal')).toBe('2026-03-03');
    expect(earliestExecutionDate({ format: 'sepa', submission: { ...late, localDate: isoDate('2026-04-02') } }, 'normal')).toBe('2026-04-07');
  });

  it('US entries settle a day later, unless on the same day', () => {
    expect(earliestExecutionDate(NACHA, 'normal')).toBe('2026-03-03');
    expect(earliestExecutionDate(NACHA, 'urgent')).toBe('2026-03-02');
  });

  it('instant payments and files for unknown banks know no calendar', () => {
    const saturday = { ...MONDAY, localDate: isoDate('2026-03-07') };
    expect(executionDateProblem(isoDate('2026-03-07'), { format: 'sepa', submission: saturday }, 'instant')).toBeNull();
    expect(executionDateProblem(isoDate('2026-03-08'), CSV, 'normal')).toBeNull();
  });

  it('that cannot be is refused with the next that can', () => {
    expect(executionDateProblem(isoDate('2026-03-07'), SEPA, 'normal')).toBe(
      'The execution date 2026-03-07 is a day on which the euro settlement system (TARGET) is closed; the next possible day is 2026-03-09.',
    );
    expect(executionDateProblem(isoDate('2026-02-27'), SEPA, 'normal')).toBe(
      'The execution date 2026-02-27 can no longer be reached; the earliest possible day is 2026-03-02.',
    );
    expect(executionDateProblem(isoDate('2026-05-25'), NACHA, 'normal')).toContain(
      'the Federal Reserve is closed; the next possible day is 2026-05-26',
    );
    expect(possibleExecutionDate(isoDate('2026-05-01'), SEPA, 'normal')).toBe('2026-05-04');
  });
});
