import type { RecurringStreamView } from '../../../src-shared/contract/matching.ts';
import { FREQUENCY_LABELS, type ObligationType } from '../../../src-shared/domain/vocabulary/obligations.ts';
import { must, unreachable } from '../../../src-shared/result/assert.ts';
import type { AgreementTerms } from '../../engine/obligations/types.ts';
import type { EvidenceReason, RecurringStream } from '../../engine/recurring/types.ts';
import { viewTerms } from '../../features/obligations/terms-store.ts';

/** The agreement a stream would be: its rhythm from its first occurrence on, and what one occurrence amounts to now. */
export function termsOfStream(stream: RecurringStream): AgreementTerms {
  return {
    frequency: stream.frequency,
    dayRule: stream.dayRule,
    shift: stream.shift,
    startDate: must(stream.occurrences[0], 'an occurrence of a stream').nominalDate,
    // A stream that has ended is taken over as what it was: its past, and nothing ahead.
    endDate: stream.stage === 'ended' ? (stream.occurrences.at(-1)?.nominalDate ?? null) : null,
    occurrenceLimit: null,
    baseAmountMinor: stream.nextAmountMinor,
    currency: stream.currency,
    taxRateBps: 0,
    isTaxInclusive: true,
    escalations: [],
    overrides: [],
    milestones: [],
    paymentTermsDays: 0,
  };
}

/** What the stream is, where nothing says it more closely: money in is revenue, money out a bill. */
export function typeOfStream(stream: RecurringStream): ObligationType {
  return stream.suggestedType ?? (stream.direction === 'in' ? 'revenue' : 'vendor_bill');
}

const lines = (count: number): string => `${count} ${count === 1 ? 'line' : 'lines'}`;

function sentenceOf(reason: EvidenceReason): string | null {
  switch (reason.kind) {
    case 'occurrences':
      return `Seen ${reason.seen} of ${reason.expected} times it was due.`;
    case 'dates':
      return `${reason.onTime} on the day itself, ${reason.within3Days} within three days.`;
    case 'amounts':
      return reason.of === 0 ? null : `${reason.same} of ${reason.of} amounts are the same as the one before.`;
    case 'other_lines':
      return reason.count === 0 ? null : `${lines(reason.count)} of the same payee fit no rhythm.`;
    case 'adopted_lines':
      return reason.count === 0 ? null : `${lines(reason.count)} of another amount ${reason.count === 1 ? 'falls' : 'fall'} on its dates.`;
    case 'likelihood_ratio':
      return null;
    default:
      return unreachable(reason);
  }
}

/** Who a stream's payee is among the known customers and vendors. */
export type KnownPayee = (stream: RecurringStream) => { readonly clientId: number | null; readonly expenseBucketId: number | null };

export function describeStream(stream: RecurringStream, known: KnownPayee): RecurringStreamView {
  return {
    streamKey: stream.streamKey,
    payeeName: stream.payeeName,
    direction: stream.direction,
    suggestedType: typeOfStream(stream),
    stage: stream.stage,
    probability: stream.probability,
    terms: viewTerms(termsOfStream(stream)),
    amountKind: stream.amountModel.kind,
    amountLowMinor: stream.nextAmountLowMinor,
    amountHighMinor: stream.nextAmountHighMinor,
    nextDate: stream.nextDate,
    occurrences: stream.occurrences.map(({ date, transactionId, amountMinor }) => ({ date, transactionId, amountMinor })),
    missedDates: [...stream.missedDates],
    reasons: [`${FREQUENCY_LABELS[stream.frequency]}.`, ...stream.evidence.flatMap((reason) => sentenceOf(reason) ?? [])],
    ...known(stream),
  };
}
