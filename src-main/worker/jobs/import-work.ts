import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { Verdict } from '../../engine/identity/identify-rows.ts';
import type { ImportAnswers } from '../../engine/import/types.ts';
import type { JobActor, JobBusiness } from '../job-subject.ts';

export type ImportJobInput = {
  readonly business: JobBusiness;
  readonly actor: JobActor;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** An account that exists, or the name (and currency) of one that may not. */
  readonly account: { readonly accountId: number } | { readonly name: string; readonly currency: string | null };
  readonly answers: ImportAnswers;
  readonly mode: 'preview' | 'book';
  readonly rowLimit: number | null;
};

export type ImportJobOutput = ImportResult;

/** Where the lines go: an account of the book, or one that booking will make. */
export type TargetAccount = { readonly id: number | null; readonly name: string; readonly currency: CurrencyCode };

/** What comparing the file with the book has found: a verdict for each row in file order, and the identities they rest on. */
export type Comparison = { readonly verdicts: readonly Verdict[]; readonly identities: readonly string[] };
