import type { Business } from '../../../src-shared/contract/businesses.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';

/**
 * The business a call means, among those that the person who acts sees: the one it names, else the only one. With several and none named it must be
 * named; `isRequired` false allows none. One that the person does not see is as little there as one that does not exist.
 */
export function resolveBusiness(visible: readonly Business[], businessId: number | null, isRequired: boolean): Business | null {
  if (businessId !== null) {
    const business = visible.find(({ id }) => id === businessId);
    if (business === undefined) throw new AppError('NOT_FOUND', 'There is no such business in this data folder.', { businessId });
    return business;
  }
  if (visible.length === 1) return visible[0] ?? null;
  if (!isRequired) return null;
  if (visible.length === 0) throw new AppError('BUSINESS_REQUIRED', 'There is no business yet: name one or create the sample business first.');
  const names = visible.map((business) => business.name);
  throw new AppError('BUSINESS_REQUIRED', `There are several businesses: name the one you mean (${names.join(', ')}).`, { names });
}
