import { AppError, isAppError } from '../../src-shared/result/app-error.ts';

/** Whether we were looking at somebody's file or keeping our own data: the same refusal of the system means different things to a person. */
export type FilePurpose = 'read' | 'write';

export function systemErrorCode(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}

/** An error of the operating system as one sentence a person can act on. What is no system error is passed through. */
export function toFileError(error: unknown, path: string, purpose: FilePurpose): unknown {
  if (isAppError(error)) return error;
  const code = systemErrorCode(error);
  if (code === null) return error;
  const data = { path, systemCode: code };
  const options = { cause: error };
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return purpose === 'write'
        ? new AppError(
            'DATA_FOLDER_READ_ONLY',
            `Nothing can be written to ${path}: give yourself write permission there or choose another folder.`,
            data,
            options,
          )
        : new AppError('FILE_UNREADABLE', `You have no permission to read ${path}.`, data, options);
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new AppError('DISK_FULL', `The disk is full, so ${path} was not written: free some space and try again.`, data, options);
    case 'ENOENT':
      return new AppError('FILE_NOT_FOUND', `There is no file ${path}.`, data, options);
    case 'EISDIR':
      return new AppError('FILE_IS_DIRECTORY', `${path} is a folder, not a file.`, data, options);
    case 'ENOTDIR':
    case 'EEXIST':
      return purpose === 'write'
        ? new AppError(
            'DATA_FOLDER_READ_ONLY',
            `${path} cannot be used as a folder because a file of that name is in the way: choose another folder.`,
            data,
            options,
          )
        : new AppError('FILE_NOT_FOUND', `There is no file ${path}.`, data, options);
    case 'EMFILE':
    case 'ENFILE':
      return new AppError(
        'FILE_UNREADABLE',
        `Too many files are open on this computer to open ${path}: close some programs and try again.`,
        data,
        options,
      );
    case 'EBUSY':
    case 'ETXTBSY':
      return new AppError('FILE_UNREADABLE', `${path} is in use by another program: close it there and try again.`, data, options);
    case 'EIO':
      return new AppError('FILE_UNREADABLE', `The disk reports an error at ${path}: it may be failing, so make a copy of your data.`, data, options);
    default:
      return new AppError('FILE_UNREADABLE', `${path} could not be used (${code}).`, data, options);
  }
}

/** Runs file work and turns the system's refusals into AppErrors about `path`. */
export function withFileErrors<T>(path: string, purpose: FilePurpose, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toFileError(error, path, purpose);
  }
}
