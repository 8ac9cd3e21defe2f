import { z } from 'zod';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { unreachable } from '../../../src-shared/result/assert.ts';
import { isoDateSchema } from '../../../src-shared/contract/common.ts';
import type { Book } from '../obligations/book.ts';
import { knownSchedule } from '../obligations/record-payment.ts';
import { changeDueItem, issueDueItem } from '../obligations/save-due-item.ts';
import { approveSchedule, findSchedule, setScheduleStatus, updateSchedule } from '../obligations/schedule-store.ts';
import { END_OF_TIME } from '../obligations/generate-schedules.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { BookChange } from './execution-details.ts';

const delaySchema = z.object({ date: isoDateSchema, days: z.number().int(), scheduleId: z.number().int().positive().nullable(), reason: z.string() });
type Delay = z.infer<typeof delaySchema>;

function readDelays(read: ReadHandle, businessId: number, vendorId: number): Delay[] {
  const row = read.statement('SELECT delay_history FROM expense_buckets WHERE business_id = ? AND id = ?').get(businessId, vendorId);
  if (row === undefined) throw new AppError('NOT_FOUND', 'The vendor is not in the books any more. Nothing was changed.');
  return z.array(delaySchema).parse(JSON.parse(String(row['delay_history'])));
}

function writeDelays(book: Book, vendorId: number, before: readonly Delay[], after: readonly Delay[]): void {
  book.tx
    .statement('UPDATE expense_buckets SET delay_history = ?, updated_at = ?, row_version = row_version + 1 WHERE business_id = ? AND id = ?')
    .run(JSON.stringify(after), book.nowInstant, book.businessId, vendorId);
  book.record({
    action: 'update',
    entityType: 'expense_bucket',
    entityId: String(vendorId),
    before: { delayHistory: before },
    after: { delayHistory: after },
  });
}

const isSameDelay = (delay: Delay, change: BookChange & { kind: 'ask_delay' }): boolean =>
  delay.scheduleId === change.scheduleId && delay.date === change.date && delay.days === change.days;

/** Carries a change out in the books, inside the caller's transaction, with its entry in the log. */
export function applyChange(book: Book, change: BookChange): void {
  switch (change.kind) {
    case 'approve_bill':
      approveSchedule(book.tx, book.businessId, change.scheduleId, book);
      book.record({
        action: 'approve',
        entityType: 'obligation_schedule',
        entityId: String(change.scheduleId),
        after: { approvedAt: book.nowInstant },
      });
      break;
    case 'promise':
      changeDueItem(book, change.scheduleId, { promisedDate: change.after });
      break;
    case 'ask_delay': {
      const before = readDelays(book.tx, book.businessId, change.vendorId);
      const { date, days, scheduleId } = change;
      writeDelays(book, change.vendorId, before, [...before, { date, days, scheduleId, reason: 'Asked for more time' }]);
      break;
    }
    case 'issue':
      issueDueItem(book, change.scheduleId, { documentNumber: change.documentNumber, issueDate: change.issueDate });
      break;
    case 'note':
      break;
    default:
      unreachable(change);
  }
}

/** Whether a change still is as it was made; null where there is nothing that could have changed. */
export function changeStands(read: ReadHandle, businessId: number, change: BookChange): boolean | null {
  if (change.kind === 'note') return null;
  if (change.kind === 'ask_delay') return readDelays(read, businessId, change.vendorId).some((delay) => isSameDelay(delay, change));
  const item = findSchedule(read, businessId, change.scheduleId, END_OF_TIME);
  if (item === undefined) return false;
  if (change.kind === 'approve_bill') return item.approvedAt !== null;
  if (change.kind === 'promise') return item.promisedDate === change.after;
  return item.issueDate === change.issueDate;
}

function refuse(label: string): AppError {
  return new AppError('CONFLICT', `${label} has changed since. Nothing was undone; change it back by hand.`);
}

function withdrawIssue(book: Book, change: BookChange & { kind: 'issue' }): void {
  const item = knownSchedule(book, change.scheduleId);
  if (item.status !== 'scheduled') throw refuse(change.label);
  const { nominalDate, dueDate, estimatedAmountMinor, taxAmountMinor, paymentReference, description, promisedDate, discountUntil, discountBps } =
    item;
  updateSchedule(book.tx, book.businessId, item.id, {
    facts: {
      nominalDate,
      dueDate,
      estimatedAmountMinor,
      taxAmountMinor,
      paymentReference,
      description,
      promisedDate,
      discountUntil,
      discountBps,
      issueDate: null,
      documentNumber: null,
    },
    base: book.toBase(estimatedAmountMinor, item.currency, dueDate),
    agreementVersion: item.agreementVersion,
    isEdited: item.isEdited,
    nowInstant: book.nowInstant,
  });
  setScheduleStatus(book.tx, book.businessId, item.id, { status: 'planned', cause: 'generated', closedDate: null, nowInstant: book.nowInstant });
  book.record({
    action: 'transition',
    entityType: 'obligation_schedule',
    entityId: String(item.id),
    reason: 'the issue was undone',
    fromStage: item.status,
    toStage: 'planned',
  });
}

/** Takes a change back, as long as nobody has changed it since. */
export function revertChange(book: Book, change: BookChange): void {
  if (change.kind === 'note') return;
  if (changeStands(book.tx, book.businessId, change) !== true) throw refuse(change.label);
  switch (change.kind) {
    case 'approve_bill': {
      const { approvedAt } = knownSchedule(book, change.scheduleId);
      book.tx
        .statement(
          'UPDATE obligation_schedules SET approved_at = NULL, approved_by = NULL, updated_at = ?, row_version = row_version + 1 WHERE business_id = ? AND id = ?',
        )
        .run(book.nowInstant, book.businessId, change.scheduleId);
      book.record({ action: 'unapprove', entityType: 'obligation_schedule', entityId: String(change.scheduleId), before: { approvedAt } });
      break;
    }
    case 'promise':
      changeDueItem(book, change.scheduleId, { promisedDate: change.before });
      break;
    case 'ask_delay': {
      const before = readDelays(book.tx, book.businessId, change.vendorId);
      const last = before.findLastIndex((delay) => isSameDelay(delay, change));
      writeDelays(book, change.vendorId, before, before.toSpliced(last, 1));
      break;
    }
    case 'issue':
      withdrawIssue(book, change);
      break;
    default:
      unreachable(change);
  }
}
