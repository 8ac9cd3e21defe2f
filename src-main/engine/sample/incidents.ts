import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { movementOf, type Books, type Movement } from './books.ts';
import type { Dice } from './dice.ts';
import type { StreamPlan } from './stream-plan.ts';
import type { ShockKind } from './truth.ts';
import { isoOf, toStep, whole, type World } from './world.ts';

/** Rates a year of what no plan contains. */
const UNEXPECTED_EXPENSES_PER_YEAR = 1.6;
const UNEXPECTED_REVENUES_PER_YEAR = 0.5;
const TAX_BACK_PAYMENT_CHANCE = 0.3;
/** Share of vendor payments that go out twice, and of those that come back. */
const DOUBLE_PAYMENT_SHARE = 0.004;
const DOUBLE_RETURNED_SHARE = 0.8;
/** A wire or a returned debit costs extra now and then. */
const EXTRA_FEES_PER_MONTH = 0.5;

type OneOff = {
  readonly kind: ShockKind;
  readonly day: number;
  readonly amountMinor: number;
  readonly category: string;
  readonly counterparty: string;
  readonly memo: string;
};

function addOneOff(world: World, books: Books, event: OneOff): void {
  const { kind, day, amountMinor, ...words } = event;
  if (day > world.endDay) return;
  books.movements.push(movementOf({ day, amountMinor, phrase: amountMinor < 0 ? 'debit' : 'credit', kind: 'one_off', ...words }));
  books.shocks.push({
    kind,
    fromDate: isoOf(day),
    toDate: null,
    amountMinor: minorUnits(amountMinor),
    customerKey: null,
    vendorKey: null,
    streamKey: null,
  });
}

function drawDay(world: World, dice: Dice): number {
  return world.businessDays.next(dice.integer(world.startDay, world.endDay));
}

function oneOffs(world: World, books: Books): void {
  const dice = world.dice.fork('one-offs');
  const years = (world.endDay - world.startDay) / 365;
  const share = (low: number, high: number): number => toStep(world.baseRevenueMinor * dice.between(low, high), world.minor(1));
  const expenses = dice.poisson(UNEXPECTED_EXPENSES_PER_YEAR * years);
  for (let index = 0; index < expenses; index += 1) {
    const counterparty = world.names.firm('repairs');
    addOneOff(world, books, {
      kind: 'unexpected_expense',
      day: drawDay(world, dice),
      amountMinor: -share(0.05, 0.28),
      category: 'Repairs',
      counterparty,
      memo: `${dice.integer(1000, 99_999)}`,
    });
  }
  const revenues = dice.poisson(UNEXPECTED_REVENUES_PER_YEAR * years);
  for (let index = 0; index < revenues; index += 1) {
    const counterparty = world.names.firm('insurance');
    addOneOff(world, books, {
      kind: 'unexpected_revenue',
      day: drawDay(world, dice),
      amountMinor: share(0.06, 0.25),
      category: 'Other income',
      counterparty,
      memo: `${dice.integer(1000, 99_999)}`,
    });
  }
  if (dice.chance(TAX_BACK_PAYMENT_CHANCE)) {
    const counterparty = world.country.incomeTaxName;
    addOneOff(world, books, {
      kind: 'tax_back_payment',
      day: drawDay(world, dice),
      amountMinor: -share(0.08, 0.3),
      category: 'Income tax',
      counterparty,
      memo: `${dice.integer(1000, 99_999)}`,
    });
  }
}

const canBePaidTwice = (movement: Movement): boolean => movement.kind === 'bill_payment' || movement.kind === 'vendor_contract';

/** A vendor payment sent again a few days later, and usually sent back after some weeks. */
function doublePayments(world: World, books: Books): void {
  const dice = world.dice.fork('double-payments');
  const candidates = books.movements.filter(canBePaidTwice);
  const count = Math.min(candidates.length, Math.max(1, dice.poisson(candidates.length * DOUBLE_PAYMENT_SHARE)));
  for (const original of dice.shuffle(candidates).slice(0, count)) {
    const day = world.businessDays.add(original.day, dice.integer(1, 8));
    const isReturned = dice.chance(DOUBLE_RETURNED_SHARE);
    const returnDay = world.businessDays.add(day, dice.integer(8, 25));
    if (day > world.endDay) continue;
    const duplicate: Movement = { ...original, day, kind: 'duplicate', pays: [], feeMinor: 0, streamKey: null, related: original };
    books.movements.push(duplicate);
    const { amountMinor, vendorKey } = original;
    books.shocks.push({
      kind: 'double_payment',
      fromDate: isoOf(day),
      toDate: null,
      amountMinor: minorUnits(amountMinor),
      customerKey: null,
      vendorKey,
      streamKey: null,
    });
    if (!isReturned || returnDay > world.endDay) continue;
    const { counterparty, iban, category } = original;
    const memo = `${world.country.language.bank.cardRefund} ${original.memo}`;
    books.movements.push(
      movementOf({
        day: returnDay,
        amountMinor: -amountMinor,
        phrase: 'credit',
        kind: 'refund',
        category,
        counterparty,
        iban,
        memo,
        vendorKey,
        related: duplicate,
      }),
    );
  }
}

function extraFees(world: World, books: Books): void {
  const dice = world.dice.fork('extra-fees');
  for (let day = world.startDay; day <= world.endDay; day += 1) {
    if (!world.businessDays.isOpen(day) || !dice.chance(EXTRA_FEES_PER_MONTH / 21)) continue;
    const amountMinor = -whole(world.minor(dice.pick([3.5, 5, 7.5, 12, 15])));
    books.movements.push(movementOf({ day, amountMinor, phrase: 'fee', kind: 'fee', category: 'Bank fees', memo: `${dice.integer(100, 999)}` }));
  }
}

/** The bank's own monthly charge: recurring, yet nothing the owner owes by agreement. */
export function accountFees(world: World): StreamPlan {
  const dice = world.dice.fork('account-fees');
  const base = dice.between(9, 32);
  return {
    key: 'bank-fee',
    payee: world.country.language.bank.fee,
    kind: 'fee',
    category: 'Bank fees',
    phrase: 'fee',
    frequency: 'monthly',
    dayRule: { kind: 'last_business_day' },
    shift: 'previous',
    startDay: world.startDay - 40,
    endDay: world.endDay,
    canMiss: false,
    agreementKey: null,
    vendorKey: null,
    memo: '',
    amountAt: () => -world.minor(base + dice.between(0, 9)),
  };
}

/** One-off shocks, payments made twice and charges: what detectors should find and forecasts cannot know. */
export function addIncidents(world: World, books: Books): void {
  oneOffs(world, books);
  doublePayments(world, books);
  extraFees(world, books);
}
