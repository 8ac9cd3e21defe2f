import { DIFFICULTY } from './difficulty.ts';
import type { Books } from './books.ts';
import { drawIban } from './iban.ts';
import type { RelationshipType, SampleCustomer } from './types.ts';
import { isoOf, whole, type World } from './world.ts';

/** How a customer's money reaches the bank. `processor` and `wire` keep a fee back. */
type PayingWay = 'transfer' | 'processor' | 'wire';

/** A customer with what only the simulation knows. */
export type CustomerPlan = {
  readonly customer: SampleCustomer;
  /** The name on the transfer: a parent firm or an owner pays for some. */
  readonly payerName: string;
  /** Mean days from due date to payment. */
  readonly habitDays: number;
  readonly driftDaysPerYear: number;
  readonly driftFromDay: number;
  readonly isRetainer: boolean;
  /** Share of the invoiced revenue, before season and growth. */
  readonly weight: number;
  readonly fromDay: number;
  readonly toDay: number;
  readonly payingWay: PayingWay;
  readonly takesDiscount: boolean;
};

/** Mean delay of a company's customers in days: small firms are paid a little late on average. */
const COMPANY_MEAN_DELAY_DAYS = 6;
/** Spread of customer sizes (sigma of the log): the largest of fifteen is about a fifth of sales. */
const CUSTOMER_SIZE_SIGMA = 0.65;
/** Customers whose invoices are paid under another name. */
const OTHER_PAYER_SHARE = 0.08;
const WORSENING_CHANCE = 0.7;

const relationshipOf = (rank: number, count: number): RelationshipType => {
  if (rank < Math.max(2, count * 0.2)) return 'strategic';
  return rank < count * 0.6 ? 'managed' : 'transactional';
};

type Life = { readonly fromDay: number; readonly toDay: number };

/** Customers of the first day plus those who join at the rate at which others leave; leaving is memoryless. */
function drawLives(world: World): Life[] {
  const dice = world.dice.fork('customer-lives');
  const { customers, churnPerYear } = world.profile;
  // Whole months, so that a leap day does not change who joins.
  const years = whole((world.endDay - world.warmUpDay) / 30.44) / 12;
  const initial = dice.integer(...customers);
  const lifeDays = (): number => (-Math.log(1 - dice.uniform()) / churnPerYear) * 365;
  const lives: Life[] = [];
  for (let index = 0; index < initial; index += 1)
    lives.push({ fromDay: world.warmUpDay - dice.integer(0, 1500), toDay: world.warmUpDay + 60 + lifeDays() });
  const growth = world.trend(world.endDay) / world.trend(world.warmUpDay) - 1;
  const joining = dice.poisson(Math.max(1, initial * (churnPerYear * years + Math.max(0, growth) * 0.6)));
  for (let index = 0; index < joining; index += 1) {
    const fromDay = world.warmUpDay + dice.integer(30, Math.max(31, world.endDay - world.warmUpDay - 20));
    lives.push({ fromDay, toDay: fromDay + 90 + lifeDays() });
  }
  return lives;
}

/** Sizes of the customers active on a day, averaged over the history: what the expected revenue is shared by. */
function meanActiveWeight(world: World, lives: readonly Life[], weights: readonly number[]): number {
  const span = world.endDay - world.startDay + 1;
  const activeDays = (life: Life): number => Math.max(0, Math.min(life.toDay, world.endDay + 1) - Math.max(life.fromDay, world.startDay));
  return lives.reduce((sum, life, index) => sum + ((weights[index] ?? 0) * activeDays(life)) / span, 0);
}

/** Every tenth customer, counted from a drawn one, so that no company is without them by luck. */
function drawPayingWay(world: World, index: number, offset: number): PayingWay {
  const every = whole(1 / DIFFICULTY.feeCustomerShare);
  if (index % every !== offset % every) return 'transfer';
  return world.dice.fork(`way-${index}`).chance(0.75) ? 'processor' : 'wire';
}

