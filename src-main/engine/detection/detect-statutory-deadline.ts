import { daysBetween } from '../../../src-shared/domain/calendar/iso-date.ts';
import { alertKey } from './alert-key.ts';
import { countText, magnitudeOf, moneyText } from './alert-text.ts';
import type { StatutoryItem } from './facts.ts';
import type { AlertSeverity, ArithmeticStep, DetectedAlert, DetectionInput, DetectorOutcome } from './types.ts';

/** Days to the due date below which each severity holds, most urgent first, in every safety mode. */
const STEPS: readonly (readonly [belowDays: number, severity: AlertSeverity])[] = [
  [3, 'emergency'],
  [7, 'this_week'],
  [14, 'upcoming'],
];

function deadlineAlert(input: DetectionInput, item: StatutoryItem, days: { readonly left: number; readonly severity: AlertSeverity }): DetectedAlert {
  const { left, severity } = days;
  const amount = item.baseOpenAmountMinor === null ? null : magnitudeOf(item.baseOpenAmountMinor);
  const what = amount === null ? item.name : `${item.name} (${moneyText(amount, input.baseCurrency)})`;
  const when = left < 0 ? `was due ${countText(-left, 'day')} ago` : left === 0 ? 'is due today' : `is due in ${countText(left, 'day')}`;
  const steps: ArithmeticStep[] = [
    { label: 'Due date', kind: 'date', date: item.dueDate },
    { label: 'Days left', kind: 'number', value: left },
  ];
  if (amount !== null) steps.push({ label: 'Still to pay', kind: 'money', valueMinor: amount });
  return {
    type: 'statutory_deadline',
    severity,
    alertKey: alertKey('statutory_deadline', 'obligation', item.scheduleId),
    entityType: 'obligation',
    entityId: item.scheduleId,
    entityName: item.name,
    titleKey: left < 0 ? 'statutory_deadline.missed' : 'statutory_deadline.due',
    titleParams: { name: item.name, dueDate: item.dueDate, daysLeft: left, ...(amount === null ? {} : { amountMinor: amount }) },
    message: `${what} ${when}, on ${item.dueDate}.`,
    currency: input.baseCurrency,
    cashAtStakeMinor: amount,
    deadlineDate: item.dueDate,
    evidence: { rows: [{ table: 'obligation_schedules', id: item.scheduleId }], arithmetic: steps },
  };
}

/**
 * A tax or other statutory payment is still open close to its day: days left = due date − asOf; emergency below 3 (also when missed), this_week below
 * 7, upcoming below 14. Each due item is an obligation of its own, so that the next period's return is not silenced with this one's. At stake is the
 * open amount (null where it is not known yet). Skipped where no statutory payments are kept.
 */
export function detectStatutoryDeadline(input: DetectionInput): DetectorOutcome {
  if (input.statutoryItems === null) return { kind: 'skipped', reason: 'No tax or other statutory payments are kept yet.' };
  const alerts = input.statutoryItems.flatMap((item) => {
    const left = daysBetween(input.asOf, item.dueDate);
    const severity = STEPS.find(([belowDays]) => left < belowDays)?.[1];
    return severity === undefined || item.baseOpenAmountMinor === 0 ? [] : [deadlineAlert(input, item, { left, severity })];
  });
  return { kind: 'looked', alerts: alerts.toSorted((a, b) => (a.alertKey < b.alertKey ? -1 : 1)) };
}
