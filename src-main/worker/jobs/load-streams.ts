import { addMonths } from '../../../src-shared/domain/calendar/iso-date.ts';
import { findRecurring } from '../../engine/recurring/find-recurring.ts';
import type { RecurringStream } from '../../engine/recurring/types.ts';
import { loadCalendar } from '../../features/obligations/business-calendar.ts';
import { listDecisions, listRecurringLines } from '../../features/recurring/recurring-store.ts';
import type { JobContext } from '../job-context.ts';
import type { JobBusiness } from '../job-subject.ts';

/** History that habits are read from: five years hold a yearly stream five times; older habits mislead. */
const HISTORY_MONTHS = 60;

export type LoadedStreams = {
  /** Streams that nobody has decided on yet, the most certain first. */
  readonly open: readonly RecurringStream[];
  readonly refusedCount: number;
};

/** Streams that still run before those that have ended, then the most certain, then the largest. */
function byWorth(a: RecurringStream, b: RecurringStream): number {
  return (
    Number(a.stage === 'ended') - Number(b.stage === 'ended') ||
    b.probability - a.probability ||
    Math.abs(b.nextAmountMinor) - Math.abs(a.nextAmountMinor) ||
    (a.streamKey < b.streamKey ? -1 : 1)
  );
}

let kept: { readonly key: string; readonly loaded: LoadedStreams } | null = null;

/** The recurring streams of a business that are offered to its owner; kept until the books change. */
export function loadStreams(context: JobContext, business: JobBusiness): LoadedStreams {
  const { businessId, asOf, country } = business;
  const { read } = context.database;
  const key = `${context.database.dataVersion()}|${businessId}|${asOf}`;
  if (kept?.key === key) return kept.loaded;
  const lines = listRecurringLines(read, businessId, { from: addMonths(asOf, -HISTORY_MONTHS), through: asOf });
  const { isBusinessDay } = loadCalendar(read, { id: businessId, country });
  const streams = findRecurring(lines, { asOf, isBusinessDay, control: context.control });
  const decisions = listDecisions(read, businessId);
  const decided = new Set(decisions.map(({ streamKey }) => streamKey));
  const loaded = {
    open: streams.filter(({ streamKey }) => !decided.has(streamKey)).toSorted(byWorth),
    refusedCount: decisions.filter(({ decision }) => decision === 'refused').length,
  };
  kept = { key, loaded };
  return loaded;
}
