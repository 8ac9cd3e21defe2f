/** Words that say how was paid, not who: they stand before the payee in many banks' memos. */
const PAYMENT_WORDS = new Set([
  'card',
  'visa',
  'debit',
  'credit',
  'purchase',
  'payment',
  'sepa',
  'lastschrift',
  'ueberweisung',
  'überweisung',
  'virement',
  'prlv',
  'cb',
  'pos',
  'ach',
  'direct',
  'transfer',
  'to',
  'from',
  'ref',
  'no',
  'the',
  'carte',
  'paiement',
  'basislastschrift',
  'gutschrift',
  'kartenzahlung',
  'betaling',
  'incasso',
]);

/** Enough words to tell payees apart; more would make every memo its own payee. */
const WORDS_KEPT = 3;

/** The telling words of a text, as they stand in it: without what holds a digit and without words of payment. */
function tellingWords(text: string): string[] {
  const words = text.normalize('NFKC').split(/[^\p{L}\p{N}&]+/u);
  return words.filter((word) => word.length > 1 && !/\p{N}/u.test(word) && !PAYMENT_WORDS.has(word.toLowerCase()));
}

/** The payee's name as a person would say it: the counterparty the bank names, or the telling words of the memo; the memo itself where it has none. */
export function payeeName(counterparty: string | null, description: string): string {
  if (counterparty !== null && counterparty.trim() !== '') return counterparty.trim();
  const words = tellingWords(description).slice(0, WORDS_KEPT);
  return words.length === 0 ? description : words.join(' ');
}

/**
 * A stable key for the payee of a line: its name in lower case, or the first telling words of the memo, without anything that holds a digit (dates,
 * card tails, invoice numbers change every time). Empty text gives `unknown`. Example: `CARD 4921 SHELL STATION 0042 BERLIN` → `shell station berlin`.
 */
export function payeeKey(counterparty: string | null, description: string): string {
  const named = tellingWords(counterparty ?? '');
  const chosen = (named.length > 0 ? named : tellingWords(description)).slice(0, WORDS_KEPT).map((word) => word.toLowerCase());
  return chosen.length === 0 ? 'unknown' : chosen.join(' ');
}
