import { addDays, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { distributeMinor, ZERO, type MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { MESSAGE_TONES, type ActionType, type MessageTone } from '../../../../src-shared/domain/vocabulary/actions.ts';
import { must } from '../../../../src-shared/result/assert.ts';
import type { AlertSeverity, DetectedAlert } from '../../detection/types.ts';
import { buildAction, causeOf, deadlineBySeverity, optionId, PLAIN_OPTION, type Chooser, type OptionDraft } from '../build-action.ts';
import type { ClientFact, OpenItemFact, PreparationContext } from '../context.ts';
import { draftMessage } from '../messages/draft-message.ts';
import { dunningRule } from '../messages/dunning-rules.ts';
import { effectiveTone } from '../messages/tone.ts';
import type { Strain } from '../scoring/risk-score.ts';
import type { CashShift } from '../types.ts';
import {
  businessDay,
  clientOf,
  day,
  daysOverdue,
  documentsOf,
  expectedDateOf,
  itemsOf,
  magnitudeOf,
  money,
  movedTo,
  plural,
  watchOption,
  type Agent,
} from './agent.ts';

/** What is done by how late it is: a reminder from the threshold, a follow-up from two weeks, escalation from a month. */
const ACTION_OF: Readonly<Record<AlertSeverity, ActionType>> = {
  upcoming: 'payment_reminder',
  this_week: 'invoice_follow_up',
  emergency: 'collection_escalation',
};
const TONES_OF: Readonly<Record<AlertSeverity, readonly MessageTone[]>> = {
  upcoming: ['soft', 'professional'],
  this_week: MESSAGE_TONES,
  emergency: ['professional', 'firm'],
};
/** Days a message leaves for paying; a firm one never less than the law of the customer's country asks. */
const DAYS_TO_PAY: Readonly<Record<MessageTone, number>> = { soft: 10, professional: 7, firm: 7 };
/** A conversation brings a promise within the week. */
const DAYS_AFTER_CALL = 5;
/** Instalments: the first within a week, then one a month. */
const INSTALMENT_DAYS = [7, 37, 67] as const;
const STRAIN_OF: Readonly<Record<MessageTone, Strain>> = { soft: 'none', professional: 'light', firm: 'heavy' };
const TITLE_OF: Readonly<Record<MessageTone, string>> = {
  soft: 'Send a friendly reminder',
  professional: 'Send a businesslike reminder',
  firm: 'Send a firm reminder',
};

type Case = {
  readonly alert: DetectedAlert;
  readonly context: PreparationContext;
  readonly client: ClientFact;
  /** Oldest first. */
  readonly items: readonly OpenItemFact[];
  readonly amountMinor: MinorUnits;
};

/** Only what would come later than asked for moves; money expected earlier stays where it is. */
function paidBy(items: readonly OpenItemFact[], date: IsoDate, asOf: IsoDate): CashShift[] {
  return movedTo(
    items.filter((item) => expectedDateOf(item, asOf) > date),
    date,
    asOf,
  );
}

function messageOption({ client, context, items }: Case, tone: MessageTone): OptionDraft {
  const { asOf, business } = context;
  const rule = dunningRule(client.country ?? business.country);
  const days = tone === 'firm' ? Math.max(DAYS_TO_PAY.firm, rule.minimumNoticeDays) : DAYS_TO_PAY[tone];
  const payBy = businessDay(addDays(asOf, days), client.country ?? business.country);
  const latest = Math.max(...items.map((item) => daysOverdue(item, asOf)));
  const mentionsInterest = rule.interestFromDays !== null && latest >= rule.interestFromDays;
  return {
    ...PLAIN_OPTION,
    kind: 'send_message',
    variant: tone,
    title: TITLE_OF[tone],
    description: `Asks for payment by ${day(payBy)}; the effect holds if it is paid then.`,
    channel: 'email_draft',
    cashShifts: paidBy(items, payBy, asOf),
    exposure: { kind: 'client', client, strain: STRAIN_OF[tone] },
    reversibility: tone === 'firm' ? 'irreversible' : 'partly_reversible',
    messages: [draftMessage({ purpose: 'collection', tone, documents: documentsOf(items), payBy, mentionsInterest }, client, business)],
  };
}

function callOption({ client, context, items }: Case): OptionDraft {
  const payBy = businessDay(addDays(context.asOf, DAYS_AFTER_CALL), client.country ?? context.business.country);
  return {
    ...PLAIN_OPTION,
    kind: 'call',
    title: `Call ${client.contactName ?? client.name}`,
    description: `Speak before writing more; the effect holds if it is paid by ${day(payBy)}.`,
    channel: 'manual',
    cashShifts: paidBy(items, payBy, context.asOf),
    complexity: 'several_steps',
  };
}

function instalmentOption({ amountMinor, client, context, items }: Case): OptionDraft {
  const { asOf } = context;
  const parts = distributeMinor(
    amountMinor,
    INSTALMENT_DAYS.map(() => 1),
  );
  const withdrawn = items.map((item) => ({
    date: expectedDateOf(item, asOf),
    amountMinor: (item.openMinor === 0 ? ZERO : -item.openMinor) as MinorUnits,
  }));
  return {
    ...PLAIN_OPTION,
    kind: 'offer_instalments',
    title: 'Offer three instalments',
    description: `One within a week, then one a month: ${parts.map((part) => money(part, context)).join(', ')}.`,
    channel: 'manual',
    cashShifts: [...withdrawn, ...parts.map((part, index) => ({ date: addDays(asOf, INSTALMENT_DAYS[index] ?? 0), amountMinor: part }))],
    amountAtRiskMinor: (amountMinor - (parts[0] ?? 0)) as MinorUnits,
    exposure: { kind: 'client', client, strain: 'light' },
    reversibility: 'partly_reversible',
    complexity: 'needs_consent',
  };
}

/** The next step on the ladder of tones: as many steps up as reminders have been sent, as far as it goes. Strategic customers are called. */
function chooser({ client, items }: Case, tones: readonly MessageTone[], hasCall: boolean): Chooser {
  const sent = Math.max(0, ...items.map((item) => item.remindersSent));
  return () => {
    if (hasCall && client.relationshipType === 'strategic') return { optionId: 'call', reason: 'A strategic customer: a conversation first.' };
    const step = MESSAGE_TONES[Math.min(sent, MESSAGE_TONES.length - 1)] ?? 'soft';
    const reachable = tones.filter((tone) => MESSAGE_TONES.indexOf(tone) <= MESSAGE_TONES.indexOf(step));
    const tone = must(reachable.at(-1) ?? tones[0], 'a tone');
    const reason =
      sent === 0 ? 'No reminder has been sent yet: the gentlest fitting step.' : `After ${plural(sent, 'reminder')} this is the next step.`;
    return { optionId: optionId('send_message', tone), reason };
  };
}

function optionsOf(one: Case, tones: readonly MessageTone[]): OptionDraft[] {
  const messages = tones.map((tone) => messageOption(one, tone));
  if (one.alert.severity === 'upcoming')
    return [...messages, watchOption('Wait a few days', 'The invoice stays open; it comes back when it is later still.', one.amountMinor)];
  return one.alert.severity === 'this_week' ? [...messages, callOption(one)] : [...messages, instalmentOption(one), callOption(one)];
}

function overdueItems(alert: DetectedAlert, context: PreparationContext): OpenItemFact[] {
  const isOverdue = (item: OpenItemFact): boolean => item.openMinor > 0 && item.dueDate < context.asOf;
  const named = itemsOf(alert, context).filter(isOverdue);
  const found = named.length > 0 ? named : context.openItems.filter((item) => item.partyId === alert.entityId && isOverdue(item));
  return found.toSorted((a, b) => (a.dueDate < b.dueDate ? -1 : Number(a.dueDate > b.dueDate)));
}

/**
 * Late payment: messages in the tones that fit how late it is, softened for strategic customers, a call, instalments. An alert whose customer or invoices
 * are not among the facts yields nothing: there is nobody to write to.
 */
export const invoiceFollowup: Agent = (alert, context) => {
  const client = clientOf(context, alert.entityId);
  const items = overdueItems(alert, context);
  if (client === null || items.length === 0) return [];
  const one: Case = { alert, context, client, items, amountMinor: magnitudeOf(items) };
  const tones = [...new Set(TONES_OF[alert.severity].map((tone) => effectiveTone(tone, client.relationshipType)))];
  const options = optionsOf(one, tones);
  const latest = Math.max(...items.map((item) => daysOverdue(item, context.asOf)));
  const action = buildAction(
    {
      actionType: ACTION_OF[alert.severity],
      agent: 'invoice_followup',
      cause: causeOf(alert),
      entity: { type: 'client', id: client.id, name: client.name },
      title: `Collect ${plural(items.length, 'overdue invoice')} of ${client.name}`,
      summary: `${money(one.amountMinor, context)} overdue for up to ${plural(latest, 'day')}.`,
      amountMinor: one.amountMinor,
      deadline: { date: deadlineBySeverity(context.asOf, alert.severity, null), reason: 'The longer an invoice waits, the less likely it is paid.' },
      tags: [client.relationshipType],
      holdsPayroll: false,
      itemIds: items.map((item) => item.id),
      options,
      choose: chooser(
        one,
        tones,
        options.some((option) => option.kind === 'call'),
      ),
    },
    context,
  );
  return [action];
};
