import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { firstOfMonth, isoDate, isoWeekday, toEpochDay, type IsoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { withFileErrors } from '../platform/file-errors.ts';

/** How many periods back one backup each is kept: the newest of every day, of every week (from Monday) and of every month. */
export type KeepPolicy = {
  readonly days: number;
  readonly weeks: number;
  readonly months: number;
  /** Copies made before a migration, of which each is a whole database: the newest ones. */
  readonly copies: number;
};

/** A week to undo a mistake by the day, a month by the week, a fiscal year by the month. */
export const KEEP_POLICY: KeepPolicy = { days: 7, weeks: 4, months: 12, copies: 3 };

const COPY_NAME = /^before-.+-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z)\.db$/;
const BACKUP_NAME = /^tamio-(\d{4}-\d{2}-\d{2})T\d{2}-\d{2}-\d{2}-\d{3}Z\.tamio$/;

type Dated = { readonly name: string; readonly date: IsoDate };

function weekOf(date: IsoDate): string {
  const day = toEpochDay(date);
  return String(day - isoWeekday(day) + 1);
}

/** The newest of each of the last `count` periods that have one. Periods without a backup do not use up the count. */
function newestOfEach(newestFirst: readonly Dated[], periodOf: (date: IsoDate) => string, count: number): readonly string[] {
  const newest = new Map<string, string>();
  for (const { name, date } of newestFirst) {
    const period = periodOf(date);
    if (!newest.has(period) && newest.size < count) newest.set(period, name);
  }
  return [...newest.values()];
}

/** Copies made before a migration beyond the newest `count`. */
function oldCopies(names: readonly string[], count: number): readonly string[] {
  const instantOf = (name: string): string => COPY_NAME.exec(name)?.[1] ?? '';
  return names
    .filter((name) => COPY_NAME.test(name))
    .toSorted((a, b) => (instantOf(a) < instantOf(b) ? 1 : -1))
    .slice(count);
}

/** Which of the names may go. Anything that the application did not name itself is never among them. */
export function backupsToRemove(names: readonly string[], policy: KeepPolicy): readonly string[] {
  const newestFirst = names
    .flatMap((name): Dated[] => {
      const date = BACKUP_NAME.exec(name)?.[1];
      return date === undefined ? [] : [{ name, date: isoDate(date) }];
    })
    .sort((a, b) => (a.name < b.name ? 1 : -1));
  const kept = new Set([
    ...newestOfEach(newestFirst, (date) => date, policy.days),
    ...newestOfEach(newestFirst, weekOf, policy.weeks),
    ...newestOfEach(newestFirst, firstOfMonth, policy.months),
  ]);
  return [...newestFirst.filter(({ name }) => !kept.has(name)).map(({ name }) => name), ...oldCopies(names, policy.copies)];
}

/** Removes unattended backups that the policy no longer keeps and returns their names. After a new one has been verified, never before. */
export function rotateBackups(folder: string, policy: KeepPolicy = KEEP_POLICY): readonly string[] {
  return withFileErrors(folder, 'write', () => {
    const removed = backupsToRemove(readdirSync(folder), policy);
    for (const name of removed) rmSync(join(folder, name), { force: true });
    return removed;
  });
}
