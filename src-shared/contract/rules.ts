import { z } from 'zod';
import { compilePattern } from '../domain/pattern/compile-pattern.ts';
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

const magnitudeSchema = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const shareSchema = z.number().min(0).max(1);

const patternSchema = z
  .string()
  .trim()
  .max(200)
  .superRefine((source, context) => {
    const compiled = compilePattern(source);
    if (!compiled.ok) context.addIssue({ code: 'custom', message: compiled.error });
  });

/** What a rule asks of a line: all conditions that are not null must hold. Amounts are magnitudes in the line's currency. */
const ruleConditionsSchema = z.object({
  contains: z.string().trim().min(1).max(200).nullable(),
  pattern: patternSchema.nullable(),
  amountMinMinor: magnitudeSchema.nullable(),
  amountMaxMinor: magnitudeSchema.nullable(),
  direction: z.enum(['in', 'out']).nullable(),
  accountId: idSchema.nullable(),
});

export const ruleDraftSchema = ruleConditionsSchema
  .extend({
    categoryId: idSchema,
    isEnabled: z.boolean().default(true),
    /** Only lines that an import brings; never lines that are in the book already. */
    isImportOnly: z.boolean().default(false),
  })
  .refine(
    (rule) => [rule.contains, rule.pattern, rule.amountMinMinor, rule.amountMaxMinor, rule.direction, rule.accountId].some((part) => part !== null),
    {
      message: 'A rule needs at least one condition.',
    },
  )
  .refine((rule) => rule.amountMinMinor === null || rule.amountMaxMinor === null || rule.amountMinMinor <= rule.amountMaxMinor, {
    message: 'The smaller amount comes first.',
    path: ['amountMaxMinor'],
  });

const ruleCountsSchema = z.object({
  /** Lines that stand as it filed them, and lines that a person then filed otherwise. */
  filedCount: countSchema,
  correctedCount: countSchema,
});

export const categoryRuleSchema = z.object({
  id: idSchema,
  ...ruleConditionsSchema.shape,
  pattern: z.string().nullable(),
  categoryId: idSchema,
  categoryName: z.string(),
  accountName: z.string().nullable(),
  isEnabled: z.boolean(),
  isImportOnly: z.boolean(),
  /** `learned` where it began as a habit that a person confirmed. */
  source: z.enum(['typed', 'learned']),
  /** Lines whose filing taught it, where it was learned. */
  taughtBy: z.array(idSchema),
  createdAt: instantSchema,
  ...ruleCountsSchema.shape,
});

/** What the lines of one payee, filed by a person, have taught. It files like a rule until it is switched off. */
export const learnedRuleSchema = z.object({
  payeeKey: z.string(),
  payeeName: z.string(),
  direction: z.enum(['in', 'out']),
  categoryId: idSchema,
  categoryName: z.string(),
  isEnabled: z.boolean(),
  agreeingCount: countSchema,
  totalCount: countSchema,
  confidence: shareSchema,
  taughtBy: z.array(idSchema),
  ...ruleCountsSchema.shape,
});

const lineSchema = z.object({
  transactionId: idSchema,
  bookingDate: isoDateSchema,
  accountName: z.string(),
  amountMinor: minorSchema,
  currency: currencySchema,
  description: z.string(),
  counterparty: z.string().nullable(),
  categoryId: idSchema.nullable(),
  categoryName: z.string().nullable(),
});

export const rulePreviewSchema = z.object({
  /** Lines of the book that fit the conditions. */
  fittingCount: countSchema,
  /** Of these, what applying it now would file anew, newest first, and how many stay: filed by a person, taken by an earlier rule, or already so. */
  changingCount: countSchema,
  keptByPersonCount: countSchema,
  earlierRuleCount: countSchema,
  alreadySoCount: countSchema,
  changing: z.array(lineSchema),
});

