import { ZERO } from '../../../../src-shared/domain/money/minor-units.ts';
import { buildAction, causeOf, deadlineBySeverity, PLAIN_OPTION } from '../build-action.ts';
import { draftMessage } from '../messages/draft-message.ts';
import { clientOf, money, watchOption, type Agent } from './agent.ts';

/** A customer gone quiet: a call, a message, or waiting. A strategic customer is called. A customer not among the facts yields nothing. */
export const clientRetention: Agent = (alert, context) => {
  const client = clientOf(context, alert.entityId);
  if (client === null) return [];
  const stake = alert.cashAtStakeMinor ?? ZERO;
  const isStrategic = client.relationshipType === 'strategic';
  const silence = watchOption('Wait and watch', 'The customer may come back without a word; or not.', stake);
  const action = buildAction(
    {
      actionType: 'client_retention',
      agent: 'client_retention',
      cause: causeOf(alert),
      entity: { type: 'client', id: client.id, name: client.name },
      title: `Stay in touch with ${client.name}`,
      summary: stake === 0 ? alert.message : `${money(stake, context)} of revenue a year may be lost.`,
      amountMinor: alert.cashAtStakeMinor,
      deadline: { date: deadlineBySeverity(context.asOf, alert.severity, null), reason: 'Every week of silence makes coming back less likely.' },
      tags: [client.relationshipType],
      holdsPayroll: false,
      itemIds: [],
      options: [
        {
          ...PLAIN_OPTION,
          kind: 'call',
          title: `Call ${client.contactName ?? client.name}`,
          description: 'Ask how things are, not about money.',
          channel: 'manual',
          complexity: 'several_steps',
        },
        {
          ...PLAIN_OPTION,
          kind: 'send_message',
          variant: 'check_in',
          title: 'Send a friendly message',
          description: 'Asks how things are and offers help.',
          channel: 'email_draft',
          messages: [draftMessage({ purpose: 'check_in' }, client, context.business)],
        },
        { ...silence, exposure: { kind: 'client', client, strain: 'noticeable' } },
      ],
      choose: () =>
        isStrategic
          ? { optionId: 'call', reason: 'A strategic customer: a conversation says more than a message.' }
          : { optionId: 'send_message.check_in', reason: 'Costs nothing and commits nobody.' },
    },
    context,
  );
  return [action];
};
