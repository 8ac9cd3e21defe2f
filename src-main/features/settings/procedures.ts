import { z } from 'zod';
import { type Preferences, preferencesSchema, type UserConfiguration } from '../../../src-shared/contract/settings.ts';
import type { ReadHandle } from '../../database/database.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { change, record } from '../scope/record.ts';
import { type BusinessScope, inBusiness, publishChange } from '../scope/services.ts';
import { DEFAULT_CONFIGURATION, deleteConfiguration, readConfiguration, writeConfiguration } from './config-store.ts';
import { readSetting, writeSetting } from './settings-store.ts';

const PREFERENCES_KEY = 'preferences';

async function configure(
  scope: BusinessScope,
  changes: { readonly [K in keyof UserConfiguration]?: UserConfiguration[K] | undefined },
): Promise<UserConfiguration> {
  refuseReplay(scope);
  return change(scope, (tx) => {
    const before = readConfiguration(tx, scope.business.id);
    const given = Object.fromEntries(Object.entries(changes).filter(([key, value]) => value !== undefined && key in before));
    const after = { ...before, ...given };
    writeConfiguration(tx, scope.business.id, after, scope.services.clock.nowInstant());
    record(tx, scope, { action: 'update', entityType: 'user_configuration', entityId: String(scope.business.id), before, after });
    return after;
  });
}

export const userConfigProcedures = {
  get: os.userConfig.get.handler(({ context }) => {
    const scope = inBusiness(context.scope);
    return readConfiguration(scope.services.database.read, scope.business.id);
  }),
  create: os.userConfig.create.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    const after = await configure(scope, input);
    publishChange(scope, 'settings', 'forecast', 'audit');
    return after;
  }),
  update: os.userConfig.update.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    const after = await configure(scope, input);
    publishChange(scope, 'settings', 'forecast', 'audit');
    return after;
  }),
  delete: os.userConfig.delete.handler(async ({ context }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    await change(scope, (tx) => {
      const before = readConfiguration(tx, scope.business.id);
      deleteConfiguration(tx, scope.business.id);
      record(tx, scope, { action: 'delete', entityType: 'user_configuration', entityId: String(scope.business.id), before });
    });
    publishChange(scope, 'settings', 'forecast', 'audit');
    return DEFAULT_CONFIGURATION;
  }),
};

const DEFAULT_PREFERENCES: Preferences = { theme: 'system', isRailCollapsed: false, isBlurred: false, transactionColumns: [] };

/** Preferences as stored; one that a newer or older version wrote otherwise falls back to its default. */
function readPreferences(read: ReadHandle): Preferences {
  const stored = z
    .record(z.string(), z.unknown())
    .catch({})
    .parse(readSetting(read, 0, PREFERENCES_KEY) ?? {});
  const parsed = preferencesSchema.safeParse({ ...DEFAULT_PREFERENCES, ...stored });
  return parsed.success ? parsed.data : DEFAULT_PREFERENCES;
}

export const preferencesProcedures = {
  get: os.preferences.get.handler(({ context }) => readPreferences(context.scope.services.database.read)),
  update: os.preferences.update.handler(async ({ context, input }) => {
    const { services } = context.scope;
    return services.database.write((tx) => {
      const after = preferencesSchema.parse({ ...readPreferences(tx), ...input });
      writeSetting(tx, 0, { key: PREFERENCES_KEY, value: after, nowInstant: services.clock.nowInstant() });
      return after;
    });
  }),
};
