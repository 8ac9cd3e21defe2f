import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import {
  bankDataAge,
  dateInWords,
  formatDate,
  formatDateInSentence,
  formatMonth,
  formatWeekday,
  relativeDay,
  relativeInstant,
} from '../../../../src-renderer/format/dates.ts';

const today = isoDate('2026-11-20');

describe('dates in words', () => {
  it.each([
    ['2026-11-20', 'Fri 20 Nov, today'],
    ['2026-11-21', 'Sat 21 Nov, tomorrow'],
    ['2026-11-26', 'Thu 26 Nov, in 6 days'],
    ['2026-11-19', 'Thu 19 Nov, yesterday'],
    ['2026-12-03', 'Thu 3 Dec, in 13 days'],
    ['2026-12-04', '4 December'],
    ['2027-03-14', '14 March'],
    ['2028-03-14', '14 March 2028'],
  ])('says %s as "%s"', (date, words) => {
    expect(dateInWords(isoDate(date), today)).toBe(words);
  });

  it('adds the year once the day and month alone could mean another year', () => {
    expect(formatDateInSentence(isoDate('2027-09-16'), today)).toBe('16 September');
    expect(formatDateInSentence(isoDate('2027-09-17'), today)).toBe('17 September 2027');
  });

  it.each([
    ['2026-11-07', '13 days ago'],
    ['2026-11-06', '2 weeks ago'],
    ['2026-12-18', 'in 4 weeks'],
    ['2027-02-20', 'in 3 months'],
    ['2024-11-20', '1 year ago'],
  ])('says how far %s is: %s', (date, words) => {
    expect(relativeDay(isoDate(date), today)).toBe(words);
  });

  it('writes a date in tables so that no country misreads it', () => {
    expect(formatDate(isoDate('2026-03-04'))).toBe('4 Mar 2026');
    expect(formatWeekday(isoDate('2026-03-04'))).toBe('Wed 4 Mar');
    expect(formatMonth(isoDate('2026-03-04'))).toBe('March 2026');
  });
});

describe('age of the bank data', () => {
  it.each([
    ['2026-11-20', 'bank data from today'],
    ['2026-11-19', 'bank data from yesterday'],
    ['2026-11-15', 'bank data from 5 days ago'],
  ])('of %s is "%s"', (through, words) => {
    expect(bankDataAge(isoDate(through), today)).toBe(words);
  });

  it('says when there is none', () => {
    expect(bankDataAge(null, today)).toBe('no bank data yet');
  });
});

describe('relativeInstant', () => {
  it.each([
    ['2026-11-20T09:59:40.000Z', 'just now'],
    ['2026-11-20T09:55:00.000Z', '5 minutes ago'],
    ['2026-11-20T09:00:00.000Z', '1 hour ago'],
    ['2026-11-18T09:00:00.000Z', '2 days ago'],
  ])('of %s is "%s"', (instant, words) => {
    expect(relativeInstant(instant, new Date('2026-11-20T10:00:00.000Z'))).toBe(words);
  });
});
