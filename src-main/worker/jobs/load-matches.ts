import { addDays, addMonths } from '../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { learnFeeProfiles } from '../../engine/matching/fee-profiles.ts';
import { matchLines } from '../../engine/matching/match-lines.ts';
import type { MatchItem, MatchLine, MatchSuggestion } from '../../engine/matching/types.ts';
import {
  counterpartyOf,
  listConfirmedMatches,
  listDeclinedPairs,
  listPartyAliases,
  listUnmatchedLines,
  type PartyAliases,
} from '../../features/matching/match-store.ts';
import { isFact, type OpenItem, viewOpen } from '../../features/obligations/open-item.ts';
import { listSchedules } from '../../features/obligations/schedule-store.ts';
import { findAutomationRule } from '../../features/actions/automation-rule-store.ts';
import type { JobContext } from '../job-context.ts';
import type { JobBusiness } from '../job-subject.ts';

/** How far back a line may still pay what is open today: older ones belong to books that were kept elsewhere. */
const LOOK_BACK_MONTHS = 18;
/** How long before its due date an item may be paid. */
const EARLY_DAYS = 45;
/** Confirmed matches older than this no longer tell how a party pays. */
const HISTORY_MONTHS = 24;
/** Readings of one line that are worth showing. */
const ALTERNATIVES = 5;

const NO_ALIASES: PartyAliases = { payeeKeys: [], ibans: [] };

function toItem(
  { schedule, openMinor, baseMinor }: OpenItem,
  facts: { aliases: PartyAliases; baseCurrency: string; isVariable: boolean },
): MatchItem {
  const { discountBps, discountUntil } = schedule;
  return {
    scheduleId: schedule.id,
    counterpartyId: counterpartyOf(schedule),
    counterpartyName: schedule.counterpartyName ?? schedule.agreementName,
    aliases: facts.aliases,
    documentNumber: schedule.documentNumber,
    paymentReference: schedule.paymentReference,
    issueDate: schedule.nominalDate,
    dueDate: schedule.dueDate,
    openAmountMinor: openMinor,
    currency: schedule.currency,
    ...(discountBps === null || discountUntil === null ? {} : { discount: { rateBps: discountBps, untilDate: discountUntil } }),
    ...(baseMinor === null || schedule.currency === facts.baseCurrency
      ? {}
      : { baseAmount: { amountMinor: baseMinor, currency: currencyCode(facts.baseCurrency) } }),
    ...(facts.isVariable ? { isEstimate: true } : {}),
  };
}

export type LoadedMatches = {
  readonly lines: ReadonlyMap<number, MatchLine>;
  readonly items: ReadonlyMap<number, OpenItem>;
  readonly suggestions: readonly MatchSuggestion[];
};

const NOTHING_OWED: LoadedMatches = { lines: new Map(), items: new Map(), suggestions: [] };

let kept: { readonly key: string; readonly loaded: LoadedMatches } | null = null;

function load(context: JobContext, business: JobBusiness, transactionId: number | undefined): LoadedMatches {
  const { read } = context.database;
  const { businessId, asOf, baseCurrency } = business;
  const aliases = listPartyAliases(read, businessId);
  const variable = new Set(
    read
      .all(read.build.selectFrom('obligation_agreements').select('id').where('business_id', '=', businessId).where('is_amount_variable', '=', 1))
      .map((row) => row.id),
  );
  const open = listSchedules(read, businessId, { asOf, onlyStoredOpen: true, to: addDays(asOf, EARLY_DAYS) })
    .filter(isFact)
    .map((schedule) => viewOpen(schedule, asOf))
    .filter((item) => item.openMinor !== 0);
  // Without anything owed no line can pay anything: the book of a business that keeps bank lines alone is not read for it.
  if (open.length === 0 && transactionId === undefined) return NOTHING_OWED;
  const lines = listUnmatchedLines(read, businessId, { from: addMonths(asOf, -LOOK_BACK_MONTHS), through: asOf, transactionId });
  const history = listConfirmedMatches(read, businessId, addMonths(asOf, -HISTORY_MONTHS));
  const items = open.map((item) =>
    toItem(item, {
      aliases: aliases.get(counterpartyOf(item.schedule)) ?? NO_ALIASES,
      baseCurrency,
      isVariable: variable.has(item.schedule.agreementId) && !item.schedule.isDocumentBook,
    }),
  );
  const rule = findAutomationRule(read, businessId, 'matching');
  const suggestions = matchLines(lines, items, {
    ...(rule === null ? {} : { automaticFrom: rule.confidenceThreshold }),
    history,
    declined: listDeclinedPairs(read, businessId),
    feeProfiles: learnFeeProfiles(history),
    today: asOf,
    maxSuggestionsPerLine: ALTERNATIVES,
    control: context.control,
  });
  return {
    lines: new Map(lines.map((line) => [line.transactionId, line])),
    items: new Map(open.map((item) => [item.schedule.id, item])),
    suggestions,
  };
}

/** What unmatched bank lines pay, as far as open due items explain them. Of all lines it is kept until the books change. */
export function loadMatches(context: JobContext, business: JobBusiness, transactionId: number | undefined): LoadedMatches {
  if (transactionId !== undefined) return load(context, business, transactionId);
  const key = `${context.database.dataVersion()}|${business.businessId}|${business.asOf}`;
  if (kept?.key !== key) kept = { key, loaded: load(context, business, undefined) };
  return kept.loaded;
}
