import { DETECTION_TYPES, type DetectionType } from '../../../src-shared/domain/vocabulary/detection.ts';
import { applySafetyMode } from './apply-safety-mode.ts';
import type { DetectionThresholds, EffectiveThresholds } from './types.ts';

/** What the owner has decided for one type (`detection_rules`): switched off, or compared with other thresholds or in another safety mode. */
export type DetectionRule = {
  readonly type: DetectionType;
  readonly isEnabled: boolean;
  /** Only what differs from the business's configuration. */
  readonly thresholds: Partial<DetectionThresholds>;
};

export type AppliedRules = Readonly<Record<DetectionType, { readonly isEnabled: boolean; readonly thresholds: EffectiveThresholds }>>;

/**
 * What each type compares with: the configuration, overridden by the type's rule field by field, and only then scaled by the safety mode (the rule's
 * own where it names one). A type without a rule is on. Of several rules for one type the last counts.
 */
export function applyRules(configuration: DetectionThresholds, rules: readonly DetectionRule[]): AppliedRules {
  const byType = new Map(rules.map((rule) => [rule.type, rule]));
  const entries = DETECTION_TYPES.map((type) => {
    const rule = byType.get(type);
    return [type, { isEnabled: rule?.isEnabled ?? true, thresholds: applySafetyMode({ ...configuration, ...rule?.thresholds }) }] as const;
  });
  return Object.fromEntries(entries) as AppliedRules;
}
