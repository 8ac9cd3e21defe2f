import { randomUUID } from 'node:crypto';
import { AppError } from '../../../src-shared/result/app-error.ts';

/** Larger statements than any bank issues; a limit, so that a mistake cannot fill the memory. */
export const MAX_FILE_BYTES = 512 * 1024 * 1024;
/** Files a window may have open at once, and how long an abandoned one is kept. */
const MAX_UPLOADS = 20;
const KEEP_MS = 60 * 60_000;

/** `bytes` lies in memory that the worker can look at as well: a large file is never copied by the thread that answers the window. */
type Upload = { readonly fileName: string; readonly sizeBytes: number; readonly bytes: Uint8Array; received: number; readonly startedMs: number };

/** Files on their way in. They stay in memory only: a bank statement is never written to disk in the clear. */
const uploads = new Map<string, Upload>();

export function tooLarge(): AppError {
  return new AppError(
    'FILE_TOO_LARGE',
    'The file is larger than 512 MB, more than any bank statement. Nothing was read; split the file or choose the right one.',
  );
}

function known(uploadId: string): Upload {
  const upload = uploads.get(uploadId);
  if (upload === undefined) throw new AppError('NOT_FOUND', 'This file is not here any more. Please choose it again.');
  return upload;
}

export function beginUpload(file: { fileName: string; sizeBytes: number }, nowMs: number): string {
  if (file.sizeBytes > MAX_FILE_BYTES) throw tooLarge();
  for (const [id, upload] of uploads) if (nowMs - upload.startedMs > KEEP_MS) uploads.delete(id);
  if (uploads.size >= MAX_UPLOADS) throw new AppError('CONFLICT', 'Too many files are open at once. Finish or discard one of them first.');
  const uploadId = randomUUID();
  uploads.set(uploadId, { ...file, bytes: new Uint8Array(new SharedArrayBuffer(file.sizeBytes)), received: 0, startedMs: nowMs });
  return uploadId;
}

export function appendUpload(uploadId: string, part: Uint8Array): number {
  const upload = known(uploadId);
  if (upload.received + part.byteLength > upload.sizeBytes)
    throw new AppError('INVALID_INPUT', 'More arrived than the file holds. Please choose it again.');
  upload.bytes.set(part, upload.received);
  upload.received += part.byteLength;
  return upload.received;
}

export function discardUpload(uploadId: string): void {
  uploads.delete(uploadId);
}

/** The whole file, once all of it has arrived. */
export function takeUpload(uploadId: string): { fileName: string; bytes: Uint8Array } {
  const upload = known(uploadId);
  if (upload.received !== upload.sizeBytes) throw new AppError('INVALID_INPUT', 'The file has not arrived completely. Please choose it again.');
  return { fileName: upload.fileName, bytes: upload.bytes };
}
