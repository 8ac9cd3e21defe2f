import type { Business } from '../../../src-shared/contract/businesses.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';

/**
 * The business that a call without one means, among those that the person who acts sees: the only one. With several it must be named; `isRequired` false
 * allows none.
 */
export function resolveBusiness(visible: readonly Business[], isRequired: boolean): Business | null {
  if (visible.length === 1) return visible[0] ?? null;
  if (!isRequired) return null;
  if (visible.length === 0) throw new AppError('BUSINESS_REQUIRED', 'There is no business yet: name one or create the sample business first.');
  const names = visible.map((business) => business.name);
  throw new AppError('BUSINESS_REQUIRED', `There are several businesses: name the one you mean (${names.join(', ')}).`, { names });
}
