import type { Action } from '../../../src-shared/contract/actions.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import type { ReadHandle } from '../../database/database.ts';
import { listLinks, listOptions, listStoredActions, type StoredAction } from './action-store.ts';

const SEVERITY_ORDER = { emergency: 0, this_week: 1, upcoming: 2 } as const;

function byUrgency(a: StoredAction, b: StoredAction): number {
  return (
    SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] ||
    (b.cashAtStakeMinor ?? b.amountMinor ?? 0) - (a.cashAtStakeMinor ?? a.amountMinor ?? 0) ||
    a.id - b.id
  );
}

/** Waits for a decision on a day: pending, or no longer snoozed. */
function isWaiting(action: Pick<Action, 'status' | 'snoozedUntil'>, asOf: IsoDate): boolean {
  return action.status === 'pending' || (action.status === 'snoozed' && action.snoozedUntil !== null && action.snoozedUntil <= asOf);
}

function view(read: ReadHandle, businessId: number, actions: readonly StoredAction[]): Action[] {
  const options = listOptions(
    read,
    businessId,
    actions.map(({ id }) => id),
  );
  const links = Map.groupBy(listLinks(read, businessId), ({ actionId }) => actionId);
  return actions.map(({ isCurrent: _current, cashAtStakeMinor: _stake, state: _state, ...shown }) => ({
    ...shown,
    options: options.get(shown.id) ?? [],
    links: (links.get(shown.id) ?? []).map(({ actionId: _own, ...link }) => link),
  }));
}

/** Prepared actions by urgency, then what is at stake. Those prepared after the day are no facts of it. */
export function listActions(
  read: ReadHandle,
  businessId: number,
  { state, asOf }: { readonly state: 'waiting' | 'decided' | 'all'; readonly asOf: IsoDate },
): Action[] {
  const wanted = listStoredActions(read, businessId).filter(
    (action) => action.preparedOn <= asOf && (state === 'all' || (state === 'waiting') === isWaiting(action, asOf)),
  );
  return view(read, businessId, wanted.toSorted(byUrgency));
}

export function knownAction(read: ReadHandle, businessId: number, actionId: number): StoredAction {
  const action = listStoredActions(read, businessId, { actionId, includesReplaced: true })[0];
  if (action === undefined) throw new AppError('NOT_FOUND', 'There is no such action in this business. Nothing was changed.');
  return action;
}

export function viewAction(read: ReadHandle, businessId: number, actionId: number): Action {
  const [shown] = view(read, businessId, [knownAction(read, businessId, actionId)]);
  if (shown === undefined) throw new AppError('NOT_FOUND', 'There is no such action in this business.');
  return shown;
}
