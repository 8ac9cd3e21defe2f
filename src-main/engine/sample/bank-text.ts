import type { Movement } from './books.ts';
import type { Country } from './countries.ts';
import type { Dice } from './dice.ts';

type BankText = { readonly description: string; readonly counterparty: string | null; readonly reference: string | null };

/** Bank name fields are short. */
const NAME_WIDTH = 27;
const NAME_DROPPED_CHANCE = 0.06;

/** How the bank writes the other side: cut, sometimes without its legal form, on cards hardly at all. */
function printedName(dice: Dice, movement: Movement): string | null {
  const { counterparty } = movement;
  if (counterparty === null || dice.chance(NAME_DROPPED_CHANCE)) return null;
  const words = counterparty.split(' ');
  const shortened = dice.chance(0.15) && words.length > 2 ? words.slice(0, -1).join(' ') : counterparty;
  return shortened.slice(0, NAME_WIDTH).trimEnd();
}

/** The text of one line: the bank's own phrase, then a memo field cut at the width of the country's banks. */
export function printLine(country: Country, dice: Dice, movement: Movement): BankText {
  const { memoWidth, isUpperCase, language } = country;
  const name = printedName(dice, movement);
  const isCard = movement.phrase === 'card';
  const isInDescription = isCard || dice.chance(0.55);
  const phrase = language.bank[movement.phrase];
  const showsReference = movement.reference !== null && dice.chance(0.7) && !movement.memo.includes(movement.reference);
  const pieces = [isInDescription && name !== phrase ? name : null, showsReference ? movement.reference : null, movement.memo].filter(
    (piece) => piece !== null && piece !== '',
  );
  const memo = pieces.join(' ').slice(0, memoWidth).trimEnd();
  const tail = dice.chance(0.2) ? ` ${dice.integer(100_000, 999_999)}` : '';
  const text = `${phrase} ${memo}${tail}`.trim();
  const shownName = isCard && dice.chance(0.7) ? null : name;
  return {
    description: isUpperCase ? text.toUpperCase() : text,
    counterparty: shownName !== null && isUpperCase ? shownName.toUpperCase() : shownName,
    reference: movement.reference,
  };
}
