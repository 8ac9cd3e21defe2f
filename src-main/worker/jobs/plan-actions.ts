import { daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { ActionType } from '../../../src-shared/domain/vocabulary/actions.ts';
import type { DetectionType } from '../../../src-shared/domain/vocabulary/detection.ts';
import { ALERT_SEVERITIES } from '../../engine/detection/types.ts';
import type { PreparedAction } from '../../engine/preparation/types.ts';
import type { StoredAction } from '../../features/actions/action-store.ts';

/** Percent of cash at stake from which a decided trouble has become worse: the same as for alerts. */
const WORSE_STAKE_PERCENT = 125;
/** Days after an execution from which trouble that still stands is prepared again: long enough for a message or a payment to have had its effect. */
const AGAIN_DAYS = 7;

/** Steps of one ladder: which of them is prepared follows from how late it is, so that a decision on one speaks for all. */
const COLLECTION: readonly ActionType[] = ['payment_reminder', 'invoice_follow_up', 'collection_escalation'];

/** What an action is about, whatever step of its ladder it is: `collection:late_payment:client:7`. */
function familyOf(action: Pick<PreparedAction, 'actionKey' | 'actionType'>): string {
  const cause = action.actionKey.slice(action.actionType.length + 1);
  return COLLECTION.includes(action.actionType) ? `collection:${cause}` : action.actionKey;
}

/** The kind of alert behind an action, by its key; null where none is behind it. */
function alertTypeOf({ actionKey, actionType, alertId }: Pick<StoredAction, 'actionKey' | 'actionType' | 'alertId'>): string | null {
  return alertId === null ? null : (actionKey.slice(actionType.length + 1).split(':')[0] ?? null);
}

/** An action as it would be kept, with what its alert says is at stake. */
export type Candidate = { readonly prepared: PreparedAction; readonly alertId: number | null; readonly cashAtStakeMinor: number | null };

export type PlanFacts = {
  readonly asOf: IsoDate;
  /** Kinds of trouble that were looked for; actions of all others are left alone. */
  readonly lookedFor: readonly DetectionType[];
  /** Whether what can be done without an alert was prepared as well. */
  readonly isFull: boolean;
  /** Alerts that had gone and are there again. */
  readonly cameBack: ReadonlySet<number>;
  /** Day on which each action was last executed. */
  readonly executedOn: ReadonlyMap<number, IsoDate>;
  /** Why an alert no longer calls for anything, by its number. */
  readonly goneBecause: (alertId: number | null) => string;
};

export type ActionPlan = {
  readonly insert: readonly Candidate[];
  /** A new action in place of one that was decided. */
  readonly renew: readonly { readonly old: StoredAction; readonly candidate: Candidate }[];
  readonly refresh: readonly { readonly stored: StoredAction; readonly candidate: Candidate }[];
  /** Waits again: its snooze is over, it has become worse, or what it was about is there again. */
  readonly wake: readonly StoredAction[];
  readonly withdraw: readonly { readonly stored: StoredAction; readonly reason: string }[];
};

const severityRank = (action: { readonly severity: PreparedAction['severity'] }): number => ALERT_SEVERITIES.indexOf(action.severity);

function isWorse(before: StoredAction, now: Candidate): boolean {
  if (severityRank(now.prepared) < severityRank(before)) return true;
  const [was, is] = [before.cashAtStakeMinor, now.cashAtStakeMinor];
  return was !== null && is !== null && is > 0 && is * 100 >= was * WORSE_STAKE_PERCENT && is > was;
}

const DONE: readonly StoredAction['status'][] = ['executed', 'verified', 'recorded'];

/** Whether what was decided calls for a new decision. */
function callsAgain(before: StoredAction, now: Candidate, facts: PlanFacts): boolean {
  if (before.status === 'approved' || before.status === 'executing' || before.status === 'failed') return false;
  if (isWorse(before, now) || (now.alertId !== null && facts.cameBack.has(now.alertId))) return true;
  const executedOn = facts.executedOn.get(before.id);
  return DONE.includes(before.status) && executedOn !== undefined && daysBetween(executedOn, facts.asOf) >= AGAIN_DAYS;
}

type Slots = { insert: Candidate[]; renew: ActionPlan['renew'][number][]; refresh: ActionPlan['refresh'][number][]; wake: StoredAction[] };

function place(candidate: Candidate, stored: StoredAction | undefined, into: { slots: Slots; facts: PlanFacts }): void {
  const { slots, facts } = into;
  if (stored === undefined) {
    slots.insert.push(candidate);
    return;
  }
  const { status, snoozedUntil } = stored;
  if (status === 'pending' || status === 'withdrawn' || status === 'snoozed') slots.refresh.push({ stored, candidate });
  else if (callsAgain(stored, candidate, facts)) slots.renew.push({ old: stored, candidate });
  const isAwake = status === 'snoozed' && ((snoozedUntil !== null && snoozedUntil <= facts.asOf) || isWorse(stored, candidate));
  if (status === 'withdrawn' || isAwake) slots.wake.push(stored);
}

/** Whether a run that found nothing for this action may say that it is not needed any more. */
function wasLookedFor(stored: StoredAction, { lookedFor, isFull }: PlanFacts): boolean {
  const type = alertTypeOf(stored);
  return type === null ? isFull : lookedFor.some((looked) => looked === type);
}

/**
 * What a run changes in the actions kept: one current row a key. What waits is refreshed; what was decided stays, and comes back as a new one only when its
 * trouble has become worse (higher severity, cash at stake +25 %), was gone and is there again, or still stands seven days after it was executed. The
 * three steps of collecting count as one, so that skipping a reminder also answers the follow-up of the same lateness. What nothing calls for any more
 * is withdrawn, if it still waits.
 */
export function planActions(kept: readonly StoredAction[], candidates: readonly Candidate[], facts: PlanFacts): ActionPlan {
  const byKey = new Map(kept.map((stored) => [stored.actionKey, stored]));
  const families = Map.groupBy(kept, familyOf);
  const slots: Slots = { insert: [], renew: [], refresh: [], wake: [] };
  const answered = new Set<string>();
  for (const candidate of candidates) {
    const { actionKey } = candidate.prepared;
    const own = byKey.get(actionKey);
    answered.add(actionKey);
    const siblings = (families.get(familyOf(candidate.prepared)) ?? []).filter((stored) => stored.actionKey !== actionKey);
    const isSpokenFor = (stored: StoredAction): boolean => {
      if (stored.status === 'pending' || stored.status === 'withdrawn') return false;
      const isAsleep = stored.status === 'snoozed' && (stored.snoozedUntil ?? '') > facts.asOf;
      return stored.status === 'snoozed' ? isAsleep && !isWorse(stored, candidate) : !callsAgain(stored, candidate, facts);
    };
    const speaker = own?.status === 'pending' ? undefined : siblings.findLast(isSpokenFor);
    if (speaker !== undefined) {
      // A sleeping sibling goes on sleeping instead of being withdrawn.
      answered.add(speaker.actionKey);
      continue;
    }
    place(candidate, own, { slots, facts });
  }
  const withdraw = kept.flatMap((stored) => {
    const waits = stored.status === 'pending' || stored.status === 'snoozed';
    if (!waits || answered.has(stored.actionKey) || !wasLookedFor(stored, facts)) return [];
    return [{ stored, reason: facts.goneBecause(stored.alertId) }];
  });
  return { ...slots, withdraw };
}
