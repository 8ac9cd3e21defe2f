import { daysBetween, isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { OptionKind } from '../../../src-shared/domain/vocabulary/actions.ts';
import { unreachable } from '../../../src-shared/result/assert.ts';
import type { BookChange } from '../../features/actions/execution-details.ts';
import { isFact, type OpenItem, viewOpen } from '../../features/obligations/open-item.ts';
import { listSchedules } from '../../features/obligations/schedule-store.ts';
import { labelOf, movedItems, type Undertaking } from './execution-plan.ts';

function approvals(items: readonly OpenItem[]): BookChange[] {
  return items
    .filter(
      ({ openMinor, schedule }) => openMinor < 0 && schedule.approvedAt === null && (schedule.isDocumentBook || schedule.documentNumber !== null),
    )
    .map((item) => ({ kind: 'approve_bill', scheduleId: item.schedule.id, label: labelOf(item) }));
}

function promises(undertaking: Undertaking): BookChange[] {
  return movedItems(undertaking).map(({ item, date }) => ({
    kind: 'promise',
    scheduleId: item.schedule.id,
    label: labelOf(item),
    before: item.schedule.promisedDate,
    after: date,
  }));
}

/** Vendors are asked for more time: the bills are now expected on the new day, and each vendor's record says that it was asked. */
function delays(undertaking: Undertaking): BookChange[] {
  const { business } = undertaking;
  const asked = movedItems(undertaking).flatMap(({ item, date }): BookChange[] => {
    const { schedule } = item;
    if (schedule.expenseBucketId === null) return [];
    return [
      {
        kind: 'ask_delay',
        vendorId: schedule.expenseBucketId,
        label: labelOf(item),
        scheduleId: schedule.id,
        days: Math.max(0, daysBetween(schedule.dueDate, date)),
        date: business.today,
      },
    ];
  });
  return [...promises(undertaking), ...asked];
}

/** The planned item an invoice is issued for: the agreement's, of the day that the action's key names. */
function itemToIssue({ read, business, action }: Undertaking): OpenItem | null {
  const date = action.actionKey.slice(action.actionKey.lastIndexOf('/') + 1);
  if (action.entityId === null || !isIsoDate(date)) return null;
  const found = listSchedules(read, business.businessId, { asOf: business.today, agreementId: Number(action.entityId) }).find(
    ({ nominalDate, issueDate }) => nominalDate === date && issueDate === null,
  );
  return found === undefined || !isFact(found) ? null : viewOpen(found, business.today);
}

function issue(undertaking: Undertaking): BookChange[] {
  const item = itemToIssue(undertaking);
  if (item === null || item.status !== 'planned') return [];
  const documentNumber = undertaking.edits.get('documentNumber')?.trim() ?? '';
  return [
    {
      kind: 'issue',
      scheduleId: item.schedule.id,
      label: labelOf(item),
      documentNumber: documentNumber === '' ? null : documentNumber,
      issueDate: undertaking.business.today,
    },
  ];
}

const noted = ({ option }: Undertaking): BookChange[] => [{ kind: 'note', text: `${option.title}: ${option.description}` }];

/** The kinds of options that change something in the books themselves, and what. */
const CHANGES: Readonly<Partial<Record<OptionKind, (undertaking: Undertaking) => BookChange[]>>> = {
  delay_payment: delays,
  order_payments: (undertaking) => [...approvals(undertaking.items), ...promises(undertaking)],
  // As a payment file it approves the bills that it pays.
  pay_on_date: ({ items, option }) => (option.channel === 'in_app' ? approvals(items) : []),
  issue_invoice: issue,
  adjust_forecast: noted,
  update_payroll: noted,
};

/** What choosing an option changes in the books themselves, besides the files it writes. */
export function planChanges(undertaking: Undertaking): BookChange[] {
  return CHANGES[undertaking.option.kind]?.(undertaking) ?? [];
}

/** A change as a person reads it. */
export function describeChange(change: BookChange): string {
  switch (change.kind) {
    case 'approve_bill':
      return `${change.label} is approved for payment.`;
    case 'promise':
      return `${change.label} is expected to be paid on ${change.after}.`;
    case 'ask_delay':
      return `${change.label}: the vendor's record says that ${change.days} days were asked for.`;
    case 'issue':
      return `${change.label} is issued on ${change.issueDate}${change.documentNumber === null ? '' : ` as ${change.documentNumber}`}.`;
    case 'note':
      return `Noted: ${change.text}`;
    default:
      return unreachable(change);
  }
}
