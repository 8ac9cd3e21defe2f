import type { Business } from '../../../src-shared/contract/businesses.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import type { ReadHandle } from '../../database/database.ts';
import { findBusiness, listBusinesses } from './store.ts';

/** The business a call means: the one it names, else the only one. With several and none named it must be named; `isRequired` false allows none. */
export function resolveBusiness(read: ReadHandle, businessId: number | null, isRequired: boolean): Business | null {
  if (businessId !== null) {
    const business = findBusiness(read, businessId);
    if (business === undefined) throw new AppError('NOT_FOUND', 'There is no such business in this data folder.', { businessId });
    return business;
  }
  const all = listBusinesses(read);
  if (all.length === 1) return all[0] ?? null;
  if (!isRequired) return null;
  if (all.length === 0) throw new AppError('BUSINESS_REQUIRED', 'There is no business yet: name one or create the sample business first.');
  const names = all.map((business) => business.name);
  throw new AppError('BUSINESS_REQUIRED', `There are several businesses: name the one you mean (${names.join(', ')}).`, { names });
}
