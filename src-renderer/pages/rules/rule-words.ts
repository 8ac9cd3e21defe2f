import type { CategoryRuleView } from '../../../src-shared/contract/rules.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { formatMoney } from '../../format/money.ts';
import type { AmountStyle } from './rule-draft.ts';

type Conditions = Pick<CategoryRuleView, 'contains' | 'pattern' | 'direction' | 'amountMinMinor' | 'amountMaxMinor' | 'accountName'>;

function amountWords({ amountMinMinor: min, amountMaxMinor: max }: Conditions, { currency, locale }: AmountStyle): string | null {
  const written = (amountMinor: number): string => formatMoney(minorUnits(amountMinor), currency, { locale, cents: true });
  if (min !== null && max !== null) return min === max ? `exactly ${written(min)}` : `${written(min)} to ${written(max)}`;
  if (min !== null) return `${written(min)} or more`;
  return max === null ? null : `${written(max)} or less`;
}

/** What a rule asks of a line, as one reads it: `text contains “shell”, money out, €10.00 to €50.00, on Main`. */
export function conditionWords(rule: Conditions, style: AmountStyle): string {
  const words = rule.contains?.split(/\s+/) ?? [];
  const parts = [
    words.length === 0 ? null : `text contains ${words.map((word) => `“${word}”`).join(' and ')}`,
    rule.pattern === null ? null : `text fits ${rule.pattern}`,
    rule.direction === null ? null : `money ${rule.direction}`,
    amountWords(rule, style),
    rule.accountName === null ? null : `on ${rule.accountName}`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** The list with one member moved one place up (−1) or down (1); the same list at its ends. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): readonly T[] {
  const target = index + by;
  const [one, other] = [list[index], list[target]];
  if (one === undefined || other === undefined) return list;
  return list.map((member, at) => (at === index ? other : at === target ? one : member));
}
