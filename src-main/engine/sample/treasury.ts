import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { ownIban } from './accounts.ts';
import { movementOf, type Books, type DraftStream, type Movement } from './books.ts';
import type { Dice } from './dice.ts';
import { isoOf, monthOf, toStep, whole, type World } from './world.ts';

export type OpeningBalances = { readonly operating: number; readonly savings: number };

/** What the owner wants in the bank, in months of ordinary outflow. */
type Policy = {
  readonly monthlyOutMinor: number;
  /** Refill from savings below this, up to `targetMinor`; sweep to savings above `highMinor`. */
  readonly lowMinor: number;
  readonly targetMinor: number;
  readonly highMinor: number;
  readonly drawDay: number;
  readonly troughDay: number | null;
  readonly troughEndDay: number;
};

/** The owner's desk: what is decided with, and the balances that change as the days go by. */
type Desk = {
  readonly world: World;
  readonly books: Books;
  readonly dice: Dice;
  readonly policy: Policy;
  operating: number;
  savings: number;
  day: number;
};

/** Share of companies that fall into a cash trough, and how long the owner waits before bringing own money. */
const TROUGH_CHANCE = 0.35;
const TROUGH_LENGTH_DAYS = [45, 110] as const;
/** Overdrawn by this many months of outflow even a waiting owner brings money. */
const DEEPEST_TROUGH = 0.5;
const SAVINGS_INTEREST_BPS = 120;

function policyOf(world: World, dice: Dice, flows: readonly Movement[]): Policy {
  const out = flows.reduce((sum, movement) => sum + Math.min(0, movement.amountMinor), 0);
  const monthlyOutMinor = (-out / Math.max(1, world.endDay - world.startDay + 1)) * 30.4;
  const span = world.endDay - world.startDay;
  const hasTrough = dice.chance(TROUGH_CHANCE);
  // Half of the troughs are recent, so that an alert is due today; the others lie in the history.
  const isRecent = dice.chance(0.5);
  const troughDay = hasTrough
    ? world.businessDays.previous(world.endDay - Math.floor(isRecent ? dice.between(10, 50) : span * dice.between(0.25, 0.7)))
    : null;
  return {
    monthlyOutMinor,
    lowMinor: monthlyOutMinor * dice.between(0.2, 0.4),
    targetMinor: monthlyOutMinor * dice.between(0.6, 0.9),
    highMinor: monthlyOutMinor * dice.between(1.3, 1.8),
    drawDay: dice.integer(3, 24),
    troughDay: troughDay !== null && troughDay >= world.startDay ? troughDay : null,
    troughEndDay: (troughDay ?? 0) + dice.integer(...TROUGH_LENGTH_DAYS),
  };
}

function transfer(desk: Desk, toOperatingMinor: number): void {
  const { world, books } = desk;
  const base = { isLastOfDay: true, day: desk.day, phrase: 'ownTransfer', kind: 'transfer', category: 'Transfers' } as const;
  const here = movementOf({ ...base, iban: ownIban(world, 'savings'), amountMinor: toOperatingMinor, memo: isoOf(desk.day).slice(0, 7) });
  books.movements.push(
    here,
    movementOf({ ...base, accountKey: 'savings', iban: ownIban(world, 'operating'), amountMinor: -toOperatingMinor, memo: here.memo, related: here }),
  );
  desk.operating += toOperatingMinor;
  desk.savings -= toOperatingMinor;
}

function moveOwner(desk: Desk, amountMinor: number): void {
  const isIn = amountMinor > 0;
  const memo = `${isoOf(desk.day).slice(5, 7)}/${isoOf(desk.day).slice(0, 4)}`;
  desk.books.movements.push(
    movementOf({
      isLastOfDay: true,
      day: desk.day,
      amountMinor,
      phrase: isIn ? 'ownerIn' : 'ownerOut',
      kind: isIn ? 'owner_injection' : 'owner_draw',
      category: 'Owner',
      memo,
    }),
  );
  desk.operating += amountMinor;
}

/** One large outlay eats most of the cash; until the trough ends the owner brings nothing in. */
function fallIntoTrough(desk: Desk): void {
  const { world, books, dice, policy } = desk;
  if (desk.savings > policy.monthlyOutMinor * 0.05) transfer(desk, Math.floor(desk.savings * 0.95));
  const keepMinor = policy.monthlyOutMinor * dice.between(0.02, 0.25);
  const amountMinor = -toStep(Math.max(desk.operating - keepMinor, policy.monthlyOutMinor * 0.2), world.minor(10));
  const counterparty = world.names.firm('materials');
  books.movements.push(
    movementOf({
      isLastOfDay: true,
      day: desk.day,
      amountMinor,
      phrase: 'debit',
      kind: 'one_off',
      category: 'Equipment',
      counterparty,
      memo: `${dice.integer(10_000, 99_999)}`,
    }),
  );
  desk.operating += amountMinor;
  const toDate = policy.troughEndDay <= world.endDay ? isoOf(policy.troughEndDay) : null;
  books.shocks.push({
    kind: 'cash_trough',
    fromDate: isoOf(desk.day),
    toDate,
    amountMinor: minorUnits(amountMinor),
    customerKey: null,
    vendorKey: null,
    streamKey: null,
  });
}

