import type { Account } from '../../../src-shared/contract/accounts.ts';
import { sumMinor, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { CashValue } from '../../features/currency/cash-value.ts';
import type { JobContext } from '../job-context.ts';
import type { JobBusiness } from '../job-subject.ts';
import { cashPosition } from './cash-position.ts';

export type ValueCashJobInput = { readonly business: JobBusiness; readonly accounts: readonly Account[] };
export type ValueCashJobOutput = CashValue;

/** Cash in base currency with the accounts in foreign currencies at the rate of the day. */
export function valueCash(input: ValueCashJobInput, context: JobContext): ValueCashJobOutput {
  const { business, accounts } = input;
  const { counted, rateMissing, valueOf } = cashPosition(context.database.read, business, { accounts, from: business.asOf });
  const unanchoredAccountIds = counted.filter((account) => account.balanceMinor === null).map((account) => account.id);
  const isKnown = counted.length > 0 && unanchoredAccountIds.length === 0;
  const values = counted.map((account) => must(valueOf(account, account.balanceMinor ?? ZERO, business.asOf), 'a rate of a counted account'));
  return { cashMinor: isKnown ? sumMinor(values) : null, unanchoredAccountIds, rateMissing };
}
