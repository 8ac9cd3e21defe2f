import { addDays, daysBetween, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits, sumMinor, ZERO, type MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { buildAction, causeOf, notBefore, PLAIN_OPTION, type ActionCause, type ActionDraft, type OptionDraft } from '../build-action.ts';
import type { OpenItemFact, PreparationContext } from '../context.ts';
import { bestCreditLine } from '../scoring/draw-credit.ts';
import { recommendByCash } from '../scoring/recommend.ts';
import type { ActionOption, PreparedAction } from '../types.ts';
import { day, expectedDateOf, itemsOf, magnitudeOf, money, movedTo, plural, type Agent } from './agent.ts';
import { creditOption } from './credit-option.ts';
import { delayCandidates, delayOption } from './delay-bills.ts';
import { ownerFundsOption } from './owner-funds.ts';

/** Bills are asked to wait a fortnight: past payday and the next week's receipts. */
const DELAY_DAYS = 14;
/** Everything that is no wage, tax or loan waits a week after payday. */
const HOLD_DAYS = 7;
/** A payroll has to be at the bank two days before payday. */
const SUBMISSION_DAYS = 2;
const MAX_BILLS = 8;

/** A payday: its wages and when they are paid. */
export type Payday = { readonly date: IsoDate; readonly items: readonly OpenItemFact[] };

/** Wages first: every other bill due up to payday is paid a week after it. Taxes and loans are not touched. */
function wagesFirst(context: PreparationContext, payday: Payday): OptionDraft {
  const { asOf } = context;
  const others = context.openItems.filter(
    (item) =>
      item.openMinor < 0 &&
      (item.obligationType === 'vendor_bill' || item.obligationType === 'subscription' || item.obligationType === 'rent') &&
      expectedDateOf(item, asOf) <= payday.date,
  );
  const amount = magnitudeOf(others);
  return {
    ...PLAIN_OPTION,
    kind: 'order_payments',
    title: 'Pay wages before anything else',
    description:
      others.length === 0
        ? 'No other bill is due before payday; nothing has to be held back.'
        : `${plural(others.length, 'bill')}, ${money(amount, context)}, wait until a week after payday; taxes and loans are paid as planned.`,
    channel: 'in_app',
    cashShifts: movedTo(others, addDays(payday.date, HOLD_DAYS), asOf),
    complexity: 'several_steps',
    reversibility: 'partly_reversible',
    amountAtRiskMinor: amount,
  };
}

/** What the path has left at the end of payday with an option, against what is wanted there. */
function onPayday(option: ActionOption, payday: IsoDate): MinorUnits {
  return minorUnits(option.cashShifts.filter((shift) => shift.date <= payday).reduce((sum, shift) => sum + shift.amountMinor, 0));
}

/** The gentlest option that closes the shortage on payday itself; else as for any shortage. */
function chooseFor(payday: IsoDate, shortMinor: MinorUnits): ActionDraft['choose'] {
  return (options) => {
    const closing = options.filter((option) => onPayday(option, payday) >= shortMinor);
    const best = closing.toSorted((a, b) => a.risk.compositeScore - b.risk.compositeScore || a.costMinor - b.costMinor)[0];
    return best === undefined ? recommendByCash(options) : { optionId: best.optionId, reason: 'Closes the shortage on payday at the lowest risk.' };
  };
}

function contingency(
  context: PreparationContext,
  payday: Payday,
  options: { cause: ActionCause; shortMinor: MinorUnits; name: string },
): PreparedAction {
  const { cause, name, shortMinor } = options;
  const { asOf } = context;
  const before = notBefore(addDays(payday.date, -SUBMISSION_DAYS), addDays(asOf, 1));
  const bills = delayCandidates(context, payday.date).slice(0, MAX_BILLS);
  const line = bestCreditLine(context.creditLines);
  const drafts: OptionDraft[] = [
    ...(bills.length === 0
      ? []
      : [delayOption(context, bills, { variant: 'two_weeks', days: DELAY_DAYS, strain: 'noticeable', title: 'Ask vendors for two weeks' })]),
    ...(line === null
      ? []
      : [creditOption(context, line, { variant: 'shortage', date: before, amountMinor: shortMinor, title: 'Draw what is missing' })]),
    ownerFundsOption(context, shortMinor, before),
    wagesFirst(context, payday),
  ];
  return buildAction(
    {
      actionType: 'payroll_contingency',
      agent: 'payroll_safety',
      cause,
      entity: { type: 'business', id: null, name },
      title: `Secure the payroll of ${day(payday.date)}`,
      summary: `${money(shortMinor, context)} are missing for the wages of ${day(payday.date)} and the reserve after them.`,
      amountMinor: shortMinor,
      deadline: { date: addDays(payday.date, -SUBMISSION_DAYS - 1), reason: 'The money has to be there when the payroll goes to the bank.' },
      tags: ['payroll'],
      holdsPayroll: true,
      itemIds: [...payday.items, ...bills.map(({ item }) => item)].map((item) => item.id),
      options: drafts,
      choose: chooseFor(payday.date, shortMinor),
    },
    context,
  );
}

/** Confirming a payroll: now, or once the money for it is certain. */
export function payrollConfirmation(
  context: PreparationContext,
  payday: Payday,
  options: { cause: ActionCause; isShort: boolean; name: string },
): PreparedAction {
  const { cause, isShort, name } = options;
  const wages = magnitudeOf(payday.items);
  const deadline = notBefore(addDays(payday.date, -SUBMISSION_DAYS), context.asOf);
  return buildAction(
    {
      actionType: 'payroll_confirmation',
      agent: 'payroll_safety',
      cause,
      entity: { type: 'business', id: null, name },
      title: `Confirm the payroll of ${day(payday.date)}`,
      summary: `${plural(payday.items.length, 'wage')}, ${money(wages, context)} in all.`,
      amountMinor: wages,
      deadline: { date: deadline, reason: 'The bank needs the payroll two days before payday.' },
      tags: ['payroll'],
      holdsPayroll: true,
      itemIds: payday.items.map((item) => item.id),
      options: [
        {
          ...PLAIN_OPTION,
          kind: 'confirm',
          title: 'Confirm and write the payment file',
          description: `Paid on ${day(payday.date)} as the forecast expects.`,
          channel: 'payment_file',
          amountAtRiskMinor: wages,
          reversibility: 'irreversible',
        },
        {
          ...PLAIN_OPTION,
          kind: 'hold',
          title: 'Hold until the money is certain',
          description: 'Nothing is sent; the payday stands, and wages must not be late.',
          channel: 'in_app',
          complexity: 'several_steps',
        },
      ],
      choose: () =>
        isShort
          ? { optionId: 'hold', reason: 'First secure the money; then confirm.' }
          : { optionId: 'confirm', reason: 'The money is there, and the payroll is due.' },
    },
    context,
  );
}

function wagesOf(context: PreparationContext, date: IsoDate): OpenItemFact[] {
  return context.openItems.filter((item) => item.obligationType === 'payroll' && item.openMinor < 0 && item.dueDate === date);
}

/** Days before a payday from which its confirmation is prepared. */
const CONFIRMATION_DAYS = 7;

/** Paydays within a week whose wages are still open, soonest first. */
export function nextPaydays(context: PreparationContext): Payday[] {
  const dates = context.openItems.filter((item) => item.obligationType === 'payroll' && item.openMinor < 0).map((item) => item.dueDate);
  const soon = [...new Set(dates)].filter((date) => date >= context.asOf && daysBetween(context.asOf, date) <= CONFIRMATION_DAYS);
  return soon.toSorted().map((date) => ({ date, items: wagesOf(context, date) }));
}

/** Payroll at risk: plans to close the shortage, and the confirmation that comes after. */
export const payrollSafety: Agent = (alert, context) => {
  const date = alert.deadlineDate ?? context.asOf;
  const named = itemsOf(alert, context).filter((item) => item.obligationType === 'payroll');
  const payday: Payday = { date, items: named.length > 0 ? named : wagesOf(context, date) };
  const cause = causeOf(alert);
  const plan = contingency(context, payday, { cause, shortMinor: alert.cashAtStakeMinor ?? ZERO, name: alert.entityName });
  const isKnown = sumMinor(payday.items.map((item) => item.openMinor)) < 0;
  return isKnown ? [plan, payrollConfirmation(context, payday, { cause, isShort: true, name: alert.entityName })] : [plan];
};