export const suggestionSchema = lineSchema.extend({
  suggestedCategoryId: idSchema,
  suggestedCategoryName: z.string(),
  method: z.enum(['rule', 'payee', 'model']),
  confidence: shareSchema,
  reason: z.string(),
});

export const automaticSettingsSchema = z.object({
  isEnabled: z.boolean(),
  /** Least probability with which anything is filed without being asked. */
  confidenceThreshold: z.number().min(0.5).max(1),
  /** Whether rules, habits of payees, and the words of all filed lines file by themselves; what does not is still suggested. */
  appliesRules: z.boolean(),
  appliesPayees: z.boolean(),
  appliesModel: z.boolean(),
});

/** One run of automatic categorisation. `runId` is the number of its entry in the audit log; null where nothing was filed. */
export const categorisationSchema = z.object({
  runId: idSchema.nullable(),
  lookedAtCount: countSchema,
  filedCount: countSchema,
  byRule: countSchema,
  byPayee: countSchema,
  byModel: countSchema,
});

const suggestionKey = z.object({ transactionId: idSchema, categoryId: idSchema });

export const rules = {
  /** Rules in the order in which they are asked, and what was learned, which is asked after them. */
  list: readBusiness.input(businessInput).output(z.object({ rules: z.array(categoryRuleSchema), learned: z.array(learnedRuleSchema) })),
  create: writeBusiness.input(businessInput.extend({ rule: ruleDraftSchema })).output(categoryRuleSchema),
  update: writeBusiness.input(businessInput.extend({ ruleId: idSchema, rule: ruleDraftSchema })).output(categoryRuleSchema),
  /** Lines it has filed stay as they are. */
  delete: writeBusiness.input(businessInput.extend({ ruleId: idSchema })).output(z.object({})),
  restore: writeBusiness.input(businessInput.extend({ ruleId: idSchema })).output(categoryRuleSchema),
  /** All rules, each once, in their new order. */
  reorder: writeBusiness.input(businessInput.extend({ ruleIds: z.array(idSchema) })).output(z.object({})),
  /** What a rule would change if it stood at the end, or in place of `ruleId`. Changes nothing. */
  preview: readBusiness.input(businessInput.extend({ rule: ruleDraftSchema, ruleId: idSchema.optional() })).output(rulePreviewSchema),
  /**
   * Asks the rules for all lines without a person's choice, or only one of the rules; with `batchId` does for one import what is done by itself once it
   * is booked.
   */
  apply: writeBusiness
    .input(businessInput.extend(taskInput.shape).extend({ ruleId: idSchema.optional(), batchId: idSchema.optional() }))
    .output(categorisationSchema),
  /** Takes back what one run filed, except what a person has filed since. */
  undoRun: writeBusiness.input(businessInput.extend({ runId: idSchema })).output(z.object({ restoredCount: countSchema })),
  /** Switches what a payee's lines have taught off or on again. */
  setLearned: writeBusiness.input(businessInput.extend({ payeeKey: z.string().min(1).max(200), isEnabled: z.boolean() })).output(z.object({})),
  /** Makes a rule of what was learned, so that it no longer depends on the lines that taught it. */
  confirmLearned: writeBusiness
    .input(businessInput.extend({ payeeKey: z.string().min(1).max(200), direction: z.enum(['in', 'out']) }))
    .output(categoryRuleSchema),
  /** Lines without a category and where they might belong, the surest first. `uncategorisedCount` counts those without a suggestion too. */
  suggest: readBusiness
    .input(businessInput.extend({ offset: countSchema.default(0), limit: z.number().int().min(1).max(500).default(100) }))
    .output(z.object({ rows: z.array(suggestionSchema), total: countSchema, uncategorisedCount: countSchema })),
  /** Files suggestions: those named count as the person's own choice; all from a confidence on are filed as automatic ones and can be taken back as a run. */
  acceptSuggestions: writeBusiness
    .input(
      businessInput.extend({
        accepted: z.union([z.object({ lines: z.array(suggestionKey).min(1).max(1000) }), z.object({ minConfidence: z.number().min(0.5).max(1) })]),
      }),
    )
    .output(categorisationSchema),
  /** Remembers that a line does not belong there, or forgets it again. */
  declineSuggestions: writeBusiness
    .input(businessInput.extend({ lines: z.array(suggestionKey).min(1).max(1000), isDeclined: z.boolean().default(true) }))
    .output(z.object({})),
  settings: readBusiness.input(businessInput).output(automaticSettingsSchema),
  updateSettings: ownBusiness.input(businessInput.extend(automaticSettingsSchema.partial().shape)).output(automaticSettingsSchema),
};

