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

type Month = {
  /** `YYYY-MM` */
  readonly month: string;
  /** What it takes as a whole, positive. */
  readonly outflowMinor: MinorUnits;
  /** How that is made up; empty where it is the due items' own sum or an ordinary month. */
  readonly parts: readonly ArithmeticStep[];
};

type Week = Month & { readonly monday: IsoDate; readonly due: readonly PlannedOutflow[]; readonly dueMinor: MinorUnits };

const magnitudes = (amounts: readonly MinorUnits[]): MinorUnits => minorUnits(Math.abs(sumMinor(amounts)));

/**
 * The whole outflow of a month. The running month is known better than an ordinary one, the better the further it has gone; with the mean of half a
 * year a lean month hides its crowded last week. Never less than its own due items.
 */
function monthOf({ items, ordinaryMonthMinor, runningMonth }: OutflowPlan, month: string, asOf: IsoDate): Month {
  const ofMonth = items.filter((item) => item.dueDate.startsWith(month));
  const planned = magnitudes(ofMonth.map((item) => item.baseAmountMinor));
  if (runningMonth === null || !asOf.startsWith(month)) return { month, outflowMinor: minorUnits(Math.max(planned, -ordinaryMonthMinor)), parts: [] };
  const open = magnitudes(ofMonth.map((item) => item.baseOpenAmountMinor));
  const paid = magnitudes([runningMonth.paidMinor]);
  const rest = magnitudes([runningMonth.unannouncedRestMinor]);
  const expected = minorUnits(paid + open + rest);
  if (expected <= planned) return { month, outflowMinor: planned, parts: [] };
  const parts: ArithmeticStep[] = [
    { label: 'Paid in the month so far', kind: 'money', valueMinor: paid },
    { label: 'Still due in the month', kind: 'money', valueMinor: open },
    { label: 'Usually paid unannounced in the days left', kind: 'money', valueMinor: rest },
  ];
  return { month, outflowMinor: expected, parts };
}

/** The part of a calendar week (Monday to Sunday) that lies in one month. */
function weekOf(plan: OutflowPlan, monday: IsoDate, month: Month): Week {
  const sunday = addDays(monday, 6);
  const due = plan.items.filter(
    (item) => item.dueDate.startsWith(month.month) && item.dueDate >= monday && item.dueDate <= sunday && item.baseOpenAmountMinor < 0,
  );
  return { ...month, monday, due, dueMinor: magnitudes(due.map((item) => item.baseOpenAmountMinor)) };
}

function conflictAlert(input: DetectionInput, week: Week): DetectedAlert {
  const { monday, month, dueMinor, outflowMinor: monthMinor } = week;
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
        ...week.parts,
        { label: 'Outflow of the month', kind: 'money', valueMinor: monthMinor },
        { label: 'Percent of the month', kind: 'number', value: sharePct },
        { label: 'Threshold percent after safety mode', kind: 'number', value: input.thresholds.paymentClusterThresholdPct },
      ],
    },
  };
}

/**
 * More than the threshold percent of a calendar month's outflow is due in one week (Monday to Sunday, five weeks from the current one): open due items
 * of the week ÷ the month's outflow. That is, for the running month, what is paid so far + what is still due + what usually leaves unannounced in the
 * days left; for a later one an ordinary month (bills still to come); never less than all its due items, paid ones included. Exactly the threshold is
 * not more. At least two different payees, the wages of a payday counting as one. A week that spans two months is compared with each by its own part.
 * Always this_week; one alert for the business, the nearest such week; at stake is what is due, the deadline its first due date. Skipped without due
 * items.
 */
export function detectPaymentConflict(input: DetectionInput): DetectorOutcome {
  const { outflowPlan, asOf, thresholds } = input;
  if (outflowPlan === null) return { kind: 'skipped', reason: 'No bills or agreements are kept yet.' };
  const today = toEpochDay(asOf);
  const firstMonday = today - isoWeekday(today) + 1;
  const weeks = Array.from({ length: WEEKS }, (_, index) => fromEpochDay(firstMonday + index * 7)).flatMap((monday) => {
    const months = new Set([monday.slice(0, 7), addDays(monday, 6).slice(0, 7)]);
    return [...months].map((month) => weekOf(outflowPlan, monday, monthOf(outflowPlan, month, asOf)));
  });
  const conflicts = weeks.filter(
    (week) =>
      week.dueMinor * 100 > week.outflowMinor * thresholds.paymentClusterThresholdPct &&
      new Set(week.due.map((item) => item.groupKey)).size >= MIN_GROUPS,
  );
  const next = conflicts.toSorted((a, b) =>
    a.monday === b.monday ? b.dueMinor / b.outflowMinor - a.dueMinor / a.outflowMinor : a.monday < b.monday ? -1 : 1,
  )[0];
  return { kind: 'looked', alerts: next === undefined ? [] : [conflictAlert(input, next)] };
}
