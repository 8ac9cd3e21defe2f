import type { Account } from '../../../src-shared/contract/accounts.ts';
import { sumMinor, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import { jobBusiness } from '../scope/job-input.ts';
import type { BusinessScope } from '../scope/services.ts';
import { cashCandidates, type CashValue } from './cash-value.ts';

/** Cash of a business in base currency. Rates are only asked for where an account is in a foreign currency. */
export async function valueCash(scope: BusinessScope, accounts: readonly Account[]): Promise<CashValue> {
  const counted = cashCandidates(accounts);
  if (counted.some((account) => account.currency !== scope.business.baseCurrency))
    return scope.services.worker.run('valueCash', { business: jobBusiness(scope), accounts: counted }, { signal: scope.signal });
  const unanchored = counted.filter((account) => account.balanceMinor === null);
  return {
    cashMinor: counted.length === 0 || unanchored.length > 0 ? null : sumMinor(counted.map((account) => account.balanceMinor ?? ZERO)),
    unanchoredAccountIds: unanchored.map((account) => account.id),
    rateMissing: [],
  };
}
