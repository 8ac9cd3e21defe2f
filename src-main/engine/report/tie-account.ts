import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { addMinor, type MinorUnits, minorUnits, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import type { ReportAccount, StatedBalance } from './report-facts.ts';
import type { Flow } from './report-lines.ts';

/** Between two stated balances the lines do not lead from one to the other: something is missing, or is there twice. */
export type BalanceBreak = { readonly afterDate: IsoDate; readonly statedDate: IsoDate; readonly differenceMinor: MinorUnits };

export type AccountTie = {
  readonly receiptsMinor: MinorUnits;
  readonly disbursementsMinor: MinorUnits;
  readonly changeMinor: MinorUnits;
  readonly lineCount: number;
  /** Closing balance minus opening balance minus lines: zero when the account ties, null where no balance was ever stated. */
  readonly differenceMinor: MinorUnits | null;
  /** The first pair of stated balances in the period that the lines do not join. */
  readonly firstBreak: BalanceBreak | null;
  /** The statement that the closing balance rests on. */
  readonly basis: StatedBalance | null;
};

const NO_FLOW: Flow = { receiptsMinor: ZERO, disbursementsMinor: ZERO, lineCount: 0 };

function findFirstBreak(account: ReportAccount, period: { readonly from: IsoDate; readonly through: IsoDate }): BalanceBreak | null {
  let previous: StatedBalance | undefined;
  let position = 0;
  for (const stated of account.stated) {
    let net = 0;
    while ((account.days[position]?.bookingDate ?? '9999') <= stated.balanceDate) {
      const day = account.days[position++];
      if (day !== undefined) net += day.netMinor;
    }
    if (previous !== undefined && stated.balanceDate >= period.from && stated.balanceDate <= period.through) {
      const difference = stated.balanceMinor - previous.balanceMinor - net;
      if (difference !== 0) return { afterDate: previous.balanceDate, statedDate: stated.balanceDate, differenceMinor: minorUnits(difference) };
    }
    previous = stated;
  }
  return null;
}

/**
 * Whether an account's opening balance plus the lines of the period is its closing balance, in its own currency, and where it first is not:
 * difference = closing − opening − Σ lines, positive when the bank states more than the lines explain. No rounding. An account without a stated
 * balance has a change and nothing to tie.
 */
export function tieAccount(
  account: ReportAccount,
  flow: Flow | undefined,
  period: { readonly from: IsoDate; readonly through: IsoDate },
): AccountTie {
  const { receiptsMinor, disbursementsMinor, lineCount } = flow ?? NO_FLOW;
  const changeMinor = addMinor(receiptsMinor, disbursementsMinor);
  const { openingMinor, closingMinor, stated } = account;
  const differenceMinor = openingMinor === null || closingMinor === null ? null : minorUnits(closingMinor - openingMinor - changeMinor);
  return {
    receiptsMinor,
    disbursementsMinor,
    changeMinor,
    lineCount,
    differenceMinor,
    firstBreak: findFirstBreak(account, period),
    basis: stated.findLast((candidate) => candidate.balanceDate <= period.through) ?? stated[0] ?? null,
  };
}
