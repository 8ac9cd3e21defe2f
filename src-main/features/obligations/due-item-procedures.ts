import type { DueItem } from '../../../src-shared/contract/due-items.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, minorUnits, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { ReadHandle } from '../../database/database.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { change } from '../scope/record.ts';
import { type BusinessScope, inBusiness, publishChange } from '../scope/services.ts';
import { ageOpenItems } from './age-open-items.ts';
import type { Book } from './book.ts';
import { openBook } from './open-book.ts';
import { isFact, type OpenItem, viewOpen } from './open-item.ts';
import { listPayments } from './payment-store.ts';
import { knownSchedule } from './record-payment.ts';
import { changeDueItem, closeDueItem, createDocument, issueDueItem, reopenDueItem } from './save-due-item.ts';
import { approveSchedule, findSchedule, listSchedules } from './schedule-store.ts';
import { listTransitions } from './transitions.ts';
import { viewDueItem } from './view-due-item.ts';

type State = 'open' | 'overdue' | 'settled' | 'all';

const IS_IN: Readonly<Record<State, (item: OpenItem) => boolean>> = {
  open: ({ openMinor }) => openMinor !== 0,
  overdue: ({ daysOverdue }) => daysOverdue > 0,
  settled: ({ openMinor }) => openMinor === 0,
  all: () => true,
};

function sumBase(items: readonly OpenItem[], direction: 1 | -1): MinorUnits {
  return minorUnits(items.reduce((sum, { baseMinor }) => (baseMinor !== null && baseMinor * direction > 0 ? sum + baseMinor : sum), 0));
}

function viewStored(read: ReadHandle, scope: BusinessScope, scheduleId: number): DueItem {
  return viewDueItem(must(findSchedule(read, scope.business.id, scheduleId, scope.asOf), 'a due item that was just written'), scope.asOf);
}

/** One change of a due item in a transaction of its own, told to those who show it. */
async function inBook(scope: BusinessScope, work: (book: Book) => number): Promise<DueItem> {
  refuseReplay(scope);
  const item = await change(scope, (tx) => viewStored(tx, scope, work(openBook(tx, scope))));
  publishChange(scope, 'obligations', 'forecast', 'audit');
  return item;
}

export const dueItemProcedures = {
  list: os.dueItems.list.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    const { state, offset, limit, businessId: _business, asOf: _asOf, ...filter } = input;
    const isToday = scope.asOf === scope.today;
    const items = listSchedules(scope.services.database.read, scope.business.id, {
      ...filter,
      asOf: scope.asOf,
      onlyStoredOpen: isToday && (state === 'open' || state === 'overdue'),
    })
      .filter(isFact)
      .map((schedule) => viewOpen(schedule, scope.asOf))
      .filter(IS_IN[state]);
    return {
      rows: items.slice(offset, offset + limit).map(({ schedule }) => viewDueItem(schedule, scope.asOf)),
      total: items.length,
      openInMinor: sumBase(items, 1),
      openOutMinor: sumBase(items, -1),
      rateMissingCount: items.filter(({ openMinor, baseMinor }) => openMinor !== 0 && baseMinor === null).length,
    };
  }),
  get: os.dueItems.get.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    const { read } = scope.services.database;
    const schedule = findSchedule(read, scope.business.id, input.scheduleId, scope.asOf);
    if (schedule === undefined) throw new AppError('NOT_FOUND', 'There is no such due item in this business.');
    return {
      ...viewDueItem(schedule, scope.asOf),
      payments: listPayments(read, scope.business.id, { scheduleId: schedule.id, throughDate: scope.asOf }),
      transitions: listTransitions(read, scope.business.id, schedule.id),
    };
  }),
  create: os.dueItems.create.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) =>
      createDocument(book, {
        clientId: input.clientId ?? null,
        expenseBucketId: input.expenseBucketId ?? null,
        documentNumber: input.documentNumber ?? null,
        issueDate: input.issueDate ?? null,
        dueDate: input.dueDate,
        amountMinor: input.amountMinor,
        taxAmountMinor: input.taxAmountMinor ?? ZERO,
        currency: input.currency ?? scope.business.baseCurrency,
        paymentReference: input.paymentReference ?? null,
        description: input.description ?? null,
        promisedDate: input.promisedDate ?? null,
        discountUntil: input.discountUntil ?? null,
        discountBps: input.discountBps ?? null,
        source: 'manual',
      }),
    );
  }),
  update: os.dueItems.update.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    const { scheduleId, businessId: _business, asOf: _asOf, ...given } = input;
    return inBook(scope, (book) => {
      changeDueItem(book, scheduleId, given);
      return scheduleId;
    });
  }),
  issue: os.dueItems.issue.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) => {
      const issueDate: IsoDate = input.issueDate ?? scope.today;
      issueDueItem(book, input.scheduleId, { documentNumber: input.documentNumber ?? null, issueDate });
      return input.scheduleId;
    });
  }),
  approve: os.dueItems.approve.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) => {
      const item = knownSchedule(book, input.scheduleId);
      if (item.approvedAt !== null) throw new AppError('CONFLICT', 'This due item is approved already. Nothing was changed.');
      approveSchedule(book.tx, book.businessId, item.id, book);
      book.record({ action: 'approve', entityType: 'obligation_schedule', entityId: String(item.id), after: { approvedAt: book.nowInstant } });
      return item.id;
    });
  }),
  cancel: os.dueItems.cancel.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) => {
      closeDueItem(book, input.scheduleId, { as: 'cancelled', reason: input.reason ?? null });
      return input.scheduleId;
    });
  }),
  writeOff: os.dueItems.writeOff.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) => {
      closeDueItem(book, input.scheduleId, { as: 'written_off', reason: input.reason });
      return input.scheduleId;
    });
  }),
  reopen: os.dueItems.reopen.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) => {
      reopenDueItem(book, input.scheduleId);
      return input.scheduleId;
    });
  }),
  ageing: os.dueItems.ageing.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return ageOpenItems(scope.services.database.read, scope.business.id, { side: input.side, asOf: scope.asOf });
  }),
};
