import { findAutomationRule } from '../../features/actions/automation-rule-store.ts';
import { matchLine } from '../../features/obligations/match-line.ts';
import type { JobContext } from '../job-context.ts';
import type { JobActor, JobBusiness } from '../job-subject.ts';
import { loadMatches } from './load-matches.ts';
import { openJobBook } from './open-job-book.ts';

export type MatchAutomaticallyInput = { readonly business: JobBusiness; readonly actor: JobActor };
export type MatchAutomaticallyOutput = { readonly paymentIds: number[] };

/** Matches written in one transaction, so that nobody waits long for the next. */
const PER_TRANSACTION = 50;

/**
 * Books every match that is certain enough to need no asking: identified, far ahead of any other reading, and not to be had by chance. Each is logged with its
 * probability and its reasons and can be taken back from there. Nothing is booked where the owner has switched it off.
 */
export async function matchAutomatically(input: MatchAutomaticallyInput, context: JobContext): Promise<MatchAutomaticallyOutput> {
  const rule = findAutomationRule(context.database.read, input.business.businessId, 'matching');
  if (rule !== null && !(rule.enabled && rule.autoApprove)) return { paymentIds: [] };
  const { suggestions } = loadMatches(context, input.business, undefined);
  const certain = suggestions.flatMap(({ transactionId, alternatives }) => {
    const chosen = alternatives.find(({ isAutomatic }) => isAutomatic);
    return chosen === undefined ? [] : [{ transactionId, chosen }];
  });
  const paymentIds: number[] = [];
  for (let from = 0; from < certain.length; from += PER_TRANSACTION) {
    const done = await context.database.write((tx) => {
      const book = openJobBook(tx, context, input);
      return certain.slice(from, from + PER_TRANSACTION).map(({ transactionId, chosen }) => {
        const wanted = chosen.allocations.map(({ scheduleId, settledMinor }) => ({ scheduleId, amountMinor: settledMinor }));
        const { feeMinor, discountMinor, probability } = chosen;
        const reasoning = chosen.reasons.map((reason) => reason.sentence).join(' ');
        return matchLine(book, transactionId, { feeMinor, discountMinor, wanted, matchedBy: 'automatic', confidence: probability, reasoning }).id;
      });
    });
    paymentIds.push(...done);
    context.control.checkpoint('Matching bank lines', paymentIds.length, certain.length);
  }
  return { paymentIds };
}
