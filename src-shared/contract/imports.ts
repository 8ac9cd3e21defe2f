import { z } from 'zod';
import {
  businessInput,
  countSchema,
  currencySchema,
  idSchema,
  instantSchema,
  isoDateSchema,
  minorSchema,
  nameSchema,
  readBusiness,
  readFile,
  taskInput,
  writeBusiness,
} from './common.ts';

/**
 * A file as it reached us: sent in parts by the window, a path where the caller sits on the same machine (command line, desktop), or the bytes kept with
 * an earlier import, to be read anew.
 */
const sourceSchema = z.union([z.object({ uploadId: z.string().min(1) }), z.object({ path: z.string().min(1) }), z.object({ batchId: idSchema })]);

const answersSchema = z.object({
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  decimalMark: z.enum([',', '.']).optional(),
  sign: z.enum(['as_is', 'flip']).optional(),
  currency: currencySchema.optional(),
  encoding: z.string().max(40).optional(),
  sheet: z.string().max(200).optional(),
});

const VERDICTS = ['new', 'same', 'twin', 'changed', 'skipped'] as const;

const importRowSchema = z.object({
  line: countSchema,
  /** The date that leads the record in the file. */
  date: isoDateSchema,
  /** The day the line counts on in the book: MT940 leads with the value date and carries the booking date beside it. */
  bookingDate: isoDateSchema,
  valueDate: isoDateSchema.nullable(),
  amountMinor: minorSchema,
  currency: currencySchema,
  description: z.string(),
  counterparty: z.string().nullable(),
  reference: z.string().nullable(),
  balanceMinor: minorSchema.nullable(),
  verdict: z.enum(VERDICTS),
  reason: z.string(),
});

const questionSchema = z.object({
  kind: z.enum(['date_order', 'decimal_mark', 'sign', 'currency', 'sheet']),
  options: z.array(z.string()).min(1),
  examples: z.array(z.object({ line: countSchema, raw: z.string(), readings: z.record(z.string(), z.string()) })).min(1),
});

const findingSchema = z.object({ property: z.string(), value: z.string(), confidence: z.number().min(0).max(1), evidence: z.string() });

export const detectedSchema = z.object({
  format: z.enum(['csv', 'ofx', 'qfx', 'qif', 'camt', 'mt940', 'xlsx']),
  encoding: z.string(),
  delimiter: z.string().nullable(),
  headerLine: z.number().int().nullable(),
  columns: z.array(z.object({ index: countSchema, title: z.string().nullable(), role: z.string(), confidence: z.number() })),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).nullable(),
  decimalMark: z.enum([',', '.']).nullable(),
  signConvention: z.string(),
  currency: currencySchema.nullable(),
  accountHints: z.array(z.string()),
  findings: z.array(findingSchema),
});

export const proofSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('proved'),
    method: z.enum(['running_balance', 'opening_and_closing']),
    openingMinor: minorSchema,
    closingMinor: minorSchema,
  }),
  z.object({ status: z.literal('not_provable'), reason: z.string() }),
  z.object({ status: z.literal('contradicted'), line: countSchema, expectedMinor: minorSchema, foundMinor: minorSchema }),
]);

const countsSchema = z.object({
  new: countSchema,
  same: countSchema,
  twin: countSchema,
  changed: countSchema,
  skipped: countSchema,
  rejected: countSchema,
});

/** What an import understood and would do (dry) or did (real): the same object. Its first four keys are a promise to scripts. */
export const importResultSchema = z.object({
  detected: detectedSchema,
  questions: z.array(questionSchema),
  rows: z.array(importRowSchema),
  rejected: z.array(z.object({ line: countSchema, reason: z.string() })),
  skipped: z.array(z.object({ line: countSchema, reason: z.string() })),
  counts: countsSchema,
  proof: proofSchema,
  firstDate: isoDateSchema.nullable(),
  lastDate: isoDateSchema.nullable(),
  account: z.object({ id: idSchema.nullable(), name: z.string(), currency: currencySchema }),
  file: z.object({ name: z.string(), sizeBytes: countSchema, sha256: z.string() }),
  /** Questions that an earlier answer for this account and layout has settled. */
  answeredByProfile: z.array(z.string()),
  /** Accounts the file names, each with its lines and the account of the book it fits. */
  statementAccounts: z.array(z.object({ name: z.string(), rowCount: countSchema, accountId: idSchema.nullable() })),
  /** The batch that already holds exactly these bytes for this account, if any. */
  earlierBatchId: idSchema.nullable(),
  batchId: idSchema.nullable(),
});

