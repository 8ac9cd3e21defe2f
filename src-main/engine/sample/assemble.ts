import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { printLine } from './bank-text.ts';
import type { Books, DraftStream, Movement } from './books.ts';
import type { Dice } from './dice.ts';
import type { OpeningBalances } from './treasury.ts';
import type { LineKind, TruthLine, TruthStream } from './truth.ts';
import type { SampleBankLine } from './types.ts';
import { isoOf, type World } from './world.ts';

const OBLIGATION_KINDS: ReadonlySet<LineKind> = new Set<LineKind>([
  'invoice_payment',
  'bill_payment',
  'payroll',
  'rent',
  'tax',
  'subscription',
  'loan',
  'vendor_contract',
]);

/** Cards and foreign transfers are valued a day or two off their booking. */
function valueDayOf(world: World, dice: Dice, movement: Movement): number {
  if (movement.phrase === 'card' && dice.chance(0.3)) return world.businessDays.previous(movement.day - 1);
  const isLate = movement.phrase === 'credit' && dice.chance(0.05);
  return isLate ? Math.min(world.businessDays.add(movement.day, 1), world.endDay) : movement.day;
}

function toLine(world: World, dice: Dice, booked: { readonly movement: Movement; readonly balance: number }): SampleBankLine {
  const { movement, balance } = booked;
  const text = printLine(world.country, dice, movement);
  const valueDay = valueDayOf(world, dice, movement);
  return {
    accountKey: movement.accountKey,
    bookingDate: isoOf(movement.day),
    valueDate: isoOf(valueDay),
    amountMinor: minorUnits(movement.amountMinor),
    currency: world.country.currency,
    description: text.description,
    counterparty: text.counterparty,
    counterpartyIban: movement.iban !== null && dice.chance(0.85) ? movement.iban : null,
    reference: text.reference,
    balanceMinor: minorUnits(balance),
  };
}

function toTruthLine(movement: Movement, indexOf: ReadonlyMap<Movement, number>, partners: ReadonlyMap<Movement, Movement>): TruthLine {
  const related = movement.related ?? partners.get(movement) ?? null;
  return {
    kind: movement.kind,
    isObligation: OBLIGATION_KINDS.has(movement.kind),
    category: movement.category,
    pays: movement.pays,
    feeMinor: minorUnits(movement.feeMinor),
    discountMinor: minorUnits(movement.discountMinor),
    streamKey: movement.streamKey,
    customerKey: movement.customerKey,
    vendorKey: movement.vendorKey,
    relatedLine: related === null ? null : must(indexOf.get(related), 'a related line of the same history'),
    isReferenceMissing: movement.isReferenceMissing,
  };
}

function toTruthStream(stream: DraftStream, indexOf: ReadonlyMap<Movement, number>): TruthStream {
  const occurrences = stream.occurrences.map(({ movement, ...occurrence }) => ({
    ...occurrence,
    line: movement === null ? null : must(indexOf.get(movement), 'an occurrence inside the history'),
  }));
  return { ...stream, occurrences };
}

type Assembled = { readonly bankLines: SampleBankLine[]; readonly lines: TruthLine[]; readonly streams: TruthStream[] };

/** Puts all movements in booking order, prints them and computes the exact running balance of each account. */
export function assemble(world: World, books: Books, opening: OpeningBalances): Assembled {
  const dice = world.dice.fork('printing');
  const order = world.dice.fork('order');
  // Within a day banks book in an order of their own.
  const ranked = books.movements
    .map((movement) => ({ movement, rank: movement.isLastOfDay ? 1 : order.uniform() }))
    .toSorted((a, b) => a.movement.day - b.movement.day || a.rank - b.rank);
  const movements = ranked.map(({ movement }) => movement);
  const indexOf = new Map(movements.map((movement, index) => [movement, index]));
  const partners = new Map<Movement, Movement>();
  for (const movement of movements) if (movement.kind === 'transfer' && movement.related !== null) partners.set(movement.related, movement);
  const balances: Record<'operating' | 'savings', number> = { ...opening };
  const bankLines = movements.map((movement) => {
    balances[movement.accountKey] += movement.amountMinor;
    return toLine(world, dice, { movement, balance: balances[movement.accountKey] });
  });
  return {
    bankLines,
    lines: movements.map((movement) => toTruthLine(movement, indexOf, partners)),
    streams: books.streams.map((stream) => toTruthStream(stream, indexOf)),
  };
}
