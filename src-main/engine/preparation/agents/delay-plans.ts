import type { OptionDraft } from '../build-action.ts';
import type { PreparationContext } from '../context.ts';
import { recoveryDate } from '../scoring/cash-path.ts';
import type { Strain } from '../scoring/risk-score.ts';
import { delayedDate, delayOption, type DelayCandidate } from './delay-bills.ts';

/** What vendors can be asked for: a fortnight hardly hurts, a month has to be talked about, beyond it is a favour. Never more than two months. */
const DELAY_STEPS = [14, 30, 45, 60] as const;
/** Asked for where no step leads past the shortage, or its end is not known. */
const USUAL_DELAY_DAYS = 30;

function strainOf(days: number): Strain {
  return days <= 14 ? 'light' : days <= 30 ? 'noticeable' : 'heavy';
}

/** The shortest delay that takes every bill past the shortage. */
function neededDays(context: PreparationContext, candidates: readonly DelayCandidate[]): number {
  const recovery = recoveryDate(context);
  if (recovery === null) return USUAL_DELAY_DAYS;
  const isPast = (days: number): boolean => candidates.every(({ item }) => delayedDate(context, item, days) >= recovery);
  return DELAY_STEPS.find(isPast) ?? USUAL_DELAY_DAYS;
}

type Plan = { readonly variant: string; readonly candidates: readonly DelayCandidate[]; readonly days: number; readonly whom: string };

/**
 * Up to three ways of paying bills later: those of flexible vendors, all that may wait, and the largest alone, each by as many days as lead past the
 * shortage; where all vendors are flexible, the next longer step instead of the second. Ways that say the same are given once.
 */
export function delayPlans(context: PreparationContext, candidates: readonly DelayCandidate[]): OptionDraft[] {
  const flexible = candidates.filter(({ vendor }) => vendor.flexibility === 'can_delay');
  const largest = candidates.toSorted((a, b) => a.item.openMinor - b.item.openMinor).slice(0, 1);
  const days = neededDays(context, candidates);
  const longer = DELAY_STEPS.find((step) => step > days);
  const isAllFlexible = flexible.length === candidates.length;
  const plans: Plan[] = [
    { variant: 'flexible', candidates: flexible, days: neededDays(context, flexible), whom: 'flexible vendors' },
    ...(isAllFlexible
      ? longer === undefined
        ? []
        : [{ variant: 'longer', candidates, days: longer, whom: 'them' }]
      : [{ variant: 'all', candidates, days, whom: 'all these vendors' }]),
    { variant: 'largest', candidates: largest, days: neededDays(context, largest), whom: `${largest[0]?.vendor.name ?? ''} only` },
  ];
  const said = new Set<string>();
  return plans.flatMap((plan): OptionDraft[] => {
    const key = `${plan.days}:${plan.candidates
      .map(({ item }) => item.id)
      .toSorted()
      .join()}`;
    if (plan.candidates.length === 0 || said.has(key)) return [];
    said.add(key);
    const { variant, whom } = plan;
    return [
      delayOption(context, plan.candidates, { variant, days: plan.days, strain: strainOf(plan.days), title: `Ask ${whom} for ${plan.days} days` }),
    ];
  });
}
