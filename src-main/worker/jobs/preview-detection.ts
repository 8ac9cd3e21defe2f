import type { DetectionRuleView } from '../../../src-shared/contract/actions.ts';
import { addDays } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { DETECTION_TYPES, type DetectionType } from '../../../src-shared/domain/vocabulary/detection.ts';
import { previewThresholds, type ReplayedFacts } from '../../engine/detection/preview-thresholds.ts';
import { engineRules, listDetectionRules } from '../../features/actions/detection-rule-store.ts';
import { readThresholds } from '../../features/settings/config-store.ts';
import type { JobContext } from '../job-context.ts';
import type { JobBusiness } from '../job-subject.ts';
import { loadDetection } from './load-detection.ts';

export type PreviewDetectionInput = { readonly business: JobBusiness; readonly thresholds: DetectionRuleView['thresholds'] };
export type PreviewDetectionOutput = {
  readonly weeks: { asOf: IsoDate; raised: { detectionType: DetectionType; severity: string; message: string }[] }[];
  readonly byType: { detectionType: DetectionType; now: number; proposed: number }[];
};

/** One day a week over 90 days. */
const WEEKS = 13;

/**
 * What other thresholds would have raised in the last 90 days, on one day a week, each as the books knew it then. The rules of single types stay as they are, a threshold
 * of their own included.
 */
export function previewDetection({ business, thresholds }: PreviewDetectionInput, context: JobContext): PreviewDetectionOutput {
  const { read } = context.database;
  const days = Array.from({ length: WEEKS }, (_, week) => addDays(business.asOf, -7 * (WEEKS - 1 - week)));
  const replays = days.map((asOf, done): ReplayedFacts => {
    context.control.checkpoint('Looking back', done, WEEKS);
    return loadDetection(context, { ...business, asOf }, DETECTION_TYPES).facts;
  });
  const configured = readThresholds(read, business.businessId);
  const rules = engineRules(listDetectionRules(read, business.businessId));
  const [given] = engineRules([{ detectionType: 'late_payment', isEnabled: true, thresholds }]);
  const now = previewThresholds(replays, { thresholds: configured, rules });
  const then = previewThresholds(replays, { thresholds: { ...configured, ...given?.thresholds }, rules });
  return {
    weeks: days.map((asOf) => ({
      asOf,
      raised: then.raised
        .filter(({ firstRaisedOn }) => firstRaisedOn === asOf)
        .map(({ alert }) => ({ detectionType: alert.type, severity: alert.severity, message: alert.message })),
    })),
    byType: DETECTION_TYPES.map((detectionType) => ({
      detectionType,
      now: now.countByType[detectionType],
      proposed: then.countByType[detectionType],
    })),
  };
}
