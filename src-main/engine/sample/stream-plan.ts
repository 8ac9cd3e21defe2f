import type { BankPhrase } from './languages/language.ts';
import type { LineKind } from './truth.ts';
import type { Frequency } from './frequency.ts';
import type { BusinessDayShift, DayRule } from './types.ts';

/** A strict recurring movement before its dates are disturbed. */
export type StreamPlan = {
  readonly key: string;
  readonly payee: string;
  readonly iban?: string | null;
  readonly kind: LineKind;
  readonly category: string;
  readonly phrase: BankPhrase;
  readonly frequency: Frequency;
  readonly dayRule: DayRule;
  readonly shift: BusinessDayShift;
  readonly startDay: number;
  readonly endDay: number;
  /** Wages, rent, loans and taxes come late but always come. */
  readonly canMiss: boolean;
  /** Set where each occurrence is a due item of an agreement. */
  readonly agreementKey: string | null;
  readonly vendorKey: string | null;
  readonly memo: string;
  readonly reference?: string | null;
  /** Amount in cash sign of the occurrence of a nominal day; 0 leaves it out. */
  readonly amountAt: (nominalDay: number) => number;
};
