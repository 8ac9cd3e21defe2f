import { describe, expect, it } from 'vitest';
import { addDays, isoDate, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { backupFileName } from '../../../src-main/database/create-backup.ts';
import { backupsToRemove, KEEP_POLICY } from '../../../src-main/database/rotate-backups.ts';

const nameOf = (date: IsoDate, time = '06:00:00.000'): string => backupFileName(`${date}T${time}Z`);

describe('unattended backups', () => {
  it('after two years of daily ones: seven days, four weeks, twelve months', () => {
    const last = isoDate('2026-11-20');
    const names = Array.from({ length: 730 }, (_, daysAgo) => nameOf(addDays(last, -daysAgo)));
    const removed = new Set(backupsToRemove(names, KEEP_POLICY));
    const kept = names.filter((name) => !removed.has(name)).map((name) => name.slice(6, 16));
    expect(kept).toEqual([
      '2026-11-20',
      '2026-11-19',
      '2026-11-18',
      '2026-11-17',
      '2026-11-16',
      '2026-11-15',
      '2026-11-14',
      '2026-11-08',
      '2026-11-01',
      '2026-10-31',
      '2026-09-30',
      '2026-08-31',
      '2026-07-31',
      '2026-06-30',
      '2026-05-31',
      '2026-04-30',
      '2026-03-31',
      '2026-02-28',
      '2026-01-31',
      '2025-12-31',
    ]);
  });

  it('of one day only the newest stays', () => {
    const day = isoDate('2026-03-05');
    expect(backupsToRemove([nameOf(day, '06:00:00.000'), nameOf(day, '18:00:00.000'), nameOf(day, '12:00:00.000')], KEEP_POLICY)).toEqual([
      nameOf(day, '12:00:00.000'),
      nameOf(day, '06:00:00.000'),
    ]);
  });

  it('after a year of pause nothing is removed just because it is old', () => {
    const names = [nameOf(isoDate('2024-01-01')), nameOf(isoDate('2026-11-20'))];
    expect(backupsToRemove(names, KEEP_POLICY)).toEqual([]);
  });

  it('of the copies made before a migration the newest three stay', () => {
    const copy = (version: string, day: string): string => `before-${version}-2026-${day}T00-00-00-000Z.db`;
    const names = [copy('0070_a', '01-01'), copy('0090_c', '03-01'), copy('0100_d', '04-01'), copy('0080_b', '02-01')];
    expect(backupsToRemove(names, KEEP_POLICY)).toEqual([copy('0070_a', '01-01')]);
  });

  it('never what a person named', () => {
    const names = ['my books.tamio', 'before-christmas.db', 'tamio-2020.tamio', '.tamio-2020-01-01T06-00-00-000Z.tamio.tmp'];
    expect(backupsToRemove(names, { days: 0, weeks: 0, months: 0, copies: 0 })).toEqual([]);
  });
});
