import type { Account } from '../../../src-shared/contract/accounts.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';

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
