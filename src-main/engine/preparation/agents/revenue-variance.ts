import { addDays, isIsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits, ZERO, type MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { DetectedAlert } from '../../detection/types.ts';
import { buildAction, causeOf, deadlineBySeverity, PLAIN_OPTION, type ActionDraft, type OptionDraft } from '../build-action.ts';
import type { PreparationContext } from '../context.ts';
import { draftMessage } from '../messages/draft-message.ts';
import { clientOf, money, namedContact, paramMinor, type Agent } from './agent.ts';

/** A deviation that stays is seen again at the end of each of the three months inside 13 weeks. */
const MONTHLY_DAYS = [30, 60, 90] as const;

/** Signed: below what was expected is negative. */
function deviationOf(alert: DetectedAlert): MinorUnits {
  const size = alert.cashAtStakeMinor ?? ZERO;
  const [actual, expected] = [paramMinor(alert, 'actualMinor') ?? paramMinor(alert, 'amountMinor'), paramMinor(alert, 'expectedMinor')];
  const isBelow = actual !== null && expected !== null && actual < expected;
  return isBelow ? minorUnits(-size) : size;
}

function adjustOption(context: PreparationContext, deviation: MinorUnits): OptionDraft {
  const { asOf } = context;
  const direction = deviation < 0 ? 'less' : 'more';
  return {
    ...PLAIN_OPTION,
    kind: 'adjust_forecast',
    title: `Expect ${direction} from now on`,
    description: `Assumes that ${money(deviation, context)} ${direction} come in each month.`,
    channel: 'in_app',
    cashShifts: deviation === 0 ? [] : MONTHLY_DAYS.map((days) => ({ date: addDays(asOf, days), amountMinor: deviation })),
    // Counting on more that then does not come is what costs money; counting on less is only careful.
    amountAtRiskMinor: deviation > 0 ? deviation : ZERO,
  };
}

function keepOption(deviation: MinorUnits): OptionDraft {
  return {
    ...PLAIN_OPTION,
    kind: 'keep_forecast',
    title: 'Keep the forecast',
    description: 'It is taken for a single event; the next month shows.',
    channel: 'in_app',
    amountAtRiskMinor: deviation < 0 ? minorUnits(-deviation) : ZERO,
  };
}

function queryOption(alert: DetectedAlert, context: PreparationContext): OptionDraft {
  const written = alert.titleParams['date'];
  const expected = paramMinor(alert, 'expectedMinor');
  const client = clientOf(context, alert.entityId);
  const content = {
    purpose: 'payment_query',
    paid: { amountMinor: paramMinor(alert, 'amountMinor') ?? alert.cashAtStakeMinor ?? ZERO, currency: context.baseCurrency },
    date: typeof written === 'string' && isIsoDate(written) ? written : context.asOf,
    expected: expected === null || expected === 0 ? null : { amountMinor: expected, currency: context.baseCurrency },
  } as const;
  return {
    ...PLAIN_OPTION,
    kind: 'send_message',
    variant: 'payment_query',
    title: 'Ask what the payment is for',
    description: 'A friendly question; nothing changes until it is answered.',
    channel: 'email_draft',
    exposure: client === null ? { kind: 'nobody' } : { kind: 'client', client, strain: 'light' },
    messages: [draftMessage(content, client ?? namedContact(alert.entityName), context.business)],
  };
}

/** Falling short is believed at once, going beyond only when it repeats: the careful reading of either. */
function choose(deviation: MinorUnits, isOnePayment: boolean): ActionDraft['choose'] {
  if (isOnePayment) return () => ({ optionId: 'send_message.payment_query', reason: 'The payer knows best what it was for.' });
  return () =>
    deviation < 0
      ? { optionId: 'adjust_forecast', reason: 'A shortfall is safer believed than hoped away.' }
      : { optionId: 'keep_forecast', reason: 'One good month is no trend yet.' };
}

/** Revenue off plan, or a receipt off its expectation: adjust the forecast, keep it, or ask the payer. */
export const revenueVariance: Agent = (alert, context) => {
  const deviation = deviationOf(alert);
  const isOnePayment = alert.type === 'unexpected_revenue';
  const client = clientOf(context, alert.entityId);
  const action = buildAction(
    {
      actionType: 'forecast_adjustment',
      agent: 'revenue_variance',
      cause: causeOf(alert),
      entity: { type: alert.entityType, id: alert.entityId, name: alert.entityName },
      title: isOnePayment ? `Look at the payment of ${alert.entityName}` : `Adjust the forecast to ${alert.entityName}`,
      summary: alert.message,
      amountMinor: alert.cashAtStakeMinor,
      deadline: { date: deadlineBySeverity(context.asOf, alert.severity, alert.deadlineDate), reason: 'Decisions until then rest on the forecast.' },
      tags: client === null ? [] : [client.relationshipType],
      holdsPayroll: false,
      itemIds: [],
      options: [adjustOption(context, deviation), keepOption(deviation), ...(isOnePayment ? [queryOption(alert, context)] : [])],
      choose: choose(deviation, isOnePayment),
    },
    context,
  );
  return [action];
};
