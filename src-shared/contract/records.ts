import { z } from 'zod';
import { RECORD_KINDS } from '../domain/vocabulary/records.ts';
import { businessInput, countSchema, currencySchema, idSchema, instantSchema, readBusiness, taskInput, writeBusiness } from './common.ts';

/** A file sent in parts by the window (`imports.upload`), a path where the caller sits on the same machine, or the bytes kept with an earlier import. */
const sourceSchema = z.union([
  z.object({ uploadId: z.string().min(1) }),
  z.object({ path: z.string().min(1) }),
  z.object({ recordImportId: idSchema }),
]);

const answersSchema = z.object({
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  decimalMark: z.enum([',', '.']).optional(),
  /** `as_is`: a positive figure is money in; `flip`: a positive figure is money out. */
  sign: z.enum(['as_is', 'flip']).optional(),
  encoding: z.string().max(40).optional(),
  sheet: z.string().max(200).optional(),
});

const VERDICTS = ['new', 'same', 'changed', 'skipped', 'rejected'] as const;

const rowSchema = z.object({
  line: countSchema,
  /** What the row is about, in a word or two. */
  label: z.string(),
  verdict: z.enum(VERDICTS),
  reason: z.string(),
  /** Each cell that was read: as it stands in the file, and what it was understood to say. */
  cells: z.array(z.object({ field: z.string(), raw: z.string(), reading: z.string() })),
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
});

const questionSchema = z.object({
  kind: z.enum(['kind', 'date_order', 'decimal_mark', 'sign', 'sheet']),
  options: z.array(z.string()).min(1),
  examples: z.array(z.object({ line: countSchema, raw: z.string(), readings: z.record(z.string(), z.string()) })),
});

const countsSchema = z.object({ new: countSchema, same: countSchema, changed: countSchema, skipped: countSchema, rejected: countSchema });

/** What an import of records understood and would do (preview) or did (book): the same object. */
export const recordResultSchema = z.object({
  kind: z.enum(RECORD_KINDS),
  detected: z.object({
    format: z.enum(['csv', 'xlsx']),
    encoding: z.string(),
    delimiter: z.string().nullable(),
    headerLine: countSchema,
    columns: z.array(
      z.object({ index: countSchema, title: z.string(), field: z.string().nullable(), label: z.string().nullable(), evidence: z.string() }),
    ),
    findings: z.array(z.object({ property: z.string(), value: z.string(), confidence: z.number().min(0).max(1), evidence: z.string() })),
  }),
  /** Where any is open the rows are read under its first option, and nothing can be booked. */
  questions: z.array(questionSchema),
  rows: z.array(rowSchema),
  counts: countsSchema,
  file: z.object({ name: z.string(), sizeBytes: countSchema, sha256: z.string() }),
  /** The import that already holds exactly these bytes, if any. */
  earlierImportId: idSchema.nullable(),
  /** Null for a preview, and where nothing was new or changed. */
  recordImportId: idSchema.nullable(),
});

const importInput = businessInput.extend(taskInput.shape).extend({
  source: sourceSchema,
  /** Without it the table says what it holds, or it is asked. */
  kind: z.enum(RECORD_KINDS).optional(),
  answers: answersSchema.default({}),
  /** How many rows to return; all by default. Counts and questions always cover the whole file. */
  rowLimit: countSchema.optional(),
});

export const recordImportSchema = z.object({
  id: idSchema,
  kind: z.enum(RECORD_KINDS),
  status: z.enum(['booked', 'undone']),
  fileName: z.string(),
  fileFormat: z.enum(['csv', 'xlsx']),
  fileSha256: z.string(),
  fileSizeBytes: countSchema,
  counts: countsSchema,
  createdAt: instantSchema,
  undoneAt: instantSchema.nullable(),
});

export const records = {
  /** Reads and compares, writes nothing. */
  preview: readBusiness.input(importInput).output(recordResultSchema),
  /** Takes the table over as one import, or nothing at all. Fails with IMPORT_HAS_QUESTIONS while something is undecided. */
  book: writeBusiness.input(importInput).output(recordResultSchema),
  /** Takes an import back: exactly the state before it. Refused, naming what stands in the way, where its records are in use by now. */
  undo: writeBusiness.input(businessInput.extend({ recordImportId: idSchema })).output(recordImportSchema),
  imports: readBusiness.input(businessInput.extend({ limit: z.number().int().min(1).max(500).default(100) })).output(z.array(recordImportSchema)),
  /** The records of a kind as comma-separated text; imported again, every row is the same. Invoices and bills are those still open. */
  export: writeBusiness
    .input(businessInput.extend(taskInput.shape).extend({ kind: z.enum(RECORD_KINDS) }))
    .output(z.object({ fileName: z.string(), csv: z.string(), rowCount: countSchema, baseCurrency: currencySchema })),
};

export type RecordResult = z.infer<typeof recordResultSchema>;
export type RecordResultRow = z.infer<typeof rowSchema>;
export type RecordQuestionView = z.infer<typeof questionSchema>;
export type RecordImport = z.infer<typeof recordImportSchema>;
