import type { Alert } from '../../src-shared/contract/pipeline.ts';
import type { IconName } from './icon.tsx';

/** Severity as a word and an icon: the colour beside them is never the only sign. */
export const SEVERITY: Readonly<Record<Alert['severity'], { readonly label: string; readonly icon: IconName; readonly rank: number }>> = {
  emergency: { label: 'Emergency', icon: 'warning', rank: 0 },
  this_week: { label: 'This week', icon: 'clock', rank: 1 },
  upcoming: { label: 'Upcoming', icon: 'calendar', rank: 2 },
};

export const STATUS_WORDS: Readonly<Record<Alert['status'], string>> = {
  active: 'Open',
  snoozed: 'Snoozed',
  dismissed: 'Dismissed',
  resolved: 'Over',
};

/** By urgency, then by cash at stake, then the nearest deadline: the order in which they deserve a look. */
export function inOrderOfUrgency(alerts: readonly Alert[]): readonly Alert[] {
  return alerts.toSorted((a, b) => {
    const bySeverity = SEVERITY[a.severity].rank - SEVERITY[b.severity].rank;
    if (bySeverity !== 0) return bySeverity;
    const byCash = Math.abs(b.cashAtStakeMinor) - Math.abs(a.cashAtStakeMinor);
    if (byCash !== 0) return byCash;
    return (a.deadlineDate ?? '9999').localeCompare(b.deadlineDate ?? '9999') || a.id - b.id;
  });
}
