import { daysBetween } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits, sumMinor } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { alertKey } from './alert-key.ts';
import { countText, moneyText } from './alert-text.ts';
import type { OpenReceivable } from './facts.ts';
import type { AlertSeverity, ArithmeticStep, DetectedAlert, DetectionInput, DetectorOutcome } from './types.ts';

/** Days overdue from which it is an emergency and from which it is for this week, in every safety mode. */
const EMERGENCY_DAYS = 30;
const THIS_WEEK_DAYS = 14;

type Overdue = { readonly invoice: OpenReceivable; readonly daysOverdue: number };

function severityOf(daysOverdue: number): AlertSeverity {
  if (daysOverdue >= EMERGENCY_DAYS) return 'emergency';
  return daysOverdue >= THIS_WEEK_DAYS ? 'this_week' : 'upcoming';
}

function clientAlert(input: DetectionInput, overdue: readonly Overdue[]): DetectedAlert {
  const oldestFirst = overdue.toSorted((a, b) => b.daysOverdue - a.daysOverdue || (a.invoice.scheduleId < b.invoice.scheduleId ? -1 : 1));
  const { invoice: oldest, daysOverdue } = must(oldestFirst[0], 'at least one overdue invoice');
  const known = oldestFirst.map(({ invoice }) => invoice.baseOpenAmountMinor).filter((amount) => amount !== null);
  const cashAtStakeMinor = known.length === 0 ? null : sumMinor(known);
  const beyondUsual = oldest.usualDelayDays === null ? null : daysOverdue - Math.max(0, oldest.usualDelayDays);
  const steps: ArithmeticStep[] = [
    { label: 'Oldest due date', kind: 'date', date: oldest.dueDate },
    { label: 'Days overdue', kind: 'number', value: daysOverdue },
    { label: 'Threshold days after safety mode', kind: 'number', value: input.thresholds.latePaymentThresholdDays },
  ];
  if (oldest.usualDelayDays !== null && beyondUsual !== null) {
    steps.push({ label: 'Days this customer usually takes beyond the due date', kind: 'number', value: oldest.usualDelayDays });
    steps.push({ label: 'Days beyond the usual', kind: 'number', value: beyondUsual });
  }
  for (const { invoice, daysOverdue: days } of oldestFirst) {
    const name = `Invoice ${invoice.documentNumber ?? invoice.scheduleId}, ${countText(days, 'day')} overdue`;
    if (invoice.baseOpenAmountMinor !== null) steps.push({ label: name, kind: 'money', valueMinor: invoice.baseOpenAmountMinor });
    else steps.push({ label: `${name}, ${moneyText(invoice.openAmountMinor, invoice.currency)}, rate missing`, kind: 'number', value: days });
  }
  if (cashAtStakeMinor !== null) steps.push({ label: 'Overdue in total', kind: 'money', valueMinor: cashAtStakeMinor });
  const total = cashAtStakeMinor === null ? '' : ` of ${moneyText(cashAtStakeMinor, input.baseCurrency)}`;
  const usual = beyondUsual === null ? '' : beyondUsual > 0 ? `, ${countText(beyondUsual, 'day')} later than usual` : ', as usual for this customer';
  return {
    type: 'late_payment',
    severity: severityOf(daysOverdue),
    alertKey: alertKey('late_payment', 'client', oldest.clientId),
    entityType: 'client',
    entityId: oldest.clientId,
    entityName: oldest.clientName,
    titleKey: beyondUsual !== null && beyondUsual <= 0 ? 'late_payment.as_usual' : 'late_payment.overdue',
    titleParams: {
      name: oldest.clientName,
      invoices: overdue.length,
      daysOverdue,
      ...(beyondUsual === null ? {} : { beyondUsualDays: beyondUsual }),
      ...(cashAtStakeMinor === null ? {} : { overdueMinor: cashAtStakeMinor }),
    },
    message: `${oldest.clientName} has ${countText(overdue.length, 'overdue invoice')}${total}; the oldest is ${countText(daysOverdue, 'day')} late${usual}.`,
    currency: input.baseCurrency,
    cashAtStakeMinor: cashAtStakeMinor === null ? null : minorUnits(Math.max(0, cashAtStakeMinor)),
    deadlineDate: oldest.dueDate,
    evidence: { rows: oldestFirst.map(({ invoice }) => ({ table: 'obligation_schedules', id: invoice.scheduleId })), arithmetic: steps },
  };
}

/**
 * A client has invoices overdue by at least the threshold: days overdue = asOf − due date (shifted to a business day) of the oldest; upcoming from the
 * threshold, this_week from 14, emergency from 30 days, never below the owner's own threshold, and never on the due date itself. One alert a client,
 * the invoices beyond the threshold are its evidence; at stake is their open amount in base currency (null where every rate is missing), the deadline
 * is the oldest due date. The days beyond the payer's usual delay are shown and change nothing. Skipped where no invoices are kept.
 */
export function detectLatePayment(input: DetectionInput): DetectorOutcome {
  if (input.receivables === null) return { kind: 'skipped', reason: 'No invoices are kept yet.' };
  const threshold = Math.max(1, input.thresholds.latePaymentThresholdDays);
  const overdue = input.receivables
    .filter((invoice) => invoice.openAmountMinor > 0)
    .map((invoice): Overdue => ({ invoice, daysOverdue: daysBetween(invoice.dueDate, input.asOf) }))
    .filter(({ daysOverdue }) => daysOverdue >= threshold);
  const alerts = [...Map.groupBy(overdue, ({ invoice }) => invoice.clientId).values()].map((items) => clientAlert(input, items));
  return { kind: 'looked', alerts: alerts.toSorted((a, b) => (a.alertKey < b.alertKey ? -1 : 1)) };
}