/** Draws the customers: who they are, how long they stay, how big they are and how they pay. Records them and the notable comings and goings. */
export function createCustomers(world: World, books: Books): CustomerPlan[] {
  const lives = drawLives(world);
  const sizes = world.dice.fork('customer-sizes');
  const weights = lives.map(() => sizes.logNormal(1, CUSTOMER_SIZE_SIGMA));
  const activeWeight = meanActiveWeight(world, lives, weights);
  const order = weights.map((_, index) => index).toSorted((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0));
  const general = world.dice.fork('customer-general');
  const feeOffset = general.integer(0, 9);
  const companyDelay = COMPANY_MEAN_DELAY_DAYS + general.normal(0, 2);
  const worsening = general.chance(WORSENING_CHANCE) ? drawWorsening(world, lives, order) : null;
  return lives.map((life, index) => {
    const dice = world.dice.fork(`customer-${index}`);
    const rank = order.indexOf(index);
    const name = world.names.firm('client');
    const key = `customer-${String(index + 1).padStart(2, '0')}`;
    const hasLeft = life.toDay <= world.endDay;
    const customer: SampleCustomer = {
      key,
      name,
      country: world.country.code,
      iban: drawIban(dice, world.country.code),
      email: world.names.email(name),
      relationshipType: relationshipOf(rank, lives.length),
      paymentTermsDays: dice.weighted(world.profile.termsDays),
      sinceDate: isoOf(Math.floor(life.fromDay)),
      untilDate: hasLeft ? isoOf(Math.floor(life.toDay)) : null,
    };
    const isWorsening = index === worsening?.index;
    const plan: CustomerPlan = {
      customer,
      payerName: dice.chance(OTHER_PAYER_SHARE) ? world.names.firm('client') : name,
      habitDays: dice.normal(companyDelay, DIFFICULTY.delayBetweenSdDays),
      driftDaysPerYear: isWorsening ? worsening.daysPerYear : 0,
      driftFromDay: isWorsening ? worsening.fromDay : world.endDay,
      isRetainer: dice.chance(world.profile.retainerShare),
      weight: (weights[index] ?? 0) / Math.max(activeWeight, 0.01),
      fromDay: Math.floor(life.fromDay),
      toDay: Math.min(Math.floor(life.toDay), world.endDay),
      payingWay: drawPayingWay(world, index, feeOffset),
      takesDiscount: dice.chance(0.06),
    };
    books.customers.push(customer);
    books.habits.push({ customerKey: key, meanDelayDays: plan.habitDays, driftDaysPerYear: plan.driftDaysPerYear });
    recordComingsAndGoings(world, books, plan);
    return plan;
  });
}

/** A customer of middle size who is there to the end and pays later and later in the last part of the history. */
function drawWorsening(
  world: World,
  lives: readonly Life[],
  order: readonly number[],
): { index: number; fromDay: number; daysPerYear: number } | null {
  const dice = world.dice.fork('worsening');
  const candidates = order.filter((index) => (lives[index]?.toDay ?? 0) > world.endDay && (lives[index]?.fromDay ?? world.endDay) < world.startDay);
  const index = candidates.slice(0, 5).at(dice.integer(0, Math.max(0, Math.min(4, candidates.length - 1))));
  if (index === undefined) return null;
  const fromDay = world.endDay - Math.floor((world.endDay - world.startDay) * dice.between(0.2, 0.45));
  return { index, fromDay, daysPerYear: dice.between(20, 45) };
}

/** Customers of at least 8 % of invoiced sales are worth an alert when they come or go. */
const NOTABLE_WEIGHT = 0.08;

function recordComingsAndGoings(world: World, books: Books, plan: CustomerPlan): void {
  const base = { toDate: null, amountMinor: null, customerKey: plan.customer.key, vendorKey: null, streamKey: null };
  if (plan.driftDaysPerYear > 0) books.shocks.push({ kind: 'worsening_payer', fromDate: isoOf(plan.driftFromDay), ...base });
  if (plan.weight < NOTABLE_WEIGHT) return;
  if (plan.fromDay >= world.startDay) books.shocks.push({ kind: 'customer_won', fromDate: plan.customer.sinceDate, ...base });
  if (plan.customer.untilDate !== null && plan.toDay >= world.startDay)
    books.shocks.push({ kind: 'customer_lost', fromDate: plan.customer.untilDate, ...base });
}
