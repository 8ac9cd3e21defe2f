import { addDays, isIsoDate, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits, ZERO, type MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { DetectedAlert } from '../../detection/types.ts';
import { buildAction, causeOf, deadlineBySeverity, PLAIN_OPTION, type OptionDraft } from '../build-action.ts';
import type { PreparationContext } from '../context.ts';
import { draftMessage } from '../messages/draft-message.ts';
import type { CashShift } from '../types.ts';
import { money, namedContact, paramMinor, vendorOf, vendorTags, type Agent } from './agent.ts';

/** If the new level stays, it comes back about once a month; the 13 weeks hold three of them. */
const MONTHLY_DAYS = [30, 60, 90] as const;
/** A refund or a credit note takes about two weeks. */
const REFUND_DAYS = 14;

/** The payee of an expense alert without its kind: `payee/acme` is `acme`. */
function payeeKey(alert: DetectedAlert): string | null {
  return alert.entityId === null ? null : alert.entityId.slice(alert.entityId.indexOf('/') + 1);
}

function monthly(asOf: IsoDate, amountMinor: MinorUnits): CashShift[] {
  return amountMinor === 0 ? [] : MONTHLY_DAYS.map((days) => ({ date: addDays(asOf, days), amountMinor }));
}

function disputeOption(alert: DetectedAlert, context: PreparationContext, excessMinor: MinorUnits): OptionDraft {
  const vendor = vendorOf(context, payeeKey(alert));
  const written = alert.titleParams['date'];
  const date = typeof written === 'string' && isIsoDate(written) ? written : context.asOf;
  const usual = paramMinor(alert, 'usualMinor');
  const content = {
    purpose: 'expense_query',
    paid: { amountMinor: paramMinor(alert, 'amountMinor') ?? alert.cashAtStakeMinor ?? ZERO, currency: context.baseCurrency },
    date,
    usual: usual === null || usual === 0 ? null : { amountMinor: usual, currency: context.baseCurrency },
  } as const;
  return {
    ...PLAIN_OPTION,
    kind: 'dispute',
    title: 'Ask for a breakdown',
    description: `Up to ${money(excessMinor, context)} may come back if it is a mistake.`,
    channel: 'email_draft',
    cashShifts: excessMinor === 0 ? [] : [{ date: addDays(context.asOf, REFUND_DAYS), amountMinor: excessMinor }],
    exposure: vendor === null ? { kind: 'nobody' } : { kind: 'vendor', vendor, strain: 'light' },
    complexity: 'needs_consent',
    messages: [draftMessage(content, vendor ?? namedContact(alert.entityName), context.business)],
  };
}

/** A mistake is asked about, a new price is decided on: what was paid twice or never announced is questioned, the rest accepted with open eyes. */
const QUESTIONED_TITLES = ['unexpected_expense.double_payment', 'unexpected_expense.unplanned'] as const;

/** An expense outside its baseline: accept it, ask about it, or cut what is behind it. */
export const expenseReview: Agent = (alert, context) => {
  const { asOf } = context;
  const excessMinor = alert.cashAtStakeMinor ?? ZERO;
  const vendor = vendorOf(context, payeeKey(alert));
  const isQuestionable = QUESTIONED_TITLES.some((title) => title === alert.titleKey) || excessMinor * 10 >= Math.max(context.monthlyOutflowMinor, 1);
  const action = buildAction(
    {
      actionType: 'expense_review',
      agent: 'expense_review',
      cause: causeOf(alert),
      entity: { type: 'expense', id: alert.entityId, name: alert.entityName },
      title: `Review the expense of ${alert.entityName}`,
      summary: alert.message,
      amountMinor: alert.cashAtStakeMinor,
      deadline: {
        date: deadlineBySeverity(asOf, alert.severity, alert.deadlineDate),
        reason: 'A direct debit can be returned and a bill questioned for a few weeks only.',
      },
      tags: vendor === null ? [] : vendorTags([vendor]),
      holdsPayroll: false,
      itemIds: [],
      options: [
        {
          ...PLAIN_OPTION,
          kind: 'accept',
          title: 'Accept it as right',
          description: 'It was expected, or happens once; the forecast stays.',
          channel: 'in_app',
          amountAtRiskMinor: excessMinor,
        },
        disputeOption(alert, context, excessMinor),
        {
          ...PLAIN_OPTION,
          kind: 'adjust_forecast',
          title: 'Expect it every month',
          description: `The forecast takes ${money(excessMinor, context)} more a month from now on.`,
          channel: 'in_app',
          cashShifts: monthly(asOf, minorUnits(-excessMinor)),
          amountAtRiskMinor: excessMinor,
        },
        {
          ...PLAIN_OPTION,
          kind: 'cut_costs',
          title: 'Reduce or cancel it',
          description: `Assumes that ${money(excessMinor, context)} a month are saved from next month on.`,
          channel: 'manual',
          cashShifts: monthly(asOf, excessMinor),
          exposure: vendor === null ? { kind: 'nobody' } : { kind: 'vendor', vendor, strain: 'noticeable' },
          complexity: 'several_steps',
          reversibility: 'partly_reversible',
        },
      ],
      choose: () =>
        isQuestionable
          ? { optionId: 'dispute', reason: 'Large, or not announced: asking costs nothing.' }
          : { optionId: 'accept', reason: 'Small beside an ordinary month; a look is enough.' },
    },
    context,
  );
  return [action];
};
