import type { ActionOption, Consequence } from '../../../src-shared/contract/actions.ts';
import { isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { unreachable } from '../../../src-shared/result/assert.ts';
import { listOptions, type StoredAction } from '../../features/actions/action-store.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { JobContext } from '../job-context.ts';
import type { JobBusiness } from '../job-subject.ts';
import { type Edits, type ExecutionPlan, NOTHING_PLANNED, openItemsByIds, type Undertaking } from './execution-plan.ts';
import { describeChange, planChanges } from './plan-changes.ts';
import { planCalendar, planMessages } from './plan-messages.ts';
import { planPayments } from './plan-payments.ts';

export type Approval = {
  readonly actionId: number;
  readonly optionId: string;
  readonly edits: readonly { readonly field: string; readonly value: string }[];
};

/** What a person may change before approving, by channel. */
const MESSAGE_FIELDS = /^(messages\.\d+\.)?(to|subject|body)$/;
const PAYMENT_FIELDS = /^(executionDate|debtorAccountId|nacha\.\w+)$/;
const EVERYWHERE = /^(note|documentNumber)$/;

function readEdits(option: ActionOption, given: Approval['edits']): Edits {
  const allowed = option.channel === 'email_draft' ? MESSAGE_FIELDS : option.channel === 'payment_file' ? PAYMENT_FIELDS : EVERYWHERE;
  for (const { field, value } of given) {
    if (!allowed.test(field) && !EVERYWHERE.test(field))
      throw new AppError('INVALID_INPUT', `“${field}” cannot be changed in this option. Nothing was changed; leave it out.`);
    if (field === 'executionDate' && !isIsoDate(value))
      throw new AppError('INVALID_INPUT', `“${value}” is no day; give the execution date as YYYY-MM-DD. Nothing was changed.`);
  }
  return new Map(given.map(({ field, value }) => [field, value]));
}

/** The option of an action that is approved, with everything it needs to be carried out, as the books stand in the given handle. */
export function undertake(
  read: ReadHandle,
  context: JobContext,
  call: { business: JobBusiness; action: StoredAction; approval: Approval },
): Undertaking {
  const { business, action, approval } = call;
  const option = listOptions(read, business.businessId, [action.id])
    .get(action.id)
    ?.find(({ optionId }) => optionId === approval.optionId);
  if (option === undefined)
    throw new AppError('NOT_FOUND', 'This option is not offered any more: the action was prepared anew. Nothing was changed; look at it again.');
  return {
    read,
    business,
    action,
    option,
    edits: readEdits(option, approval.edits),
    items: openItemsByIds(read, business, action.itemIds),
    executionKey: `${action.id}/${option.optionId}/${action.state.approvalNumber + 1}`,
    nowInstant: context.clock.nowInstant(),
    hour: context.clock.hour(business.timeZone),
  };
}

function filesOf(undertaking: Undertaking): ExecutionPlan {
  const { channel, kind, messages } = undertaking.option;
  switch (channel) {
    case 'email_draft': {
      // An invoice can be issued without writing to anyone: its customer may get it on paper.
      const isAddressed = undertaking.edits.has('to') || messages.some(({ recipientAddress }) => recipientAddress !== null);
      return kind === 'issue_invoice' && !isAddressed ? NOTHING_PLANNED : planMessages(undertaking);
    }
    case 'payment_file':
      return planPayments(undertaking);
    case 'calendar_file':
      return planCalendar(undertaking);
    case 'in_app':
    case 'manual':
      return NOTHING_PLANNED;
    case 'rail':
      return { ...NOTHING_PLANNED, problems: ['No connection is there that could carry this out.'] };
    default:
      return unreachable(channel);
  }
}

/** Exactly what carrying out an option will do, without doing it. The same for a look beforehand and for the deed itself. */
export function planExecution(undertaking: Undertaking): ExecutionPlan {
  const files = filesOf(undertaking);
  const changes = [...files.changes, ...planChanges(undertaking)];
  const { option } = undertaking;
  const isGone = option.kind === 'issue_invoice' && changes.length === 0;
  const problems = isGone ? [...files.problems, 'The invoice was issued already, or the agreement has changed.'] : files.problems;
  const known = new Set(undertaking.items.map(({ schedule }) => String(schedule.id)));
  const settled = undertaking.action.itemIds.filter((id) => !known.has(id)).length;
  const findings =
    settled === 0 ? files.findings : [...files.findings, `${settled} of the items ${settled === 1 ? 'is' : 'are'} settled already and left out.`];
  return { files: files.files, changes, findings, problems };
}

/** What approving does, in one sentence. */
export function sentenceOf({ option }: Undertaking, plan: ExecutionPlan): string {
  if (option.channel === 'manual') return `${option.title}: waits until you confirm that it has been done.`;
  const parts = [...plan.files.map(({ sentence }) => sentence), ...plan.changes.map(describeChange)];
  return parts.length === 0 ? `${option.title}: nothing changes; the decision is kept.` : `${option.title}: ${parts.join(' ')}`;
}

/** Longest part of a file that is shown beforehand. */
const PREVIEW_LENGTH = 100_000;

export function consequenceOf(undertaking: Undertaking, plan: ExecutionPlan, conflicts: Consequence['conflicts']): Consequence {
  return {
    sentence: sentenceOf(undertaking, plan),
    files: plan.files.map(({ fileName, mediaType, text }) => ({ fileName, mediaType, preview: text.slice(0, PREVIEW_LENGTH) })),
    changes: [...plan.changes.map(describeChange), ...plan.findings],
    conflicts,
    problems: [...plan.problems],
  };
}
