import { addMinor, scaleMinor, type MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';

const FULL_BPS = 10_000;

/** Gross amount and the tax contained in it, in one sign. */
export type TaxedAmount = { readonly grossMinor: MinorUnits; readonly taxMinor: MinorUnits };

type Taxation = { readonly taxRateBps: number; readonly isTaxInclusive: boolean };

/**
 * Gross and contained tax of an amount, rounded once, half away from zero. On top: tax = amount × rate, gross = amount + tax. Contained:
 * tax = amount × rate ÷ (1 + rate), gross = amount. At 19 %, 100.00 on top is 119.00 with 19.00; 119.00 contained is the same.
 */
export function splitTax(amountMinor: MinorUnits, { taxRateBps, isTaxInclusive }: Taxation): TaxedAmount {
  const rate = BigInt(taxRateBps);
  if (isTaxInclusive) {
    return { grossMinor: amountMinor, taxMinor: scaleMinor(amountMinor, rate, BigInt(FULL_BPS) + rate, 'half-away-from-zero') };
  }
  const taxMinor = scaleMinor(amountMinor, rate, BigInt(FULL_BPS), 'half-away-from-zero');
  return { grossMinor: addMinor(amountMinor, taxMinor), taxMinor };
}