const importInput = businessInput.extend(taskInput.shape).extend({
  source: sourceSchema,
  /** An existing account by id, or one by name (created by a real import when it does not exist). */
  accountId: idSchema.optional(),
  accountName: nameSchema.optional(),
  /** Currency of an account that does not exist yet. */
  currency: currencySchema.optional(),
  answers: answersSchema.default({}),
  /** Lines of the file the person has unticked: they are not booked, and the batch says so. */
  leaveOut: z.array(countSchema).max(100_000).default([]),
  /** Lines that are already in the book and shall be booked once more all the same. */
  takeAnyway: z.array(countSchema).max(100_000).default([]),
  /** Of a file that holds several accounts: only the lines of this one, as the file names it. */
  statementAccount: z.string().max(100).optional(),
  /** How many rows to return; all by default. Counts, questions and the proof always cover the whole file. */
  rowLimit: countSchema.optional(),
});

export const batchSchema = z.object({
  id: idSchema,
  accountId: idSchema,
  accountName: z.string(),
  status: z.enum(['booked', 'undone']),
  fileName: z.string(),
  fileFormat: z.string(),
  fileSha256: z.string(),
  fileSizeBytes: countSchema,
  newCount: countSchema,
  sameCount: countSchema,
  changedCount: countSchema,
  skippedCount: countSchema,
  rejectedCount: countSchema,
  firstBookingDate: isoDateSchema.nullable(),
  lastBookingDate: isoDateSchema.nullable(),
  proof: proofSchema,
  createdAt: instantSchema,
  /** Who booked it, as the log has it; null where the log does not say. */
  importedBy: z.string().nullable(),
  undoneAt: instantSchema.nullable(),
});

export const imports = {
  /** Takes a file in parts, so that a large one neither blocks the connection nor stands in memory twice. */
  upload: {
    begin: readFile.input(z.object({ fileName: z.string().min(1).max(255), sizeBytes: countSchema })).output(z.object({ uploadId: z.string() })),
    append: readFile.input(z.object({ uploadId: z.string(), part: z.instanceof(Blob) })).output(z.object({ receivedBytes: countSchema })),
    discard: readFile.input(z.object({ uploadId: z.string() })).output(z.object({})),
  },
  /** Reads and compares, writes nothing. */
  preview: readBusiness.input(importInput).output(importResultSchema),
  /** Books the file as one batch, or nothing at all. Fails with IMPORT_HAS_QUESTIONS while something is undecided. */
  book: writeBusiness.input(importInput).output(importResultSchema),
  batches: readBusiness.input(businessInput.extend({ limit: z.number().int().min(1).max(500).default(100) })).output(z.array(batchSchema)),
  /** Statement coverage of an account by month: what is covered, missing, doubly covered. */
  coverage: readBusiness.input(businessInput.extend({ accountId: idSchema })).output(
    z.array(
      z.object({
        month: z.string(),
        status: z.enum(['covered', 'proved_gap', 'gap', 'none']),
        coveredDays: countSchema,
        dayCount: countSchema,
        overlapDays: countSchema,
        batchIds: z.array(idSchema),
        missing: z.array(z.object({ from: isoDateSchema, to: isoDateSchema, isProvedEmpty: z.boolean() })),
      }),
    ),
  ),
  /** What an account's owner has answered about its files, by layout. */
  profiles: readBusiness
    .input(businessInput.extend({ accountId: idSchema }))
    .output(z.array(z.object({ id: idSchema, layout: z.string(), answers: z.record(z.string(), z.string()), updatedAt: instantSchema }))),
  forgetProfile: writeBusiness.input(businessInput.extend({ profileId: idSchema })).output(z.object({})),
  /** Reads the kept bytes of a batch anew under other answers: the old batch is taken back and a new one booked. */
  remap: writeBusiness.input(businessInput.extend(taskInput.shape).extend({ batchId: idSchema, answers: answersSchema })).output(importResultSchema),
  /** Takes a batch back: exactly the state before it, and the same file can be imported again. */
  undo: writeBusiness.input(businessInput.extend({ batchId: idSchema })).output(batchSchema),
  encodings: readFile.output(z.array(z.string())),
};

export type ImportResult = z.infer<typeof importResultSchema>;
export type ImportRow = z.infer<typeof importRowSchema>;
export type ImportQuestionView = z.infer<typeof questionSchema>;
export type ImportBatch = z.infer<typeof batchSchema>;
