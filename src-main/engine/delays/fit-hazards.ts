import { type IsoDate, toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { DEFAULT_AP_DELAY, DEFAULT_AR_DELAY, FIRST_LAG_DAYS, LAST_LAG_DAYS } from './default-hazards.ts';
import type { DelayHazard, DelayObservation, FittedDelays } from './types.ts';

const LAG_COUNT = LAST_LAG_DAYS - FIRST_LAG_DAYS + 1;
/** Invoices' worth of evidence that the pool counts for beside a payer's own history; three were best at 1 to 12 past invoices (held-out pinball). */
const POOL_WEIGHT = 3;
/** Invoices' worth of evidence that the built-in shape counts for beside the business's pool. */
const DEFAULT_WEIGHT = 8;
/** Days in which an observation loses half its weight: payers change, but a year-old habit still says most of what there is to say. */
const HALF_LIFE_DAYS = 365;

/** Weighted payments and weighted items at risk at each lag. */
type LifeTable = { readonly paid: Float64Array; readonly atRisk: Float64Array };

const emptyTable = (): LifeTable => ({ paid: new Float64Array(LAG_COUNT), atRisk: new Float64Array(LAG_COUNT) });

/** The last lag at which an item was seen, and whether it was paid there. Later than the last lag kept counts as open to the end. */
function lastSeen(item: DelayObservation, asOfDay: number): { lag: number; isPaid: boolean } {
  const due = toEpochDay(item.dueDate);
  const settled = item.settledDate === null ? null : toEpochDay(item.settledDate);
  const isPaid = settled !== null && settled <= asOfDay;
  const lag = (isPaid ? settled : asOfDay) - due;
  if (lag > LAST_LAG_DAYS) return { lag: LAST_LAG_DAYS, isPaid: false };
  return { lag: isPaid ? Math.max(FIRST_LAG_DAYS, lag) : lag, isPaid };
}

function addItem(table: LifeTable, item: DelayObservation, asOfDay: number): void {
  const { lag, isPaid } = lastSeen(item, asOfDay);
  // an item cannot be paid before it exists: it is at risk from the day after its issue, or what late issue leaves out would look like punctuality
  const from = Math.max(0, Math.min(toEpochDay(item.issueDate) + 1 - toEpochDay(item.dueDate), lag) - FIRST_LAG_DAYS);
  const weight = 2 ** (-Math.max(0, asOfDay - toEpochDay(item.dueDate)) / HALF_LIFE_DAYS);
  const last = lag - FIRST_LAG_DAYS;
  for (let k = from; k <= last; k++) table.atRisk[k] = (table.atRisk[k] ?? 0) + weight;
  if (isPaid && last >= 0) table.paid[last] = (table.paid[last] ?? 0) + weight;
}

/** h(d) = (e(d) + k·h₀(d)) ÷ (r(d) + k): the own hazard, drawn to the prior by `weight` invoices' worth of it. */
function shrink(id: string, table: LifeTable, prior: { readonly hazard: DelayHazard; readonly weight: number }): DelayHazard {
  const hazards = Array.from(table.paid, (paid, k) => {
    const h = (paid + prior.weight * (prior.hazard.hazards[k] ?? 0)) / ((table.atRisk[k] ?? 0) + prior.weight);
    return Math.min(1, Math.max(0, h));
  });
  return { id, firstLagDays: FIRST_LAG_DAYS, hazards };
}

/**
 * Fits how late items are paid: discrete Kaplan–Meier hazards of the delay (payment day minus due day, −30 to 180) for each counterparty, shrunk to
 * the pool of all by three invoices' worth of evidence, the pool itself to a built-in shape by eight. Open items count as not paid so far and no
 * more; payments after `asOf` are not looked at; evidence halves with every year of age. Items issued after `asOf` are left out. Receivables and
 * payables are fitted apart (`component`). Without observations the pool is the built-in shape.
 */
export function fitHazards(
  observations: readonly DelayObservation[],
  options: { readonly asOf: IsoDate; readonly component: 'ar' | 'ap' },
): FittedDelays {
  const asOfDay = toEpochDay(options.asOf);
  const pool = emptyTable();
  const own = new Map<string, { table: LifeTable; settledCount: number }>();
  for (const item of observations) {
    if (item.issueDate > options.asOf) continue;
    addItem(pool, item, asOfDay);
    if (item.counterpartyId === null) continue;
    const known = own.get(item.counterpartyId) ?? { table: emptyTable(), settledCount: 0 };
    own.set(item.counterpartyId, known);
    addItem(known.table, item, asOfDay);
    if (item.settledDate !== null && item.settledDate <= options.asOf) known.settledCount++;
  }
  const poolId = `${options.component}:pool`;
  const shape = options.component === 'ar' ? DEFAULT_AR_DELAY : DEFAULT_AP_DELAY;
  const poolHazard = shrink(poolId, pool, { hazard: shape, weight: DEFAULT_WEIGHT });
  const counterparties = [...own].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const idOf = (counterpartyId: string): string => `${options.component}:counterparty:${counterpartyId}`;
  return {
    poolId,
    hazards: [poolHazard, ...counterparties.map(([id, { table }]) => shrink(idOf(id), table, { hazard: poolHazard, weight: POOL_WEIGHT }))],
    hazardIdByCounterparty: Object.fromEntries(counterparties.map(([id]) => [id, idOf(id)])),
    settledCountByCounterparty: Object.fromEntries(counterparties.map(([id, { settledCount }]) => [id, settledCount])),
  };
}
