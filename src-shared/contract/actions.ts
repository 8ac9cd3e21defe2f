import { z } from 'zod';
import {
  ACTION_LINK_TYPES,
  ACTION_STATUSES,
  ACTION_TAGS,
  ACTION_TYPES,
  EXECUTION_CHANNELS,
  MESSAGE_LANGUAGES,
  MESSAGE_TONES,
  OPTION_KINDS,
  PREPARATION_AGENTS,
  REVERSIBILITIES,
} from '../domain/vocabulary/actions.ts';
import { DETECTION_TYPES } from '../domain/vocabulary/detection.ts';
import { RISK_LEVELS } from '../domain/vocabulary/parties.ts';
import {
  businessInput,
  countSchema,
  currencySchema,
  idSchema,
  instantSchema,
  isoDateSchema,
  minorSchema,
  ownBusiness,
  readBusiness,
  taskInput,
  writeBusiness,
} from './common.ts';
import { userConfigurationSchema } from './settings.ts';

const textSchema = z.string().trim().min(1).max(1000);
/** The one status the machine of an action does not know: what it was about is gone. */
const SHOWN_STATUSES = [...ACTION_STATUSES, 'withdrawn'] as const;

const riskPart = z.object({ score: z.number(), factors: z.array(z.object({ label: z.string(), points: z.number() })) });

const messageSchema = z.object({
  purpose: z.string(),
  language: z.enum(MESSAGE_LANGUAGES),
  tone: z.enum(MESSAGE_TONES),
  recipientName: z.string(),
  recipientAddress: z.string().nullable(),
  subject: z.string(),
  body: z.string(),
});

export const actionOptionSchema = z.object({
  optionId: z.string(),
  kind: z.enum(OPTION_KINDS),
  title: z.string(),
  description: z.string(),
  channel: z.enum(EXECUTION_CHANNELS),
  cashShifts: z.array(z.object({ date: isoDateSchema, amountMinor: minorSchema })),
  /** The lowest day of the expected path without and with the option. */
  lowPoint: z
    .object({
      beforeMinor: minorSchema,
      beforeDate: isoDateSchema,
      afterMinor: minorSchema,
      afterDate: isoDateSchema,
      changeMinor: minorSchema,
      holdsBuffer: z.boolean(),
    })
    .nullable(),
  effectDate: isoDateSchema.nullable(),
  costMinor: minorSchema,
  risk: z.object({
    relationship: riskPart,
    operational: riskPart,
    financial: riskPart,
    compositeScore: z.number(),
    level: z.enum(RISK_LEVELS),
  }),
  reversibility: z.enum(REVERSIBILITIES),
  isRecommended: z.boolean(),
  recommendationReason: z.string().nullable(),
  messages: z.array(messageSchema),
});

export const actionSchema = z.object({
  id: idSchema,
  actionKey: z.string(),
  actionType: z.enum(ACTION_TYPES),
  agent: z.enum(PREPARATION_AGENTS),
  alertId: idSchema.nullable(),
  severity: z.enum(['emergency', 'this_week', 'upcoming']),
  entityType: z.string(),
  entityId: z.string().nullable(),
  entityName: z.string(),
  title: z.string(),
  summary: z.string(),
  amountMinor: minorSchema.nullable(),
  currency: currencySchema,
  deadlineDate: isoDateSchema,
  deadlineReason: z.string(),
  holdsPayroll: z.boolean(),
  tags: z.array(z.enum(ACTION_TAGS)),
  itemIds: z.array(z.string()),
  status: z.enum(SHOWN_STATUSES),
  statusReason: z.string().nullable(),
  snoozedUntil: isoDateSchema.nullable(),
  preparedOn: isoDateSchema,
  decidedAt: instantSchema.nullable(),
  decidedBy: z.string().nullable(),
  chosenOptionId: z.string().nullable(),
  options: z.array(actionOptionSchema),
  links: z.array(
    z.object({ type: z.enum(ACTION_LINK_TYPES), otherId: idSchema, otherTitle: z.string(), otherStatus: z.enum(SHOWN_STATUSES), reason: z.string() }),
  ),
});

