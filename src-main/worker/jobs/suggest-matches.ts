import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { MatchAlternative as View } from '../../../src-shared/contract/matching.ts';
import type { MatchAlternative, MatchLine } from '../../engine/matching/types.ts';
import type { OpenItem } from '../../features/obligations/open-item.ts';
import type { JobContext } from '../job-context.ts';
import type { JobBusiness } from '../job-subject.ts';
import { loadMatches } from './load-matches.ts';

export type SuggestMatchesInput = { readonly business: JobBusiness; readonly transactionId?: number | undefined; readonly limit: number };

type Row = Pick<MatchLine, 'transactionId' | 'bookingDate' | 'amountMinor' | 'currency' | 'description' | 'counterparty'> & {
  readonly alternatives: View[];
  readonly noneProbability: number;
};
export type SuggestMatchesOutput = { readonly rows: Row[]; readonly unmatchedCount: number };

function labelOf({ schedule }: OpenItem): string {
  return `${schedule.counterpartyName ?? schedule.agreementName} ${schedule.documentNumber ?? schedule.description ?? schedule.dueDate}`.trim();
}

function viewAlternative(alternative: MatchAlternative, items: ReadonlyMap<number, OpenItem>): View {
  const { feeMinor, discountMinor, unallocatedMinor, probability, reasons, isAutomatic } = alternative;
  const allocations = alternative.allocations.map(({ scheduleId, settledMinor }) => {
    const item = items.get(scheduleId);
    const dueDate = item?.schedule.dueDate ?? ('1970-01-01' as IsoDate);
    return { scheduleId, amountMinor: settledMinor, label: item === undefined ? String(scheduleId) : labelOf(item), dueDate };
  });
  return { allocations, feeMinor, discountMinor, unallocatedMinor, probability, reasons: reasons.map((reason) => ({ ...reason })), isAutomatic };
}

/** Unmatched lines that open due items explain, the surest first. A line that nothing explains is only counted. */
export function suggestMatches(input: SuggestMatchesInput, context: JobContext): SuggestMatchesOutput {
  const { lines, items, suggestions } = loadMatches(context, input.business, input.transactionId);
  const rows = suggestions.flatMap(({ transactionId, alternatives, noneProbability }): Row[] => {
    const line = lines.get(transactionId);
    if (line === undefined || alternatives.length === 0) return [];
    const { bookingDate, amountMinor, currency, description, counterparty } = line;
    const views = alternatives.map((alternative) => viewAlternative(alternative, items));
    return [{ transactionId, bookingDate, amountMinor, currency, description, counterparty, alternatives: views, noneProbability }];
  });
  rows.sort((a, b) => (b.alternatives[0]?.probability ?? 0) - (a.alternatives[0]?.probability ?? 0) || b.transactionId - a.transactionId);
  return { rows: rows.slice(0, input.limit), unmatchedCount: lines.size };
}
