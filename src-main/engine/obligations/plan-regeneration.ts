import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { ScheduleStatus } from '../../../src-shared/domain/vocabulary/obligations.ts';
import { assert } from '../../../src-shared/result/assert.ts';
import type { OccurrenceWindow } from './nominal-dates.ts';
import type { PlannedOccurrence } from './types.ts';

/** A stored due item of the agreement. */
export type StoredOccurrence = PlannedOccurrence & {
  readonly id: string;
  readonly status: ScheduleStatus;
  /** Number of the invoice or bill; null as long as there is none. */
  readonly documentNumber: string | null;
  /** Sum of the payments allocated to it, in cash sign. */
  readonly allocatedMinor: MinorUnits;
  /** Who cancelled it; null unless `cancelled`. What a change of terms cancelled may come back, what a person cancelled may not. */
  readonly cancelledBy: 'person' | 'terms' | null;
};

/** Why a stored item stays as it is. The first that holds, in this order. */
export type KeepReason = 'unchanged' | 'outside_window' | 'before_change' | 'has_document' | 'has_payment' | 'written_off' | 'cancelled';

export type RegenerationPlan = {
  readonly insert: readonly PlannedOccurrence[];
  /** Becomes what is wanted, with status `planned` again when it was cancelled by a change of terms. */
  readonly update: readonly { readonly id: string; readonly occurrence: PlannedOccurrence; readonly isReopened: boolean }[];
  readonly cancel: readonly { readonly id: string }[];
  /** `isWanted` false: the terms no longer give it, but it stands; a person may want to look at it. */
  readonly keep: readonly { readonly id: string; readonly reason: KeepReason; readonly isWanted: boolean }[];
};

export type RegenerationInput = {
  /** All stored items of the agreement, in any status; without those that a person edited, whose keys are then not wanted either. */
  readonly existing: readonly StoredOccurrence[];
  /** What the terms give within `window` now. */
  readonly wanted: readonly PlannedOccurrence[];
  readonly window: OccurrenceWindow;
  /** First nominal date on which a change of terms counts: nothing before it is changed or cancelled. */
  readonly asOf: IsoDate;
  /**
   * Last day of the windows planned before: what lies before `asOf` but after this was never planned and is made up for. Null, not known: all that is
   * missing when nothing is stored yet, otherwise only what lies on or after `asOf` (an agreement that was paused).
   */
  readonly generatedThrough: IsoDate | null;
};

/**
 * What to do with the stored items of an agreement when its terms or the horizon changed. Only an item on or after `asOf`, inside the window, without
 * document and payment, may change or be cancelled: what is paid, issued, written off or cancelled by a person stands. A missing item is inserted on or after
 * `asOf`, and before it only after `generatedThrough`, so that what fell due while the application was closed is made up for but the past is not
 * rewritten. Carrying out the plan and planning again gives nothing to do.
 */
export function planRegeneration({ existing, wanted, window, asOf, generatedThrough }: RegenerationInput): RegenerationPlan {
  const wantedByKey = byKey(wanted);
  const storedByKey = byKey(existing);
  assert(
    wanted.every(({ nominalDate }) => isInside(nominalDate, window)),
    'wanted items inside the window',
  );
  const mayStart = (nominalDate: IsoDate): boolean =>
    nominalDate >= asOf || (generatedThrough === null ? existing.length === 0 : nominalDate > generatedThrough);

  const update: RegenerationPlan['update'][number][] = [];
  const cancel: RegenerationPlan['cancel'][number][] = [];
  const keep: RegenerationPlan['keep'][number][] = [];
  for (const item of existing) {
    const occurrence = wantedByKey.get(item.occurrenceKey);
    const isCancelled = item.status === 'cancelled';
    const reason = isUpToDate(item, occurrence) ? 'unchanged' : lockOf(item, window, asOf);
    if (reason !== null) keep.push({ id: item.id, reason, isWanted: occurrence !== undefined });
    else if (occurrence !== undefined) update.push({ id: item.id, occurrence, isReopened: isCancelled });
    else if (isCancelled) keep.push({ id: item.id, reason: 'cancelled', isWanted: false });
    else cancel.push({ id: item.id });
  }
  const insert = wanted.filter(({ occurrenceKey, nominalDate }) => !storedByKey.has(occurrenceKey) && mayStart(nominalDate));
  return { insert, update, cancel, keep };
}

function byKey<T extends PlannedOccurrence>(items: readonly T[]): Map<string, T> {
  const map = new Map(items.map((item) => [item.occurrenceKey, item]));
  assert(map.size === items.length, 'one item for each occurrence of an agreement');
  return map;
}

function isInside(date: IsoDate, { from, to }: OccurrenceWindow): boolean {
  return date >= from && date <= to;
}

function isUpToDate(item: StoredOccurrence, occurrence: PlannedOccurrence | undefined): boolean {
  return (
    occurrence !== undefined &&
    item.status !== 'cancelled' &&
    item.nominalDate === occurrence.nominalDate &&
    item.dueDate === occurrence.dueDate &&
    item.amountMinor === occurrence.amountMinor &&
    item.taxMinor === occurrence.taxMinor &&
    item.label === occurrence.label
  );
}

/** What forbids to touch the item, or null. */
function lockOf(item: StoredOccurrence, window: OccurrenceWindow, asOf: IsoDate): KeepReason | null {
  if (!isInside(item.nominalDate, window)) return 'outside_window';
  if (item.nominalDate < asOf) return 'before_change';
  if (item.documentNumber !== null) return 'has_document';
  if (item.allocatedMinor !== 0 || item.status === 'partly_paid' || item.status === 'paid') return 'has_payment';
  if (item.status === 'written_off') return 'written_off';
  return item.status === 'cancelled' && item.cancelledBy !== 'terms' ? 'cancelled' : null;
}
