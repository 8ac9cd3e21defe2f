import type { CurrencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { currencyOfWord } from './currency-words.ts';

/** What stands around the digits of an amount. */
type AmountAffix = { readonly sign: -1 | 0 | 1; readonly isWorded: boolean; readonly currency: CurrencyCode | null };

const OUT = new Set(['dr', 'dr.', 'd', 'db', 'deb', 'debit', 's', 'soll', '借', '支', '支出', 'dt']);
const IN = new Set(['cr', 'cr.', 'c', 'cred', 'credit', 'h', 'haben', '贷', '貸', '收', '收入', 'ct', 'k']);
const MINUS = /[-−–‒﹣－]/;
const PLUS = /[+＋]/;

/** Affixes repeat in every row; a file has a handful of them. */
const remembered = new Map<string, AmountAffix | null>();
const REMEMBERED = 512;

/**
 * Reads what stands before and after the digits: a minus anywhere, a plus, parentheses around, `CR`/`DR` and their kin behind, a currency on either
 * side. Null when anything else stands there, for then the cell is no amount.
 */
export function readAffix(before: string, after: string, accountCurrency: CurrencyCode | null): AmountAffix | null {
  const key = `${before}\u0000${after}\u0000${accountCurrency ?? ''}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const read = readAffixText(before, after, accountCurrency);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(key, read);
  return read;
}

function readAffixText(before: string, after: string, accountCurrency: CurrencyCode | null): AmountAffix | null {
  const isBracketed = before.includes('(') && after.includes(')');
  const isNegative = isBracketed || MINUS.test(before) || MINUS.test(after);
  const isPositive = !isNegative && (PLUS.test(before) || PLUS.test(after));
  let currency: CurrencyCode | null = null;
  let worded: -1 | 0 | 1 = 0;
  for (const side of [before, after]) {
    const bare = side.replaceAll(/[-−–‒﹣－+＋()"'=]/g, ' ').trim();
    if (bare === '') continue;
    for (const word of bare.split(/\s+/)) {
      const lower = word.toLowerCase();
      const code = currencyOfWord(word, accountCurrency);
      if (side === after && OUT.has(lower)) worded = -1;
      else if (side === after && IN.has(lower)) worded = 1;
      else if (code !== null) currency = code;
      else return null;
    }
  }
  // "50.00- CR" would say both; a word beats a sign only where they agree or the sign is missing.
  if (worded !== 0 && isNegative && worded === 1) return null;
  if (worded !== 0) return { sign: worded, isWorded: true, currency };
  return { sign: isNegative ? -1 : isPositive ? 1 : 0, isWorded: false, currency };
}