export const executionSchema = z.object({
  id: idSchema,
  actionId: idSchema,
  actionTitle: z.string(),
  optionId: z.string(),
  channel: z.enum(EXECUTION_CHANNELS),
  status: z.enum(['executed', 'verified', 'recorded', 'failed', 'undone']),
  /** What was done, in one sentence. */
  sentence: z.string(),
  fileName: z.string().nullable(),
  mediaType: z.string().nullable(),
  fileSha256: z.string().nullable(),
  note: z.string().nullable(),
  /** Change of the lowest point that was predicted when it was approved, and what has come of it. */
  predictedEffectMinor: minorSchema.nullable(),
  measuredEffectMinor: minorSchema.nullable(),
  verification: z.string().nullable(),
  isAutomatic: z.boolean(),
  executedAt: instantSchema,
  verifiedAt: instantSchema.nullable(),
  recordedAt: instantSchema.nullable(),
});

const actionId = businessInput.extend({ actionId: idSchema });
/** A repeated request with the same key is done once. */
const keyed = z.object({ key: z.string().min(1).max(100).optional() });
const editsSchema = z.array(z.object({ field: z.string().min(1).max(100), value: z.string().max(10_000) })).max(100);
const approval = z.object({ actionId: idSchema, optionId: z.string().min(1).max(200), edits: editsSchema.default([]) });

/** What an approval will do, before it is given. */
const consequence = z.object({
  sentence: z.string(),
  files: z.array(z.object({ fileName: z.string(), mediaType: z.string(), preview: z.string() })),
  changes: z.array(z.string()),
  /** Actions in conflict that are approved or wait: choosing this decides them as well. */
  conflicts: z.array(z.object({ actionId: idSchema, title: z.string(), status: z.enum(SHOWN_STATUSES) })),
  /** Why it cannot be done, each with the line it is about. */
  problems: z.array(z.string()),
});

export const actions = {
  /** By urgency, then what is at stake. `waiting`: pending or no longer snoozed; `decided`: everything else that is current. */
  list: readBusiness.input(businessInput.extend({ state: z.enum(['waiting', 'decided', 'all']).default('waiting') })).output(z.array(actionSchema)),
  get: readBusiness.input(actionId).output(actionSchema.extend({ executions: z.array(executionSchema) })),
  /** Exactly what approving an option will do: the files it writes, what it changes, what it rules out. */
  preview: readBusiness.input(businessInput.extend(approval.shape)).output(consequence),
  approve: ownBusiness
    .input(businessInput.extend({ ...approval.shape, ...keyed.shape, overrideConflicts: z.boolean().default(false) }))
    .output(actionSchema.extend({ executions: z.array(executionSchema) })),
  /** Several at once, none of which rules out another; all of them or none. */
  approveBatch: ownBusiness
    .input(businessInput.extend({ approvals: z.array(approval).min(1).max(100) }))
    .output(z.object({ approved: countSchema, executions: z.array(executionSchema) })),
  skip: writeBusiness.input(actionId.extend({ reason: textSchema, ...keyed.shape })).output(actionSchema),
  snooze: writeBusiness.input(actionId.extend({ until: isoDateSchema, ...keyed.shape })).output(actionSchema),
  /** Back to waiting, as long as nothing has left the application that cannot be taken back. */
  undo: ownBusiness.input(actionId.extend(keyed.shape)).output(actionSchema),
  /** What was approved to be done by hand has been done. */
  confirmDone: ownBusiness
    .input(actionId.extend({ note: textSchema, ...keyed.shape }))
    .output(actionSchema.extend({ executions: z.array(executionSchema) })),
};

