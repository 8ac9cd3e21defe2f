import { addDays, isoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../src-shared/domain/money/currency.ts';
import { minorUnits, ZERO } from '../../src-shared/domain/money/minor-units.ts';
import { createRandom, drawInteger } from '../../src-main/engine/common/random.ts';
import { fitHazards } from '../../src-main/engine/delays/fit-hazards.ts';
import type { ForecastInput } from '../../src-main/engine/forecast/types.ts';

const AS_OF = isoDate('2026-03-01');
const CUSTOMERS = 60;

export type LargeInputOptions = { readonly items: number; readonly schedules: number; readonly historyDays: number; readonly horizonDays: number };

/** Books of a given size with everything uncertain: jitter, varying amounts, fitted delays, two streams of new items. The same every time. */
export function largeForecastInput(options: LargeInputOptions): ForecastInput {
  const random = createRandom(99);
  const days = Array.from({ length: options.historyDays }, (_, i) => i);
  const observations = Array.from({ length: 20 * CUSTOMERS }, (_, i) => {
    const issueDate = addDays(AS_OF, -drawInteger(random, 60, 700));
    return {
      counterpartyId: `c${i % CUSTOMERS}`,
      issueDate,
      dueDate: addDays(issueDate, 30),
      settledDate: addDays(issueDate, drawInteger(random, 15, 80)),
    };
  });
  const delays = fitHazards(observations, { asOf: AS_OF, component: 'ar' });
  const provenance = { source: 'ledger', confirmedOn: AS_OF, pastOccurrences: 12 } as const;
  const jitter = [
    { days: 0, probability: 0.8 },
    { days: 1, probability: 0.15 },
    { days: 4, probability: 0.05 },
  ];
  const pastItems = Array.from({ length: 80 }, (_, i) => ({
    amountMinor: minorUnits(drawInteger(random, 10_000, 900_000)),
    daysFromIssueToDue: 30,
    counterpartyId: `c${i % CUSTOMERS}`,
    hazardId: delays.hazardIdByCounterparty[`c${i % CUSTOMERS}`] ?? null,
  }));
  const stream = { itemsPerWeek: 4, daysFromIssueToDue: 30, rateLogSd: 0.1, provenance };
  return {
    asOf: AS_OF,
    horizonDays: options.horizonDays,
    baseCurrency: currencyCode('EUR'),
    seed: 7,
    pathCount: 2000,
    opening: { balanceMinor: minorUnits(5_000_000), isAnchored: true, statedOn: AS_OF, bankDataThrough: AS_OF },
    bufferMinor: ZERO,
    history: {
      firstDate: addDays(AS_OF, 1 - options.historyDays),
      inflowMinor: days.map((day) => (day % 7 < 5 ? drawInteger(random, 50_000, 150_000) : 0)),
      outflowMinor: days.map((day) => (day % 30 === 3 ? -drawInteger(random, 500_000, 1_500_000) : -drawInteger(random, 0, 40_000))),
      lineCount: 3 * options.historyDays,
    },
    scheduled: Array.from({ length: options.schedules }, (_, i) => ({
      id: `s${i}`,
      dueDate: addDays(AS_OF, drawInteger(random, 1, options.horizonDays)),
      amountMinor: minorUnits(-drawInteger(random, 5_000, 300_000)),
      component: 'recurring',
      jitter,
      amountLogSd: i % 3 === 0 ? 0.2 : 0,
      aliveProbability: 0.99,
      streamId: `stream${i % 10}`,
      missProbability: 0.01,
      provenance,
    })),
    openItems: Array.from({ length: options.items }, (_, i) => ({
      id: `i${i}`,
      component: 'ar',
      counterpartyId: `c${i % CUSTOMERS}`,
      dueDate: addDays(AS_OF, drawInteger(random, -40, 60)),
      amountMinor: minorUnits(drawInteger(random, 10_000, 900_000)),
      hazardId: delays.hazardIdByCounterparty[`c${i % CUSTOMERS}`] ?? null,
      promisedDate: i % 20 === 0 ? addDays(AS_OF, 9) : null,
      provenance,
    })),
    delayHazards: delays.hazards,
    pipeline: [],
    newItemStreams: [
      { ...stream, id: 'ar:new', component: 'ar', amountsMinor: pastItems.map((item) => item.amountMinor), hazardId: delays.poolId, pastItems },
      { ...stream, id: 'ap:new', component: 'ap', amountsMinor: [minorUnits(-80_000), minorUnits(-20_000)], hazardId: null },
    ],
  };
}
