import { toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { RunControl } from '../common/run-control.ts';
import { DEFAULT_AP_DELAY, DEFAULT_AR_DELAY } from '../delays/default-hazards.ts';
import { cellOf, NEVER, tabulateDelay } from '../delays/delay-sampler.ts';
import type { DelayHazard } from '../delays/types.ts';
import { normalFromUniform } from '../delays/normal-distribution.ts';
import { openLine, type PathLedger, randomOf, roundMinor, uncertainFlows } from './path-ledger.ts';
import type { OpenItem } from './types.ts';

/** Share of the variance of lateness that a counterparty's items have in common, and that all items have (ENGINES: ρ ≈ 0.3 and ≈ 0.1). */
const COUNTERPARTY_SHARE = 0.3;
const COMMON_SHARE = 0.1;
const OWN_WEIGHT = Math.sqrt(1 - COUNTERPARTY_SHARE - COMMON_SHARE);
/** A promise is kept within two days in seven of ten cases (Beta prior 7 : 3), and forgotten when broken by more than five. */
const PROMISE_KEPT_PROBABILITY = 0.7;
const PROMISE_SD_DAYS = 2;
const PROMISE_GRACE_DAYS = 5;

export type DelayPool = ReadonlyMap<string, DelayHazard>;

export function hazardFor(pool: DelayPool, item: { readonly hazardId: string | null; readonly component: 'ar' | 'ap' }): DelayHazard {
  if (item.hazardId !== null) return must(pool.get(item.hazardId), `the delay hazard ${item.hazardId} among the hazards given`);
  return item.component === 'ar' ? DEFAULT_AR_DELAY : DEFAULT_AP_DELAY;
}

/** One normal score a path: how late everyone, or one counterparty, is on it. */
export function drawFactor(ledger: PathLedger, name: string, share: number): Float64Array {
  const random = randomOf(ledger.seed, name);
  const weight = Math.sqrt(share);
  const factor = new Float64Array(ledger.pathCount);
  for (let n = 0; n < factor.length; n++) factor[n] = weight * normalFromUniform(random());
  return factor;
}

/** Own bills later than the hazard knows are as one of this age: what we owe is expected to be paid however old it is. */
const LATEST_PAYABLE_DAYS = 120;

/** How late an item is on `asOf` (negative before the due date), and the day its delay is counted from. */
function lateness(ledger: PathLedger, item: OpenItem): { readonly openForDays: number; readonly countedFrom: number } {
  const openForDays = ledger.asOfEpochDay - toEpochDay(item.dueDate);
  const known = item.amountMinor < 0 ? Math.min(openForDays, LATEST_PAYABLE_DAYS) : openForDays;
  return { openForDays: known, countedFrom: ledger.asOfEpochDay - known };
}

/** No payment within the horizon. */
const BEYOND = -1;

/** The day of the horizon on which a payment meant for an epoch day is booked, or `BEYOND`. */
function bookingDay(ledger: PathLedger, epochDay: number): number {
  const meant = Math.max(0, epochDay - ledger.asOfEpochDay - 1);
  const day = meant > ledger.horizonDays ? ledger.horizonDays : (ledger.bankDays[meant] ?? 0);
  return day >= ledger.horizonDays ? BEYOND : day;
}

type KnownPromise = { readonly epochDay: number } | null;

/** What the payer has promised, unless it is long broken. */
function promiseOf(ledger: PathLedger, { promisedDate }: OpenItem): KnownPromise {
  if (promisedDate === null) return null;
  const epochDay = toEpochDay(promisedDate);
  return epochDay + PROMISE_GRACE_DAYS > ledger.asOfEpochDay ? { epochDay } : null;
}

type ItemDraw = { readonly item: OpenItem; readonly hazard: DelayHazard; readonly shared: Float64Array };

function simulateItem(ledger: PathLedger, { item, hazard, shared }: ItemDraw): void {
  const line = openLine(ledger, `open_item:${item.id}`);
  const flows = uncertainFlows(ledger);
  const random = randomOf(ledger.seed, `open_item:${item.id}`);
  const alive = item.stream === undefined ? null : randomOf(ledger.seed, `alive:stream:${item.stream.id}`);
  const aliveProbability = item.stream?.aliveProbability ?? 1;
  const { openForDays, countedFrom } = lateness(ledger, item);
  const extraDays = item.extraDelayDays ?? 0;
  const promise = promiseOf(ledger, item);
  const delays = tabulateDelay(hazard, openForDays);
  // the booking day of every cell at once: there are more paths than cells
  const dayOfCell = new Int32Array(delays.length).fill(BEYOND);
  for (let cell = 0; cell < delays.length && delays[cell] !== NEVER; cell++)
    dayOfCell[cell] = bookingDay(ledger, countedFrom + (delays[cell] ?? 0) + extraDays);
  const sums = new Float64Array(ledger.horizonDays);
  const { pathCount } = ledger;
  const amount: number = item.amountMinor;
  let hits = 0;
  for (let n = 0; n < pathCount; n++) {
    const own = normalFromUniform(random());
    if (alive !== null && alive() >= aliveProbability) continue;
    const isKept = promise !== null && random() < PROMISE_KEPT_PROBABILITY;
    const day = isKept
      ? bookingDay(ledger, promise.epochDay + roundMinor(PROMISE_SD_DAYS * own) + extraDays)
      : (dayOfCell[cellOf((shared[n] ?? 0) + OWN_WEIGHT * own)] ?? BEYOND);
    if (day < 0) continue;
    const cell = day * pathCount + n;
    flows[cell] = (flows[cell] ?? 0) + amount;
    sums[day] = (sums[day] ?? 0) + amount;
    hits++;
  }
  line.hits = hits;
  sums.forEach((sum, day) => {
    if (sum !== 0) line.byDay.set(day, sum);
  });
}

/**
 * Writes open receivables and payables: each is paid on its due date plus a delay drawn from its hazard given how late it is already, moved off
 * weekends; lateness is shared within a counterparty and a little by all (Gaussian copula), otherwise the sum of many invoices looks safer than
 * it is. With a promise that is not long broken, seven paths in ten take the promised day instead.
 */
export function simulateOpenItems(ledger: PathLedger, items: readonly OpenItem[], pool: DelayPool, control: RunControl): void {
  if (items.length === 0) return;
  const common = drawFactor(ledger, 'lateness', COMMON_SHARE);
  const counterparties = new Map<string, Float64Array>();
  items.forEach((item, done) => {
    control.checkpoint('Simulating open items', done, items.length);
    const name = item.counterpartyId === null ? `lateness:item:${item.id}` : `lateness:counterparty:${item.counterpartyId}`;
    const shared = counterparties.get(name) ?? drawFactor(ledger, name, COUNTERPARTY_SHARE).map((score, n) => score + (common[n] ?? 0));
    counterparties.set(name, shared);
    simulateItem(ledger, { item, hazard: hazardFor(pool, item), shared });
  });
}
