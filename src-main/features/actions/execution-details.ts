import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';

/** What an execution changes in the books themselves, with what was there before, so that it can be checked and taken back. */
export type BookChange =
  /** Somebody has decided that a bill is paid. */
  | { readonly kind: 'approve_bill'; readonly scheduleId: number; readonly label: string }
  /** The day on which an item is now expected to be paid. */
  | { readonly kind: 'promise'; readonly scheduleId: number; readonly label: string; readonly before: IsoDate | null; readonly after: IsoDate }
  /** A vendor was asked for more time. */
  | {
      readonly kind: 'ask_delay';
      readonly vendorId: number;
      readonly label: string;
      readonly scheduleId: number;
      readonly days: number;
      readonly date: IsoDate;
    }
  /** A planned invoice becomes a document. */
  | {
      readonly kind: 'issue';
      readonly scheduleId: number;
      readonly label: string;
      readonly documentNumber: string | null;
      readonly issueDate: IsoDate;
    }
  /** Something to remember that no figure depends on. */
  | { readonly kind: 'note'; readonly text: string };

/** A due item as it stood when it was acted on. */
export type ActedItem = {
  readonly scheduleId: number;
  readonly dueDate: IsoDate;
  readonly promisedDate: IsoDate | null;
  /** In base currency and cash sign; null where no rate was known. */
  readonly baseOpenMinor: number | null;
  /** What travels with a payment and comes back in the statement; null where none was written. */
  readonly endToEndId: string | null;
};

/** What an execution record keeps besides its columns. */
export type ExecutionDetails = {
  readonly kind: string;
  readonly items: readonly ActedItem[];
  readonly changes: readonly BookChange[];
  readonly mailtoUrl: string | null;
  /** The lowest expected day when it was approved; null without a stated balance. */
  readonly lowPoint: { readonly date: IsoDate; readonly balanceMinor: number } | null;
  readonly edits: readonly { readonly field: string; readonly value: string }[];
  readonly findings: readonly string[];
};
