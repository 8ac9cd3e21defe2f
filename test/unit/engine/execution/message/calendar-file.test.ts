import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { writeCalendar, type CalendarOptions, type StatutoryDate } from '../../../../../src-main/engine/execution/message/calendar-file.ts';

const VAT: StatutoryDate = { id: 'schedule-9', dueDate: isoDate('2026-03-10'), title: 'VAT, February', amountText: '1,234.56 EUR', revision: 0 };
const OPTIONS: CalendarOptions = {
  language: 'en',
  calendarName: 'Example Ltd',
  createdAt: '2026-03-02T09:15:00.000Z',
  alarmDaysBefore: [1, 7, 7, 0],
};

describe('a calendar file', () => {
  it('is as it has always been', () => {
    expect(writeCalendar([VAT], OPTIONS).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Tamio//Statutory dates//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'X-WR-CALNAME:Example Ltd',
      'BEGIN:VEVENT',
      'UID:schedule-9@tamio',
      'DTSTAMP:20260302T091500Z',
      'SEQUENCE:0',
      'DTSTART;VALUE=DATE:20260310',
      'DTEND;VALUE=DATE:20260311',
      'SUMMARY:Due: VAT\\, February',
      'DESCRIPTION:Amount: 1\\,234.56 EUR\\nPay early enough for the money to arrive',
      '  on this day.',
      'TRANSP:TRANSPARENT',
      ...['-P6DT15H', '-PT15H', 'PT9H'].flatMap((trigger) => [
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        'DESCRIPTION:Due: VAT\\, February',
        `TRIGGER:${trigger}`,
        'END:VALARM',
      ]),
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('folds at 75 octets without splitting a letter, and unfolds to the same', () => {
    const title = `Umsatzsteuer ${'für Österreich und Großbritannien '.repeat(6)}`;
    const text = writeCalendar([{ ...VAT, title }], { ...OPTIONS, language: 'de' });
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:Fällig: ${title}\r\n`);
  });

  it('is in the order of the dates and the same for any order of input', () => {
    const other = { ...VAT, id: 'schedule-1', dueDate: isoDate('2026-01-10') };
    const text = writeCalendar([VAT, other], OPTIONS);
    expect(text).toBe(writeCalendar([other, VAT], OPTIONS));
    expect(text.indexOf('schedule-1')).toBeLessThan(text.indexOf('schedule-9'));
  });

  it.each([
    ['en', 'SUMMARY:Due: '],
    ['de', 'SUMMARY:Fällig: '],
    ['fr', 'SUMMARY:Échéance: '],
    ['es', 'SUMMARY:Vencimiento: '],
  ] as const)('speaks %s', (language, start) => {
    expect(writeCalendar([{ ...VAT, amountText: null }], { ...OPTIONS, language })).toContain(start);
  });
});
