import { toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { BankingDays } from './banking-days.ts';
import { describeStream } from './describe-stream.ts';
import { groupPayees } from './group-payees.ts';
import { ScheduleProposer } from './propose-schedules.ts';
import { ScheduleBook } from './schedules.ts';
import { searchStreams } from './search-streams.ts';
import { streamProbability } from './stream-probability.ts';
import type { RecurringLine, RecurringOptions, RecurringStream } from './types.ts';

/** Days the calendar reaches beyond the lines: a yearly date before the first and the one after next behind the last. */
const DAYS_BEFORE = 400;
const DAYS_AFTER = 800;
/** Least probability of a stream that is shown. */
const LEAST_PROBABILITY = 0.5;

type Unkeyed = Omit<RecurringStream, 'streamKey'> & { readonly firstKey: string };

/**
 * Named after what never changes while lines are added at the end: the payee as first printed, direction, currency, frequency, and a number in order of
 * beginning where those are equal.
 */
function giveKeys(streams: readonly Unkeyed[]): RecurringStream[] {
  const counts = new Map<string, number>();
  return streams.map(({ firstKey, ...stream }) => {
    const base = `${firstKey}|${stream.direction}|${stream.currency}|${stream.frequency}`;
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    return { streamKey: count === 1 ? base : `${base}|${count}`, ...stream };
  });
}

/**
 * Streams of recurring payments in bank history up to `asOf`, in order of their first occurrence: for each payee the schedules that explain its lines
 * better than payments at random would (likelihood ratio of dates, amounts, misses and left-over lines against a Poisson process with the payee's own
 * rate, weekdays and amounts), best first, each line in one stream at most. The order of the input does not matter. Amounts in cash sign.
 */
export function findRecurring(lines: readonly RecurringLine[], options: RecurringOptions): RecurringStream[] {
  const { asOf, isBusinessDay, control } = options;
  const known = lines.filter((line) => line.bookingDate <= asOf && line.amountMinor !== 0);
  const first = known.reduce((least, line) => (line.bookingDate < least ? line.bookingDate : least), asOf);
  const asOfDay = toEpochDay(asOf);
  const days = new BankingDays(toEpochDay(first) - DAYS_BEFORE, asOfDay + DAYS_AFTER, isBusinessDay);
  const book = new ScheduleBook(days);
  const paths = searchStreams(groupPayees(known, days), { book, proposer: new ScheduleProposer(book) }, control);
  const streams = paths
    .map((path) => ({ path, probability: streamProbability(path) }))
    .filter(({ probability }) => probability >= LEAST_PROBABILITY)
    .map(({ path, probability }) => ({
      firstEvent: must(path.events[0], 'a first event'),
      described: describeStream(path, { asOfDay, probability, book }),
    }))
    .sort((a, b) => a.firstEvent.day - b.firstEvent.day || a.firstEvent.line.transactionId - b.firstEvent.line.transactionId);
  return giveKeys(streams.map(({ firstEvent, described }) => ({ ...described, firstKey: firstEvent.line.payeeKey })));
}
