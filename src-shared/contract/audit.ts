import { z } from 'zod';
import {
  businessInput,
  countSchema,
  idSchema,
  instantSchema,
  isoDateSchema,
  readBusiness,
  readFile,
  readFileAsOwner,
  taskInput,
  writeBusiness,
} from './common.ts';

export const auditEntrySchema = z.object({
  id: idSchema,
  sequenceNumber: idSchema,
  createdAt: instantSchema,
  userName: z.string(),
  source: z.string(),
  action: z.string(),
  entityType: z.string(),
  entityId: z.string().nullable(),
  reason: z.string().nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  details: z.record(z.string(), z.unknown()).nullable(),
  entryHash: z.string(),
});

/** `head` is the hash of the newest entry of the business's chain (of the file's chain where no business is chosen). */
export const verificationSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    entries: countSchema,
    head: z.string(),
    chains: z.array(z.object({ businessId: z.number().int(), entries: countSchema, head: z.string() })),
  }),
  z.object({
    ok: z.literal(false),
    entries: countSchema,
    problem: z.object({
      kind: z.string(),
      businessId: z.number().int().nullable(),
      sequenceNumber: z.number().int().nullable(),
      batchId: z.number().int().nullable(),
      recordImportId: z.number().int().nullable(),
      message: z.string(),
    }),
  }),
]);

const listInput = businessInput.extend({
  offset: countSchema.default(0),
  limit: z.number().int().min(1).max(500).default(100),
  entityType: z.string().optional(),
  action: z.string().optional(),
  text: z.string().max(200).optional(),
});
const listOutput = z.object({ rows: z.array(auditEntrySchema), total: countSchema });

export const audit = {
  list: readBusiness.input(listInput).output(listOutput),
  /**
   * The chain of the data file itself: people, passphrases, sign-ins, locks, backups. Of people whom the caller does not see (those of other businesses) it
   * says nothing.
   */
  listFile: readFileAsOwner.input(listInput).output(listOutput),
  /** Recomputes every chain of the file and every booked import, and names the first row that does not fit. */
  verify: readFile.input(businessInput.extend(taskInput.shape)).output(verificationSchema),
};

export const reports = {
  /**
   * The audit report of a period as PDF, with the lines as CSV beside it. With `file` it is written there (the lines in `…-lines.csv` beside it) and the paths come
   * back; without, the bytes do.
   */
  audit: writeBusiness
    .input(businessInput.extend(taskInput.shape).extend({ from: isoDateSchema, to: isoDateSchema, file: z.string().optional() }))
    .output(
      z.object({
        fileName: z.string(),
        pageCount: countSchema,
        lineCount: countSchema,
        head: z.string(),
        path: z.string().nullable(),
        csvPath: z.string().nullable(),
        pdf: z.instanceof(Blob).nullable(),
        csv: z.instanceof(Blob).nullable(),
      }),
    ),
};

export type AuditEntry = z.infer<typeof auditEntrySchema>;
export type Verification = z.infer<typeof verificationSchema>;
