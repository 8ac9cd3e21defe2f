import type { Dice } from './dice.ts';
import { DIFFICULTY } from './difficulty.ts';
import type { Language } from './languages/language.ts';

type PayerMemo = {
  readonly text: string;
  /** What the bank carries in its own reference field; null where the payer used the free text or nothing. */
  readonly reference: string | null;
  readonly isMissing: boolean;
};

/** Payers shorten, respace and mistype numbers. */
function writtenNumber(dice: Dice, number: string): string {
  const style = dice.integer(0, 19);
  if (style < 3) return number.replace(/[-/]/g, ' ');
  if (style < 6) return number.replace(/[-/]/g, '');
  if (style < 8) return number.replace(/^[A-Z]+-?/, '');
  if (style < 9) return number.replace(/(\d)(\d)$/, '$2$1');
  return number;
}

/** The memo of a payment of one to three invoices; one in ten names none of them. */
export function payerMemo(language: Language, dice: Dice, about: { readonly numbers: readonly string[]; readonly project: string }): PayerMemo {
  if (dice.chance(DIFFICULTY.missingReferenceShare)) {
    const text = dice.chance(0.4) ? about.project : dice.pick(language.vagueMemos);
    return { text, reference: null, isMissing: true };
  }
  const written = about.numbers.map((number) => writtenNumber(dice, number));
  const isInReferenceField = dice.chance(0.55);
  const joined = written.join(dice.pick([', ', ' ', ' + ', '/']));
  const text = isInReferenceField && dice.chance(0.6) ? about.project : `${dice.pick(language.invoiceWords)} ${joined}`;
  return { text, reference: isInReferenceField ? joined : null, isMissing: false };
}