const splitPartSchema = z.object({
  amountMinor: minorSchema.refine((amount) => amount !== 0, 'A part of a split is not zero.'),
  categoryId: idSchema.nullable(),
  note: z.string().trim().max(200).nullable().default(null),
});

export const splitSchema = z.object({
  transactionId: idSchema,
  amountMinor: minorSchema,
  currency: currencySchema,
  /** Empty where the line is whole. */
  parts: z.array(splitPartSchema.extend({ categoryName: z.string().nullable() })),
});

export const splits = {
  get: readBusiness.input(businessInput.extend({ transactionId: idSchema })).output(splitSchema),
  /** The parts must add up to the line exactly. */
  set: writeBusiness.input(businessInput.extend({ transactionId: idSchema, parts: z.array(splitPartSchema).min(2).max(50) })).output(splitSchema),
  clear: writeBusiness.input(businessInput.extend({ transactionId: idSchema })).output(splitSchema),
};

const transferSideSchema = z.object({
  transactionId: idSchema,
  accountId: idSchema,
  accountName: z.string(),
  bookingDate: isoDateSchema,
  amountMinor: minorSchema,
  currency: currencySchema,
  description: z.string(),
});

export const transferPairSchema = z.object({
  status: z.enum(['paired', 'suggested', 'broken']),
  source: z.enum(['found', 'person']),
  confidence: shareSchema,
  reason: z.string(),
  out: transferSideSchema,
  in: transferSideSchema,
});

const pairInput = businessInput.extend({ outTransactionId: idSchema, inTransactionId: idSchema });

/** Movements between the business's own accounts: neither income nor cost. */
export const transfers = {
  list: readBusiness
    .input(
      businessInput.extend({
        status: z.enum(['paired', 'suggested', 'broken', 'all']).default('all'),
        offset: countSchema.default(0),
        limit: z.number().int().min(1).max(500).default(100),
      }),
    )
    .output(z.object({ rows: z.array(transferPairSchema), total: countSchema, suggestedCount: countSchema })),
  /** A person says that two lines are one transfer, found before or not. */
  confirm: writeBusiness.input(pairInput).output(z.object({})),
  /** A person says that they are none; they are not proposed again. */
  break: writeBusiness.input(pairInput).output(z.object({})),
  /** Forgets what a person said about two lines, and looks again. */
  reset: writeBusiness.input(pairInput).output(z.object({})),
  find: writeBusiness.input(businessInput.extend(taskInput.shape)).output(z.object({ pairedCount: countSchema, suggestedCount: countSchema })),
};

export type RuleDraft = z.infer<typeof ruleDraftSchema>;
export type CategoryRuleView = z.infer<typeof categoryRuleSchema>;
export type LearnedRule = z.infer<typeof learnedRuleSchema>;
export type RulePreview = z.infer<typeof rulePreviewSchema>;
export type Suggestion = z.infer<typeof suggestionSchema>;
export type AutomaticSettings = z.infer<typeof automaticSettingsSchema>;
export type Categorisation = z.infer<typeof categorisationSchema>;
export type Split = z.infer<typeof splitSchema>;
export type TransferPairView = z.infer<typeof transferPairSchema>;
