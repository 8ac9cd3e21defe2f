import type { MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { ActionLinkType, ActionType } from '../../../../src-shared/domain/vocabulary/actions.ts';
import type { ActionLink, PreparedAction } from '../types.ts';

/** One action as seen from another, or null when they have nothing to do with each other in that way. */
type Rule = (from: PreparedAction, to: PreparedAction, bufferMinor: MinorUnits) => { readonly type: ActionLinkType; readonly reason: string } | null;

const sharesItem = (a: PreparedAction, b: PreparedAction): boolean => a.itemIds.some((id) => b.itemIds.includes(id));
const sharesClient = (a: PreparedAction, b: PreparedAction): boolean =>
  a.entityType === 'client' && b.entityType === 'client' && a.entityId !== null && a.entityId === b.entityId;

const oneOf = (types: readonly ActionType[], action: PreparedAction): boolean => types.includes(action.actionType);

const PAYS: readonly ActionType[] = ['payment_batch', 'statutory_payment', 'payroll_confirmation'];
const POSTPONES: readonly ActionType[] = ['vendor_delay'];
const COLLECTS: readonly ActionType[] = ['invoice_follow_up', 'payment_reminder', 'collection_escalation'];
/** Work that answers a shortage of cash. */
const BRINGS_CASH: readonly ActionType[] = [...COLLECTS, 'vendor_delay', 'credit_line_draw', 'cost_reduction'];
/** Work that exists because cash runs short, and is not needed once it does not. */
const NEEDS_CASH: readonly ActionType[] = ['payroll_contingency', 'vendor_delay', 'credit_line_draw', 'cost_reduction', 'payment_prioritization'];

/** Types whose alert says that cash runs short. */
const isAboutShortage = (action: PreparedAction): boolean =>
  action.alertKey !== null && /^(buffer_breach|payroll_safety|runway_threshold|payment_timing_conflict):/.test(action.alertKey);

function recommendedOf(action: PreparedAction): PreparedAction['options'][number] | undefined {
  return action.options.find((option) => option.isRecommended);
}

/** Whether the recommended option alone lifts a path that was below the buffer to it. */
function closesGap(action: PreparedAction, bufferMinor: MinorUnits): boolean {
  const effect = recommendedOf(action)?.lowPoint;
  return effect !== undefined && effect !== null && effect.beforeMinor < bufferMinor && effect.holdsBuffer;
}

const resolves: Rule = (from, to, bufferMinor) =>
  oneOf(BRINGS_CASH, from) && oneOf(NEEDS_CASH, to) && isAboutShortage(to) && closesGap(from, bufferMinor)
    ? { type: 'resolves', reason: 'Its recommended option alone keeps the buffer.' }
    : null;

const paysWhatOtherPostpones: Rule = (from, to) => {
  const isPair = (oneOf(PAYS, from) && oneOf(POSTPONES, to)) || (oneOf(POSTPONES, from) && oneOf(PAYS, to));
  return isPair && sharesItem(from, to) ? { type: 'conflicts', reason: 'One pays a bill that the other pays later.' } : null;
};

const postponesTwice: Rule = (from, to) => {
  const moves: readonly ActionType[] = ['vendor_delay', 'payment_prioritization'];
  return oneOf(moves, from) && oneOf(moves, to) && sharesItem(from, to)
    ? { type: 'conflicts', reason: 'Both may move the same bill; a vendor should be asked once.' }
    : null;
};

const asksTwice: Rule = (from, to) => {
  const contacts: readonly ActionType[] = [...COLLECTS, 'client_retention'];
  if (!oneOf(contacts, from) || !oneOf(contacts, to) || !sharesClient(from, to)) return null;
  return { type: 'conflicts', reason: 'Both write to the same customer; one message at a time.' };
};

const spendsWhatIsShort: Rule = (from, to) => {
  const isPair = (a: PreparedAction, b: PreparedAction): boolean => a.actionType === 'excess_cash_allocation' && isAboutShortage(b);
  return isPair(from, to) || isPair(to, from) ? { type: 'conflicts', reason: 'Cash is not spare while it runs short elsewhere.' } : null;
};

/** Types of which the first comes before the second, with why; `isShared`: only where they touch the same due items. */
const ORDER: readonly { readonly first: ActionType; readonly second: ActionType; readonly isShared: boolean; readonly reason: string }[] = [
  { first: 'payroll_contingency', second: 'payroll_confirmation', isShared: true, reason: 'First the money, then the payroll.' },
  { first: 'payroll_update', second: 'payroll_confirmation', isShared: false, reason: 'The payroll should be right before it is confirmed.' },
  { first: 'payment_prioritization', second: 'payment_batch', isShared: true, reason: 'The order decides when the batch is paid.' },
  { first: 'forecast_adjustment', second: 'cost_reduction', isShared: false, reason: 'What has to be saved follows from the forecast.' },
  { first: 'statutory_payment', second: 'excess_cash_allocation', isShared: false, reason: 'What is owed to the state is not spare.' },
];

const comesBefore: Rule = (from, to) => {
  const rule = ORDER.find(({ first, second }) => first === from.actionType && second === to.actionType);
  return rule !== undefined && (!rule.isShared || sharesItem(from, to)) ? { type: 'sequence', reason: rule.reason } : null;
};

/** The first that holds: what excludes each other is not also called a solution. */
const RULES: readonly Rule[] = [paysWhatOtherPostpones, asksTwice, spendsWhatIsShort, comesBefore, postponesTwice, resolves];

/**
 * How prepared actions stand to each other: `conflicts` (both sides carry it), `resolves` (this one makes the other unnecessary) and `sequence` (this
 * one comes before the other). `resolves` is said only where the expected path is below the buffer without it. At most one link from one action to
 * another; links are in the order of the actions.
 */
export function linkActions(actions: readonly PreparedAction[], bufferMinor: MinorUnits): PreparedAction[] {
  return actions.map((from) => ({
    ...from,
    links: actions.flatMap((to): ActionLink[] => {
      if (to === from) return [];
      for (const rule of RULES) {
        const found = rule(from, to, bufferMinor);
        if (found !== null) return [{ ...found, otherKey: to.actionKey }];
      }
      return [];
    }),
  }));
}

/** Groups of actions that are linked with each other, directly or through others; actions without a link are in none. */
export function linkedActionGroups(actions: readonly Pick<PreparedAction, 'actionKey' | 'links'>[]): string[][] {
  const groupOf = new Map<string, Set<string>>();
  for (const action of actions)
    for (const { otherKey } of action.links) {
      const joined = new Set([...(groupOf.get(action.actionKey) ?? [action.actionKey]), ...(groupOf.get(otherKey) ?? [otherKey])]);
      for (const key of joined) groupOf.set(key, joined);
    }
  return [...new Set(groupOf.values())].map((group) => [...group].toSorted()).toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}
