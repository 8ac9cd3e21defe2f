import { addDays } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { buildAction, causeOf, deadlineBySeverity, PLAIN_OPTION } from '../build-action.ts';
import { money, watchOption, type Agent } from './agent.ts';

/** The next three monthly payrolls. */
const PAYROLL_DAYS = [30, 60, 90] as const;

/** A payroll that has changed: take the change over, keep it for a single event, or wait for the next payday. */
export const headcountReview: Agent = (alert, context) => {
  const written = alert.titleParams['monthlyChangeMinor'];
  // The alert counts what the payroll costs more (a lost payee: less); cash moves the other way.
  const changeMinor = minorUnits(-(typeof written === 'number' ? written : (alert.cashAtStakeMinor ?? 0)));
  const isKnown = changeMinor !== 0;
  const action = buildAction(
    {
      actionType: 'payroll_update',
      agent: 'headcount_review',
      cause: causeOf(alert),
      entity: { type: 'business', id: null, name: alert.entityName },
      title: 'Bring the payroll up to date',
      summary: alert.message,
      amountMinor: alert.cashAtStakeMinor,
      deadline: {
        date: deadlineBySeverity(context.asOf, alert.severity, alert.deadlineDate),
        reason: 'The next payday should already be expected rightly.',
      },
      tags: ['payroll'],
      holdsPayroll: false,
      itemIds: [],
      options: [
        {
          ...PLAIN_OPTION,
          kind: 'update_payroll',
          title: 'Take the change into the payroll',
          description: `The forecast takes ${money(changeMinor, context)} ${changeMinor < 0 ? 'more' : 'less'} a month from the next payday on.`,
          channel: 'in_app',
          cashShifts: isKnown ? PAYROLL_DAYS.map((days) => ({ date: addDays(context.asOf, days), amountMinor: changeMinor })) : [],
        },
        {
          ...PLAIN_OPTION,
          kind: 'keep_forecast',
          title: 'It happens once',
          description: 'A bonus, a correction or a helper for a month; the payroll stays.',
          channel: 'in_app',
          amountAtRiskMinor: minorUnits(Math.abs(changeMinor)),
        },
        watchOption('Wait for the next payday', 'The next wages show whether it stays.', minorUnits(Math.abs(changeMinor))),
      ],
      choose: () => ({ optionId: 'update_payroll', reason: 'The bank shows it; a forecast without it would be too high or too low.' }),
    },
    context,
  );
  return [action];
};
