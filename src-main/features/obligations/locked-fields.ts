import { z } from 'zod';
import { AppError } from '../../../src-shared/result/app-error.ts';

/** Names of fields, as `locked_fields` keeps them. */
export const namesSchema = z.array(z.string());

/** A locked field belongs to the system it came from: only that may change it. */
export function refuseLocked(entity: { readonly source: string; readonly lockedFields: readonly string[] }, changed: readonly string[]): void {
  const locked = changed.filter((field) => entity.lockedFields.includes(field));
  if (locked.length === 0) return;
  throw new AppError('FORBIDDEN', `${locked.join(', ')} is kept by ${entity.source} and can only be changed there. Nothing was changed.`, {
    fields: locked,
    source: entity.source,
  });
}

/** Somebody else saved in between: nothing is overwritten unseen. */
export function refuseStale(entity: { readonly rowVersion: number }, expected: number | undefined): void {
  if (expected === undefined || expected === entity.rowVersion) return;
  throw new AppError('CONFLICT', 'This was changed in the meantime. Nothing was saved; look at it again and repeat your change.');
}
