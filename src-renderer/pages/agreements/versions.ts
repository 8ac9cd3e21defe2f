import type { Terms } from '../../../src-shared/contract/terms.ts';
import { addDays, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';

export type TermsVersion = {
  readonly version: number;
  readonly effectiveFrom: IsoDate;
  readonly reason: string | null;
  readonly createdAt: string;
  readonly terms: Terms;
};

/** A version with the days on which it counts; `until` null runs on. */
export type VersionPeriod = TermsVersion & { readonly until: IsoDate | null };

/** Which version counts when: a later one replaces everything from its first day on, whatever was announced before. In order of days. */
export function periodsOf(versions: readonly TermsVersion[]): VersionPeriod[] {
  const inForce: TermsVersion[] = [];
  for (const version of versions.toSorted((a, b) => a.version - b.version)) {
    while ((inForce.at(-1)?.effectiveFrom ?? '') >= version.effectiveFrom) inForce.pop();
    inForce.push(version);
  }
  return inForce.map((version, index) => {
    const next = inForce[index + 1];
    return { ...version, until: next === undefined ? null : addDays(next.effectiveFrom, -1) };
  });
}

/** The version that counts on a day; the first one before its own begin. */
export function periodOn(periods: readonly VersionPeriod[], date: IsoDate): VersionPeriod | undefined {
  return periods.findLast(({ effectiveFrom }) => effectiveFrom <= date) ?? periods[0];
}

/** What must be agreed again, in this order, so that every day from `from` on has the terms it has now. */
export function stepsBack(periods: readonly VersionPeriod[], from: IsoDate): { readonly effectiveFrom: IsoDate; readonly terms: Terms }[] {
  const onThatDay = periodOn(periods, from);
  if (onThatDay === undefined) return [];
  const later = periods.filter(({ effectiveFrom }) => effectiveFrom > from);
  return [{ effectiveFrom: from, terms: onThatDay.terms }, ...later.map(({ effectiveFrom, terms }) => ({ effectiveFrom, terms }))];
}
