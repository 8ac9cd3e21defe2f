import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { drawIban } from './iban.ts';
import type { AccountKey, SampleAccount } from './types.ts';
import type { World } from './world.ts';

const NAMES: Readonly<Record<AccountKey, string>> = { operating: 'Business account', savings: 'Savings account' };

/** The IBAN of one of the company's own accounts; null in countries without. */
export function ownIban(world: World, key: AccountKey): string | null {
  return drawIban(world.dice.fork(`account-${key}`), world.country.code);
}

export function sampleAccount(world: World, key: AccountKey, openingMinor: number): SampleAccount {
  const iban = ownIban(world, key);
  const accountNumber = iban ?? String(world.dice.fork(`number-${key}`).integer(1_000_000_000, 9_999_999_999));
  return { key, name: NAMES[key], kind: 'bank', iban, accountNumber, openingBalanceMinor: minorUnits(openingMinor) };
}
