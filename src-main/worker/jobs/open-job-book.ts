import type { WriteHandle } from '../../database/database.ts';
import { appendAudit } from '../../features/audit/append-entry.ts';
import { createBaseConverter } from '../../features/obligations/base-amount.ts';
import type { Book } from '../../features/obligations/book.ts';
import { loadCalendar } from '../../features/obligations/business-calendar.ts';
import type { JobContext } from '../job-context.ts';
import type { JobActor, JobBusiness } from '../job-subject.ts';

/** The obligations of a business, opened for writing by a job: the same as a procedure has, in the transaction of the worker. */
export function openJobBook(tx: WriteHandle, context: JobContext, job: { readonly business: JobBusiness; readonly actor: JobActor }): Book {
  const { business, actor } = job;
  const nowInstant = context.clock.nowInstant();
  return {
    tx,
    businessId: business.businessId,
    today: business.today,
    calendar: loadCalendar(tx, { id: business.businessId, country: business.country }),
    toBase: createBaseConverter(tx, business.baseCurrency, business.today),
    nowInstant,
    userId: actor.userId,
    record: (entry) =>
      appendAudit(tx, entry, {
        businessId: business.businessId,
        userId: actor.userId,
        userName: actor.userName,
        source: actor.source,
        nowInstant,
        auditKey: context.auditKey,
      }),
  };
}
