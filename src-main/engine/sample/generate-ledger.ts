import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { fromEpochDay, toEpochDay, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { assert } from '../../../src-shared/result/assert.ts';
import { countryOf } from './countries.ts';
import { createDice, type Dice } from './dice.ts';
import { drawIban } from './iban.ts';
import type { Role } from './languages/language.ts';
import { createNameMaker } from './names.ts';
import type { SampleBankLine } from './types.ts';

type LedgerOptions = {
  readonly seed: number;
  readonly rows: number;
  /** Date of the last line. */
  readonly endDate: IsoDate;
};

type Payee = { readonly name: string; readonly iban: string | null; readonly isPayer: boolean; readonly median: number; readonly phrase: string };

/** Lines a day of a busy account; a larger ledger gets longer until ten years, then busier. */
const LINES_PER_DAY = 40;
const LONGEST_DAYS = 3650;
const PAYEES = 600;
/** Euro cents. The ledger is steered back towards the middle, so that no balance runs away over a million lines. */
const OPENING_MINOR = 5_000_000;
const LOW_MINOR = 1_000_000;
const HIGH_MINOR = 20_000_000;
/** One line in fifty repeats the one before it exactly: two equal coffees on one day are two movements. */
const REPEAT_CHANCE = 0.02;

const OUT_ROLES: readonly Role[] = ['goods', 'software', 'power', 'phone', 'insurance', 'fuel', 'travel', 'meals', 'office', 'repairs', 'freelance'];

function drawPayees(dice: Dice): Payee[] {
  const country = countryOf('DE');
  const names = createNameMaker(dice.fork('names'), country);
  const { bank } = country.language;
  return Array.from({ length: PAYEES }, (_, index) => {
    const isPayer = index % 3 === 0;
    const isCard = !isPayer && dice.chance(0.5);
    const name = names.firm(isPayer ? 'client' : dice.pick(OUT_ROLES));
    const median = isPayer ? dice.logNormal(60_000, 0.8) : dice.logNormal(isCard ? 3_000 : 35_000, 0.8);
    const phrase = isPayer ? bank.credit : isCard ? bank.card : dice.pick([bank.directDebit, bank.debit]);
    return { name, iban: isCard ? null : drawIban(dice, 'DE'), isPayer, median, phrase };
  });
}

/**
 * `rows` believable bank lines of one euro account in date order with an exact running balance, one at a time: for benchmarks and large files, up to
 * a million lines and more. No truth, no seasons; a company with both comes from `generateCompany`. The balance before the first line is 50,000.00.
 */
export function* generateLedger(options: LedgerOptions): Generator<SampleBankLine, void, undefined> {
  const { seed, rows, endDate } = options;
  assert(Number.isSafeInteger(rows) && rows >= 0, 'a whole number of rows');
  const dice = createDice(seed).fork('ledger');
  const payees = drawPayees(dice);
  const payers = payees.filter((payee) => payee.isPayer);
  const others = payees.filter((payee) => !payee.isPayer);
  const currency = currencyCode('EUR');
  const spanDays = Math.max(1, Math.min(LONGEST_DAYS, Math.ceil(rows / LINES_PER_DAY)));
  const firstDay = toEpochDay(endDate) - spanDays + 1;
  let balance = OPENING_MINOR;
  let today = -1;
  let bookingDate = endDate;
  let previous = null as SampleBankLine | null;
  for (let row = 0; row < rows; row += 1) {
    const day = firstDay + Math.floor((row * spanDays) / rows);
    const repeated: SampleBankLine | null = day === today && dice.uniform() < REPEAT_CHANCE ? previous : null;
    if (day !== today) bookingDate = fromEpochDay(day);
    today = day;
    if (repeated !== null) {
      balance += repeated.amountMinor;
      previous = { ...repeated, balanceMinor: minorUnits(balance) };
    } else {
      const wantsMoney = balance < LOW_MINOR || (balance < HIGH_MINOR && dice.uniform() < 0.25);
      const payee = dice.pick(wantsMoney ? payers : others);
      // A skewed factor from two uniform draws is enough here and three times faster than a log-normal one.
      const size = Math.max(100, Math.floor(payee.median * (0.25 + 1.5 * dice.uniform() * dice.uniform() + dice.uniform())));
      const amountMinor = minorUnits(wantsMoney ? size : -size);
      const number = dice.integer(100_000, 999_999);
      const reference = dice.uniform() < 0.5 ? `RE-${number}` : null;
      balance += amountMinor;
      previous = {
        accountKey: 'operating',
        bookingDate,
        valueDate: bookingDate,
        amountMinor,
        currency,
        description: `${payee.phrase} ${payee.name} ${reference ?? number}`,
        counterparty: payee.name,
        counterpartyIban: payee.iban,
        reference,
        balanceMinor: minorUnits(balance),
      };
    }
    yield previous;
  }
}
