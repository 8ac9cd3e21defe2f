import type { Role } from '../languages/language.ts';
import type { LineKind } from '../truth.ts';
import type { Frequency } from '../frequency.ts';
import type { AgreementType, Archetype, DayRule } from '../types.ts';

export type Range = readonly [number, number];
type Weighted<T> = readonly (readonly [T, number])[];

/** Sales that reach the bank without an invoice. */
export type TakingsChannel = {
  readonly role: 'acquirer' | 'platform' | 'cash' | 'direct';
  readonly name: string;
  /** Share of the company's revenue. */
  readonly share: number;
  /** `daily`: one settlement a trading day; `weekly`: one payout a week; `cash`: two or three deposits a week; `direct`: single customers paying by transfer. */
  readonly cadence: 'daily' | 'weekly' | 'cash' | 'direct';
  readonly feeBps: number;
};

export type SupplierGroup = {
  readonly role: Role;
  readonly category: string;
  readonly vendors: Range;
  readonly billsPerMonth: number;
  /** Share of revenue spent on the whole group. */
  readonly share: number;
  readonly termsDays: Weighted<number>;
  /** Spread of one bill around its vendor's usual size (sigma of the log). */
  readonly sigma: number;
};

export type PurchaseGroup = { readonly role: Role; readonly category: string; readonly perMonth: number; readonly median: number };

/** A recurring contract: `amount` in euro-like units per occurrence, or a share of monthly revenue. */
export type ContractTemplate = {
  readonly role: Role;
  readonly type: AgreementType;
  readonly kind: LineKind;
  readonly category: string;
  readonly count: Range;
  readonly frequency: Frequency;
  readonly amount?: Range;
  readonly revenueShare?: Range;
  readonly variation: 'fixed' | 'seasonal' | 'usage';
  readonly dayRule?: DayRule;
  readonly channel: 'directDebit' | 'standingOrder' | 'card';
  /** Share of years in which the price changes, upwards mostly. */
  readonly priceChangePerYear: number;
};

export type Profile = {
  readonly archetype: Archetype;
  /** Gives the middle word of the company's own name. */
  readonly trade: Role;
  readonly countries: Weighted<string>;
  /** Gross receipts a month at the start, euro-like units. */
  readonly monthlyRevenue: Range;
  readonly growthPerYear: Range;
  /** Sales by month, January first; mean about 1. */
  readonly season: readonly number[];
  /** Takings by weekday, Monday first. */
  readonly weekday: readonly number[];
  readonly customers: Range;
  readonly invoicedShare: number;
  readonly retainerShare: number;
  readonly retainerFrequencies: Weighted<Frequency>;
  readonly occasionsPerMonth: number;
  readonly churnPerYear: number;
  readonly termsDays: Weighted<number>;
  readonly takings: readonly TakingsChannel[];
  readonly refundsPerMonth: number;
  readonly employees: Range;
  readonly wageShare: number;
  /** Payroll tax and social security as a share of net wages. */
  readonly payrollTaxShare: number;
  /** Sales tax actually handed over, as a share of gross sales where the country levies one. */
  readonly vatShare: number;
  readonly incomeTaxShare: number;
  readonly suppliers: readonly SupplierGroup[];
  readonly purchases: readonly PurchaseGroup[];
  readonly contracts: readonly ContractTemplate[];
};
