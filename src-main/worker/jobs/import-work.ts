import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { Replacement } from '../../engine/identity/find-replacements.ts';
import type { ImportAnswers, StatementRow, UnderstoodStatement } from '../../engine/import/types.ts';
import type { JobActor, JobBusiness } from '../job-subject.ts';

export type ImportJobInput = {
  readonly business: JobBusiness;
  readonly actor: JobActor;
  readonly fileName: string;
  /** The statement itself, or the batch whose kept bytes are read anew. */
  readonly bytes: Uint8Array | { readonly batchId: number };
  /** An account that exists, or the name (and currency) of one that may not. */
  readonly account: { readonly accountId: number } | { readonly name: string; readonly currency: string | null };
  readonly answers: ImportAnswers;
  readonly mode: 'preview' | 'book';
  readonly rowLimit: number | null;
  readonly leaveOut: readonly number[];
  readonly takeAnyway: readonly number[];
  readonly statementAccount: string | null;
};

export type ImportJobOutput = ImportResult;

/** Where the lines go: an account of the book, or one that booking will make. */
export type TargetAccount = { readonly id: number | null; readonly name: string; readonly currency: CurrencyCode };

/** What happens to a row of the file. */
export type RowVerdict = 'new' | 'same' | 'twin' | 'changed' | 'skipped';

/** The file in numbers, after one pass over its rows. Arrays are parallel, in file order. */
export type ScannedRows = {
  readonly identities: readonly string[];
  readonly lines: readonly number[];
  readonly firstDate: IsoDate | null;
  readonly lastDate: IsoDate | null;
  /** The first rows, as many as the caller wants to show. */
  readonly shown: readonly StatementRow[];
  readonly accounts: ReadonlyMap<string, number>;
};

/** What comparing the file with the book has found, by row in file order. */
export type Comparison = {
  readonly verdicts: readonly RowVerdict[];
  /** Booked lines that a row of the file takes the place of, by row. */
  readonly replacements: ReadonlyMap<number, Replacement>;
};

/** The file and what the book says to it. */
export type JudgedFile = { readonly scanned: ScannedRows; readonly comparison: Comparison };

/** Everything booking needs. */
export type BookingWork = {
  readonly input: ImportJobInput;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly statement: UnderstoodStatement;
  readonly target: TargetAccount;
  /** State of the account's imports when it was compared: booking starts over when it has changed since. */
  readonly bookingState: string;
  /** Null for an account without lines: every line is new, and is judged while it is written, in the same pass over the file. */
  readonly judged: JudgedFile | null;
  readonly describe: (judged: JudgedFile) => ImportResult;
  /** Answers worth keeping for the next file of this layout. */
  readonly profile: { readonly layout: string; readonly answers: Record<string, string> };
};
