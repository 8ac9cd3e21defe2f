import { addMonths, fromEpochDay, toEpochDay, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { assert } from '../../../src-shared/result/assert.ts';
import { createBusinessDays, type BusinessDays } from './business-days.ts';
import { countryOf, type Country } from './countries.ts';
import { createDice, type Dice } from './dice.ts';
import { createNameMaker, type NameMaker } from './names.ts';
import { profileOf } from './profiles/profile-of.ts';
import type { Profile } from './profiles/profile.ts';
import { ARCHETYPES, type CompanyOptions } from './types.ts';

/** What every part of the simulation of one company shares; never changes. Days are epoch days, rates per month. */
export type World = {
  readonly profile: Profile;
  readonly country: Country;
  readonly dice: Dice;
  readonly names: NameMaker;
  readonly businessDays: BusinessDays;
  readonly startDay: number;
  readonly endDay: number;
  /** Business is simulated from here, so that receivables and payables are in flight when the history begins. */
  readonly warmUpDay: number;
  /** Expected gross receipts a month at the start, in minor units. */
  readonly baseRevenueMinor: number;
  /** Growth since the start as a factor. */
  readonly trend: (day: number) => number;
  readonly season: (day: number) => number;
  /** Shared ups and downs of demand, changing weekly with memory. */
  readonly demand: (day: number) => number;
  /** Minor units of an amount in euro-like units at the country's price level. */
  readonly minor: (units: number) => number;
};

/** Months simulated before the history: the longest terms and delays fit in. */
const WARM_UP_MONTHS = 6;
/** Weekly demand: memory and weekly innovation (sd of the log). Gives swings of about 8 % that last several weeks. */
const DEMAND_MEMORY = 0.7;
const DEMAND_SD = 0.06;

export const isoOf = (day: number): IsoDate => fromEpochDay(day);
/** Nearest whole number, half up: for drawn amounts, never for computed money. */
export const whole = (value: number): number => Math.floor(value + 0.5);
/** Nearest multiple of a step, at least one step. */
export const toStep = (value: number, step: number): number => Math.max(step, whole(value / step) * step);
export const monthOf = (day: number): number => Number(fromEpochDay(day).slice(5, 7));

function createDemand(dice: Dice, fromDay: number, toDay: number): (day: number) => number {
  const levels: number[] = [];
  let state = 0;
  for (let day = fromDay; day <= toDay + 7; day += 7) {
    state = DEMAND_MEMORY * state + dice.normal(0, DEMAND_SD);
    levels.push(Math.exp(state));
  }
  return (day) => levels[Math.floor((day - fromDay) / 7)] ?? 1;
}

export function createWorld(options: CompanyOptions): World {
  assert(ARCHETYPES.includes(options.archetype), `a known archetype, got "${options.archetype}"`);
  assert(Number.isSafeInteger(options.seed), 'a whole seed');
  assert(Number.isInteger(options.months) && options.months >= 1 && options.months <= 120, '1 to 120 months');
  const profile = profileOf(options.archetype);
  const dice = createDice(options.seed).fork(options.archetype);
  const setting = dice.fork('setting');
  const country = countryOf(setting.weighted(profile.countries));
  const endDay = toEpochDay(options.endDate);
  const start = addMonths(options.endDate, -options.months);
  const startDay = toEpochDay(start) + 1;
  const warmUpDay = toEpochDay(addMonths(start, -WARM_UP_MONTHS));
  const minor = (units: number): number => whole(units * country.level * 100);
  const growth = setting.between(...profile.growthPerYear);
  const seasonAmplitude = setting.between(0.8, 1.25);
  const baseRevenueMinor = minor(setting.between(...profile.monthlyRevenue));
  return {
    profile,
    country,
    dice,
    names: createNameMaker(dice.fork('names'), country),
    businessDays: createBusinessDays(country.holidays, fromEpochDay(warmUpDay), options.endDate),
    startDay,
    endDay,
    warmUpDay,
    baseRevenueMinor,
    trend: (day) => (1 + growth) ** ((day - startDay) / 365),
    season: (day) => 1 + ((profile.season[monthOf(day) - 1] ?? 1) - 1) * seasonAmplitude,
    demand: createDemand(dice.fork('demand'), warmUpDay, endDay),
    minor,
  };
}
