import { toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { RunControl } from '../common/run-control.ts';
import { DEFAULT_AP_DELAY, DEFAULT_AR_DELAY, type DelaySampler, NEVER, sampleDelay, tabulateDelay } from './delay-sampler.ts';
import { normalFromUniform } from './normal-distribution.ts';
import { nextBankDay, notBeforeTomorrow, openLine, type PathLedger, randomOf, roundMinor, uncertainFlows } from './path-ledger.ts';
import type { DelayHazard, NewItemStream, OpenItem } from './types.ts';

/** Share of the variance of lateness that a counterparty's items have in common, and that all items have (ENGINES: ρ ≈ 0.3 and ≈ 0.1). */
const COUNTERPARTY_SHARE = 0.3;
const COMMON_SHARE = 0.1;
const OWN_WEIGHT = Math.sqrt(1 - COUNTERPARTY_SHARE - COMMON_SHARE);
/** A promise is kept within two days in seven of ten cases (Beta prior 7 : 3), and forgotten when broken by more than five. */
const PROMISE_KEPT_PROBABILITY = 0.7;
const PROMISE_SD_DAYS = 2;
const PROMISE_GRACE_DAYS = 5;
/** No more new items than this are drawn for one week and path. */
const MAX_NEW_ITEMS_A_WEEK = 200;

export type DelayPool = ReadonlyMap<string, DelayHazard>;

function hazardFor(pool: DelayPool, item: { readonly hazardId: string | null; readonly component: 'ar' | 'ap' }): DelayHazard {
  if (item.hazardId !== null) return must(pool.get(item.hazardId), `the delay hazard ${item.hazardId} among the hazards given`);
  return item.component === 'ar' ? DEFAULT_AR_DELAY : DEFAULT_AP_DELAY;
}

/** One normal score a path: how late everyone, or one counterparty, is on it. */
function drawFactor(ledger: PathLedger, name: string, share: number): Float64Array {
  const random = randomOf(ledger.seed, name);
  const weight = Math.sqrt(share);
  return Float64Array.from({ length: ledger.pathCount }, () => weight * normalFromUniform(random()));
}

type ItemDraw = { readonly item: OpenItem; readonly sampler: DelaySampler; readonly common: Float64Array; readonly counterparty: Float64Array };

function simulateItem(ledger: PathLedger, { item, sampler, common, counterparty }: ItemDraw): void {
  const line = openLine(ledger, `open_item:${item.id}`);
  const flows = uncertainFlows(ledger);
  const random = randomOf(ledger.seed, `open_item:${item.id}`);
  const tomorrow = ledger.asOfEpochDay + 1;
  const due = toEpochDay(item.dueDate);
  const promised = item.promisedDate === null ? null : toEpochDay(item.promisedDate);
  const hasPromise = promised !== null && promised + PROMISE_GRACE_DAYS >= tomorrow;
  const sums = new Float64Array(ledger.horizonDays);
  for (let n = 0; n < ledger.pathCount; n++) {
    const own = normalFromUniform(random());
    let epochDay: number;
    if (hasPromise && random() < PROMISE_KEPT_PROBABILITY) {
      epochDay = promised + roundMinor(PROMISE_SD_DAYS * own);
    } else {
      const delay = sampleDelay(sampler, (common[n] ?? 0) + (counterparty[n] ?? 0) + OWN_WEIGHT * own);
      if (delay === NEVER) continue;
      epochDay = due + delay;
    }
    const day = nextBankDay(epochDay < tomorrow ? tomorrow : epochDay) - tomorrow;
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
    const counterparty = counterparties.get(name) ?? drawFactor(ledger, name, COUNTERPARTY_SHARE);
    counterparties.set(name, counterparty);
    const sampler = tabulateDelay(hazardFor(pool, item), ledger.asOfEpochDay - toEpochDay(item.dueDate));
    simulateItem(ledger, { item, sampler, common, counterparty });
  });
}

/** A Poisson count by multiplying uniforms (Knuth): means here are a few a week. */
function drawCount(random: () => number, mean: number): number {
  const limit = Math.exp(-Math.min(mean, MAX_NEW_ITEMS_A_WEEK / 2));
  let count = 0;
  for (let product = random(); product > limit && count < MAX_NEW_ITEMS_A_WEEK; product *= random()) count++;
  return count;
}

/**
 * Writes invoices and bills that will only be issued: each week of each path a Poisson number of them, on a day of that week, of an amount drawn
 * from past ones, due after the usual terms and paid after a delay from the hazard. Without them receipts would die out where the known book ends.
 */
export function simulateNewItems(ledger: PathLedger, streams: readonly NewItemStream[], pool: DelayPool, control: RunControl): void {
  streams.forEach((stream, done) => {
    control.checkpoint('Simulating new items', done, streams.length);
    const line = openLine(ledger, `new_items:${stream.id}`);
    const flows = uncertainFlows(ledger);
    const random = randomOf(ledger.seed, `new_items:${stream.id}`);
    const sampler = tabulateDelay(hazardFor(pool, stream), -stream.daysFromIssueToDue - 1);
    const sums = new Float64Array(ledger.horizonDays);
    for (let weekStart = 0; weekStart < ledger.horizonDays; weekStart += 7) {
      for (let n = 0; n < ledger.pathCount; n++) {
        for (let left = drawCount(random, stream.itemsPerWeek); left > 0; left--) {
          const issued = weekStart + ((random() * 7) | 0);
          const amount = stream.amountsMinor[(random() * stream.amountsMinor.length) | 0] ?? 0;
          const delay = sampleDelay(sampler, normalFromUniform(random()));
          if (delay === NEVER) continue;
          const tomorrow = ledger.asOfEpochDay + 1;
          const day = notBeforeTomorrow(nextBankDay(tomorrow + issued + stream.daysFromIssueToDue + delay) - tomorrow);
          if (day >= ledger.horizonDays) continue;
          const cell = day * ledger.pathCount + n;
          flows[cell] = (flows[cell] ?? 0) + amount;
          sums[day] = (sums[day] ?? 0) + amount;
          line.hits++;
        }
      }
    }
    sums.forEach((sum, day) => {
      if (sum !== 0) line.byDay.set(day, sum);
    });
  });
}
