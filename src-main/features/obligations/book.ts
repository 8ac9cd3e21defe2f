import type { BusinessCalendar } from '../../../src-shared/domain/calendar/business-calendar.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { WriteHandle } from '../../database/database.ts';
import type { AuditEntryInput } from '../audit/append-entry.ts';
import type { BaseConverter } from './base-amount.ts';

/**
 * One business while its obligations are being written: the open transaction, the day, the business days and the rates, loaded once. A job of the worker
 * and a procedure write through the same.
 */
export type Book = {
  readonly tx: WriteHandle;
  readonly businessId: number;
  readonly today: IsoDate;
  readonly calendar: BusinessCalendar;
  readonly toBase: BaseConverter;
  readonly nowInstant: string;
  readonly userId: number | null;
  /** Appends to the audit log, inside the same transaction. */
  readonly record: (entry: AuditEntryInput) => void;
};
