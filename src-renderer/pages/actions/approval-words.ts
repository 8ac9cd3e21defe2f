import type { Action, ActionOption } from '../../../src-shared/contract/actions.ts';
import { unreachable } from '../../../src-shared/result/assert.ts';
import type { Format } from '../../components/use-format.ts';

const MESSAGE_WORDS: Readonly<Record<string, string>> = {
  collection: 'reminder',
  early_payment: 'early payment offer',
  vendor_delay: 'request for more time',
  expense_query: 'question',
  payment_query: 'question',
  check_in: 'message',
  extension: 'request for an extension',
  invoice_notice: 'invoice message',
};

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** What an action is about, as far as a button names it. */
type Subject = Pick<Action, 'entityType' | 'entityName' | 'amountMinor' | 'currency'>;
type Step = Pick<ActionOption, 'channel' | 'kind' | 'messages' | 'title'>;

/** `Example Ltd, €4,200`: whom and how much; the business itself needs no name. */
function about({ entityType, entityName, amountMinor, currency }: Subject, format: Pick<Format, 'money'>): string {
  const amount = amountMinor === null ? null : format.money(amountMinor, currency);
  const name = entityType === 'business' ? null : entityName;
  return [name, amount].filter((part) => part !== null).join(', ');
}

function forWhom(action: Subject, format: Pick<Format, 'money'>): string {
  const text = about(action, format);
  return text === '' ? '' : ` for ${text}`;
}

/** What the primary button says: exactly what pressing it does. */
export function approvalLabel(action: Subject, option: Step, format: Pick<Format, 'money'>): string {
  const { channel, kind, messages, title } = option;
  switch (channel) {
    case 'email_draft': {
      if (kind === 'issue_invoice') return `Issue the invoice${forWhom(action, format)}`;
      if (messages.length > 1) return `Save ${messages.length} messages${forWhom(action, format)}`;
      return `Save ${MESSAGE_WORDS[messages[0]?.purpose ?? ''] ?? 'message'}${forWhom(action, format)}`;
    }
    case 'payment_file':
      return `Save payment file${forWhom(action, format)}`;
    case 'calendar_file':
      return `Save calendar file${forWhom(action, format)}`;
    case 'manual':
      return `Decide to ${lowerFirst(title)}, yourself`;
    case 'in_app':
      return kind === 'issue_invoice' ? `Issue the invoice${forWhom(action, format)}` : title;
    case 'rail':
      return `Send${forWhom(action, format)}`;
    default:
      return unreachable(channel);
  }
}

/** What is said once it is done. */
export function approvedMessage(option: ActionOption): string {
  return option.channel === 'manual' ? 'Decided; confirm it once done.' : `Approved: ${option.title}`;
}
