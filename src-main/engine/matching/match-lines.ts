import { addDays, daysBetween, toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { allocate } from './allocate.ts';
import { type Claim, grantClaims } from './claims.ts';
import { type Decision, Judge } from './decide.ts';
import { explain } from './explain.ts';
import { ItemIndex } from './item-index.ts';
import { joinParts } from './join-parts.ts';
import { LagModel } from './lag-model.ts';
import { LineReader } from './line-reader.ts';
import { PartyEvidence } from './party-evidence.ts';
import type { ConfirmedMatch, FeeProfile, MatchItem, MatchLine, MatchOptions, MatchSuggestion } from './types.ts';
import type { Weighing } from './weigh-set.ts';

/** Probability from which a match may be made unasked: at it, precision on the generated companies is above 99.5 % with room to spare. */
export const AUTOMATIC_FROM = 0.98;
/** Habits of payment change: older ones no longer count. */
const HABIT_DAYS = 730;
/** A discount is a habit from the second time on. */
const HABITUAL_DISCOUNTS = 2;
/** Discounts are agreed in steps of half a percent; rounding hides which. */
const DISCOUNT_STEP_BPS = 50;
const LINES_PER_CHECKPOINT = 2_000;

function discountHabits(history: readonly ConfirmedMatch[]): Map<number, number[]> {
  const counts = new Map<number, Map<number, number>>();
  for (const { counterpartyId, discountMinor, grossMinor } of history) {
    const bps = Math.floor(Math.abs((discountMinor / grossMinor) * 10_000) / DISCOUNT_STEP_BPS + 0.5) * DISCOUNT_STEP_BPS;
    if (bps === 0 || !Number.isFinite(bps)) continue;
    const own = counts.get(counterpartyId) ?? new Map<number, number>();
    counts.set(counterpartyId, own);
    own.set(bps, (own.get(bps) ?? 0) + 1);
  }
  return new Map([...counts].map(([id, own]) => [id, [...own].filter(([, count]) => count >= HABITUAL_DISCOUNTS).map(([bps]) => bps)]));
}

/** The profile of a line's name comes before that of its counterparty. */
function profileFinder(profiles: readonly FeeProfile[]): Weighing['profileOf'] {
  const byPayee = new Map<string, FeeProfile>();
  const byCounterparty = new Map<number, FeeProfile>();
  for (const profile of profiles) {
    if (profile.payeeKey !== null) byPayee.set(profile.payeeKey, profile);
    else if (profile.counterpartyId !== null) byCounterparty.set(profile.counterpartyId, profile);
  }
  return (payeeKey, counterpartyId) => byPayee.get(payeeKey) ?? byCounterparty.get(counterpartyId) ?? null;
}

function createReader(lines: readonly MatchLine[], items: readonly MatchItem[], options: MatchOptions): LineReader {
  const index = new ItemIndex(items);
  const { history, today } = options;
  const since = addDays(today, -HABIT_DAYS);
  const payments = history
    .filter(({ bookingDate }) => bookingDate >= since)
    .map(({ counterpartyId, grossMinor, dueDate, bookingDate }) => ({
      counterpartyId,
      direction: Math.sign(grossMinor),
      lagDays: daysBetween(dueDate, bookingDate),
    }));
  const discounts = discountHabits(history);
  const weighing: Weighing = {
    index,
    lags: new LagModel(payments),
    firstDay: lines.reduce((first, { bookingDate }) => Math.min(first, toEpochDay(bookingDate)), Infinity),
    profileOf: profileFinder(options.feeProfiles),
    usualDiscountsBps: (counterpartyId) => discounts.get(counterpartyId) ?? [],
  };
  return new LineReader(weighing, new PartyEvidence(index, history), {
    profiles: options.feeProfiles,
    declined: new Set(options.declined.map(({ transactionId, scheduleId }) => `${transactionId}:${scheduleId}`)),
  });
}

function toSuggestion({ claim, ranked, noneProbability }: Decision, line: MatchLine, maxSuggestions: number): MatchSuggestion {
  return {
    transactionId: line.transactionId,
    alternatives: ranked.slice(0, maxSuggestions).map(({ draft, probability, isAutomatic }) => ({
      allocations: allocate(draft, claim.lineMinor),
      feeMinor: minorUnits(draft.amount.feeMinor),
      discountMinor: minorUnits(draft.amount.discountMinor),
      unallocatedMinor: minorUnits(draft.amount.unallocatedMinor),
      probability,
      weightBits: draft.bits,
      reasons: explain(draft, line),
      chanceHits: draft.chanceHits,
      isAutomatic,
    })),
    noneProbability,
  };
}

/**
 * What each bank line may pay: readings of the line as one or several open items with fee, discount and remainder, weighed by amount, numbers quoted,
 * counterparty and timing (Fellegi–Sunter), best first with probabilities. All lines compete for the items together; a reading is automatic only
 * where it is sure (`automaticFrom`), leads every other by three bits, is identified by a number or a known counterparty, and would not
 * turn up by chance. Pairs once declined never return. Lines that nothing fits are left out; the rest is in order of transaction id, whatever the
 * order of the input.
 */
export function matchLines(lines: readonly MatchLine[], items: readonly MatchItem[], options: MatchOptions): MatchSuggestion[] {
  const { control, maxSuggestionsPerLine } = options;
  const reader = createReader(lines, items, options);
  const byId = new Map(lines.map((line) => [line.transactionId, line]));
  const claims: Claim[] = [];
  lines.forEach((line, index) => {
    if (index % LINES_PER_CHECKPOINT === 0) control.checkpoint('Matching bank lines', index, lines.length);
    const drafts = reader.read(line);
    if (drafts.length > 0) claims.push({ line: { transactionId: line.transactionId, drafts }, lineMinor: line.amountMinor });
  });
  const joined = joinParts(claims.toSorted((a, b) => a.line.transactionId - b.line.transactionId));
  const judge = new Judge(joined, grantClaims(joined), options.automaticFrom ?? AUTOMATIC_FROM);
  return joined.flatMap((claim) => {
    const line = byId.get(claim.line.transactionId);
    return line === undefined ? [] : [toSuggestion(judge.decide(claim), line, maxSuggestionsPerLine)];
  });
}
