import { addDays, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { DetectionType } from '../../../src-shared/domain/vocabulary/detection.ts';
import { CRITICAL_DETECTION_TYPES, type DetectedAlert } from './types.ts';

/** Dismissals of one alert that make a habit of it, and the days within which they count. */
const HABIT = 2;
const MEMORY_DAYS = 365;
/** Days a habit is muted for after the last dismissal; each further dismissal doubles it, up to a year. */
const MUTE_DAYS = 90;
const LONGEST_DAYS = 365;

/** A person has put an alert away without acting on it. */
export type Dismissal = { readonly type: DetectionType; readonly alertKey: string; readonly dismissedOn: IsoDate };

export type Mute = {
  readonly alertKey: string;
  /** Last day of the mute. */
  readonly untilDate: IsoDate;
  readonly dismissals: number;
  readonly reason: string;
};

/**
 * Which alerts a person has taught the application to keep to itself: the same alert (type and entity) dismissed at least twice within a year is
 * muted for 90 days from the last dismissal, 180 after the third, a year from the fourth on. Buffer, payroll and statutory alerts are never learnt.
 */
export function learnMutes(dismissals: readonly Dismissal[], asOf: IsoDate): Mute[] {
  const oldest = addDays(asOf, -MEMORY_DAYS);
  const counted = dismissals.filter(
    ({ type, dismissedOn }) => dismissedOn <= asOf && dismissedOn > oldest && !CRITICAL_DETECTION_TYPES.includes(type),
  );
  return [...Map.groupBy(counted, ({ alertKey }) => alertKey)].flatMap(([alertKey, own]): Mute[] => {
    if (own.length < HABIT) return [];
    const last = own.reduce<IsoDate>((newest, { dismissedOn }) => (dismissedOn > newest ? dismissedOn : newest), oldest);
    const untilDate = addDays(last, Math.min(LONGEST_DAYS, MUTE_DAYS * 2 ** (own.length - HABIT)));
    if (untilDate < asOf) return [];
    return [{ alertKey, untilDate, dismissals: own.length, reason: `Put away ${own.length} times, last on ${last}: kept quiet until ${untilDate}.` }];
  });
}

/** Splits a run's alerts into those shown and those kept quiet, each with its mute; an emergency is always shown. */
export function applyMutes(
  alerts: readonly DetectedAlert[],
  mutes: readonly Mute[],
): { readonly shown: readonly DetectedAlert[]; readonly muted: readonly { readonly alert: DetectedAlert; readonly mute: Mute }[] } {
  const byKey = new Map(mutes.map((mute) => [mute.alertKey, mute]));
  const shown: DetectedAlert[] = [];
  const muted: { alert: DetectedAlert; mute: Mute }[] = [];
  for (const alert of alerts) {
    const mute = byKey.get(alert.alertKey);
    if (mute === undefined || alert.severity === 'emergency') shown.push(alert);
    else muted.push({ alert, mute });
  }
  return { shown, muted };
}
