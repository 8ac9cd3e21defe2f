import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
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

type State = { operating: number; savings: number; day: number };

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

function transfer(books: Books, state: State, toOperatingMinor: number): void {
  const base = { isLastOfDay: true, day: state.day, phrase: 'ownTransfer', kind: 'transfer', category: 'Transfers' } as const;
  const here = movementOf({ ...base, amountMinor: toOperatingMinor, memo: isoOf(state.day).slice(0, 7) });
  books.movements.push(here, movementOf({ ...base, accountKey: 'savings', amountMinor: -toOperatingMinor, memo: here.memo, related: here }));
  state.operating += toOperatingMinor;
  state.savings -= toOperatingMinor;
}

function moveOwner(books: Books, state: State, amountMinor: number): void {
  const isIn = amountMinor > 0;
  const memo = `${isoOf(state.day).slice(5, 7)}/${isoOf(state.day).slice(0, 4)}`;
  books.movements.push(
    movementOf({
      isLastOfDay: true,
      day: state.day,
      amountMinor,
      phrase: isIn ? 'ownerIn' : 'ownerOut',
      kind: isIn ? 'owner_injection' : 'owner_draw',
      category: 'Owner',
      memo,
    }),
  );
  state.operating += amountMinor;
}

/** One large outlay eats most of the cash; until the trough ends the owner brings nothing in. */
function fallIntoTrough(world: World, books: Books, dice: Dice, state: State, policy: Policy): void {
  if (state.savings > policy.monthlyOutMinor * 0.05) transfer(books, state, Math.floor(state.savings * 0.95));
  const keepMinor = policy.monthlyOutMinor * dice.between(0.02, 0.25);
  const amountMinor = -toStep(Math.max(state.operating - keepMinor, policy.monthlyOutMinor * 0.2), world.minor(10));
  const counterparty = world.names.firm('materials');
  books.movements.push(
    movementOf({
      isLastOfDay: true,
      day: state.day,
      amountMinor,
      phrase: 'debit',
      kind: 'one_off',
      category: 'Equipment',
      counterparty,
      memo: `${dice.integer(10_000, 99_999)}`,
    }),
  );
  state.operating += amountMinor;
  const toDate = policy.troughEndDay <= world.endDay ? isoOf(policy.troughEndDay) : null;
  books.shocks.push({
    kind: 'cash_trough',
    fromDate: isoOf(state.day),
    toDate,
    amountMinor: minorUnits(amountMinor),
    customerKey: null,
    vendorKey: null,
    streamKey: null,
  });
}

/** What the owner does on a business day when the balance is low or high. */
function manage(world: World, books: Books, dice: Dice, state: State, policy: Policy): void {
  const step = world.minor(500);
  const isTrough = policy.troughDay !== null && state.day >= policy.troughDay && state.day <= policy.troughEndDay;
  if (state.operating < policy.lowMinor) {
    const wanted = Math.min(toStep(policy.targetMinor - state.operating, step), Math.floor(state.savings / step) * step);
    if (wanted > 0) transfer(books, state, wanted);
    else if (state.operating < (isTrough ? -policy.monthlyOutMinor * DEEPEST_TROUGH : policy.lowMinor * 0.25))
      moveOwner(books, state, toStep(policy.targetMinor - state.operating, step * 2));
    return;
  }
  const dayOfMonth = Number(isoOf(state.day).slice(8));
  if (isTrough || Math.abs(dayOfMonth - policy.drawDay) > 2) return;
  const totalMinor = state.operating + state.savings;
  if (totalMinor > policy.highMinor * 1.5 && dice.chance(0.4))
    drawSurplus(books, state, policy, toStep((totalMinor - policy.highMinor) * dice.between(0.3, 0.8), step));
  else if (state.operating > policy.highMinor && dice.chance(0.4)) transfer(books, state, -toStep(state.operating - policy.targetMinor * 1.15, step));
}

/** The owner takes profit out, from savings where the current account does not hold it. */
function drawSurplus(books: Books, state: State, policy: Policy, amountMinor: number): void {
  const lackingMinor = policy.targetMinor + amountMinor - state.operating;
  if (lackingMinor > 0 && state.savings > 0) transfer(books, state, Math.min(whole(lackingMinor), state.savings));
  if (state.operating - amountMinor > policy.lowMinor) moveOwner(books, state, -amountMinor);
}

function payInterest(books: Books, state: State, stream: DraftStream): void {
  const amountMinor = whole((Math.max(0, state.savings) * SAVINGS_INTEREST_BPS) / 40_000);
  if (amountMinor < 1) return;
  const { key: streamKey } = stream;
  const movement = movementOf({
    isLastOfDay: true,
    accountKey: 'savings',
    day: state.day,
    amountMinor,
    phrase: 'interest',
    kind: 'interest',
    category: 'Interest',
    streamKey,
  });
  books.movements.push(movement);
  state.savings += amountMinor;
  const date = isoOf(state.day);
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
  const state: State = { ...opening, day: world.startDay };
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
  for (; state.day <= world.endDay; state.day += 1) {
    for (; (flows[next]?.day ?? Infinity) <= state.day; next += 1) state.operating += flows[next]?.amountMinor ?? 0;
    if (!world.businessDays.isOpen(state.day)) continue;
    if (state.day === policy.troughDay) fallIntoTrough(world, books, dice, state, policy);
    else manage(world, books, dice, state, policy);
    const nextBusinessDay = world.businessDays.add(state.day, 1);
    const isQuarterEnd = monthOf(state.day) % 3 === 0 && monthOf(nextBusinessDay) !== monthOf(state.day);
    if (isQuarterEnd) payInterest(books, state, interest);
  }
  if (interest.occurrences.length > 0) books.streams.push(interest);
  return opening;
}
