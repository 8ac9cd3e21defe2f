import { type FeatureFlags, featureFlagsSchema } from '../../../src-shared/contract/planning.ts';
import type { ReadHandle } from '../../database/database.ts';
import { readSetting } from '../settings/settings-store.ts';

export const FLAGS_SETTING = 'feature_flags';

/** The last phase of the source documents: agreements are the only truth, and cash events come from due items alone. */
const LAST_PHASE: FeatureFlags = { useObligationSystem: true, useObligationForForecast: true, deprecateDirectCashEvents: true };

export function readFeatureFlags(read: ReadHandle, businessId: number): FeatureFlags {
  const stored = featureFlagsSchema.safeParse(readSetting(read, businessId, FLAGS_SETTING));
  return stored.success ? stored.data : LAST_PHASE;
}
