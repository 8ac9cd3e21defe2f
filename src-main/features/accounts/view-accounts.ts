import type { Account } from '../../../src-shared/contract/accounts.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import type { ReadHandle } from '../../database/database.ts';
import { balanceAt } from './balance.ts';
import { accountSpans, listAccountDays, listAccounts, listAnchors } from './store.ts';

/** All accounts of a business with their balance at the end of `asOf` and where that balance comes from. */
export function viewAccounts(read: ReadHandle, businessId: number, asOf: IsoDate): Account[] {
  const anchors = listAnchors(read, businessId, asOf);
  const days = listAccountDays(read, businessId, asOf);
  const spans = accountSpans(read, businessId, asOf);
  return listAccounts(read, businessId).map((account) => {
    const ownAnchors = anchors.get(account.id) ?? [];
    const ownDays = days.get(account.id) ?? [];
    const span = spans.get(account.id);
    const anchor = ownAnchors.findLast((candidate) => candidate.balanceDate <= asOf) ?? null;
    return {
      ...account,
      lineCount: span?.lineCount ?? 0,
      firstBookingDate: span?.first ?? null,
      lastBookingDate: span?.last ?? null,
      balanceMinor: balanceAt(asOf, ownAnchors, ownDays),
      changeMinor: ownDays.length === 0 ? ZERO : minorUnits(ownDays.reduce((sum, day) => sum + day.netMinor, 0)),
      anchored: anchor !== null,
      anchor,
    };
  });
}
