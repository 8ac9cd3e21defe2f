import { isoWeekday } from '../../../src-shared/domain/calendar/iso-date.ts';
import { addSales, movementOf, type Books } from './books.ts';
import type { TakingsChannel } from './profiles/profile.ts';
import type { StreamPlan } from './stream-plan.ts';
import { isoOf, toStep, whole, type World } from './world.ts';

/** Spread of a single trading day (sigma of the log). */
const DAY_SIGMA = 0.2;
const DAYS_PER_MONTH = 30.4;

/** Expected gross sales of one channel on one day, in minor units. */
function expectedSales(world: World, channel: TakingsChannel, day: number): number {
  const { weekday } = world.profile;
  const weekTotal = weekday.reduce((sum, part) => sum + part, 0);
  const dayShare = ((weekday[isoWeekday(day) - 1] ?? 1) / weekTotal) * 7;
  return ((world.baseRevenueMinor * channel.share) / DAYS_PER_MONTH) * dayShare * world.season(day) * world.trend(day) * world.demand(day);
}

const isInside = (world: World, day: number): boolean => day >= world.startDay && day <= world.endDay;

/** Card settlements: one line a trading day, net of the fee, on the next business day; Friday to Sunday arrive together on Monday or Tuesday. */
function dailySettlements(world: World, books: Books, channel: TakingsChannel): void {
  const dice = world.dice.fork(`takings-${channel.name}`);
  const acquirer = world.names.firm('acquirer');
  const terminal = dice.integer(10_000_000, 99_999_999);
  for (let day = world.startDay - 4; day <= world.endDay; day += 1) {
    const expected = expectedSales(world, channel, day);
    const gross = whole(expected * dice.logNormal(1, DAY_SIGMA));
    const delay = dice.chance(0.1) ? 2 : 1;
    if (gross <= 0 || dice.chance(0.01)) continue;
    const bookingDay = world.businessDays.add(day, delay);
    if (!isInside(world, bookingDay)) continue;
    addSales(books, isoOf(day), gross);
    const amountMinor = gross - whole((gross * channel.feeBps) / 10_000);
    const memo = `TERM ${terminal} ${isoOf(day).slice(5).replace('-', '')} ${channel.name}`;
    books.movements.push(
      movementOf({ day: bookingDay, amountMinor, phrase: 'settlement', kind: 'card_sale', category: 'Card sales', counterparty: acquirer, memo }),
    );
  }
}

/** Till money carried to the bank two or three times a week, in round notes. */
function cashDeposits(world: World, books: Books, channel: TakingsChannel): void {
  const dice = world.dice.fork(`takings-${channel.name}`);
  let heldMinor = 0;
  for (let day = world.startDay - 4; day <= world.endDay; day += 1) {
    heldMinor += expectedSales(world, channel, day) * dice.logNormal(1, DAY_SIGMA);
    const isTripDay = world.businessDays.isOpen(day) && dice.chance(0.5);
    if (!isTripDay) continue;
    const amountMinor = toStep(heldMinor * dice.between(0.85, 1), world.minor(5));
    heldMinor = Math.max(0, heldMinor - amountMinor);
    if (!isInside(world, day)) continue;
    addSales(books, isoOf(day), amountMinor);
    books.movements.push(movementOf({ day, amountMinor, phrase: 'cashDeposit', kind: 'cash_sale', category: 'Cash sales' }));
  }
}

/** Private customers who pay small orders by transfer, without an invoice in the books. */
function directSales(world: World, books: Books, channel: TakingsChannel): void {
  const dice = world.dice.fork(`takings-${channel.name}`);
  const { language } = world.country;
  const medianMinor = world.minor(world.profile.archetype === 'contractor' ? 780 : 190);
  for (let day = world.startDay - 3; day <= world.endDay; day += 1) {
    const count = dice.poisson(expectedSales(world, channel, day) / (medianMinor * 1.13));
    for (let index = 0; index < count; index += 1) {
      const amountMinor = whole(dice.logNormal(medianMinor, 0.5));
      const bookingDay = world.businessDays.next(day);
      const counterparty = `${dice.pick(language.givenNames)} ${dice.pick(language.surnameHeads)}${dice.pick(language.surnameTails)}`;
      const memo = `${dice.pick(language.projects)} ${dice.integer(1000, 9999)}`;
      if (!isInside(world, bookingDay)) continue;
      addSales(books, isoOf(bookingDay), amountMinor);
      books.movements.push(movementOf({ day: bookingDay, amountMinor, phrase: 'credit', kind: 'cash_sale', category: 'Sales', counterparty, memo }));
    }
  }
}

/** A platform pays last week's sales, less its commission, on a fixed weekday: a recurring movement with a varying amount. */
function weeklyPayout(world: World, channel: TakingsChannel): StreamPlan {
  const dice = world.dice.fork(`takings-${channel.name}`);
  const payee = world.names.firm(channel.role === 'platform' ? 'platform' : 'acquirer');
  return {
    key: `payout-${channel.name}`,
    payee,
    kind: 'card_sale',
    category: 'Card sales',
    phrase: 'settlement',
    frequency: 'weekly',
    dayRule: { kind: 'weekday', weekday: dice.integer(1, 5) },
    shift: 'next',
    startDay: world.startDay - 7,
    endDay: world.endDay,
    canMiss: true,
    agreementKey: null,
    vendorKey: null,
    memo: `payout ${channel.name}`,
    amountAt: (day) => {
      let gross = 0;
      for (let past = day - 7; past < day; past += 1) gross += expectedSales(world, channel, past);
      return whole(gross * (1 - channel.feeBps / 10_000) * dice.logNormal(1, 0.12));
    },
  };
}

/** All sales that reach the bank without an invoice; weekly payouts are returned as streams still to be played. */
export function collectTakings(world: World, books: Books): StreamPlan[] {
  const streams: StreamPlan[] = [];
  for (const channel of world.profile.takings) {
    if (channel.cadence === 'daily') dailySettlements(world, books, channel);
    else if (channel.cadence === 'cash') cashDeposits(world, books, channel);
    else if (channel.cadence === 'direct') directSales(world, books, channel);
    else streams.push(weeklyPayout(world, channel));
  }
  return streams;
}
