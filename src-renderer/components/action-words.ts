import type { Action, ActionOption } from '../../src-shared/contract/actions.ts';
import { isCurrencyCode } from '../../src-shared/domain/money/currency.ts';
import { parseDecimal } from '../../src-shared/domain/money/decimal.ts';
import type { Format } from './use-format.ts';

/** An amount as preparation and planning write it: `6,188.00 EUR` with a no-break space, or `1287.33 EUR`. */
const WRITTEN_AMOUNT = /([-\u2212]?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)[ \u00a0]([A-Z]{3})\b/g;

/** A sentence about an action in the reader's forms; its amounts keep their cents, since they are what is paid or asked for. */
export function actionSentence(written: string, format: Pick<Format, 'money' | 'sentence'>): string {
  const withMoney = written.replace(WRITTEN_AMOUNT, (text: string, minus: string, digits: string, currency: string) => {
    if (!isCurrencyCode(currency)) return text;
    const amountMinor = parseDecimal(`${minus === '' ? '' : '-'}${digits.replaceAll(',', '')}`, currency);
    return amountMinor === null ? text : format.money(amountMinor, currency, { cents: true });
  });
  return format.sentence(withMoney);
}

/** The option that preparation puts first; the only one there is where it recommends none. */
export function recommendedOption(action: Pick<Action, 'options'>): ActionOption | undefined {
  return action.options.find(({ isRecommended }) => isRecommended) ?? action.options[0];
}

/** The recommended option first, the others in the order in which they were prepared. */
export function recommendedFirst(options: readonly ActionOption[]): readonly ActionOption[] {
  return options.toSorted((a, b) => Number(b.isRecommended) - Number(a.isRecommended));
}
