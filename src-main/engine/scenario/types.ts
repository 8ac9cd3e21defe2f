import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { Forecast } from '../forecast/types.ts';

/** A loan or a drawing is paid back in equal parts. */
export type Repayment = { readonly firstDate: IsoDate; readonly count: number; readonly everyMonths: number };

/**
 * One change of the books that a scenario assumes. Magnitudes are positive, as a person types them; only `one_off` is signed. Percentages are basis points:
 * −1000 is 10 % less. `id` names what the change adds, unique within a scenario. Dates on or before `asOf` act from the day after it.
 */
export type Adjustment =
  /** Everything the customer owes, and will owe, arrives so many days later (earlier when negative). */
  | { readonly kind: 'customer_pays_later'; readonly counterpartyId: string; readonly days: number }
  /** Nothing more is invoiced to the customer from that day; what is open is still paid. */
  | { readonly kind: 'customer_leaves'; readonly counterpartyId: string; readonly fromDate: IsoDate }
  /** We pay the vendor so many days later. */
  | { readonly kind: 'vendor_delayed'; readonly counterpartyId: string; readonly days: number }
  /** A salary with all that comes on top, every month on a day (31: the last), and what hiring costs once. */
  | {
      readonly kind: 'hire';
      readonly id: string;
      readonly fromDate: IsoDate;
      readonly monthlyCostMinor: MinorUnits;
      readonly payDayOfMonth: number;
      readonly startCostMinor: MinorUnits;
    }
  /** Invoices still to be issued, of one customer or (null) of all, change in price from that due date on; volume stays. */
  | { readonly kind: 'price_change'; readonly changeBps: number; readonly fromDate: IsoDate; readonly counterpartyId: string | null }
  /** One movement, money in positive. */
  | { readonly kind: 'one_off'; readonly id: string; readonly date: IsoDate; readonly amountMinor: MinorUnits }
  /** Drawn once and paid back with simple interest (actual ÷ 365) on what is still owed. Both a loan and a credit line. */
  | {
      readonly kind: 'borrow';
      readonly id: string;
      readonly source: 'loan' | 'credit_line';
      readonly drawDate: IsoDate;
      readonly principalMinor: MinorUnits;
      readonly annualRateBps: number;
      readonly repayment: Repayment;
    }
  /** Taxes due in a span, both days included, are paid on a later day instead. */
  | { readonly kind: 'tax_deferral'; readonly fromDate: IsoDate; readonly toDate: IsoDate; readonly newDate: IsoDate }
  /** All revenue not yet invoiced changes from a day on: agreed and new invoices, and receipts without an invoice. */
  | { readonly kind: 'revenue_change'; readonly changeBps: number; readonly fromDate: IsoDate };

export type Scenario = { readonly id: string; readonly adjustments: readonly Adjustment[] };

/** What a scenario changes, scenario minus base, in minor units of the base currency. */
export type ScenarioDifference = {
  /** At the end of each week. */
  readonly weeks: readonly {
    readonly weekEnd: IsoDate;
    readonly p10Minor: MinorUnits;
    readonly p50Minor: MinorUnits;
    readonly p90Minor: MinorUnits;
  }[];
  readonly lowestPointMinor: MinorUnits;
  readonly endMinor: MinorUnits;
  /** Null where the balance is unanchored. */
  readonly cashNeededMinor: MinorUnits | null;
  readonly probabilityBelowBuffer: number | null;
};

export type ScenarioComparison = {
  readonly base: Forecast;
  readonly scenarios: readonly { readonly id: string; readonly forecast: Forecast; readonly difference: ScenarioDifference }[];
};
