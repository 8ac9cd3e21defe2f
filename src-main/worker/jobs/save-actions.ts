import { pendingAction } from '../../engine/execution/decision/action-state.ts';
import { transition } from '../../engine/execution/decision/transition.ts';
import type { PreparedAction } from '../../engine/preparation/types.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { ActionOption } from '../../../src-shared/contract/actions.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { listOptions, listStoredActions, type StoredAction } from '../../features/actions/action-store.ts';
import {
  insertAction,
  type LinkWrite,
  refreshAction,
  replaceAction,
  replaceLinks,
  saveState,
  setWithdrawn,
} from '../../features/actions/write-actions.ts';
import type { WriteHandle } from '../../database/database.ts';
import { type ActionPlan, type Candidate, planActions, type PlanFacts } from './plan-actions.ts';

export type SavedActions = {
  /** Keys of actions that are new, come back or gone: what the log speaks of. */
  readonly prepared: readonly string[];
  readonly renewed: readonly string[];
  readonly withdrawn: readonly { readonly actionKey: string; readonly reason: string }[];
  readonly woken: readonly string[];
  /** Numbers of the actions of this run that wait for a decision. */
  readonly waitingIds: readonly number[];
};

type When = { readonly asOf: IsoDate; readonly nowInstant: string };

/** What an action says besides its options; entity types are kept as text. */
type Said = Pick<
  PreparedAction,
  | 'title'
  | 'summary'
  | 'severity'
  | 'amountMinor'
  | 'currency'
  | 'deadlineDate'
  | 'deadlineReason'
  | 'holdsPayroll'
  | 'tags'
  | 'itemIds'
  | 'entityName'
  | 'entityId'
>;

/** What of an action a person sees, in one text: an action that says the same is not written again. */
function contentOf(prepared: Said, options: readonly ActionOption[] | PreparedAction['options']): string {
  const { title, summary, severity, amountMinor, currency, deadlineDate, deadlineReason, holdsPayroll, tags, itemIds, entityName, entityId } =
    prepared;
  const shown = options.map((option) => {
    const {
      optionId,
      kind,
      description,
      channel,
      cashShifts,
      lowPoint,
      costMinor,
      risk,
      reversibility,
      isRecommended,
      recommendationReason,
      messages,
    } = option;
    return [
      option.title,
      optionId,
      kind,
      description,
      channel,
      cashShifts,
      lowPoint,
      costMinor,
      risk.compositeScore,
      reversibility,
      isRecommended,
      recommendationReason,
      messages.map(({ body, recipientAddress, subject, tone }) => [subject, body, recipientAddress, tone]),
    ];
  });
  return JSON.stringify([
    title,
    summary,
    severity,
    amountMinor,
    currency,
    deadlineDate,
    deadlineReason,
    holdsPayroll,
    tags,
    itemIds,
    entityName,
    entityId,
    shown,
  ]);
}

function wake(tx: WriteHandle, businessId: number, stored: StoredAction, when: When): void {
  const { nowInstant, asOf } = when;
  if (stored.status === 'withdrawn') {
    // What the person had put off stays as it was; what is new is only that it is there again.
    setWithdrawn(tx, businessId, stored.id, { status: 'pending', reason: null, nowInstant });
    if (stored.state.status === 'pending') return;
  }
  const isOver = stored.snoozedUntil !== null && stored.snoozedUntil <= asOf;
  const key = `wake/${stored.state.applied.length}`;
  const next = transition(stored.state, isOver ? { key, kind: 'wake', asOf } : { key, kind: 'undo' });
  if (next.ok) saveState(tx, businessId, stored.id, { state: next.value, reason: null, nowInstant });
}

function linksOf(candidates: readonly Candidate[], idOf: ReadonlyMap<string, number>): LinkWrite[] {
  return candidates.flatMap(({ prepared }) => {
    const actionId = idOf.get(prepared.actionKey);
    if (actionId === undefined) return [];
    return prepared.links.flatMap(({ otherKey, type, reason }): LinkWrite[] => {
      const otherId = idOf.get(otherKey);
      return otherId === undefined ? [] : [{ actionId, otherId, type, reason }];
    });
  });
}

type Saving = { readonly tx: WriteHandle; readonly businessId: number; readonly when: When };

function writePlan({ tx, businessId, when }: Saving, plan: ActionPlan, idOf: Map<string, number>): void {
  const { asOf, nowInstant } = when;
  const start = { asOf, nowInstant, start: pendingAction };
  for (const { old, candidate } of plan.renew) {
    replaceAction(tx, businessId, old.id, nowInstant);
    idOf.set(candidate.prepared.actionKey, insertAction(tx, businessId, candidate, start));
  }
  for (const candidate of plan.insert) idOf.set(candidate.prepared.actionKey, insertAction(tx, businessId, candidate, start));
  const options = listOptions(
    tx,
    businessId,
    plan.refresh.map(({ stored }) => stored.id),
  );
  for (const { stored, candidate } of plan.refresh) {
    idOf.set(stored.actionKey, stored.id);
    const isSame = contentOf(stored, options.get(stored.id) ?? []) === contentOf(candidate.prepared, candidate.prepared.options);
    // "Worse" is measured from when it was put off, so that trouble that grows slowly is not missed.
    const cashAtStakeMinor = stored.status === 'snoozed' ? stored.cashAtStakeMinor : candidate.cashAtStakeMinor;
    if (!isSame || cashAtStakeMinor !== stored.cashAtStakeMinor || candidate.alertId !== stored.alertId)
      refreshAction(tx, businessId, stored.id, { content: { ...candidate, cashAtStakeMinor }, nowInstant });
  }
  for (const stored of plan.wake) wake(tx, businessId, stored, when);
  for (const { stored, reason } of plan.withdraw) setWithdrawn(tx, businessId, stored.id, { status: 'withdrawn', reason, nowInstant });
}

/** Saves what a run has prepared, in the caller's transaction, which holds the alerts as well. Running it again on its own outcome writes nothing. */
export function saveActions(saving: Saving, candidates: readonly Candidate[], facts: Omit<PlanFacts, 'asOf'>): SavedActions {
  const { tx, businessId, when } = saving;
  const kept = listStoredActions(tx, businessId);
  const plan = planActions(kept, candidates, { ...facts, asOf: when.asOf });
  const idOf = new Map(kept.filter(({ status }) => status !== 'withdrawn').map((stored) => [stored.actionKey, stored.id]));
  writePlan(saving, plan, idOf);
  const ids = candidates.flatMap(({ prepared }) => idOf.get(prepared.actionKey) ?? []);
  replaceLinks(tx, businessId, ids, linksOf(candidates, idOf));
  const keys = (from: readonly Candidate[]): string[] => from.map(({ prepared }) => prepared.actionKey);
  const waiting = [
    ...plan.insert,
    ...plan.renew.map(({ candidate }) => candidate),
    ...plan.refresh.filter(({ stored }) => stored.status === 'pending').map(({ candidate }) => candidate),
  ];
  return {
    prepared: keys(plan.insert),
    renewed: keys(plan.renew.map(({ candidate }) => candidate)),
    withdrawn: plan.withdraw.map(({ stored, reason }) => ({ actionKey: stored.actionKey, reason })),
    woken: plan.wake.map(({ actionKey }) => actionKey),
    waitingIds: waiting.map(({ prepared }) => must(idOf.get(prepared.actionKey), 'the number of an action just saved')),
  };
}
