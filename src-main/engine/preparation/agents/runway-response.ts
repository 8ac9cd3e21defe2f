import { addDays, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits, scaleMinor, sumMinor, type MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { buildAction, causeOf, deadlineBySeverity, PLAIN_OPTION, type OptionDraft } from '../build-action.ts';
import type { PreparationContext, RecurringCostFact } from '../context.ts';
import { WINDOW_DAYS } from '../scoring/cash-path.ts';
import { recommendByCash } from '../scoring/recommend.ts';
import type { CashShift } from '../types.ts';
import { money, plural, watchOption, type Agent } from './agent.ts';

/** Savings are counted once a month from the end of the notice on. */
const MONTH_DAYS = 30;
/** What a renegotiation usually brings. */
const RENEGOTIATION_PERCENT = 10n;
/** A general cut that hurts little, and one that does, in percent of an ordinary month. */
const GENERAL_CUT_PERCENTS = [10n, 20n] as const;

function savedMonthly(asOf: IsoDate, monthlyMinor: MinorUnits, noticeDays: number): CashShift[] {
  const shifts: CashShift[] = [];
  for (let days = noticeDays + MONTH_DAYS; days <= WINDOW_DAYS; days += MONTH_DAYS)
    shifts.push({ date: addDays(asOf, days), amountMinor: monthlyMinor });
  return monthlyMinor === 0 ? [] : shifts;
}

const monthlyOf = (costs: readonly RecurringCostFact[]): MinorUnits => sumMinor(costs.map((cost) => cost.monthlyMinor));

const listed = (costs: readonly RecurringCostFact[]): string => {
  const names = costs.slice(0, 3).map((cost) => cost.name);
  return costs.length > 3 ? `${names.join(', ')} and ${plural(costs.length - 3, 'other')}` : names.join(', ');
};

function cancelOption(context: PreparationContext, costs: readonly RecurringCostFact[]): OptionDraft {
  return {
    ...PLAIN_OPTION,
    kind: 'cut_costs',
    variant: 'cancel',
    title: `End ${plural(costs.length, 'cost')} that can go`,
    description: `${listed(costs)}: ${money(monthlyOf(costs), context)} a month, each after its notice.`,
    channel: 'manual',
    cashShifts: costs.flatMap((cost) => savedMonthly(context.asOf, cost.monthlyMinor, cost.noticeDays)),
    reversibility: 'partly_reversible',
    complexity: 'several_steps',
  };
}

function renegotiateOption(context: PreparationContext, costs: readonly RecurringCostFact[]): OptionDraft {
  const saved = scaleMinor(monthlyOf(costs), RENEGOTIATION_PERCENT, 100n, 'half-away-from-zero');
  return {
    ...PLAIN_OPTION,
    kind: 'cut_costs',
    variant: 'renegotiate',
    title: 'Renegotiate all recurring costs',
    description: `Assumes ten percent, ${money(saved, context)} a month, from next month on.`,
    channel: 'manual',
    cashShifts: savedMonthly(context.asOf, saved, 0),
    complexity: 'needs_consent',
  };
}

function generalCut(context: PreparationContext, percent: bigint): OptionDraft {
  const saved = scaleMinor(context.monthlyOutflowMinor, percent, 100n, 'half-away-from-zero');
  return {
    ...PLAIN_OPTION,
    kind: 'cut_costs',
    variant: `percent_${percent}`,
    title: `Spend ${percent} percent less`,
    description: `${money(saved, context)} a month below an ordinary month, from next month on.`,
    channel: 'manual',
    cashShifts: savedMonthly(context.asOf, saved, 0),
    complexity: percent > 10n ? 'needs_consent' : 'several_steps',
    reversibility: 'partly_reversible',
  };
}

/** Short runway: end what can go, renegotiate what stays, or cut in general where no recurring costs are recorded. */
export const runwayResponse: Agent = (alert, context) => {
  const costs = context.recurringCosts.filter((cost) => cost.monthlyMinor > 0);
  const dispensable = costs.filter((cost) => !cost.isEssential).toSorted((a, b) => b.monthlyMinor - a.monthlyMinor || (a.id < b.id ? -1 : 1));
  const cuts: OptionDraft[] = [
    ...(dispensable.length === 0 ? [] : [cancelOption(context, dispensable)]),
    ...(costs.length === 0 ? [] : [renegotiateOption(context, costs)]),
    ...GENERAL_CUT_PERCENTS.map((percent) => generalCut(context, percent)),
  ];
  const action = buildAction(
    {
      actionType: 'cost_reduction',
      agent: 'runway_response',
      cause: causeOf(alert),
      entity: { type: 'business', id: null, name: alert.entityName },
      title: 'Lengthen the runway',
      summary: alert.message,
      amountMinor: alert.cashAtStakeMinor ?? minorUnits(context.monthlyOutflowMinor),
      deadline: {
        date: deadlineBySeverity(context.asOf, alert.severity, alert.deadlineDate),
        reason: 'Notices take weeks before they save anything.',
      },
      tags: [],
      holdsPayroll: false,
      itemIds: [],
      options: [...cuts.slice(0, 3), watchOption('Wait and watch', 'The runway shortens by a month every month.', context.monthlyOutflowMinor)],
      choose: (options) => recommendByCash(options.filter((option) => option.kind !== 'watch')),
    },
    context,
  );
  return [action];
};
