import { toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { RunControl } from '../common/run-control.ts';
import { type DelaySampler, NEVER, sampleDelay, tabulateDelay } from '../delays/delay-sampler.ts';
import { normalFromUniform } from '../delays/normal-distribution.ts';
import { openLine, type PathLedger, randomOf, roundMinor, uncertainFlows } from './path-ledger.ts';
import { type DelayPool, drawFactor, hazardFor } from './simulate-items.ts';
import type { NewItemStream, PastItem } from './types.ts';

/** No more new items than this are drawn for one week and path. */
const MAX_NEW_ITEMS_A_WEEK = 200;
/** Share of the variance of a stream's rate that all streams have in common: sales and what is bought for them rise together. */
const COMMON_RATE_SHARE = 0.5;

/** A Poisson count by multiplying uniforms (Knuth): means here are a few a week. */
function drawCount(random: () => number, limit: number): number {
  let count = 0;
  for (let product = random(); product > limit && count < MAX_NEW_ITEMS_A_WEEK; product *= random()) count++;
  return count;
}

type Template = {
  readonly amountMinor: number;
  readonly daysFromIssueToDue: number;
  readonly sampler: DelaySampler;
  /** Days counted from the day after `asOf`. */
  readonly steps: readonly { readonly fromDay: number; readonly factor: number }[];
};

const amountOn = ({ amountMinor, steps }: Template, day: number): number =>
  roundMinor(steps.reduce((amount, step) => (day >= step.fromDay ? amount * step.factor : amount), amountMinor));

function templatesOf(stream: NewItemStream, pool: DelayPool, tomorrow: number): Template[] {
  const { component, daysFromIssueToDue, hazardId } = stream;
  const items: readonly PastItem[] =
    stream.pastItems ?? stream.amountsMinor.map((amountMinor) => ({ amountMinor, daysFromIssueToDue, hazardId, counterpartyId: null }));
  const samplers = new Map<string, DelaySampler>();
  return items.map((item) => {
    const key = `${item.hazardId}:${item.daysFromIssueToDue}`;
    const sampler = samplers.get(key) ?? tabulateDelay(hazardFor(pool, { hazardId: item.hazardId, component }), -item.daysFromIssueToDue - 1);
    samplers.set(key, sampler);
    const steps = (item.amountSteps ?? []).map(({ fromDate, factor }) => ({ fromDay: toEpochDay(fromDate) - tomorrow, factor }));
    return { amountMinor: item.amountMinor, daysFromIssueToDue: item.daysFromIssueToDue, sampler, steps };
  });
}

/** The factor on the rate of each path: log-normal with mean 1, in part shared by all streams. */
function rateFactors(ledger: PathLedger, stream: NewItemStream): Float64Array {
  const sd = stream.rateLogSd ?? 0;
  if (sd === 0) return new Float64Array(ledger.pathCount).fill(1);
  const common = drawFactor(ledger, 'rate', COMMON_RATE_SHARE);
  const own = drawFactor(ledger, `rate:${stream.id}`, 1 - COMMON_RATE_SHARE);
  return common.map((score, n) => Math.exp(sd * (score + (own[n] ?? 0)) - (sd * sd) / 2));
}

/**
 * Writes invoices and bills that will only be issued: each week of each path a Poisson number of them around the stream's rate, on a day of that week, each a copy of a past
 * one (amount, terms, payer), paid after a delay from the payer's hazard. Without them receipts would die out where the known book ends.
 */
export function simulateNewItems(ledger: PathLedger, streams: readonly NewItemStream[], pool: DelayPool, control: RunControl): void {
  streams.forEach((stream, done) => {
    control.checkpoint('Simulating new items', done, streams.length);
    const line = openLine(ledger, `new_items:${stream.id}`);
    const flows = uncertainFlows(ledger);
    const random = randomOf(ledger.seed, `new_items:${stream.id}`);
    const templates = templatesOf(stream, pool, ledger.asOfEpochDay + 1);
    const factors = rateFactors(ledger, stream);
    const sums = new Float64Array(ledger.horizonDays);
    for (let weekStart = 0; weekStart < ledger.horizonDays; weekStart += 7) {
      const weekFactor = stream.weekFactors?.[weekStart / 7] ?? stream.weekFactors?.at(-1) ?? 1;
      const rate = Math.min(stream.itemsPerWeek * weekFactor, MAX_NEW_ITEMS_A_WEEK / 2);
      for (let n = 0; n < ledger.pathCount; n++) {
        const limit = Math.exp(-rate * (factors[n] ?? 1));
        for (let left = drawCount(random, limit); left > 0; left--) {
          const issued = weekStart + ((random() * 7) | 0);
          const template = templates[(random() * templates.length) | 0];
          const score = normalFromUniform(random());
          if (template === undefined) continue;
          const delay = sampleDelay(template.sampler, score);
          if (delay === NEVER) continue;
          const meant = Math.max(issued, issued + template.daysFromIssueToDue + delay);
          if (meant > ledger.horizonDays) continue;
          const day = ledger.bankDays[meant] ?? 0;
          if (day >= ledger.horizonDays) continue;
          const cell = day * ledger.pathCount + n;
          const amount = template.steps.length === 0 ? template.amountMinor : amountOn(template, issued);
          flows[cell] = (flows[cell] ?? 0) + amount;
          sums[day] = (sums[day] ?? 0) + amount;
          if (amount !== 0) line.hits++;
        }
      }
    }
    sums.forEach((sum, day) => {
      if (sum !== 0) line.byDay.set(day, sum);
    });
  });
}