/** What the owner does on a business day when the balance is low or high. */
function manage(desk: Desk): void {
  const { world, dice, policy } = desk;
  const step = world.minor(500);
  const isTrough = policy.troughDay !== null && desk.day >= policy.troughDay && desk.day <= policy.troughEndDay;
  if (desk.operating < policy.lowMinor) {
    const wanted = Math.min(toStep(policy.targetMinor - desk.operating, step), Math.floor(desk.savings / step) * step);
    if (wanted > 0) transfer(desk, wanted);
    else if (desk.operating < (isTrough ? -policy.monthlyOutMinor * DEEPEST_TROUGH : policy.lowMinor * 0.25))
      moveOwner(desk, toStep(policy.targetMinor - desk.operating, step * 2));
    return;
  }
  const dayOfMonth = Number(isoOf(desk.day).slice(8));
  if (isTrough || Math.abs(dayOfMonth - policy.drawDay) > 2) return;
  const totalMinor = desk.operating + desk.savings;
  if (totalMinor > policy.highMinor * 1.5 && dice.chance(0.4))
    drawSurplus(desk, toStep((totalMinor - policy.highMinor) * dice.between(0.3, 0.8), step));
  else if (desk.operating > policy.highMinor && dice.chance(0.4)) transfer(desk, -toStep(desk.operating - policy.targetMinor * 1.15, step));
}

/** The owner takes profit out, from savings where the current account does not hold it. */
function drawSurplus(desk: Desk, amountMinor: number): void {
  const { policy } = desk;
  const lackingMinor = policy.targetMinor + amountMinor - desk.operating;
  if (lackingMinor > 0 && desk.savings > 0) transfer(desk, Math.min(whole(lackingMinor), desk.savings));
  if (desk.operating - amountMinor > policy.lowMinor) moveOwner(desk, -amountMinor);
}

function payInterest(desk: Desk, stream: DraftStream): void {
  const amountMinor = whole((Math.max(0, desk.savings) * SAVINGS_INTEREST_BPS) / 40_000);
  if (amountMinor < 1) return;
  const { key: streamKey } = stream;
  const movement = movementOf({
    isLastOfDay: true,
    accountKey: 'savings',
    day: desk.day,
    amountMinor,
    phrase: 'interest',
    kind: 'interest',
    category: 'Interest',
    streamKey,
  });
  desk.books.movements.push(movement);
  desk.savings += amountMinor;
  const date = isoOf(desk.day);
  stream.occurrences.push({ nominalDate: date, actualDate: date, status: 'on_time', amountMinor: minorUnits(amountMinor), movement });
}

/**
 * Walks through the history day by day and lets the owner manage cash: sweeps to savings and refills, draws and injections, and in some companies
 * a trough. Returns the balances before the first line.
 */
export function manageCash(world: World, books: Books): OpeningBalances {
  const dice = world.dice.fork('treasury');
  const flows = books.movements.toSorted((a, b) => a.day - b.day);
  const policy = policyOf(world, dice, flows);
  const opening = {
    operating: toStep(policy.targetMinor * dice.between(0.9, 1.5), 1),
    savings: toStep(policy.monthlyOutMinor * dice.between(0.6, 1.8), world.minor(1)),
  };
  const desk: Desk = { world, books, dice, policy, ...opening, day: world.startDay };
  const interest: DraftStream = {
    key: 'savings-interest',
    payee: world.country.language.bank.interest,
    agreementKey: null,
    kind: 'interest',
    frequency: 'quarterly',
    regularity: 'strict',
    occurrences: [],
  };
  let next = 0;
  for (; desk.day <= world.endDay; desk.day += 1) {
    for (; (flows[next]?.day ?? Infinity) <= desk.day; next += 1) desk.operating += flows[next]?.amountMinor ?? 0;
    if (!world.businessDays.isOpen(desk.day)) continue;
    if (desk.day === policy.troughDay) fallIntoTrough(desk);
    else manage(desk);
    const nextBusinessDay = world.businessDays.add(desk.day, 1);
    const isQuarterEnd = monthOf(desk.day) % 3 === 0 && monthOf(nextBusinessDay) !== monthOf(desk.day);
    if (isQuarterEnd) payInterest(desk, interest);
  }
  if (interest.occurrences.length > 0) books.streams.push(interest);
  return opening;
}
