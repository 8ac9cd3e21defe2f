import { addDays, fromEpochDay, isoWeekday, type IsoDate, toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, minorUnits, sumMinor } from '../../../src-shared/domain/money/minor-units.ts';
import { alertKey } from './alert-key.ts';
import { moneyText } from './alert-text.ts';
import type { OutflowPlan, PlannedOutflow } from './facts.ts';
import type { ArithmeticStep, DetectedAlert, DetectionInput, DetectorOutcome } from './types.ts';

/** Weeks looked at, the current one included: four is the month in which payments can still be moved. */
const WEEKS = 5;
/** Payments of different parties it takes to be in each other's way: one large payment alone is no conflict. */
const MIN_GROUPS = 2;

type Week = {
  readonly monday: IsoDate;
  readonly month: string;
  readonly due: readonly PlannedOutflow[];
  readonly dueMinor: MinorUnits;
  readonly monthMinor: MinorUnits;
};

const magnitudes = (amounts: readonly MinorUnits[]): MinorUnits => minorUnits(Math.abs(sumMinor(amounts)));

/** The part of a calendar week (Monday to Sunday) that lies in one month, against the whole outflow of that month. */
function weekOf(plan: OutflowPlan, monday: IsoDate, month: string): Week {
  const sunday = addDays(monday, 6);
  const ofMonth = plan.items.filter((item) => item.dueDate.startsWith(month));
  const due = ofMonth.filter((item) => item.dueDate >= monday && item.dueDate <= sunday && item.baseOpenAmountMinor < 0);
  const planned = magnitudes(ofMonth.map((item) => item.baseAmountMinor));
  return {
    monday,
    month,
    due,
    dueMinor: magnitudes(due.map((item) => item.baseOpenAmountMinor)),
    monthMinor: minorUnits(Math.max(planned, -plan.ordinaryMonthMinor)),
  };
}

function conflictAlert(input: DetectionInput, week: Week): DetectedAlert {
  const { monday, month, dueMinor, monthMinor } = week;
  const sharePct = Math.floor((dueMinor / monthMinor) * 100);
  const sunday = addDays(monday, 6);
  const largest = week.due.toSorted((a, b) => a.baseOpenAmountMinor - b.baseOpenAmountMinor || (a.scheduleId < b.scheduleId ? -1 : 1));
  const money = (amount: MinorUnits): string => moneyText(amount, input.baseCurrency);
  const items = largest.map((item): ArithmeticStep => ({
    label: `${item.name}, due ${item.dueDate}`,
    kind: 'money',
    valueMinor: minorUnits(-item.baseOpenAmountMinor),
  }));
  return {
    type: 'payment_timing_conflict',
    severity: 'this_week',
    alertKey: alertKey('payment_timing_conflict', 'business', null),
    entityType: 'business',
    entityId: null,
    entityName: input.businessName,
    titleKey: 'payment_timing_conflict.week',
    titleParams: { weekStart: monday, weekEnd: sunday, month, dueMinor, monthMinor, sharePct, payments: week.due.length },
    message: `${sharePct} % of the outflow of ${month}, ${money(dueMinor)} of ${money(monthMinor)}, is due in the week from ${monday} to ${sunday}.`,
    currency: input.baseCurrency,
    cashAtStakeMinor: dueMinor,
    deadlineDate: largest.reduce<IsoDate>((first, item) => (item.dueDate < first ? item.dueDate : first), sunday),
    evidence: {
      rows: largest.map((item) => ({ table: 'obligation_schedules', id: item.scheduleId })),
      arithmetic: [
        ...items,
        { label: 'Due in the week', kind: 'money', valueMinor: dueMinor },
        { label: 'Outflow of the month', kind: 'money', valueMinor: monthMinor },
        { label: 'Percent of the month', kind: 'number', value: sharePct },
        { label: 'Threshold percent after safety mode', kind: 'number', value: input.thresholds.paymentClusterThresholdPct },
      ],
    },
  };
}

/**
 * More than the threshold percent of a calendar month's outflow is due in one week (Monday to Sunday, five weeks from the current one): open due items
 * of the week ÷ the month's outflow, which is all its due items, paid ones included, or an ordinary month where that is more (bills still to come).
 * Exactly the threshold is not more. At least two different payees, the wages of a payday counting as one. A week that spans two months is compared
 * with each by its own part. Always this_week; one alert for the business, the nearest such week; at stake is what is due, the deadline its first due
 * date. Skipped without due items.
 */
export function detectPaymentConflict(input: DetectionInput): DetectorOutcome {
  const { outflowPlan, asOf, thresholds } = input;
  if (outflowPlan === null) return { kind: 'skipped', reason: 'No bills or agreements are kept yet.' };
  const today = toEpochDay(asOf);
  const firstMonday = today - isoWeekday(today) + 1;
  const weeks = Array.from({ length: WEEKS }, (_, index) => fromEpochDay(firstMonday + index * 7)).flatMap((monday) => {
    const months = new Set([monday.slice(0, 7), addDays(monday, 6).slice(0, 7)]);
    return [...months].map((month) => weekOf(outflowPlan, monday, month));
  });
  const conflicts = weeks.filter(
    (week) =>
      week.dueMinor * 100 > week.monthMinor * thresholds.paymentClusterThresholdPct &&
      new Set(week.due.map((item) => item.groupKey)).size >= MIN_GROUPS,
  );
  const next = conflicts.toSorted((a, b) =>
    a.monday === b.monday ? b.dueMinor / b.monthMinor - a.dueMinor / a.monthMinor : a.monday < b.monday ? -1 : 1,
  )[0];
  return { kind: 'looked', alerts: next === undefined ? [] : [conflictAlert(input, next)] };
}
