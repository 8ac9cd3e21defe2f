import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { changeStands } from '../../features/actions/book-changes.ts';
import type { ActedItem } from '../../features/actions/execution-details.ts';
import type { StoredExecution } from '../../features/actions/execution-store.ts';
import { type ItemPayment, linesByEndToEnd, nextBusinessWith, paymentsSince } from '../../features/actions/proof-store.ts';
import type { StoredAction } from '../../features/actions/action-store.ts';
import { type OpenItem, viewOpen } from '../../features/obligations/open-item.ts';
import { listSchedules } from '../../features/obligations/schedule-store.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { JobBusiness } from '../job-subject.ts';

/** What shows that an execution had its effect, and how much money moved for it (base currency, cash sign; null: none had to). */
export type Proof = { readonly sentence: string; readonly movedMinor: number | null };

type Facts = {
  readonly read: ReadHandle;
  readonly business: JobBusiness;
  readonly action: StoredAction;
  readonly execution: StoredExecution;
  readonly executedOn: IsoDate;
  readonly items: ReadonlyMap<number, OpenItem>;
  readonly paid: ReadonlyMap<number, ItemPayment>;
};

function factsOf(read: ReadHandle, business: JobBusiness, of: { action: StoredAction; execution: StoredExecution }): Facts {
  const { businessId, today } = business;
  const executedOn = of.execution.executedAt.slice(0, 10) as IsoDate;
  const acted = of.execution.details.items;
  const ids = acted.map(({ scheduleId }) => scheduleId);
  const schedules = ids.length === 0 ? [] : listSchedules(read, businessId, { asOf: today, ids });
  const paid = new Map(paymentsSince(read, businessId, { ids, from: executedOn }));
  const lines = linesByEndToEnd(
    read,
    businessId,
    acted.flatMap(({ endToEndId }) => endToEndId ?? []),
  );
  for (const { scheduleId, endToEndId } of acted) {
    const line = endToEndId === null ? undefined : lines.get(endToEndId);
    if (line !== undefined && !paid.has(scheduleId)) paid.set(scheduleId, line);
  }
  const items = new Map(schedules.map((schedule) => [schedule.id, viewOpen(schedule, today)]));
  return { read, business, ...of, executedOn, items, paid };
}

const isSettled = ({ items, paid, execution }: Facts, { scheduleId, endToEndId }: ActedItem): boolean => {
  const payment = paid.get(scheduleId);
  // A line that carries the id of our own payment is the payment, whether it has been matched yet or not.
  return payment !== undefined && (items.get(scheduleId)?.openMinor === 0 || (endToEndId !== null && execution.channel === 'payment_file'));
};

function movedOf({ paid }: Facts, items: readonly ActedItem[]): number {
  return items.reduce((sum, { scheduleId }) => sum + (paid.get(scheduleId)?.baseMinor ?? 0), 0);
}

function lastDay({ paid }: Facts, items: readonly ActedItem[]): string {
  return items.reduce((last, { scheduleId }) => ((paid.get(scheduleId)?.lastDate ?? '') > last ? (paid.get(scheduleId)?.lastDate ?? '') : last), '');
}

const counted = (count: number): string => `${count} ${count === 1 ? 'item' : 'items'}`;

function settledProof(facts: Facts): Proof | null {
  const { items } = facts.execution.details;
  if (items.length === 0 || !items.every((item) => isSettled(facts, item))) return null;
  return { sentence: `The bank shows it: ${counted(items.length)} settled by ${lastDay(facts, items)}.`, movedMinor: movedOf(facts, items) };
}

/** Paid, or promised for a day that nobody had promised before. */
function collectionProof(facts: Facts): Proof | null {
  const settled = settledProof(facts);
  if (settled !== null) return settled;
  const { items } = facts.execution.details;
  const promised = items.flatMap(({ scheduleId, promisedDate }) => {
    const now = facts.items.get(scheduleId)?.schedule.promisedDate ?? null;
    return now !== null && now !== promisedDate ? [now] : [];
  });
  const paidCount = items.filter((item) => isSettled(facts, item)).length;
  if (items.length === 0 || promised.length + paidCount < items.length) return null;
  return { sentence: `Payment was promised for ${promised.toSorted().at(-1) ?? ''}.`, movedMinor: paidCount === 0 ? null : movedOf(facts, items) };
}

/** A bill that was not paid by its old date has waited; one that was paid by then has not. */
function delayProof({ business, execution, items, paid }: Facts): Proof | null {
  const asked = execution.details.items;
  const isOver = ({ scheduleId, dueDate }: ActedItem): boolean => business.today > dueDate || items.get(scheduleId)?.openMinor === 0;
  if (asked.length === 0 || !asked.every(isOver)) return null;
  const waited = asked.filter(({ scheduleId, dueDate }) => (paid.get(scheduleId)?.lastDate ?? '9999') > dueDate);
  const kept = waited.reduce((sum, { baseOpenMinor }) => sum + Math.abs(baseOpenMinor ?? 0), 0);
  return { sentence: `${counted(waited.length)} of ${asked.length} stayed unpaid beyond the old due date.`, movedMinor: kept };
}

function standingProof({ business, execution, executedOn, read }: Facts): Proof | null {
  // The day itself is left for second thoughts: what is proved cannot be undone.
  if (business.today <= executedOn) return null;
  const standing = execution.details.changes.map((change) => changeStands(read, business.businessId, change));
  if (standing.includes(false)) return null;
  return {
    sentence: standing.every((one) => one === null) ? 'The decision stands.' : 'What was changed stands as it was approved.',
    movedMinor: null,
  };
}

function contactProof({ action, business, executedOn, read }: Facts): Proof | null {
  const clientId = action.entityType === 'client' ? Number(action.entityId) : Number.NaN;
  if (!Number.isSafeInteger(clientId)) return null;
  const day = nextBusinessWith(read, business.businessId, { clientId, after: executedOn });
  return day === null ? null : { sentence: `There was business with ${action.entityName} again on ${day}.`, movedMinor: null };
}

/** What proves an execution, as far as the books show it by now; null while nothing does. */
export function findProof(read: ReadHandle, business: JobBusiness, of: { action: StoredAction; execution: StoredExecution }): Proof | null {
  const facts = factsOf(read, business, of);
  const { channel, details, note } = of.execution;
  if (channel === 'payment_file' || channel === 'calendar_file') return settledProof(facts);
  if (details.kind === 'issue_invoice' || channel === 'in_app') return standingProof(facts);
  if (channel === 'email_draft') {
    if (details.kind === 'delay_payment') return delayProof(facts);
    return details.items.length > 0 ? collectionProof(facts) : contactProof(facts);
  }
  const settled = settledProof(facts);
  if (settled !== null) return settled;
  return business.today > facts.executedOn ? { sentence: `Confirmed by hand: ${note ?? 'done'}.`, movedMinor: null } : null;
}
