import { addDays, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits, scaleMinor, ZERO, type MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { DetectedAlert } from '../../detection/types.ts';
import { buildAction, causeOf, notBefore, PLAIN_OPTION, type ActionDraft } from '../build-action.ts';
import type { OpenItemFact, PreparationContext } from '../context.ts';
import { lowPointEffect, WINDOW_DAYS } from '../scoring/cash-path.ts';
import { availableMinor, bestCreditLine } from '../scoring/draw-credit.ts';
import { recommendByCash } from '../scoring/recommend.ts';
import type { PreparedAction } from '../types.ts';
import { day, expectedDateOf, liftsLowestDay, magnitudeOf, money, plural, vendorTags, watchOption, type Agent } from './agent.ts';
import { askEarlyOptions } from './ask-early.ts';
import { creditOption } from './credit-option.ts';
import { delayCandidates } from './delay-bills.ts';
import { delayPlans } from './delay-plans.ts';
import { ownerFundsOption } from './owner-funds.ts';

/** At most so many bills in one proposal: more letters than this nobody reads before sending. */
const MAX_BILLS = 8;
/** Money from a credit line is there two days after it is asked for. */
const CREDIT_LEAD_DAYS = 2;

/** What the breach is about: how much is missing, from when on, and the lowest day. */
type Breach = {
  readonly alert: DetectedAlert;
  readonly context: PreparationContext;
  readonly shortMinor: MinorUnits;
  readonly firstDate: IsoDate;
  readonly lowestDate: IsoDate;
};

const entity = ({ alert }: Breach): ActionDraft['entity'] => ({ type: 'business', id: null, name: alert.entityName });

function vendorDelay(breach: Breach): PreparedAction[] {
  const { alert, context, shortMinor } = breach;
  const candidates = delayCandidates(context, breach.lowestDate).slice(0, MAX_BILLS);
  if (candidates.length === 0) return [];
  const items = candidates.map(({ item }) => item);
  const firstDue = items.map((item) => item.dueDate).toSorted()[0] ?? breach.firstDate;
  const draft: ActionDraft = {
    actionType: 'vendor_delay',
    agent: 'buffer_response',
    cause: causeOf(alert),
    entity: entity(breach),
    title: `Pay ${plural(items.length, 'bill')} later`,
    summary: `${money(shortMinor, context)} are missing from ${day(breach.firstDate)} on; ${money(magnitudeOf(items), context)} of bills can wait.`,
    amountMinor: magnitudeOf(items),
    deadline: { date: notBefore(firstDue, context.asOf), reason: 'The vendor should hear of it before the first bill is due.' },
    tags: vendorTags(candidates.map(({ vendor }) => vendor)),
    holdsPayroll: false,
    itemIds: items.map((item) => item.id),
    options: [
      ...delayPlans(context, candidates),
      {
        ...PLAIN_OPTION,
        kind: 'pay_on_date',
        title: 'Pay as planned',
        description: 'The shortage stays.',
        channel: 'in_app',
        amountAtRiskMinor: shortMinor,
      },
    ],
    choose: recommendByCash,
  };
  const action = buildAction(draft, context);
  return liftsLowestDay(action) ? [action] : [];
}

/** The largest invoice that is not due yet and is expected only after the shortage begins; chasing what is overdue is another agent's work. */
function invoiceToAskFor({ context, firstDate }: Breach): OpenItemFact | null {
  const last = addDays(context.asOf, WINDOW_DAYS);
  const late = context.openItems.filter((item) => {
    const expected = expectedDateOf(item, context.asOf);
    return item.obligationType === 'revenue' && item.openMinor > 0 && item.dueDate >= context.asOf && expected >= firstDate && expected <= last;
  });
  return late.toSorted((a, b) => b.openMinor - a.openMinor || (a.id < b.id ? -1 : 1))[0] ?? null;
}

function askEarly(breach: Breach): PreparedAction[] {
  const { alert, context, firstDate, shortMinor } = breach;
  const item = invoiceToAskFor(breach);
  const client = context.clients.find(({ id }) => id === item?.partyId);
  if (item === null || client === undefined) return [];
  const payBy = notBefore(addDays(firstDate, -1), addDays(context.asOf, 1));
  const draft: ActionDraft = {
    actionType: 'payment_reminder',
    agent: 'buffer_response',
    cause: causeOf(alert),
    entity: { type: 'client', id: client.id, name: client.name },
    title: `Ask ${client.name} to pay earlier`,
    summary: `${money(item.openMinor, context)} are expected on ${day(expectedDateOf(item, context.asOf))}, after the shortage begins on ${day(firstDate)}.`,
    amountMinor: item.openMinor,
    deadline: { date: notBefore(addDays(payBy, -7), context.asOf), reason: 'A customer needs about a week to change a payment run.' },
    tags: [client.relationshipType],
    holdsPayroll: false,
    itemIds: [item.id],
    options: [...askEarlyOptions(context, { client, item, payBy }), watchOption('Keep the agreed due date', 'The shortage stays.', shortMinor)],
    choose: recommendByCash,
  };
  const action = buildAction(draft, context);
  return liftsLowestDay(action) ? [action] : [];
}

function creditDraw(breach: Breach): PreparedAction[] {
  const { alert, context, firstDate, shortMinor } = breach;
  const line = bestCreditLine(context.creditLines);
  if (line === null || shortMinor <= 0) return [];
  const date = notBefore(addDays(firstDate, -CREDIT_LEAD_DAYS), addDays(context.asOf, 1));
  const halfMonth = scaleMinor(context.monthlyOutflowMinor, 1n, 2n, 'half-away-from-zero');
  const exact = creditOption(context, line, { variant: 'shortage', date, amountMinor: shortMinor, title: 'Draw what is missing' });
  const ample = creditOption(context, line, {
    variant: 'with_margin',
    date,
    amountMinor: minorUnits(shortMinor + halfMonth),
    title: 'Draw half a month of outflow more',
  });
  const hasRoom = halfMonth > 0 && availableMinor(line) > shortMinor;
  const draft: ActionDraft = {
    actionType: 'credit_line_draw',
    agent: 'buffer_response',
    cause: causeOf(alert),
    entity: entity(breach),
    title: `Draw on ${line.name}`,
    summary: `${money(shortMinor, context)} are missing from ${day(firstDate)} on; ${money(availableMinor(line), context)} of the line are free.`,
    amountMinor: minorUnits(Math.min(shortMinor, availableMinor(line))),
    deadline: { date, reason: 'The money takes two days to arrive.' },
    tags: [],
    holdsPayroll: false,
    itemIds: [],
    options: [exact, ...(hasRoom ? [ample] : []), watchOption('Do not draw', 'The shortage stays.', shortMinor)],
    choose: recommendByCash,
  };
  return [buildAction(draft, context)];
}

/** What is left when nothing can be delayed, asked for or drawn. */
function lastResort(breach: Breach): PreparedAction {
  const { alert, context, firstDate, shortMinor } = breach;
  const saved = scaleMinor(context.monthlyOutflowMinor, 1n, 10n, 'half-away-from-zero');
  const draft: ActionDraft = {
    actionType: 'cost_reduction',
    agent: 'buffer_response',
    cause: causeOf(alert),
    entity: entity(breach),
    title: 'Close the gap',
    summary: `${money(shortMinor, context)} are missing from ${day(firstDate)} on, and no bill, invoice or credit line is recorded that could move.`,
    amountMinor: shortMinor,
    deadline: { date: notBefore(addDays(firstDate, -7), context.asOf), reason: 'Money of the owner and stopped orders take about a week to count.' },
    tags: [],
    holdsPayroll: false,
    itemIds: [],
    options: [
      ownerFundsOption(context, shortMinor, notBefore(addDays(firstDate, -1), addDays(context.asOf, 1))),
      {
        ...PLAIN_OPTION,
        kind: 'cut_costs',
        title: 'Stop orders that can wait',
        description: `Assumes that a tenth of an ordinary month, ${money(saved, context)}, is not spent.`,
        channel: 'manual',
        cashShifts: saved === 0 ? [] : [{ date: notBefore(addDays(firstDate, -1), addDays(context.asOf, 1)), amountMinor: saved }],
        complexity: 'several_steps',
        reversibility: 'partly_reversible',
      },
      watchOption('Wait and watch', 'The shortage stays.', shortMinor),
    ],
    choose: recommendByCash,
  };
  return buildAction(draft, context);
}

/**
 * Buffer breach: bills due until the lowest day that can wait, an invoice that could come earlier, a credit line where one is recorded. Only what lifts
 * the lowest day is proposed; where nothing does, the last resorts are.
 */
export const bufferResponse: Agent = (alert, context) => {
  const firstDate = notBefore(alert.deadlineDate ?? addDays(context.asOf, 1), addDays(context.asOf, 1));
  const lowestDate = lowPointEffect(context, [])?.beforeDate ?? firstDate;
  const breach: Breach = { alert, context, firstDate, lowestDate, shortMinor: alert.cashAtStakeMinor ?? ZERO };
  const actions = [...vendorDelay(breach), ...askEarly(breach), ...creditDraw(breach)];
  return actions.length > 0 ? actions : [lastResort(breach)];
};
