import { addDays, daysBetween } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits, ZERO } from '../../../../src-shared/domain/money/minor-units.ts';
import { buildAction, causeOf, deadlineBySeverity, PLAIN_OPTION, type OptionDraft } from '../build-action.ts';
import { draftMessage } from '../messages/draft-message.ts';
import { day, expectedDateOf, itemsOf, money, movedTo, namedContact, type Agent } from './agent.ts';

/** From so many days on a bank transfer may arrive late: it takes a business day, and a weekend may lie between. */
const TRANSFER_DAYS = 3;
/** What is usually asked for. */
const EXTENSION_DAYS = 30;

/**
 * Statutory deadline: paid today, on its date, or an extension asked for. Close to the deadline, or past it, today is recommended: a late transfer costs
 * surcharges, money saved for three days earns nothing.
 */
export const statutoryPayment: Agent = (alert, context) => {
  const { asOf, business } = context;
  const item = itemsOf(alert, context)[0] ?? context.openItems.find((open) => open.id === alert.entityId) ?? null;
  const dueDate = item?.dueDate ?? alert.deadlineDate ?? asOf;
  const amount = item === null ? alert.cashAtStakeMinor : minorUnits(Math.abs(item.openMinor));
  const daysLeft = daysBetween(asOf, dueDate);
  const wanted = addDays(dueDate < asOf ? asOf : dueDate, EXTENSION_DAYS);
  const atRisk = amount ?? ZERO;
  const pays = { ...PLAIN_OPTION, channel: 'payment_file', amountAtRiskMinor: atRisk, reversibility: 'irreversible' } as const;
  const now: OptionDraft = {
    ...pays,
    kind: 'pay_now',
    title: 'Pay today',
    description: daysLeft < 0 ? 'The date has passed; every further day may cost a surcharge.' : 'Arrives in time for certain.',
    cashShifts: item === null ? [] : movedTo([item], addDays(asOf, 1), asOf),
  };
  const onDate: OptionDraft = {
    ...pays,
    kind: 'pay_on_date',
    title: `Pay on ${day(dueDate)}`,
    description: 'The transfer is prepared for the day; a calendar file reminds of it.',
    channel: 'calendar_file',
    cashShifts: item === null || expectedDateOf(item, asOf) === dueDate ? [] : movedTo([item], dueDate, asOf),
  };
  const extension: OptionDraft = {
    ...PLAIN_OPTION,
    kind: 'request_extension',
    title: 'Ask for an extension',
    description: `Until ${day(wanted)}, if the authority agrees; until it has, the date stands.`,
    channel: 'email_draft',
    cashShifts: item === null ? [] : movedTo([item], wanted, asOf),
    complexity: 'needs_consent',
    amountAtRiskMinor: atRisk,
    messages: [draftMessage({ purpose: 'extension', what: alert.entityName, dueDate, wantedDate: wanted }, namedContact(alert.entityName), business)],
  };
  const isClose = daysLeft < TRANSFER_DAYS;
  const action = buildAction(
    {
      actionType: 'statutory_payment',
      agent: 'statutory_payment',
      cause: causeOf(alert),
      entity: { type: 'obligation', id: alert.entityId, name: alert.entityName },
      title: `Pay ${alert.entityName}`,
      summary: `${amount === null ? 'An amount not known yet is' : `${money(amount, context)} are`} due on ${day(dueDate)}.`,
      amountMinor: amount,
      deadline: { date: deadlineBySeverity(asOf, alert.severity, dueDate), reason: 'The authority fixes the date.' },
      tags: ['statutory'],
      holdsPayroll: false,
      itemIds: item === null ? [] : [item.id],
      options: daysLeft < 0 ? [now, extension] : [now, onDate, extension],
      choose: () =>
        isClose
          ? { optionId: 'pay_now', reason: daysLeft < 0 ? 'It is overdue.' : 'A transfer sent later might not arrive in time.' }
          : { optionId: 'pay_on_date', reason: 'There is time; the money stays until it is due.' },
    },
    context,
  );
  return [action];
};
