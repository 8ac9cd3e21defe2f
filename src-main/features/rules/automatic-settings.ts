import { type AutomaticSettings, automaticSettingsSchema } from '../../../src-shared/contract/rules.ts';
import { readSetting, writeSetting } from '../settings/settings-store.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';

const KEY = 'automatic_categories';

/** Rules and the habits of payees file by themselves; the words of all filed lines only suggest, until the person trusts them. */
const DEFAULT_AUTOMATIC_SETTINGS: AutomaticSettings = {
  isEnabled: true,
  confidenceThreshold: 0.9,
  appliesRules: true,
  appliesPayees: true,
  appliesModel: false,
};

/** The settings as stored; one that another version wrote otherwise falls back to its default. */
export function readAutomaticSettings(read: ReadHandle, businessId: number): AutomaticSettings {
  const stored = readSetting(read, businessId, KEY);
  const parsed = automaticSettingsSchema.safeParse({ ...DEFAULT_AUTOMATIC_SETTINGS, ...(typeof stored === 'object' ? stored : {}) });
  return parsed.success ? parsed.data : DEFAULT_AUTOMATIC_SETTINGS;
}

export function writeAutomaticSettings(tx: WriteHandle, businessId: number, settings: AutomaticSettings, nowInstant: string): void {
  writeSetting(tx, businessId, { key: KEY, value: settings, nowInstant });
}
