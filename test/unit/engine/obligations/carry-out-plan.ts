import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { ZERO } from '../../../../src-shared/domain/money/minor-units.ts';
import { planRegeneration, type RegenerationPlan, type StoredOccurrence } from '../../../../src-main/engine/obligations/plan-regeneration.ts';
import type { AgreementTerms } from '../../../../src-main/engine/obligations/types.ts';
import { occurrencesOf } from './build-obligations.ts';

export type RegenerationDates = { readonly from: string; readonly to: string; readonly asOf: string; readonly generatedThrough: string | null };

export function planOf(existing: readonly StoredOccurrence[], terms: AgreementTerms, dates: RegenerationDates): RegenerationPlan {
  return planRegeneration({
    existing,
    wanted: occurrencesOf(terms, dates.from, dates.to),
    window: { from: isoDate(dates.from), to: isoDate(dates.to) },
    asOf: isoDate(dates.asOf),
    generatedThrough: dates.generatedThrough === null ? null : isoDate(dates.generatedThrough),
  });
}

/** What a store does with a plan. */
export function carryOut(existing: readonly StoredOccurrence[], plan: RegenerationPlan): StoredOccurrence[] {
  const updates = new Map(plan.update.map((entry) => [entry.id, entry]));
  const cancelled = new Set(plan.cancel.map(({ id }) => id));
  const kept = existing.map((item): StoredOccurrence => {
    const update = updates.get(item.id);
    if (update !== undefined) return { ...item, ...update.occurrence, ...(update.isReopened ? { status: 'planned', cancelledBy: null } : {}) };
    return cancelled.has(item.id) ? { ...item, status: 'cancelled', cancelledBy: 'terms' } : item;
  });
  const inserted = plan.insert.map((occurrence): StoredOccurrence => ({
    ...occurrence,
    id: `item ${occurrence.occurrenceKey}`,
    status: 'planned',
    documentNumber: null,
    allocatedMinor: ZERO,
    cancelledBy: null,
  }));
  return [...kept, ...inserted];
}

export function regenerated(existing: readonly StoredOccurrence[], terms: AgreementTerms, dates: RegenerationDates): StoredOccurrence[] {
  return carryOut(existing, planOf(existing, terms, dates));
}
