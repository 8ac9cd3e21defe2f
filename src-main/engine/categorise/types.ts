import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';

/** What a bank line says that helps to file it. Amounts are minor units of the line's currency in cash sign. */
export type CategoriseLine = {
  readonly transactionId: number;
  readonly accountId: number;
  readonly bookingDate: IsoDate;
  readonly amountMinor: number;
  readonly description: string;
  readonly counterparty: string | null;
  readonly reference: string | null;
};

/** A line that a person has filed: the only thing that teaches. */
export type LabelledLine = CategoriseLine & { readonly categoryId: number };

/** Conditions of a rule; absent ones are null, and all that stand must hold. */
export type RuleConditions = {
  /** Words that must all occur in description, counterparty or reference, parts of words included, whatever their case or accents. */
  readonly contains: string | null;
  /** A regular expression that must occur in one of the three. */
  readonly pattern: string | null;
  /** Least and greatest amount without its sign, both included. */
  readonly amountMinMinor: number | null;
  readonly amountMaxMinor: number | null;
  readonly direction: 'in' | 'out' | null;
  readonly accountId: number | null;
};

export type CategoryRule = RuleConditions & { readonly ruleId: number; readonly categoryId: number };

/** Where a category comes from: a rule somebody wrote, how the same payee was filed before, or the words of all filed lines. */
export type AnswerMethod = 'rule' | 'payee' | 'model';

export type CategoryAnswer = {
  readonly categoryId: number;
  readonly method: AnswerMethod;
  /** Probability that a person would file the line so, 0 to 1; a rule is certain. */
  readonly confidence: number;
  /** One sentence for the person. */
  readonly reason: string;
  readonly ruleId: number | null;
  readonly payeeKey: string | null;
};
