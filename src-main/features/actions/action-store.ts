import type { Selectable } from 'kysely';
import { type Action, type ActionOption, actionOptionSchema, actionSchema } from '../../../src-shared/contract/actions.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { minorUnits, type MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { ActionState } from '../../engine/execution/decision/action-state.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { ActionOptionsTable, PreparedActionsTable } from '../../database/schema/actions.ts';

/** A prepared action as kept: what the contract shows, and what decides its further way. */
export type StoredAction = Omit<Action, 'options' | 'links'> & {
  readonly isCurrent: boolean;
  /** What the alert said was at stake when the content was last refreshed; what "worse" is measured against. */
  readonly cashAtStakeMinor: MinorUnits | null;
  readonly state: ActionState;
};

type Row = Selectable<PreparedActionsTable> & { decided_by_name: string | null; is_automatic: number };

const nullableMinor = (value: number | null): MinorUnits | null => (value === null ? null : minorUnits(value));
const { actionType, agent, tags, itemIds } = actionSchema.shape;

function toStored(row: Row): StoredAction {
  const state = JSON.parse(row.state) as ActionState;
  return {
    id: row.id,
    actionKey: row.action_key,
    isCurrent: row.is_current === 1,
    actionType: actionType.parse(row.action_type),
    agent: agent.parse(row.agent),
    alertId: row.alert_id,
    severity: row.severity,
    entityType: row.entity_type,
    entityId: row.entity_id,
    entityName: row.entity_name,
    title: row.title,
    summary: row.summary,
    amountMinor: nullableMinor(row.amount_minor),
    cashAtStakeMinor: nullableMinor(row.cash_at_stake_minor),
    currency: currencyCode(row.currency),
    deadlineDate: row.deadline_date as IsoDate,
    deadlineReason: row.deadline_reason,
    holdsPayroll: row.holds_payroll === 1,
    tags: tags.parse(JSON.parse(row.tags)),
    itemIds: itemIds.parse(JSON.parse(row.item_ids)),
    status: row.status,
    statusReason: row.status_reason,
    snoozedUntil: row.snoozed_until as IsoDate | null,
    preparedOn: row.prepared_on as IsoDate,
    decidedAt: row.decided_at,
    decidedBy: row.is_automatic === 1 ? 'Automation' : row.decided_by_name,
    chosenOptionId: state.optionId,
    state,
  };
}

export type ActionFilter = {
  readonly actionId?: number | undefined;
  readonly ids?: readonly number[] | undefined;
  /** Without it, only those that have not been replaced by a later one. */
  readonly includesReplaced?: boolean | undefined;
};

/** Prepared actions by number, the oldest first. */
export function listStoredActions(read: ReadHandle, businessId: number, filter: ActionFilter = {}): StoredAction[] {
  let query = read.build
    .selectFrom('prepared_actions as a')
    .leftJoin('users as u', 'u.id', 'a.decided_by')
    .selectAll('a')
    .select((expression) => [
      'u.display_name as decided_by_name',
      expression
        .selectFrom('execution_records as e')
        .select((inner) => inner.fn.coalesce(inner.fn.max('e.is_automatic'), inner.lit(0)).as('is_automatic'))
        .whereRef('e.business_id', '=', 'a.business_id')
        .whereRef('e.action_id', '=', 'a.id')
        .where('e.status', '!=', 'undone')
        .as('is_automatic'),
    ])
    .where('a.business_id', '=', businessId);
  if (filter.actionId !== undefined) query = query.where('a.id', '=', filter.actionId);
  if (filter.ids !== undefined) query = query.where('a.id', 'in', [...filter.ids]);
  if (filter.includesReplaced !== true) query = query.where('a.is_current', '=', 1);
  return read.all(query.orderBy('a.id')).map((row) => toStored({ ...row, is_automatic: row.is_automatic ?? 0 }));
}

function toOption(row: Selectable<ActionOptionsTable>): ActionOption {
  const { kind, channel, cashShifts, lowPoint, risk, reversibility, messages } = actionOptionSchema.shape;
  return {
    optionId: row.option_id,
    kind: kind.parse(row.kind),
    title: row.title,
    description: row.description,
    channel: channel.parse(row.channel),
    cashShifts: cashShifts.parse(JSON.parse(row.cash_shifts)),
    lowPoint: row.low_point === null ? null : lowPoint.parse(JSON.parse(row.low_point)),
    effectDate: row.effect_date as IsoDate | null,
    costMinor: minorUnits(row.cost_minor),
    risk: risk.parse(JSON.parse(row.risk)),
    reversibility: reversibility.parse(row.reversibility),
    isRecommended: row.is_recommended === 1,
    recommendationReason: row.recommendation_reason,
    messages: messages.parse(JSON.parse(row.messages)),
  };
}

/** The options of actions in their order. */
export function listOptions(read: ReadHandle, businessId: number, actionIds: readonly number[]): Map<number, ActionOption[]> {
  const rows =
    actionIds.length === 0
      ? []
      : read.all(
          read.build
            .selectFrom('action_options')
            .selectAll()
            .where('business_id', '=', businessId)
            .where('action_id', 'in', [...actionIds])
            .orderBy('action_id')
            .orderBy('position'),
        );
  const options = new Map<number, ActionOption[]>();
  for (const row of rows) {
    const known = options.get(row.action_id);
    if (known === undefined) options.set(row.action_id, [toOption(row)]);
    else known.push(toOption(row));
  }
  return options;
}

export type StoredLink = Action['links'][number] & { readonly actionId: number };

/** How actions stand to others that are still of interest: replaced and withdrawn ones are not. */
export function listLinks(read: ReadHandle, businessId: number): StoredLink[] {
  const rows = read.all(
    read.build
      .selectFrom('linked_actions as l')
      .innerJoin('prepared_actions as o', (join) => join.onRef('o.business_id', '=', 'l.business_id').onRef('o.id', '=', 'l.linked_action_id'))
      .select(['l.action_id', 'l.linked_action_id', 'l.link_type', 'l.reason', 'o.title', 'o.status'])
      .where('l.business_id', '=', businessId)
      .where('o.is_current', '=', 1)
      .where('o.status', '!=', 'withdrawn')
      .orderBy('l.action_id')
      .orderBy('l.linked_action_id'),
  );
  return rows.map((row) => ({
    actionId: row.action_id,
    type: row.link_type,
    otherId: row.linked_action_id,
    otherTitle: row.title,
    otherStatus: row.status,
    reason: row.reason,
  }));
}
