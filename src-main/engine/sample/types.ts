import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { Frequency } from './frequency.ts';
import type { CompanyTruth } from './truth.ts';

/** Kinds of small business the generator knows; each has its own customers, takings, costs and seasons. */
export const ARCHETYPES = ['agency', 'shop', 'contractor', 'restaurant', 'saas'] as const;
export type Archetype = (typeof ARCHETYPES)[number];

export type CompanyOptions = {
  readonly archetype: Archetype;
  /** Any whole number. The same seed is the same company, whatever the end date. */
  readonly seed: number;
  /** Length of the history, 1 to 120. */
  readonly months: number;
  /** Last day of the history. */
  readonly endDate: IsoDate;
};

export type AccountKey = 'operating' | 'savings';

export type SampleAccount = {
  readonly key: AccountKey;
  readonly name: string;
  readonly kind: 'bank';
  /** Fictitious, with a valid checksum; null in countries without IBAN (US, CA). */
  readonly iban: string | null;
  /** The account number as the country writes it. */
  readonly accountNumber: string;
  /** Balance before the first bank line. */
  readonly openingBalanceMinor: MinorUnits;
};

export type SampleCategory = {
  readonly name: string;
  readonly flow: 'income' | 'expense' | 'transfer' | 'owner' | 'financing';
};

export type RelationshipType = 'strategic' | 'transactional' | 'managed';

export type SampleCustomer = {
  readonly key: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly iban: string | null;
  readonly email: string;
  readonly relationshipType: RelationshipType;
  readonly paymentTermsDays: number;
  /** First day of business with the customer; may lie before the history. */
  readonly sinceDate: IsoDate;
  /** Last day of business where the customer has left; null while active at the end. */
  readonly untilDate: IsoDate | null;
};

export type SampleVendor = {
  readonly key: string;
  readonly name: string;
  readonly country: string;
  readonly iban: string | null;
  readonly email: string;
  readonly paymentTermsDays: number;
  readonly category: string;
  readonly isEssential: boolean;
};

/** `day` 31 is the last day of a month. Weekly rules count from the first such weekday on or after the start. */
export type DayRule =
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'day_of_month'; readonly day: number }
  | { readonly kind: 'two_days_of_month'; readonly days: readonly [number, number] }
  | { readonly kind: 'last_business_day' };

export type BusinessDayShift = 'none' | 'previous' | 'next' | 'modified_following';

export type AgreementType = 'revenue' | 'vendor_bill' | 'payroll' | 'tax' | 'rent' | 'loan' | 'subscription';

export type PriceChange = { readonly fromDate: IsoDate; readonly amountMinor: MinorUnits };

/** A contract behind recurring movements, as the owner would have entered it. */
export type SampleAgreement = {
  readonly key: string;
  readonly type: AgreementType;
  readonly counterparty: string;
  readonly customerKey: string | null;
  /** Null for employees and authorities. */
  readonly vendorKey: string | null;
  readonly frequency: Frequency;
  readonly dayRule: DayRule;
  readonly shift: BusinessDayShift;
  /** Amount at the start in cash sign: rent −120000, a retainer +250000. Typical amount where `isVariable`. */
  readonly amountMinor: MinorUnits;
  /** The amount differs each time (power, VAT, hosting by usage). */
  readonly isVariable: boolean;
  readonly startDate: IsoDate;
  readonly endDate: IsoDate | null;
  /** In date order; empty where the amount varies by nature. */
  readonly priceChanges: readonly PriceChange[];
  readonly category: string;
};

export type SampleInvoice = {
  readonly number: string;
  readonly customerKey: string;
  /** Set for invoices under a retainer or subscription agreement. */
  readonly agreementKey: string | null;
  readonly issueDate: IsoDate;
  readonly dueDate: IsoDate;
  /** Gross, positive. */
  readonly amountMinor: MinorUnits;
  /** Tax contained in the amount. */
  readonly taxMinor: MinorUnits;
  readonly description: string;
};

export type SampleBill = {
  /** Unique; the printed number is only unique within its vendor. */
  readonly key: string;
  readonly number: string;
  readonly vendorKey: string;
  readonly issueDate: IsoDate;
  readonly dueDate: IsoDate;
  /** Gross, negative: money that will leave. */
  readonly amountMinor: MinorUnits;
  readonly taxMinor: MinorUnits;
  readonly category: string;
  readonly description: string;
};

export type SampleBankLine = {
  readonly accountKey: AccountKey;
  readonly bookingDate: IsoDate;
  readonly valueDate: IsoDate;
  readonly amountMinor: MinorUnits;
  readonly currency: CurrencyCode;
  /** The words of the bank, truncated and noisy as banks do. */
  readonly description: string;
  readonly counterparty: string | null;
  readonly counterpartyIban: string | null;
  readonly reference: string | null;
  /** Balance of the account after this line: exact. */
  readonly balanceMinor: MinorUnits;
};

export type GeneratedCompany = {
  readonly archetype: Archetype;
  readonly seed: number;
  readonly name: string;
  readonly country: string;
  readonly currency: CurrencyCode;
  readonly timeZone: string;
  readonly startDate: IsoDate;
  readonly endDate: IsoDate;
  readonly accounts: readonly SampleAccount[];
  readonly categories: readonly SampleCategory[];
  readonly customers: readonly SampleCustomer[];
  readonly vendors: readonly SampleVendor[];
  readonly agreements: readonly SampleAgreement[];
  /** In order of issue. Invoices settled before the history began are left out. */
  readonly invoices: readonly SampleInvoice[];
  readonly bills: readonly SampleBill[];
  /** In booking order. */
  readonly bankLines: readonly SampleBankLine[];
  readonly truth: CompanyTruth;
};
