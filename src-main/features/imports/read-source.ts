import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { MAX_FILE_BYTES, takeUpload, tooLarge } from './uploads.ts';

export type FileSource = { readonly uploadId: string } | { readonly path: string };

function explain(error: unknown, name: string): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return new AppError('FILE_NOT_FOUND', `There is no file ${name}. Nothing was read; check the name.`);
  if (code === 'EISDIR') return new AppError('FILE_IS_DIRECTORY', `${name} is a folder, not a file. Nothing was read; choose the statement itself.`);
  if (code === 'ERR_FS_FILE_TOO_LARGE') return tooLarge();
  return new AppError(
    'FILE_UNREADABLE',
    `${name} cannot be read (${code === '' ? 'unknown reason' : code}). Nothing was changed; check the rights of the file.`,
    {},
    { cause: error },
  );
}

/** The bytes of a statement, wherever it comes from. A path counts only for a caller on this machine who may read it anyway. */
export async function readSource(source: FileSource, mayReadPaths: boolean): Promise<{ fileName: string; bytes: Uint8Array }> {
  if ('uploadId' in source) return takeUpload(source.uploadId);
  if (!mayReadPaths) throw new AppError('FORBIDDEN', 'A page in the browser cannot name files of this machine. Drop the file on the window instead.');
  const path = resolve(source.path);
  const fileName = basename(path);
  try {
    const facts = await stat(path);
    if (facts.isDirectory())
      throw new AppError('FILE_IS_DIRECTORY', `${fileName} is a folder, not a file. Nothing was read; choose the statement itself.`);
    if (!facts.isFile()) throw new AppError('FILE_UNREADABLE', `${fileName} is not a plain file. Nothing was read; choose the statement itself.`);
    if (facts.size > MAX_FILE_BYTES) throw tooLarge();
    return { fileName, bytes: await readFile(path) };
  } catch (error) {
    throw error instanceof AppError ? error : explain(error, fileName);
  }
}
