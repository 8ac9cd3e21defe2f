import type { BusinessCalendar } from '../../../src-shared/domain/calendar/business-calendar.ts';
import type { WriteHandle } from '../../database/database.ts';
import { record } from '../scope/record.ts';
import type { BusinessScope } from '../scope/services.ts';
import { createBaseConverter } from './base-amount.ts';
import type { Book } from './book.ts';
import { loadCalendar } from './business-calendar.ts';

/** Opens the obligations of the call's business for writing, inside an open transaction. */
export function openBook(tx: WriteHandle, scope: BusinessScope): Book {
  let calendar: BusinessCalendar | null = null;
  return {
    tx,
    businessId: scope.business.id,
    today: scope.today,
    // Most changes need no business days.
    get calendar() {
      return (calendar ??= loadCalendar(tx, scope.business));
    },
    toBase: createBaseConverter(tx, scope.business.baseCurrency, scope.today),
    nowInstant: scope.services.clock.nowInstant(),
    userId: scope.userId,
    record: (entry) => record(tx, scope, entry),
  };
}
