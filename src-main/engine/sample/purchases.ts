import { isoWeekday } from '../../../src-shared/domain/calendar/iso-date.ts';
import { movementOf, type Books } from './books.ts';
import type { PurchaseGroup } from './profiles/profile.ts';
import { isoOf, whole, type World } from './world.ts';

/** Spread of a card purchase (sigma of the log). */
const PURCHASE_SIGMA = 0.65;
/** Purchases at a merchant never seen before. */
const NEW_MERCHANT_SHARE = 0.12;
const REFUND_SHARE_OF_SALE = [0.3, 1] as const;

type Merchant = { readonly name: string; readonly place: string };

/** Usual merchants, the first visited most often. */
function usualMerchants(world: World, group: PurchaseGroup): readonly (readonly [Merchant, number])[] {
  const dice = world.dice.fork(`merchants-${group.role}-${group.category}`);
  const count = dice.integer(3, 7);
  return Array.from(
    { length: count },
    (_, index) => [{ name: world.names.firm(group.role), place: dice.pick(world.country.language.places) }, 1 / (index + 1)] as const,
  );
}

/** Islands and North America book cards at the weekend too, the continent on the next business day. */
const booksAtWeekend = (world: World): boolean =>
  world.country.holidays === 'uk' || world.country.holidays === 'us' || world.country.holidays === 'canada';

function buy(world: World, books: Books, group: PurchaseGroup): void {
  const dice = world.dice.fork(`purchases-${group.role}-${group.category}`);
  const merchants = usualMerchants(world, group);
  const { language } = world.country;
  for (let day = world.startDay - 3; day <= world.endDay; day += 1) {
    const isWeekend = isoWeekday(day) > 5;
    const rate = (group.perMonth / 30.4) * (isWeekend ? 0.5 : 1.2) * world.demand(day) * (0.5 + 0.5 * world.season(day));
    const count = dice.poisson(rate);
    for (let index = 0; index < count; index += 1) {
      const isNew = dice.chance(NEW_MERCHANT_SHARE);
      const usual = dice.weighted(merchants);
      const merchant = isNew
        ? { name: `${dice.pick(language.stems)} ${dice.pick(language.roles[group.role])}`, place: dice.pick(language.places) }
        : usual;
      const amountMinor = -Math.max(100, whole(dice.logNormal(world.minor(group.median), PURCHASE_SIGMA)));
      const late = day + dice.weighted([[0, 5] as const, [1, 4] as const, [2, 1] as const]);
      const bookingDay = booksAtWeekend(world) ? late : world.businessDays.next(late);
      const memo = `${merchant.place} ${isoOf(day).slice(5).replace('-', '.')} ${dice.integer(1000, 9999)}`;
      if (bookingDay < world.startDay || bookingDay > world.endDay) continue;
      books.movements.push(
        movementOf({
          day: bookingDay,
          amountMinor,
          phrase: 'card',
          kind: 'card_purchase',
          category: group.category,
          counterparty: merchant.name,
          memo,
        }),
      );
    }
  }
}

/** Money given back to customers by card, in proportion to sales. */
function refundSales(world: World, books: Books): void {
  const dice = world.dice.fork('sales-refunds');
  const medianMinor = world.minor(world.profile.archetype === 'contractor' ? 160 : 55);
  for (let day = world.startDay; day <= world.endDay; day += 1) {
    if (!world.businessDays.isOpen(day)) continue;
    const count = dice.poisson((world.profile.refundsPerMonth / 21) * world.season(day));
    for (let index = 0; index < count; index += 1) {
      const amountMinor = -Math.max(100, whole(dice.logNormal(medianMinor, 0.6) * dice.between(...REFUND_SHARE_OF_SALE)));
      books.movements.push(
        movementOf({ day, amountMinor, phrase: 'cardRefund', kind: 'refund', category: 'Refunds', memo: `${dice.integer(100_000, 999_999)}` }),
      );
    }
  }
}

/** Everyday spending by card, which no obligation announces, and refunds of sales. */
export function collectPurchases(world: World, books: Books): void {
  for (const group of world.profile.purchases) buy(world, books, group);
  refundSales(world, books);
}
