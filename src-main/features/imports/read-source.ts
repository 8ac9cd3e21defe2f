import { access, constants, readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { MAX_FILE_BYTES, takeUpload, tooLarge } from './uploads.ts';

export type FileSource = { readonly uploadId: string } | { readonly path: string };

/** Why a file of this machine cannot be read, as one sentence. */
export function explainUnreadable(error: unknown, name: string): AppError {
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

async function locate(given: string): Promise<{ path: string; fileName: string; sizeBytes: number }> {
  const path = resolve(given);
  const fileName = basename(path);
  const facts = await stat(path);
  if (facts.isDirectory())
    throw new AppError('FILE_IS_DIRECTORY', `${fileName} is a folder, not a file. Nothing was read; choose the statement itself.`);
  if (!facts.isFile()) throw new AppError('FILE_UNREADABLE', `${fileName} is not a plain file. Nothing was read; choose the statement itself.`);
  if (facts.size > MAX_FILE_BYTES) throw tooLarge();
  return { path, fileName, sizeBytes: facts.size };
}

/** A path counts only for a caller on this machine who may read it anyway. */
async function fromDisk<T>(given: string, mayReadPaths: boolean, use: (file: Awaited<ReturnType<typeof locate>>) => Promise<T>): Promise<T> {
  if (!mayReadPaths) throw new AppError('FORBIDDEN', 'A page in the browser cannot name files of this machine. Drop the file on the window instead.');
  try {
    return await use(await locate(given));
  } catch (error) {
    throw error instanceof AppError ? error : explainUnreadable(error, basename(given));
  }
}

/** The bytes of a file, wherever it comes from. */
export async function readSource(source: FileSource, mayReadPaths: boolean): Promise<{ fileName: string; bytes: Uint8Array }> {
  if ('uploadId' in source) return takeUpload(source.uploadId);
  return fromDisk(source.path, mayReadPaths, async ({ path, fileName }) => ({ fileName, bytes: await readFile(path) }));
}

/** From here on a file is left where it lies and read piece by piece: memory does not grow with it. */
const HELD_BYTES = 4_194_304;

/** The bytes of a file, or where a large one lies. */
export async function openSource(
  source: FileSource,
  mayReadPaths: boolean,
): Promise<{ fileName: string; bytes: Uint8Array | { readonly path: string } }> {
  if ('uploadId' in source) return takeUpload(source.uploadId);
  return fromDisk(source.path, mayReadPaths, async ({ path, fileName, sizeBytes }) => {
    if (sizeBytes < HELD_BYTES) return { fileName, bytes: await readFile(path) };
    await access(path, constants.R_OK);
    return { fileName, bytes: { path } };
  });
}
