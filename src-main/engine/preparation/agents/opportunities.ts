import { addDays } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits, type MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { DetectedAlert } from '../../detection/types.ts';
import { buildAction, deadlineBySeverity, PLAIN_OPTION, type ActionCause, type OptionDraft } from '../build-action.ts';
import type { CreditLineFact, InvoiceToIssueFact, PreparationContext } from '../context.ts';
import { draftMessage } from '../messages/draft-message.ts';
import { windowOf, WINDOW_DAYS } from '../scoring/cash-path.ts';
import type { PreparedAction } from '../types.ts';
import { clientOf, day, money, watchOption } from './agent.ts';
import { nextPaydays, payrollConfirmation } from './payroll-safety.ts';

function standing(key: string): ActionCause {
  return { alertKey: null, key, severity: 'upcoming' };
}

/**
 * Cash that is not needed: what the cautious path (P10) leaves above the buffer and one month's outflow on every day of 13 weeks. 0 when it does not
 * stay above on one of them, or the forecast does not reach so far.
 */
export function spareCashMinor(context: PreparationContext): MinorUnits {
  const days = windowOf(context);
  if (days.length < WINDOW_DAYS) return minorUnits(0);
  const lowest = Math.min(...days.map((pathDay) => pathDay.p10Minor));
  return minorUnits(Math.max(0, lowest - context.bufferMinor - context.monthlyOutflowMinor));
}

function repayOption(context: PreparationContext, line: CreditLineFact, spare: MinorUnits): OptionDraft {
  const amount = minorUnits(Math.min(spare, line.drawnMinor));
  return {
    ...PLAIN_OPTION,
    kind: 'repay_credit',
    title: `Repay ${line.name}`,
    description: `${money(amount, context)}, which saves ${line.annualRateBps / 100} percent a year and can be drawn again.`,
    channel: 'manual',
    cashShifts: [{ date: addDays(context.asOf, 1), amountMinor: minorUnits(-amount) }],
  };
}

function spareCash(context: PreparationContext, name: string): PreparedAction[] {
  const spare = spareCashMinor(context);
  if (spare <= 0) return [];
  const [debt] = context.creditLines.filter((line) => line.drawnMinor > 0).toSorted((a, b) => b.annualRateBps - a.annualRateBps);
  const action = buildAction(
    {
      actionType: 'excess_cash_allocation',
      agent: 'runway_response',
      cause: standing('business'),
      entity: { type: 'business', id: null, name },
      title: 'Put spare cash to work',
      summary: `Even in a bad case ${money(spare, context)} stay above the buffer and a month of outflow for 13 weeks.`,
      amountMinor: spare,
      deadline: { date: deadlineBySeverity(context.asOf, 'upcoming', null), reason: 'Nothing is urgent; the offer follows the forecast.' },
      tags: [],
      holdsPayroll: false,
      itemIds: [],
      options: [
        ...(debt === undefined ? [] : [repayOption(context, debt, spare)]),
        {
          ...PLAIN_OPTION,
          kind: 'move_to_reserve',
          title: 'Move it to a reserve',
          description: `${money(spare, context)} to an account that pays interest and can be called back.`,
          channel: 'manual',
          cashShifts: [{ date: addDays(context.asOf, 1), amountMinor: minorUnits(-spare) }],
        },
        watchOption('Leave it where it is', 'Safe, and without interest.'),
      ],
      choose: () =>
        debt === undefined
          ? { optionId: 'move_to_reserve', reason: 'The buffer and a month of outflow stay untouched.' }
          : { optionId: 'repay_credit', reason: 'Credit costs more than a reserve earns.' },
    },
    context,
  );
  return [action];
}

function invoiceAction(context: PreparationContext, invoice: InvoiceToIssueFact): PreparedAction {
  const client = clientOf(context, invoice.clientId);
  const content = {
    purpose: 'invoice_notice',
    what: invoice.name,
    amount: { amountMinor: invoice.documentMinor, currency: invoice.documentCurrency },
    dueDate: invoice.dueDate,
  } as const;
  return buildAction(
    {
      actionType: 'invoice_generation',
      agent: 'invoice_followup',
      cause: standing(`agreement:${invoice.agreementId}/${invoice.issueDate}`),
      entity: { type: 'obligation', id: invoice.agreementId, name: invoice.name },
      title: `Issue the invoice for ${invoice.name}`,
      summary: `The agreement asks for an invoice of ${money(invoice.amountMinor, context)} on ${day(invoice.issueDate)}.`,
      amountMinor: invoice.amountMinor,
      deadline: { date: invoice.issueDate, reason: 'The day of issue of the agreement: payment terms run from it.' },
      tags: client === null ? [] : [client.relationshipType],
      holdsPayroll: false,
      itemIds: [],
      options: [
        {
          ...PLAIN_OPTION,
          kind: 'issue_invoice',
          title: 'Issue it today',
          description: `Payable by ${day(invoice.dueDate)}, as the forecast expects.`,
          channel: 'email_draft',
          reversibility: 'partly_reversible',
          messages: client === null ? [] : [draftMessage(content, client, context.business)],
        },
        {
          ...PLAIN_OPTION,
          kind: 'hold',
          title: 'Hold it back',
          description: 'The money comes later by as many days as the invoice waits.',
          channel: 'in_app',
          amountAtRiskMinor: invoice.amountMinor,
        },
      ],
      choose: () => ({ optionId: 'issue_invoice', reason: 'The work is agreed, and payment terms run only from the invoice.' }),
    },
    context,
  );
}

/** Work that no alert asks for: invoices whose day of issue has come, paydays within a week that nothing threatens, spare cash. */
export function prepareOpportunities(context: PreparationContext, alerts: readonly DetectedAlert[]): PreparedAction[] {
  const { name } = context.business;
  const threatened = new Set(alerts.filter((alert) => alert.type === 'payroll_safety').map((alert) => alert.deadlineDate));
  const paydays = nextPaydays(context).filter((payday) => !threatened.has(payday.date));
  return [
    ...context.invoicesToIssue.filter((invoice) => invoice.issueDate <= context.asOf).map((invoice) => invoiceAction(context, invoice)),
    ...paydays.map((payday) => payrollConfirmation(context, payday, { cause: standing(`payday:${payday.date}`), isShort: false, name })),
    ...spareCash(context, name),
  ];
}
