import { z } from 'zod';
import { DETECTION_TYPES } from '../domain/vocabulary/detection.ts';
import {
  businessInput,
  countSchema,
  currencySchema,
  idSchema,
  instantSchema,
  isoDateSchema,
  minorSchema,
  readBusiness,
  taskInput,
  writeBusiness,
} from './common.ts';

export const PIPELINE_MODES = ['full', 'critical', 'targeted'] as const;
const ALERT_SEVERITIES = ['emergency', 'this_week', 'upcoming'] as const;

const tally = z.record(z.string(), countSchema);

/** The record of a run, with the thirteen keys of the source document. */
export const pipelineResultSchema = z.object({
  businessId: idSchema,
  runAt: instantSchema,
  mode: z.enum(PIPELINE_MODES),
  alertsDetected: countSchema,
  alertsBySeverity: tally,
  alertsByType: tally,
  actionsPrepared: countSchema,
  actionsByType: tally,
  linkedActionGroups: countSchema,
  detectionDurationMs: z.number().min(0),
  preparationDurationMs: z.number().min(0),
  totalDurationMs: z.number().min(0),
  errors: z.array(z.string()),
});

export const pipeline = {
  run: writeBusiness
    .input(
      businessInput.extend(taskInput.shape).extend({
        mode: z.enum(PIPELINE_MODES).default('full'),
        /** With mode `targeted`: which detectors. */
        types: z.array(z.enum(DETECTION_TYPES)).optional(),
      }),
    )
    .output(pipelineResultSchema),
  runCritical: writeBusiness.input(businessInput).output(pipelineResultSchema),
  health: readBusiness.input(businessInput).output(
    z.object({
      lastRuns: z.array(pipelineResultSchema.extend({ id: idSchema, startedBy: z.string(), asOf: isoDateSchema })),
      lastFullRunAt: instantSchema.nullable(),
      lastErrors: z.array(z.string()),
      nextRunAt: instantSchema.nullable(),
    }),
  ),
};

export const alertSchema = z.object({
  id: idSchema,
  detectionType: z.enum(DETECTION_TYPES),
  severity: z.enum(ALERT_SEVERITIES),
  status: z.enum(['active', 'snoozed', 'dismissed', 'resolved']),
  entityType: z.string(),
  entityId: z.string().nullable(),
  entityName: z.string(),
  message: z.string(),
  cashAtStakeMinor: minorSchema,
  currency: currencySchema,
  deadlineDate: isoDateSchema.nullable(),
  evidence: z.object({
    rows: z.array(z.object({ table: z.string(), id: z.string() })),
    arithmetic: z.array(z.object({ label: z.string(), kind: z.enum(['money', 'number', 'date', 'text']), value: z.union([z.string(), z.number()]) })),
  }),
  firstDetectedOn: isoDateSchema,
  lastDetectedOn: isoDateSchema,
  snoozedUntil: isoDateSchema.nullable(),
  statusReason: z.string().nullable(),
  /** How long it has waited for an answer, measured by how urgent it is: after its time has passed once, twice and four times. */
  attentionLevel: z.enum(['new', 'open', 'waiting', 'neglected']).optional(),
});

const alertChange = businessInput.extend({ alertId: idSchema, reason: z.string().trim().max(500).optional() });

export const alerts = {
  list: readBusiness.input(businessInput.extend({ status: z.enum(['open', 'quiet', 'all']).default('open') })).output(z.array(alertSchema)),
  get: readBusiness.input(businessInput.extend({ alertId: idSchema })).output(alertSchema),
  dismiss: writeBusiness.input(alertChange).output(alertSchema),
  snooze: writeBusiness.input(alertChange.extend({ until: isoDateSchema })).output(alertSchema),
  reopen: writeBusiness.input(alertChange).output(alertSchema),
};

export type PipelineResult = z.infer<typeof pipelineResultSchema>;
export type Alert = z.infer<typeof alertSchema>;
