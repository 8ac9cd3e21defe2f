/** Words that say how was paid, not who: they stand before the payee in many banks' memos. */
const PAYMENT_WORDS = new Set(['card', 'visa', 'debit', 'credit', 'purchase', 'payment', 'sepa', 'lastschrift', 'ueberweisung', 'überweisung', 'virement', 'prlv', 'cb', 'pos', 'ach', 'direct', 'transfer', 'to', 'from', 'ref', 'no', 'the', 'carte', 'paiement', 'basislastschrift', 'gutschrift', 'kartenzahlung', 'betaling', 'incasso']);

/** Enough words to tell payees apart; more would make every memo its own payee. */
const WORDS_KEPT = 3;

/**
 * A stable key for the payee of a line: its name in lower case, or the first telling words of the memo, without anything that holds a digit (dates,
 * card tails, invoice numbers change every time). Empty text gives `unknown`. Example: `CARD 4921 SHELL STATION 0042 BERLIN` → `shell station berlin`.
 */
export function payeeKey(counterparty: string | null, description: string): string {
  const words = (text: string): string[] =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .split(/[^\p{L}\p{N}&]+/u)
      .filter((word) => word.length > 1 && !/\p{N}/u.test(word) && !PAYMENT_WORDS.has(word));
  const named = words(counterparty ?? '');
  const chosen = (named.length > 0 ? named : words(description)).slice(0, WORDS_KEPT);
  return chosen.length === 0 ? 'unknown' : chosen.join(' ');
}
