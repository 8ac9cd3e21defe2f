import type { Account } from '../../../src-shared/contract/accounts.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, sumMinor, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import { jobBusiness } from '../scope/job-input.ts';
import type { BusinessScope } from '../scope/services.ts';

export type CashValue = {
  /** All counted cash in base currency; null where no account counts or one of them has no known balance. */
  readonly cashMinor: MinorUnits | null;
  readonly unanchoredAccountIds: readonly number[];
  /** Accounts left out because their currency has no rate of the day. */
  readonly rateMissing: readonly { readonly accountId: number; readonly pair: string; readonly date: IsoDate }[];
};

/** Accounts whose money is cash and that anything is known of. */
export function cashCandidates(accounts: readonly Account[]): Account[] {
  return accounts.filter((account) => account.countsAsCash && (account.lineCount > 0 || account.anchored));
}

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
