import type { CategoryRuleView, RuleDraft } from '../../../src-shared/contract/rules.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { compilePattern } from '../../../src-shared/domain/pattern/compile-pattern.ts';
import { formatMoney } from '../../format/money.ts';
import { parseAmount } from '../../format/parse-amount.ts';

/** A rule as it is being typed. */
export type TypedRule = {
  readonly contains: string;
  readonly pattern: string;
  readonly amountMin: string;
  readonly amountMax: string;
  readonly direction: 'any' | 'in' | 'out';
  readonly accountId: string | null;
  readonly categoryId: string | null;
  readonly isEnabled: boolean;
  readonly isImportOnly: boolean;
};

export type RuleProblems = { readonly [Field in 'pattern' | 'amountMin' | 'amountMax' | 'categoryId' | 'whole']?: string };

/** How amounts of the rule are written: its account's currency, or that of the books. */
export type AmountStyle = { readonly currency: CurrencyCode; readonly locale: string };

export const EMPTY_RULE: TypedRule = {
  contains: '',
  pattern: '',
  amountMin: '',
  amountMax: '',
  direction: 'any',
  accountId: null,
  categoryId: null,
  isEnabled: true,
  isImportOnly: false,
};

export function typedRuleOf(rule: CategoryRuleView, { currency, locale }: AmountStyle): TypedRule {
  const written = (amountMinor: number | null): string =>
    amountMinor === null ? '' : formatMoney(minorUnits(amountMinor), currency, { locale, cents: true, currencyDisplay: 'none' });
  return {
    contains: rule.contains ?? '',
    pattern: rule.pattern ?? '',
    amountMin: written(rule.amountMinMinor),
    amountMax: written(rule.amountMaxMinor),
    direction: rule.direction ?? 'any',
    accountId: rule.accountId === null ? null : String(rule.accountId),
    categoryId: String(rule.categoryId),
    isEnabled: rule.isEnabled,
    isImportOnly: rule.isImportOnly,
  };
}

/** The amount of a field: null where it is empty, undefined where it is no amount or has a sign. */
function amountOf(text: string, { currency, locale }: AmountStyle): MinorUnits | null | undefined {
  if (text.trim() === '') return null;
  const amount = parseAmount(text, currency, locale);
  return amount === null || amount < 0 ? undefined : amount;
}

const NO_AMOUNT = 'An amount without a sign, such as 12.50.';

/** What is wrong with each field, in words; empty when the rule can be saved. */
export function ruleProblems(typed: TypedRule, style: AmountStyle): RuleProblems {
  const pattern = typed.pattern.trim() === '' ? null : compilePattern(typed.pattern.trim());
  const [min, max] = [amountOf(typed.amountMin, style), amountOf(typed.amountMax, style)];
  const isTurned = typeof min === 'number' && typeof max === 'number' && min > max;
  const texts = [typed.contains, typed.pattern, typed.amountMin, typed.amountMax];
  const isBare = texts.every((text) => text.trim() === '') && typed.direction === 'any' && typed.accountId === null;
  return {
    ...(pattern !== null && !pattern.ok ? { pattern: pattern.error } : {}),
    ...(min === undefined ? { amountMin: NO_AMOUNT } : {}),
    ...(max === undefined ? { amountMax: NO_AMOUNT } : isTurned ? { amountMax: 'Not less than the smaller amount.' } : {}),
    ...(typed.categoryId === null ? { categoryId: 'Choose where the lines belong.' } : {}),
    ...(isBare ? { whole: 'A rule needs at least one condition.' } : {}),
  };
}

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The rule that was typed, or null while something about it is not in order. */
export function draftOf(typed: TypedRule, style: AmountStyle): RuleDraft | null {
  if (Object.keys(ruleProblems(typed, style)).length > 0 || typed.categoryId === null) return null;
  return {
    contains: textOrNull(typed.contains),
    pattern: textOrNull(typed.pattern),
    amountMinMinor: amountOf(typed.amountMin, style) ?? null,
    amountMaxMinor: amountOf(typed.amountMax, style) ?? null,
    direction: typed.direction === 'any' ? null : typed.direction,
    accountId: typed.accountId === null ? null : Number(typed.accountId),
    categoryId: Number(typed.categoryId),
    isEnabled: typed.isEnabled,
    isImportOnly: typed.isImportOnly,
  };
}

/** What is sent to keep a stored rule as it is, but for `change`. */
export function draftOfStored(rule: CategoryRuleView, change: Partial<RuleDraft> = {}): RuleDraft {
  const { contains, pattern, amountMinMinor, amountMaxMinor, direction, accountId, categoryId, isEnabled, isImportOnly } = rule;
  return { contains, pattern, amountMinMinor, amountMaxMinor, direction, accountId, categoryId, isEnabled, isImportOnly, ...change };
}
