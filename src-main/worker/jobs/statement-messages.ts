import type { AppErrorCode, AppErrorData } from '../../../src-shared/result/app-error.ts';
import type { Rate } from '../../engine/currency/types.ts';
import type { UnknownRow } from '../../engine/identity/find-replacements.ts';
import type { FileLayout } from './import-work.ts';
import type { StatementSource } from './statement-file.ts';
import type { RowChunk, ScannedFile, WalkOptions, WriteOrder, WrittenFile } from './walk-statement.ts';

/** Places of the shared signals: chunks taken, rates sent, and 1 once the import has ended, however it did. */
export const CONSUMED = 0;
export const RATES_SENT = 1;
export const STOPPED = 2;
export const SIGNAL_COUNT = 3;

export type ThreadStart = { readonly source: StatementSource; readonly signals: SharedArrayBuffer };

export type ThreadRequest =
  | { readonly kind: 'open'; readonly options: WalkOptions }
  | { readonly kind: 'scan'; readonly rowLimit: number | null }
  | { readonly kind: 'pick'; readonly marked: Uint8Array; readonly amounts: readonly number[] }
  | { readonly kind: 'write'; readonly order: WriteOrder }
  | { readonly kind: 'rates'; readonly rates: readonly Rate[] };

export type ThreadAnswer =
  | { readonly kind: 'opened'; readonly layout: FileLayout }
  | { readonly kind: 'scanned'; readonly file: ScannedFile }
  | { readonly kind: 'picked'; readonly rows: UnknownRow[] }
  | { readonly kind: 'chunk'; readonly chunk: RowChunk }
  | { readonly kind: 'written'; readonly file: WrittenFile }
  | { readonly kind: 'rates'; readonly currency: string }
  | { readonly kind: 'progress'; readonly label: string; readonly done: number; readonly total: number }
  | { readonly kind: 'failed'; readonly code: AppErrorCode; readonly message: string; readonly data: AppErrorData };
