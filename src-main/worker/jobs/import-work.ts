import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { Replacement } from '../../engine/identity/find-replacements.ts';
import type { ImportAnswers, OpenedStatement, StatementEnd, StatementRow } from '../../engine/import/types.ts';
import type { JobActor, JobBusiness } from '../job-subject.ts';

export type ImportJobInput = {
  readonly business: JobBusiness;
  readonly actor: JobActor;
  readonly fileName: string;
  /** The statement itself, a large one where it lies on disk, or the batch whose kept bytes are read anew. */
  readonly bytes: Uint8Array | { readonly path: string } | { readonly batchId: number };
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

/** Verdicts by the number they are kept as: a byte for each of a million rows. */
export const VERDICTS: readonly RowVerdict[] = ['new', 'same', 'twin', 'changed', 'skipped'];
export const VERDICT_CODE: Readonly<Record<RowVerdict, number>> = { new: 0, same: 1, twin: 2, changed: 3, skipped: 4 };

/** What one pass over the rows tells. */
export type ScannedRows = {
  /** Line of each row, in file order. */
  readonly lines: Uint32Array;
  readonly firstDate: IsoDate | null;
  readonly lastDate: IsoDate | null;
  /** The first rows, as many as the caller wants to show. */
  readonly shown: readonly StatementRow[];
  readonly accounts: ReadonlyMap<string, number>;
};

/** What comparing the file with the book has found. */
export type Comparison = {
  /** `VERDICT_CODE` of each row, in file order. */
  readonly verdicts: Uint8Array;
  /** Booked lines that a row of the file takes the place of, by row. */
  readonly replacements: ReadonlyMap<number, Replacement>;
};

/** The file to its end and what the book says to it. */
export type JudgedFile = { readonly scanned: ScannedRows; readonly end: StatementEnd; readonly comparison: Comparison };

/** What is known of a file before its rows are read. */
export type FileLayout = Pick<OpenedStatement, 'detected' | 'questions' | 'mostRows'> & { readonly sizeBytes: number; readonly sha256: string };
