/**
 * Expected failures. Every code is listed here and nowhere else; the renderer and the command line turn a code and its plain data into one
 * sentence (`describe-error.ts`). A programmer's mistake is not an AppError: it is an `assert` that throws.
 */
export const APP_ERROR_CODES = [
  // what was asked for
  'INVALID_INPUT',
  'NOT_FOUND',
  'CONFLICT',
  'FORBIDDEN',
  'BUSINESS_REQUIRED',
  'CANCELLED',
  'TIMED_OUT',
  // files that come from outside
  'FILE_NOT_FOUND',
  'FILE_IS_DIRECTORY',
  'FILE_UNREADABLE',
  'FILE_EMPTY',
  'FILE_TOO_LARGE',
  'FILE_NOT_TEXT',
  'FILE_FORMAT_UNSUPPORTED',
  'FILE_HAS_NO_TRANSACTIONS',
  'IMPORT_HAS_QUESTIONS',
  'ANSWER_INVALID',
  // the data file
  'DATA_FOLDER_READ_ONLY',
  'DISK_FULL',
  'DATABASE_LOCKED',
  'DATABASE_DAMAGED',
  'DATABASE_TOO_NEW',
  'KEY_NOT_FOUND',
  'PASSPHRASE_REQUIRED',
  'PASSPHRASE_WRONG',
  'BACKUP_DAMAGED',
  'MIGRATION_FAILED',
  // money
  'RATE_MISSING',
  'CURRENCY_MISMATCH',
  'AMOUNT_OUT_OF_RANGE',
  // the machine
  'WORKER_CRASHED',
  'INTERNAL',
] as const;

export type AppErrorCode = (typeof APP_ERROR_CODES)[number];

/** Plain values only: they cross a process boundary and are shown to a person. Never an amount or a name in a log. */
export type AppErrorData = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** An expected failure as a throwable value. `message` is the whole sentence a person reads: what happened, what it means, what to do. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: AppErrorCode;
  readonly data: AppErrorData;

  constructor(code: AppErrorCode, message: string, data: AppErrorData = {}, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.data = data;
  }
}

export function isAppError(value: unknown): value is AppError {
  return value instanceof AppError;
}
