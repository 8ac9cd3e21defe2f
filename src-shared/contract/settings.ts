import { z } from 'zod';
import { businessInput, countSchema, instantSchema, minorSchema, ownBusiness, readBusiness, readFile, writeFile, writeSelf } from './common.ts';

const SAFETY_MODES = ['conservative', 'normal', 'aggressive'] as const;

/** Thresholds of detection, all with the source document's defaults. Amounts and percentages are positive magnitudes. */
export const userConfigurationSchema = z.object({
  obligationsBufferAmountMinor: minorSchema,
  runwayBufferMonths: z.number().int().min(0).max(120),
  latePaymentThresholdDays: z.number().int().min(0).max(365),
  unexpectedExpenseThresholdPct: z.number().int().min(1).max(1000),
  safetyMode: z.enum(SAFETY_MODES),
  payrollCheckDaysBefore: z.number().int().min(0).max(60),
  payrollBufferPercent: z.number().int().min(0).max(1000),
  paymentClusterThresholdPct: z.number().int().min(1).max(100),
});

export const userConfig = {
  /** Creates nothing: without a stored configuration the defaults are returned. */
  get: readBusiness.input(businessInput).output(userConfigurationSchema),
  create: ownBusiness.input(businessInput.extend(userConfigurationSchema.partial().shape)).output(userConfigurationSchema),
  update: ownBusiness.input(businessInput.extend(userConfigurationSchema.partial().shape)).output(userConfigurationSchema),
  /** Back to the defaults. */
  delete: ownBusiness.input(businessInput).output(userConfigurationSchema),
};

/** How the interface looks on this machine. Survives restarts, is not audited. */
export const preferencesSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  isRailCollapsed: z.boolean(),
  isBlurred: z.boolean(),
  transactionColumns: z.array(z.string()),
});

export const preferences = {
  get: readFile.output(preferencesSchema),
  /** Everybody's: a viewer may read in the dark too. */
  update: writeSelf.input(preferencesSchema.partial()).output(preferencesSchema),
};

export const backupSchema = z.object({
  fileName: z.string(),
  path: z.string(),
  createdAt: instantSchema,
  sizeBytes: countSchema,
  kind: z.enum(['daily', 'manual', 'before_migration']),
  isVerified: z.boolean(),
});

export const backups = {
  list: readFile.output(z.array(backupSchema)),
  /** Online copy in one file, verified by opening it. Without `file` it goes into the data folder's `backups`. */
  create: writeFile.input(z.object({ file: z.string().optional(), passphrase: z.string().min(1).optional() })).output(backupSchema),
};

export const security = {
  /** Adds or replaces the acting person's passphrase, which opens this data on any machine. */
  setPassphrase: writeSelf
    .input(z.object({ passphrase: z.string().min(8, 'at least 8 characters'), currentPassphrase: z.string().optional() }))
    .output(z.object({})),
  /** Makes a new recovery key and forgets the old one. Shown once. */
  renewRecoveryKey: writeFile.output(z.object({ recoveryKey: z.string() })),
};

export type UserConfiguration = z.infer<typeof userConfigurationSchema>;
export type Preferences = z.infer<typeof preferencesSchema>;
export type Backup = z.infer<typeof backupSchema>;
