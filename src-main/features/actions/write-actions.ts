import type { PreparedAction } from '../../engine/preparation/types.ts';
import type { ActionState } from '../../engine/execution/decision/action-state.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { Action } from '../../../src-shared/contract/actions.ts';
import type { WriteHandle } from '../../database/database.ts';

/** An action as an agent prepared it, with the number of the alert behind it and what is at stake. */
export type ActionContent = {
  readonly prepared: PreparedAction;
  readonly alertId: number | null;
  readonly cashAtStakeMinor: number | null;
};

type When = { readonly asOf: IsoDate; readonly nowInstant: string };

function contentColumns({ prepared, alertId, cashAtStakeMinor }: ActionContent) {
  return {
    action_type: prepared.actionType,
    agent: prepared.agent,
    alert_id: alertId,
    severity: prepared.severity,
    entity_type: prepared.entityType,
    entity_id: prepared.entityId,
    entity_name: prepared.entityName,
    title: prepared.title,
    summary: prepared.summary,
    amount_minor: prepared.amountMinor,
    cash_at_stake_minor: cashAtStakeMinor,
    currency: prepared.currency,
    deadline_date: prepared.deadlineDate,
    deadline_reason: prepared.deadlineReason,
    holds_payroll: prepared.holdsPayroll ? 1 : 0,
    tags: JSON.stringify(prepared.tags),
    item_ids: JSON.stringify(prepared.itemIds),
  } as const;
}

function insertOptions(tx: WriteHandle, businessId: number, actionId: number, options: PreparedAction['options']): void {
  for (const [position, option] of options.entries()) {
    const { risk } = option;
    tx.run(
      tx.build.insertInto('action_options').values({
        business_id: businessId,
        action_id: actionId,
        position,
        option_id: option.optionId,
        kind: option.kind,
        title: option.title,
        description: option.description,
        channel: option.channel,
        cash_shifts: JSON.stringify(option.cashShifts),
        low_point: option.lowPoint === null ? null : JSON.stringify(option.lowPoint),
        effect_date: option.effectDate,
        cost_minor: option.costMinor,
        relationship_risk: risk.relationship.score,
        operational_risk: risk.operational.score,
        financial_risk: risk.financial.score,
        composite_risk: risk.compositeScore,
        risk: JSON.stringify(risk),
        reversibility: option.reversibility,
        is_recommended: option.isRecommended ? 1 : 0,
        recommendation_reason: option.recommendationReason,
        messages: JSON.stringify(option.messages),
      }),
    );
  }
}

/** The columns of an action that follow from its state; its number is the state's own name, so that every row has keys of its own. */
function stateColumns(state: ActionState, reason: string | null) {
  return { status: state.status, state: JSON.stringify(state), status_reason: reason, snoozed_until: state.snoozedUntil } as const;
}

/** A new action that waits; the current one of its key, if any, must have been replaced before. */
export function insertAction(
  tx: WriteHandle,
  businessId: number,
  content: ActionContent,
  write: When & { readonly start: (id: string) => ActionState },
): number {
  const { asOf, nowInstant, start } = write;
  const actionId = tx.run(
    tx.build.insertInto('prepared_actions').values({
      business_id: businessId,
      action_key: content.prepared.actionKey,
      ...contentColumns(content),
      ...stateColumns(start('new'), null),
      prepared_on: asOf,
      created_at: nowInstant,
      updated_at: nowInstant,
    }),
  ).lastInsertId;
  saveState(tx, businessId, actionId, { state: start(String(actionId)), reason: null, nowInstant });
  insertOptions(tx, businessId, actionId, content.prepared.options);
  return actionId;
}

/** New figures, options and drafts for an action that still waits. */
export function refreshAction(
  tx: WriteHandle,
  businessId: number,
  actionId: number,
  refreshed: { readonly content: ActionContent; readonly nowInstant: string },
): void {
  const { content, nowInstant } = refreshed;
  tx.run(
    tx.build
      .updateTable('prepared_actions')
      .set({ ...contentColumns(content), updated_at: nowInstant })
      .where('business_id', '=', businessId)
      .where('id', '=', actionId),
  );
  tx.statement('DELETE FROM action_options WHERE business_id = ? AND action_id = ?').run(businessId, actionId);
  insertOptions(tx, businessId, actionId, content.prepared.options);
}

/** Makes room for a new action of the same key; the old one stays on record. */
export function replaceAction(tx: WriteHandle, businessId: number, actionId: number, nowInstant: string): void {
  tx.statement('UPDATE prepared_actions SET is_current = 0, updated_at = ? WHERE business_id = ? AND id = ?').run(nowInstant, businessId, actionId);
}

export type StateWrite = { readonly state: ActionState; readonly reason: string | null; readonly nowInstant: string };

/** Where an action stands now. */
export function saveState(tx: WriteHandle, businessId: number, actionId: number, { state, reason, nowInstant }: StateWrite): void {
  tx.run(
    tx.build
      .updateTable('prepared_actions')
      .set({ ...stateColumns(state, reason), updated_at: nowInstant })
      .where('business_id', '=', businessId)
      .where('id', '=', actionId),
  );
}

/** Who decided and when; null takes the decision back. */
export function saveDecision(
  tx: WriteHandle,
  businessId: number,
  actionId: number,
  decided: { readonly at: string; readonly by: number | null } | null,
): void {
  tx.statement('UPDATE prepared_actions SET decided_at = ?, decided_by = ? WHERE business_id = ? AND id = ?').run(
    decided?.at ?? null,
    decided?.by ?? null,
    businessId,
    actionId,
  );
}

/** What it was about is gone (`withdrawn`), or is there again (`pending`); its state machine knows nothing of that. */
export function setWithdrawn(
  tx: WriteHandle,
  businessId: number,
  actionId: number,
  change: { readonly status: 'withdrawn' | 'pending'; readonly reason: string | null; readonly nowInstant: string },
): void {
  tx.statement(
    'UPDATE prepared_actions SET status = ?, status_reason = ?, snoozed_until = NULL, updated_at = ? WHERE business_id = ? AND id = ?',
  ).run(change.status, change.reason, change.nowInstant, businessId, actionId);
}

export type LinkWrite = {
  readonly actionId: number;
  readonly otherId: number;
  readonly type: Action['links'][number]['type'];
  readonly reason: string;
};

/** The links among a set of actions, in place of those there were among them. */
export function replaceLinks(tx: WriteHandle, businessId: number, among: readonly number[], links: readonly LinkWrite[]): void {
  const ids = JSON.stringify(among);
  tx.statement(
    `DELETE FROM linked_actions WHERE business_id = ? AND action_id IN (SELECT value FROM json_each(?)) AND linked_action_id IN (SELECT value FROM json_each(?))`,
  ).run(businessId, ids, ids);
  const insert = tx.statement('INSERT INTO linked_actions (business_id, action_id, linked_action_id, link_type, reason) VALUES (?, ?, ?, ?, ?)');
  for (const { actionId, otherId, type, reason } of links) insert.run(businessId, actionId, otherId, type, reason);
}
