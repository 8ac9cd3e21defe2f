import { daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { relativeDay } from '../../format/dates.ts';

/** `fresh` is green, `ageing` amber, `old` grey. */
type Freshness = { readonly level: 'fresh' | 'ageing' | 'old'; readonly words: string };

/** Figures of this week still describe the present. */
const FRESH_DAYS = 7;
/** Whoever downloads once a month is up to date with a monthly statement and a few days of grace. */
const AGEING_DAYS = 35;

/** How far the newest line of an account is behind today. */
export function freshness(newest: IsoDate | null, today: IsoDate): Freshness {
  if (newest === null) return { level: 'old', words: 'no lines yet' };
  const days = daysBetween(newest, today);
  const when = `newest line ${relativeDay(newest, today)}`;
  if (days <= FRESH_DAYS) return { level: 'fresh', words: `up to date, ${when}` };
  return days <= AGEING_DAYS ? { level: 'ageing', words: `getting old, ${when}` } : { level: 'old', words: `old, ${when}` };
}
