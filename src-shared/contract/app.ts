import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { businessInput, idSchema, isoDateSchema, readFile } from './common.ts';

export const changeTopicSchema = z.enum([
  'businesses',
  'accounts',
  'transactions',
  'categories',
  'parties',
  'obligations',
  'scenarios',
  'forecast',
  'alerts',
  'settings',
  'audit',
  'backups',
  'everything',
]);

/** What the window listens to: facts that changed (so that what is shown is fetched again) and the progress of long runs. */
const appEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed'), businessId: idSchema.nullable(), topics: z.array(changeTopicSchema) }),
  z.object({ kind: z.literal('progress'), taskId: z.string(), label: z.string(), done: z.number(), total: z.number() }),
]);

export const app = {
  info: readFile.input(businessInput).output(
    z.object({
      version: z.string(),
      dataFolder: z.string(),
      host: z.enum(['desktop', 'browser', 'cli']),
      platform: z.string(),
      keyStorage: z.enum(['keychain', 'safe_storage', 'key_file', 'passphrase_only']),
      hasPassphrase: z.boolean(),
      /** True when the folder lies in a synchronised place (Dropbox, OneDrive, iCloud), where databases get damaged. */
      isSyncedFolder: z.boolean(),
      today: isoDateSchema,
      lastBackupAt: z.string().nullable(),
      defaultBusinessId: idSchema.nullable(),
    }),
  ),
  events: readFile.output(eventIterator(appEventSchema)),
};

export type AppEvent = z.infer<typeof appEventSchema>;
export type ChangeTopic = z.infer<typeof changeTopicSchema>;