export const executions = {
  list: readBusiness.input(businessInput.extend({ limit: z.number().int().min(1).max(1000).default(200) })).output(z.array(executionSchema)),
  /** The file that was made, as base64. */
  file: readBusiness
    .input(businessInput.extend({ executionId: idSchema }))
    .output(z.object({ fileName: z.string(), mediaType: z.string(), contentBase64: z.string(), mailtoUrl: z.string().nullable() })),
  /** Looks for the bank line or the changed state that proves what was done, and measures what came of it. Also part of every full run. */
  verify: writeBusiness.input(businessInput).output(z.object({ verified: countSchema, recorded: countSchema })),
};

export const executionRuleSchema = z.object({
  actionType: z.enum(ACTION_TYPES),
  autoExecute: z.boolean(),
  thresholdAmountMinor: minorSchema.nullable(),
  thresholdCurrency: currencySchema.nullable(),
  excludedTags: z.array(z.enum(ACTION_TAGS)).readonly(),
  includedTags: z.array(z.enum(ACTION_TAGS)).readonly(),
  requireApproval: z.boolean(),
  /** Payroll: never changed by anyone, through any path. */
  isLocked: z.boolean(),
});

export const automationRuleSchema = z.object({
  id: idSchema,
  name: z.string(),
  automationType: z.string(),
  actionName: z.string(),
  enabled: z.boolean(),
  confidenceThreshold: z.number().min(0).max(1),
  autoApprove: z.boolean(),
});

export const automation = {
  executionRules: readBusiness.input(businessInput).output(z.array(executionRuleSchema)),
  updateExecutionRule: ownBusiness
    .input(businessInput.extend({ ...executionRuleSchema.omit({ isLocked: true }).partial().required({ actionType: true }).shape }))
    .output(executionRuleSchema),
  rules: readBusiness.input(businessInput).output(z.array(automationRuleSchema)),
  updateRule: ownBusiness
    .input(
      businessInput.extend({
        ruleId: idSchema,
        enabled: z.boolean().optional(),
        confidenceThreshold: z.number().min(0).max(1).optional(),
        autoApprove: z.boolean().optional(),
      }),
    )
    .output(automationRuleSchema),
};

const thresholdOverrides = userConfigurationSchema.partial();

export const detectionRuleSchema = z.object({
  detectionType: z.enum(DETECTION_TYPES),
  isEnabled: z.boolean(),
  /** Only what differs from the thresholds of the business. */
  thresholds: thresholdOverrides,
});

export const detectionRules = {
  list: readBusiness.input(businessInput).output(z.array(detectionRuleSchema)),
  update: ownBusiness
    .input(
      businessInput.extend({ detectionType: z.enum(DETECTION_TYPES), isEnabled: z.boolean().optional(), thresholds: thresholdOverrides.optional() }),
    )
    .output(detectionRuleSchema),
  /** What these thresholds would have raised in the last 90 days, week by week. */
  preview: readBusiness.input(businessInput.extend({ thresholds: thresholdOverrides, ...taskInput.shape })).output(
    z.object({
      weeks: z.array(
        z.object({
          asOf: isoDateSchema,
          raised: z.array(z.object({ detectionType: z.enum(DETECTION_TYPES), severity: z.string(), message: z.string() })),
        }),
      ),
      byType: z.array(z.object({ detectionType: z.enum(DETECTION_TYPES), now: countSchema, proposed: countSchema })),
    }),
  ),
};

export type Action = z.infer<typeof actionSchema>;
export type ActionDetail = Action & { executions: Execution[] };
export type ActionOption = z.infer<typeof actionOptionSchema>;
export type Execution = z.infer<typeof executionSchema>;
export type Consequence = z.infer<typeof consequence>;
export type ExecutionRule = z.infer<typeof executionRuleSchema>;
export type AutomationRuleView = z.infer<typeof automationRuleSchema>;
export type DetectionRuleView = z.infer<typeof detectionRuleSchema>;
