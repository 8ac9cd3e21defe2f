import { assert } from '../../../src-shared/result/assert.ts';
import { compilePattern } from '../../../src-shared/domain/pattern/compile-pattern.ts';
import type { CategoriseLine, CategoryRule, RuleConditions } from './types.ts';

/** Nothing to unify: no character beyond ASCII. */
const PLAIN = /^\p{ASCII}*$/u;

/** Text as rules and features compare it: lower case, compatibility forms unified, accents removed, so that `Café` and `CAFE` are the same word. */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

function textsOf(line: CategoriseLine): string[] {
  return [line.description, line.counterparty, line.reference].filter((text) => text !== null);
}

/** The test of one rule's conditions. A rule without any condition, or with a pattern that does not compile, fits nothing. */
export function compileConditions(conditions: RuleConditions): (line: CategoriseLine) => boolean {
  const tests: ((line: CategoriseLine) => boolean)[] = [];
  const { contains, pattern, amountMinMinor, amountMaxMinor, direction, accountId } = conditions;
  // The cheap ones first: text is looked at only where the rest fits.
  if (accountId !== null) tests.push((line) => line.accountId === accountId);
  if (direction !== null) tests.push((line) => (direction === 'in' ? line.amountMinor > 0 : line.amountMinor < 0));
  if (amountMinMinor !== null) tests.push((line) => Math.abs(line.amountMinor) >= amountMinMinor);
  if (amountMaxMinor !== null) tests.push((line) => Math.abs(line.amountMinor) <= amountMaxMinor);
  const words = foldText(contains ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length > 0) {
    tests.push((line) => {
      const text = foldText(textsOf(line).join('\n'));
      return words.every((word) => text.includes(word));
    });
  }
  if (pattern !== null) {
    const compiled = compilePattern(pattern);
    tests.push((line) => compiled.ok && textsOf(line).some((text) => compiled.value.occursIn(text)));
  }
  return tests.length === 0 ? () => false : (line) => tests.every((test) => test(line));
}

/** The first rule, in the order given, whose conditions a line fits; null when none does. */
export function compileRules(rules: readonly CategoryRule[]): (line: CategoriseLine) => CategoryRule | null {
  const compiled = rules.map((rule) => ({ rule, fits: compileConditions(rule) }));
  assert(new Set(rules.map((rule) => rule.ruleId)).size === rules.length, 'every rule once');
  return (line) => compiled.find(({ fits }) => fits(line))?.rule ?? null;
}

/** What makes the rule fit, in words, without amounts and accounts: `“shell”, money out`. Empty where only those are conditions. */
export function describeConditions(conditions: Pick<RuleConditions, 'contains' | 'pattern' | 'direction'>): string {
  const parts = [
    conditions.contains === null ? null : `“${conditions.contains}”`,
    conditions.pattern === null ? null : `the pattern ${conditions.pattern}`,
    conditions.direction === null ? null : `money ${conditions.direction}`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}
