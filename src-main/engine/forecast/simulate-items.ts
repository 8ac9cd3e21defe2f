import { toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { RunControl } from '../common/run-control.ts';
import { DEFAULT_AP_DELAY, DEFAULT_AR_DELAY } from '../delays/default-hazards.ts';
import { type DelaySampler, NEVER, sampleDelay, tabulateDelay } from '../delays/delay-sampler.ts';
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
  return Float64Array.from({ length: ledger.pathCount }, () => weight * normalFromUniform(random()));
}

/** Own bills later than the hazard knows are as one of this age: what we owe is expected to be paid however old it is. */
const LATEST_PAYABLE_DAYS = 120;

/** How late an item is on `asOf` (negative before the due date), and the day its delay is counted from. */
function lateness(ledger: PathLedger, item: OpenItem): { readonly openForDays: number; readonly countedFrom: number } {
  const openForDays = ledger.asOfEpochDay - toEpochDay(item.dueDate);
  const known = item.amountMinor < 0 ? Math.min(openForDays, LATEST_PAYABLE_DAYS) : openForDays;
  return { openForDays: known, countedFrom: ledger.asOfEpochDay - known };
}

type ItemDraw = { readonly item: OpenItem; readonly sampler: DelaySampler; readonly shared: Float64Array };

function simulateItem(ledger: PathLedger, { item, sampler, shared }: ItemDraw): void {
  const line = openLine(ledger, `open_item:${item.id}`);
  const flows = uncertainFlows(ledger);
  const random = randomOf(ledger.seed, `open_item:${item.id}`);
  const tomorrow = ledger.asOfEpochDay + 1;
  const { bankDays } = ledger;
  const extraDays = item.extraDelayDays ?? 0;
  const { countedFrom } = lateness(ledger, item);
  const promised = item.promisedDate === null ? null : toEpochDay(item.promisedDate);
  const hasPromise = promised !== null && promised + PROMISE_GRACE_DAYS >= tomorrow;
  const sums = new Float64Array(ledger.horizonDays);
  const alive = item.stream === undefined ? null : randomOf(ledger.seed, `alive:stream:${item.stream.id}`);
  const aliveProbability = item.stream?.aliveProbability ?? 1;
  for (let n = 0; n < ledger.pathCount; n++) {
    if (alive !== null && alive() >= aliveProbability) {
      random();
      continue;
    }
    const own = normalFromUniform(random());
    let epochDay: number;
    if (hasPromise && random() < PROMISE_KEPT_PROBABILITY) {
      epochDay = promised + roundMinor(PROMISE_SD_DAYS * own);
    } else {
      const delay = sampleDelay(sampler, (shared[n] ?? 0) + OWN_WEIGHT * own);
      if (delay === NEVER) continue;
      epochDay = countedFrom + delay;
    }
    const meant = Math.max(epochDay, tomorrow) - tomorrow + extraDays;
    if (meant > ledger.horizonDays) continue;
    const day = bankDays[meant] ?? 0;
    if (day >= ledger.horizonDays) continue;
    const cell = day * ledger.pathCount + n;
    flows[cell] = (flows[cell] ?? 0) + item.amountMinor;
    sums[day] = (sums[day] ?? 0) + item.amountMinor;
    line.hits++;
  }
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
    const sampler = tabulateDelay(hazardFor(pool, item), lateness(ledger, item).openForDays);
    simulateItem(ledger, { item, sampler, shared });
  });
}
