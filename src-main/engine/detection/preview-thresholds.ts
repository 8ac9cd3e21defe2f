import { addDays, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { DETECTION_TYPES, type DetectionType } from '../../../src-shared/domain/vocabulary/detection.ts';
import { applySafetyMode } from './apply-safety-mode.ts';
import { applyRules, type DetectionRule } from './detection-rules.ts';
import { runDetectors } from './run-detectors.ts';
import { ALERT_SEVERITIES, type AlertSeverity, type DetectedAlert, type DetectionInput, type DetectionThresholds } from './types.ts';

/** Days a preview looks back: a quarter shows every monthly rhythm three times. */
const PREVIEW_DAYS = 90;

/** The facts as they were known on a day, without anybody's thresholds. */
export type ReplayedFacts = Omit<DetectionInput, 'thresholds'>;

export type PreviewedAlert = {
  /** As it stood on its most severe day, the latest of them. */
  readonly alert: DetectedAlert;
  readonly firstRaisedOn: IsoDate;
  readonly lastSeenOn: IsoDate;
};

export type ThresholdPreview = {
  readonly from: IsoDate | null;
  readonly through: IsoDate | null;
  /** One entry an alert (type and entity), most severe first, then in the order raised. */
  readonly raised: readonly PreviewedAlert[];
  readonly countByType: Readonly<Record<DetectionType, number>>;
  readonly countBySeverity: Readonly<Record<AlertSeverity, number>>;
  readonly skipped: readonly { readonly type: DetectionType; readonly reason: string }[];
};

const rank = (severity: AlertSeverity): number => ALERT_SEVERITIES.indexOf(severity);

/**
 * What thresholds and rules would have raised over the last 90 days: every replayed day (one a week is enough, any order) is run as it was known then,
 * and an alert found on several days counts once, at its highest severity. Types that could not look on the latest day are named with the reason. Days
 * more than 90 before the latest are left out; nothing is written anywhere.
 */
export function previewThresholds(
  replays: readonly ReplayedFacts[],
  settings: { readonly thresholds: DetectionThresholds; readonly rules: readonly DetectionRule[] },
): ThresholdPreview {
  const inOrder = replays.toSorted((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0));
  const last = inOrder.at(-1)?.asOf ?? null;
  const days = last === null ? [] : inOrder.filter((facts) => facts.asOf > addDays(last, -PREVIEW_DAYS));
  const thresholds = applySafetyMode(settings.thresholds);
  const rules = applyRules(settings.thresholds, settings.rules);
  const found = new Map<string, PreviewedAlert>();
  let skipped: ThresholdPreview['skipped'] = [];
  for (const facts of days) {
    const run = runDetectors({ ...facts, thresholds }, { types: DETECTION_TYPES, readTimerMs: () => 0, rules });
    skipped = run.skipped;
    for (const alert of run.alerts) {
      const before = found.get(alert.alertKey);
      const isGraver = before === undefined || rank(alert.severity) <= rank(before.alert.severity);
      found.set(alert.alertKey, {
        alert: isGraver ? alert : before.alert,
        firstRaisedOn: before?.firstRaisedOn ?? facts.asOf,
        lastSeenOn: facts.asOf,
      });
    }
  }
  const raised = [...found.values()].toSorted(
    (a, b) => rank(a.alert.severity) - rank(b.alert.severity) || (a.firstRaisedOn < b.firstRaisedOn ? -1 : a.firstRaisedOn > b.firstRaisedOn ? 1 : 0),
  );
  const count = (keep: (alert: DetectedAlert) => boolean): number => raised.filter(({ alert }) => keep(alert)).length;
  return {
    from: days[0]?.asOf ?? null,
    through: last,
    raised,
    countByType: Object.fromEntries(DETECTION_TYPES.map((type) => [type, count((alert) => alert.type === type)])) as ThresholdPreview['countByType'],
    countBySeverity: Object.fromEntries(
      ALERT_SEVERITIES.map((severity) => [severity, count((alert) => alert.severity === severity)]),
    ) as ThresholdPreview['countBySeverity'],
    skipped,
  };
}
