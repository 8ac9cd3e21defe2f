import { addDays, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { ZERO, type MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type {
  ActionTag,
  ActionType,
  ExecutionChannel,
  OptionKind,
  PreparationAgent,
  Reversibility,
} from '../../../src-shared/domain/vocabulary/actions.ts';
import { assert } from '../../../src-shared/result/assert.ts';
import type { AlertEntityType, AlertSeverity, DetectedAlert } from '../detection/types.ts';
import type { PreparationContext } from './context.ts';
import { lowPointEffect } from './scoring/cash-path.ts';
import { scoreRisk, type Complexity, type Exposure } from './scoring/risk-score.ts';
import type { ActionOption, CashShift, MessageDraft, PreparedAction } from './types.ts';

/** An option as an agent describes it; figures follow from it. */
export type OptionDraft = {
  /** Tells options of one kind apart: `firm`, `14_days`; null where the kind is enough. */
  readonly variant: string | null;
  readonly kind: OptionKind;
  readonly title: string;
  readonly description: string;
  readonly channel: ExecutionChannel;
  readonly cashShifts: readonly CashShift[];
  readonly costMinor: MinorUnits;
  readonly amountAtRiskMinor: MinorUnits;
  readonly exposure: Exposure;
  readonly reversibility: Reversibility;
  readonly complexity: Complexity;
  readonly messages: readonly MessageDraft[];
};

/** What an option is where its agent says nothing else: free, reversible, simple, felt by nobody. */
export const PLAIN_OPTION = {
  variant: null,
  cashShifts: [],
  costMinor: ZERO,
  amountAtRiskMinor: ZERO,
  exposure: { kind: 'nobody' },
  reversibility: 'reversible',
  complexity: 'simple',
  messages: [],
} as const satisfies Partial<OptionDraft>;

export type Recommendation = { readonly optionId: string; readonly reason: string };
export type Chooser = (options: readonly ActionOption[]) => Recommendation;

/** An action as an agent describes it. */
export type ActionDraft = {
  readonly actionType: ActionType;
  readonly agent: PreparationAgent;
  /** The alert behind it, or what stands for one. */
  readonly cause: ActionCause;
  readonly entity: { readonly type: AlertEntityType; readonly id: string | null; readonly name: string };
  readonly title: string;
  readonly summary: string;
  readonly amountMinor: MinorUnits | null;
  readonly deadline: { readonly date: IsoDate; readonly reason: string };
  readonly tags: readonly ActionTag[];
  readonly holdsPayroll: boolean;
  readonly itemIds: readonly string[];
  readonly options: readonly OptionDraft[];
  readonly choose: Chooser;
};

export type ActionCause = { readonly alertKey: string | null; readonly key: string; readonly severity: AlertSeverity };

/** The alert as the cause of an action. */
export function causeOf(alert: DetectedAlert): ActionCause {
  return { alertKey: alert.alertKey, key: alert.alertKey, severity: alert.severity };
}

/** Days a person has by severity: act today, review within 2–3 days, this week. */
const DAYS_BY_SEVERITY: Readonly<Record<AlertSeverity, number>> = { emergency: 0, this_week: 3, upcoming: 7 };

/** The last day by the alert's severity, or the day itself where it comes earlier; never before `asOf`. */
export function deadlineBySeverity(asOf: IsoDate, severity: AlertSeverity, latest: IsoDate | null): IsoDate {
  const bySeverity = addDays(asOf, DAYS_BY_SEVERITY[severity]);
  return notBefore(latest !== null && latest < bySeverity ? latest : bySeverity, asOf);
}

/** The later of two days. */
export function notBefore(date: IsoDate, earliest: IsoDate): IsoDate {
  return date < earliest ? earliest : date;
}

/** Identity of an option within its action: `call`, `send_message.firm`. */
export const optionId = (kind: OptionKind, variant: string | null): string => (variant === null ? kind : `${kind}.${variant}`);

function buildOption(draft: OptionDraft, context: PreparationContext, deadlineDate: IsoDate): ActionOption {
  const { amountAtRiskMinor, cashShifts, channel, complexity, costMinor, description, exposure, kind, messages, reversibility, title } = draft;
  assert(costMinor >= 0 && amountAtRiskMinor >= 0, 'cost and amount at risk as magnitudes');
  const moving = cashShifts.filter((shift) => shift.amountMinor !== 0).toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
  return {
    optionId: optionId(kind, draft.variant),
    kind,
    title,
    description,
    channel,
    cashShifts: moving,
    lowPoint: lowPointEffect(context, moving),
    effectDate: moving[0]?.date ?? null,
    costMinor,
    risk: scoreRisk({ exposure, reversibility, complexity, asOf: context.asOf, deadlineDate, amountAtRiskMinor, cashMinor: context.cashMinor }),
    reversibility,
    isRecommended: false,
    recommendationReason: null,
    messages,
  };
}

/** The action with the figures of its options and one of them recommended. Two to four options with different ids, or a programmer's mistake. */
export function buildAction(draft: ActionDraft, context: PreparationContext): PreparedAction {
  const { actionType, agent, amountMinor, cause, choose, entity, holdsPayroll, itemIds, summary, tags, title } = draft;
  const deadlineDate = notBefore(draft.deadline.date, context.asOf);
  const options = draft.options.map((option) => buildOption(option, context, deadlineDate));
  assert(options.length >= 2 && options.length <= 4, `two to four options of ${actionType}, got ${options.length}`);
  assert(new Set(options.map((option) => option.optionId)).size === options.length, `options of ${actionType} with different ids`);
  const chosen = choose(options);
  assert(
    options.some((option) => option.optionId === chosen.optionId),
    'a recommendation among the options',
  );
  return {
    actionKey: `${actionType}:${cause.key}`,
    actionType,
    agent,
    alertKey: cause.alertKey,
    severity: cause.severity,
    entityType: entity.type,
    entityId: entity.id,
    entityName: entity.name,
    title,
    summary,
    amountMinor,
    currency: context.baseCurrency,
    deadlineDate,
    deadlineReason: draft.deadline.reason,
    tags: [...new Set(tags)],
    holdsPayroll,
    itemIds: [...new Set(itemIds)],
    options: options.map((option) =>
      option.optionId === chosen.optionId ? { ...option, isRecommended: true, recommendationReason: chosen.reason } : option,
    ),
    links: [],
  };
}
