import { MESSAGE_LANGUAGES } from '../../../src-shared/domain/vocabulary/actions.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { type EmailDraft, writeEml } from '../../engine/execution/message/email-draft.ts';
import { writeCalendar } from '../../engine/execution/message/calendar-file.ts';
import { mailtoLink } from '../../engine/execution/message/mailto-link.ts';
import { findSignatory } from '../../features/actions/business-facts-store.ts';
import { actedItem, type ExecutionPlan, labelOf, moneyText, type PlannedFile, type Undertaking } from './execution-plan.ts';

/** Stands for the sender until the mail program puts the own address there; `.invalid` can belong to nobody (RFC 2606). */
const NO_SENDER = 'draft@tamio.invalid';
/** Days before a statutory date on which a calendar reminds. */
const ALARM_DAYS = [7, 3, 1] as const;

/** A name as a part of a file's name. */
function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  return plain === '' ? 'message' : plain.slice(0, 40);
}

/** An e-mail draft for each message of the option, with the person's wording where they changed it. */
export function planMessages(undertaking: Undertaking): ExecutionPlan {
  const { action, business, edits, executionKey, items, nowInstant, option, read } = undertaking;
  const signatory = findSignatory(read, business.businessId);
  const files: PlannedFile[] = [];
  const problems: string[] = [];
  const findings = signatory === null ? ['Your mail program puts your own address in as the sender.'] : [];
  for (const [index, message] of option.messages.entries()) {
    const edited = (field: string): string | undefined => edits.get(`messages.${index}.${field}`) ?? (index === 0 ? edits.get(field) : undefined);
    const address = edited('to')?.trim() ?? message.recipientAddress;
    const isOwn = ({ schedule }: (typeof items)[number]): boolean =>
      option.messages.length === 1 || schedule.counterpartyName === message.recipientName;
    const draft: EmailDraft = {
      id: `${executionKey.replaceAll('/', '-')}-${index + 1}`,
      createdAt: nowInstant,
      from: { name: business.name, address: signatory?.email ?? NO_SENDER },
      to: address === null || address === '' ? [] : [{ name: message.recipientName, address }],
      cc: [],
      subject: edited('subject') ?? message.subject,
      body: edited('body') ?? message.body,
    };
    const eml = writeEml(draft);
    const link = mailtoLink(draft);
    if (!eml.ok || !link.ok) {
      problems.push(`${message.recipientName}: ${eml.ok ? 'there is no address to write to.' : eml.error.message}`);
      continue;
    }
    if (link.value.note !== null) findings.push(`${message.recipientName}: ${link.value.note}`);
    files.push({
      fileName: `${slug(message.recipientName)}-${business.today}-${action.id}-${index + 1}.eml`,
      mediaType: 'message/rfc822',
      text: eml.value,
      sentence: `An e-mail draft to ${message.recipientName} <${address ?? ''}>: “${draft.subject}”.`,
      mailtoUrl: link.value.url,
      items: items.filter(isOwn).map((item) => actedItem(item)),
    });
  }
  if (option.messages.length === 0) problems.push('There is no message to write: the customer or vendor is not known any more.');
  return { files, changes: [], findings, problems };
}

/** A calendar file with the dates of the action's items. */
export function planCalendar({ action, business, items, nowInstant }: Undertaking): ExecutionPlan {
  if (items.length === 0) return { files: [], changes: [], findings: [], problems: ['Nothing is open any more: there is no date to remind of.'] };
  const text = writeCalendar(
    items.map((item) => ({
      id: `due-item-${business.businessId}-${item.schedule.id}`,
      dueDate: item.schedule.dueDate,
      title: labelOf(item),
      amountText: moneyText(minorUnits(Math.abs(item.openMinor)), item.schedule.currency),
      revision: Math.max(0, action.state.approvalNumber),
    })),
    {
      language: MESSAGE_LANGUAGES.find((language) => language === business.locale.slice(0, 2)) ?? 'en',
      calendarName: business.name,
      createdAt: nowInstant,
      alarmDaysBefore: ALARM_DAYS,
    },
  );
  const dates = items.map(({ schedule }) => schedule.dueDate).join(', ');
  const file: PlannedFile = {
    fileName: `due-dates-${business.today}-${action.id}.ics`,
    mediaType: 'text/calendar',
    text,
    sentence: `A calendar file with the due ${items.length === 1 ? 'date' : 'dates'} ${dates}.`,
    mailtoUrl: null,
    items: items.map((item) => actedItem(item)),
  };
  return { files: [file], changes: [], findings: [], problems: [] };
}
