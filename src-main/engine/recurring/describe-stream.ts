import { fromEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { modelAmounts } from './amount-model.ts';
import { readLifeCycle } from './life-cycle.ts';
import type { ScheduleBook } from './schedules.ts';
import type { ScoredPath } from './search-streams.ts';
import { suggestType } from './suggest-type.ts';
import type { EvidenceReason, RecurringStream, StreamOccurrence } from './types.ts';

/** Days off the date that still count as near in the evidence. */
const NEAR_DAYS = 3;

/** The most frequent value, the first of equals in order of text; null of none. */
function mostFrequent(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return best?.[0] ?? null;
}

function occurrencesOf(path: ScoredPath, book: ScheduleBook): StreamOccurrence[] {
  const slots = book.slotsOf(path.schedule);
  return path.events.map(({ line, ordinal }, i) => {
    const slot = must(path.slots[i], 'a slot for every event');
    const off = ordinal - (slots.ordinal[slot] ?? 0);
    const { bookingDate: date, transactionId, amountMinor } = line;
    return {
      date,
      nominalDate: fromEpochDay(slots.nominal[slot] ?? 0),
      transactionId,
      amountMinor,
      status: off === 0 ? 'on_time' : off < 0 ? 'early' : 'late',
    };
  });
}

function evidenceOf(path: ScoredPath, book: ScheduleBook): EvidenceReason[] {
  const { score, events, adopted } = path;
  const { shifted } = book.slotsOf(path.schedule);
  const within3Days = events.filter((event, i) => Math.abs(event.day - (shifted[path.slots[i] ?? 0] ?? 0)) <= NEAR_DAYS).length;
  return [
    { kind: 'likelihood_ratio', log: score.score },
    { kind: 'occurrences', seen: events.length, expected: score.expected },
    { kind: 'dates', onTime: score.onTime, within3Days },
    { kind: 'amounts', same: score.sameAmounts, of: events.length - 1 },
    ...(score.others > 0 ? [{ kind: 'other_lines', count: score.others } as const] : []),
    ...(adopted > 0 ? [{ kind: 'adopted_lines', count: adopted } as const] : []),
  ];
}

/** A found path as the owner sees it; without its key, which needs the other streams. */
export function describeStream(
  path: ScoredPath,
  options: { readonly asOfDay: number; readonly probability: number; readonly book: ScheduleBook },
): Omit<RecurringStream, 'streamKey'> {
  const { asOfDay, probability, book } = options;
  const { frequency, dayRule, shift } = path.schedule;
  const lines = path.events.map((event) => event.line);
  const first = must(lines[0], 'a first line');
  const life = readLifeCycle(path, asOfDay, book);
  const amounts = modelAmounts(path.events, frequency, life.nextDay ?? asOfDay);
  const payeeKey = mostFrequent(lines.map((line) => line.payeeKey)) ?? first.payeeKey;
  const category = mostFrequent(lines.map((line) => line.category).filter((name) => name !== null));
  const direction = first.amountMinor > 0 ? 'in' : 'out';
  return {
    payeeKey,
    payeeName: mostFrequent(lines.filter((line) => line.payeeKey === payeeKey).map((line) => line.payeeName)) ?? first.payeeName,
    direction,
    currency: first.currency,
    frequency,
    dayRule,
    shift,
    suggestedType: suggestType({ direction, category, payee: payeeKey }),
    amountModel: amounts.model,
    occurrences: occurrencesOf(path, book),
    missedDates: life.missedDates,
    nextDate: life.nextDay === null ? null : fromEpochDay(life.nextDay),
    nextAmountMinor: amounts.nextMinor,
    nextAmountLowMinor: amounts.lowMinor,
    nextAmountHighMinor: amounts.highMinor,
    probability,
    aliveProbability: life.aliveProbability,
    stage: life.stage,
    evidence: evidenceOf(path, book),
    jitter: life.jitter,
  };
}
