import { DETECTION_LABELS } from '../../../../src-shared/domain/vocabulary/detection.ts';
import type { Node } from '../document.ts';
import type { AuditReportFacts, ReportAlert } from '../report-facts.ts';
import { type Cell, counted, paragraph, section, tableOf, twoLines, type Typesetter } from '../typesetter.ts';

const SEVERITY_LABELS: Readonly<Record<ReportAlert['severity'], string>> = { emergency: 'Emergency', this_week: 'This week', upcoming: 'Upcoming' };

const STATUS_LABELS: Readonly<Record<ReportAlert['status'], string>> = {
  active: 'Open',
  snoozed: 'Snoozed',
  dismissed: 'Dismissed',
  resolved: 'Resolved',
};

/** Alerts printed one by one; a period with more has become unreadable as a list. */
const LISTED_ALERTS = 200;

/** What was found wrong in the period, and what became of it. */
export function alertsSection(facts: AuditReportFacts, setter: Typesetter): Node {
  const { alerts } = facts;
  if (alerts.length === 0) return section(setter, 'Alerts raised', { rowCount: 1, content: [paragraph('No alert was raised in this period.')] });
  const listed = alerts.slice(0, LISTED_ALERTS);
  const columns = [
    { title: 'Raised on', weight: 12, figures: true },
    { title: 'Alert', weight: 45 },
    { title: 'Urgency', weight: 12 },
    { title: 'At stake', weight: 18, align: 'right' },
    { title: 'State now', weight: 19 },
  ] as const;
  const rows = listed.map((alert): Cell[] => [
    alert.raisedOn,
    twoLines(DETECTION_LABELS[alert.detectionType], setter.print(alert.message, 400)),
    SEVERITY_LABELS[alert.severity],
    setter.cash(alert.cashAtStakeMinor, alert.currency),
    twoLines(STATUS_LABELS[alert.status], alert.statusReason === null ? '' : setter.print(alert.statusReason, 200)),
  ]);
  const more = alerts.length - listed.length;
  const intro = `${counted(setter, alerts.length, 'alert')} raised in the period, with the state when this report was made.${more > 0 ? ` The first ${setter.count(listed.length)} are listed; ${setter.count(more)} more are in the application.` : ''}`;
  return section(setter, 'Alerts raised', { rowCount: rows.length * 2, content: [paragraph(intro), tableOf(setter, columns, rows)] });
}
