import { addDays, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits, sumMinor, type MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { ActionTag } from '../../../../src-shared/domain/vocabulary/actions.ts';
import type { DetectedAlert } from '../../detection/types.ts';
import { buildAction, causeOf, deadlineBySeverity, notBefore, PLAIN_OPTION, type ActionDraft, type OptionDraft } from '../build-action.ts';
import type { OpenItemFact, PreparationContext, VendorFact } from '../context.ts';
import { isComfortable } from '../scoring/cash-path.ts';
import { bestCreditLine } from '../scoring/draw-credit.ts';
import { recommendByCash } from '../scoring/recommend.ts';
import type { ActionOption, CashShift, PreparedAction } from '../types.ts';
import { day, expectedDateOf, itemsOf, liftsLowestDay, magnitudeOf, money, movedTo, plural, vendorOf, vendorTags, type Agent } from './agent.ts';
import { creditOption } from './credit-option.ts';
import { delayCandidates, delayOption, type DelayCandidate } from './delay-bills.ts';

const SHORT_DELAY_DAYS = 14;
const LONG_DELAY_DAYS = 30;
/** Bills of a crowded week are spread by a week, the gentlest step that takes them out of it. */
const SPREAD_DAYS = 7;

function billsOf(alert: DetectedAlert, context: PreparationContext): OpenItemFact[] {
  const named = itemsOf(alert, context).filter((item) => item.openMinor < 0);
  const found = named.length > 0 ? named : context.openItems.filter((item) => item.partyId === alert.entityId && item.openMinor < 0);
  return found.toSorted((a, b) => (a.dueDate < b.dueDate ? -1 : Number(a.dueDate > b.dueDate)));
}

const savingOf = (items: readonly OpenItemFact[]): MinorUnits => sumMinor(items.map((item) => item.discount?.savingMinor ?? minorUnits(0)));
const hasPayroll = (items: readonly OpenItemFact[]): boolean => items.some((item) => item.obligationType === 'payroll');

/** Bills with a discount paid on its last day, less the discount. */
function discountShifts(items: readonly OpenItemFact[], asOf: IsoDate): CashShift[] {
  return items.flatMap((item): CashShift[] => {
    if (item.discount === null) return [];
    return [
      { date: expectedDateOf(item, asOf), amountMinor: minorUnits(-item.openMinor) },
      { date: notBefore(item.discount.untilDate, asOf), amountMinor: minorUnits(item.openMinor + item.discount.savingMinor) },
    ];
  });
}

function batchOptions(items: readonly OpenItemFact[], context: PreparationContext): OptionDraft[] {
  const { asOf } = context;
  const amount = magnitudeOf(items);
  const saving = savingOf(items);
  const tomorrow = addDays(asOf, 1);
  const shared = { ...PLAIN_OPTION, channel: 'payment_file', amountAtRiskMinor: amount, reversibility: 'irreversible' } as const;
  const early: OptionDraft = {
    ...shared,
    kind: 'pay_early_for_discount',
    title: `Pay in time for the discount of ${money(saving, context)}`,
    description: 'Bills with a discount are paid on its last day, the others on their due dates.',
    cashShifts: discountShifts(items, asOf),
  };
  return [
    ...(saving > 0 ? [early] : []),
    {
      ...shared,
      kind: 'pay_on_date',
      title: 'Pay on the due dates',
      description: saving > 0 ? `The discount of ${money(saving, context)} is lost.` : 'As the forecast expects.',
      costMinor: saving,
    },
    {
      ...shared,
      kind: 'pay_now',
      title: 'Pay all today',
      description: 'Paid with the next run of the bank; nothing can be missed any more.',
      cashShifts: items.flatMap((item): CashShift[] => [
        { date: expectedDateOf(item, asOf), amountMinor: minorUnits(-item.openMinor) },
        { date: tomorrow, amountMinor: minorUnits(item.openMinor + (item.discount?.savingMinor ?? 0)) },
      ]),
    },
  ];
}

/** The discount where the buffer allows it; otherwise money stays as long as the terms let it. */
function chooseBatch(options: readonly ActionOption[]): { optionId: string; reason: string } {
  const discount = options.find((option) => option.kind === 'pay_early_for_discount');
  if (discount !== undefined && discount.lowPoint?.holdsBuffer !== false)
    return { optionId: discount.optionId, reason: 'The discount is earned and the buffer holds.' };
  const reason =
    discount === undefined
      ? 'The terms are used in full; nothing is gained by paying sooner.'
      : 'Paying early for the discount would break the buffer.';
  return { optionId: 'pay_on_date', reason };
}

function paymentBatch(alert: DetectedAlert, context: PreparationContext, items: readonly OpenItemFact[]): PreparedAction {
  const vendor = vendorOf(context, alert.entityId);
  const tags: ActionTag[] = [...(vendor === null ? [] : vendorTags([vendor])), ...(hasPayroll(items) ? (['payroll'] as const) : [])];
  const draft: ActionDraft = {
    actionType: 'payment_batch',
    agent: 'vendor_payment',
    cause: causeOf(alert),
    entity: { type: 'expense', id: alert.entityId, name: alert.entityName },
    title: `Pay ${plural(items.length, 'bill')} of ${alert.entityName}`,
    summary: `${money(magnitudeOf(items), context)}, due from ${day(items[0]?.dueDate ?? context.asOf)} on.`,
    amountMinor: magnitudeOf(items),
    deadline: {
      date: deadlineBySeverity(context.asOf, alert.severity, alert.deadlineDate),
      reason: 'The first due date or the last day of a discount.',
    },
    tags,
    holdsPayroll: hasPayroll(items),
    itemIds: items.map((item) => item.id),
    options: batchOptions(items, context),
    choose: chooseBatch,
  };
  return buildAction(draft, context);
}

function vendorDelay(
  alert: DetectedAlert,
  context: PreparationContext,
  options: { vendor: VendorFact; items: readonly OpenItemFact[] },
): PreparedAction[] {
  const { items, vendor } = options;
  const last = items.at(-1)?.dueDate ?? context.asOf;
  const ids = new Set(items.map((item) => item.id));
  const candidates = delayCandidates(context, last).filter(({ item }) => ids.has(item.id));
  if (candidates.length === 0 || isComfortable(context)) return [];
  const amount = magnitudeOf(candidates.map(({ item }) => item));
  const draft: ActionDraft = {
    actionType: 'vendor_delay',
    agent: 'vendor_payment',
    cause: causeOf(alert),
    entity: { type: 'expense', id: vendor.id, name: vendor.name },
    title: `Ask ${vendor.name} for more time`,
    summary: `${money(amount, context)} could wait; the vendor ${vendor.flexibility === 'can_delay' ? 'is known to be flexible' : 'may be talked to'}.`,
    amountMinor: amount,
    deadline: {
      date: deadlineBySeverity(context.asOf, alert.severity, alert.deadlineDate),
      reason: 'The vendor should hear of it before the bill is due.',
    },
    tags: vendorTags([vendor]),
    holdsPayroll: false,
    itemIds: candidates.map(({ item }) => item.id),
    options: [
      { ...PLAIN_OPTION, kind: 'pay_on_date', title: 'Pay as planned', description: 'No favour is asked.', channel: 'in_app' },
      delayOption(context, candidates, { variant: 'two_weeks', days: SHORT_DELAY_DAYS, strain: 'light', title: 'Ask for two weeks' }),
      delayOption(context, candidates, { variant: 'month', days: LONG_DELAY_DAYS, strain: 'noticeable', title: 'Ask for a month' }),
    ],
    choose: recommendByCash,
  };
  const action = buildAction(draft, context);
  return liftsLowestDay(action) ? [action] : [];
}

/**
 * Terms that run out: the vendor's bills as one payment; and where cash may run short and the vendor can wait, a delay that lifts the lowest day.
 */
export const vendorTerms: Agent = (alert, context) => {
  const items = billsOf(alert, context);
  const vendor = vendorOf(context, alert.entityId);
  if (items.length === 0) return [];
  return [paymentBatch(alert, context, items), ...(vendor === null ? [] : vendorDelay(alert, context, { vendor, items }))];
};

const typesFirst = (item: OpenItemFact): number =>
  item.obligationType === 'payroll' ? 0 : item.obligationType === 'tax' ? 1 : item.obligationType === 'loan' ? 2 : 3;

function spreadOption(context: PreparationContext, candidates: readonly DelayCandidate[]): OptionDraft {
  return delayOption(context, candidates, { variant: 'spread', days: SPREAD_DAYS, strain: 'light', title: 'Spread what can wait by a week' });
}

/** Payments that pile up in one week: in what order they are paid, what can move out of the week, and credit to bridge it. */
export const paymentPrioritization: Agent = (alert, context) => {
  const { asOf } = context;
  const items = billsOf(alert, context);
  if (items.length === 0) return [];
  const last = items.at(-1)?.dueDate ?? asOf;
  const ids = new Set(items.map((item) => item.id));
  const candidates = delayCandidates(context, last).filter(({ item }) => ids.has(item.id));
  const ordered = items.toSorted((a, b) => typesFirst(a) - typesFirst(b) || a.openMinor - b.openMinor);
  const flexible = candidates.filter(({ vendor }) => vendor.flexibility === 'can_delay').map(({ item }) => item);
  const line = bestCreditLine(context.creditLines);
  const amount = magnitudeOf(items);
  const order: OptionDraft = {
    ...PLAIN_OPTION,
    kind: 'order_payments',
    title: 'Pay in order of importance',
    description: `First ${ordered
      .slice(0, 3)
      .map((item) => item.name)
      .join(', ')}; flexible bills at the end of the next week.`,
    channel: 'in_app',
    cashShifts: movedTo(flexible, addDays(last, SPREAD_DAYS), asOf),
    reversibility: 'reversible',
    complexity: 'several_steps',
  };
  const draft: ActionDraft = {
    actionType: 'payment_prioritization',
    agent: 'vendor_payment',
    cause: causeOf(alert),
    entity: { type: 'business', id: null, name: alert.entityName },
    title: `Put ${plural(items.length, 'payment')} in order`,
    summary: `${money(amount, context)} are due between ${day(items[0]?.dueDate ?? asOf)} and ${day(last)}.`,
    amountMinor: amount,
    deadline: { date: deadlineBySeverity(asOf, alert.severity, alert.deadlineDate), reason: 'The first of these payments is due then.' },
    tags: [...(hasPayroll(items) ? (['payroll'] as const) : []), ...vendorTags(candidates.map(({ vendor }) => vendor))],
    holdsPayroll: hasPayroll(items),
    itemIds: items.map((item) => item.id),
    options: [
      { ...PLAIN_OPTION, kind: 'pay_on_date', title: 'Pay as planned', description: 'Everything in the one week.', channel: 'in_app' },
      order,
      ...(candidates.length === 0 ? [] : [spreadOption(context, candidates)]),
      ...(line === null
        ? []
        : [creditOption(context, line, { variant: 'bridge', date: addDays(asOf, 1), amountMinor: amount, title: 'Bridge the week with credit' })]),
    ],
    choose: recommendByCash,
  };
  return [buildAction(draft, context)];
};
