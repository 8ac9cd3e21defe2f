import { addDays, isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { createRandom } from '../../../../src-main/engine/common/random.ts';
import type { DailyHistory, ForecastInput, OpenItem, PipelineItem, Provenance, ScheduledFlow } from '../../../../src-main/engine/forecast/types.ts';

/** A Sunday, so that weeks of the history are calendar weeks. */
export const AS_OF = isoDate('2026-03-01');

const CONFIRMED: Provenance = { source: 'agreement', confirmedOn: isoDate('2026-02-20'), pastOccurrences: 12 };

export const NO_HISTORY: DailyHistory = { firstDate: AS_OF, inflowMinor: [], outflowMinor: [], lineCount: 0 };

/** A history of whole days that ends on `AS_OF`; `net` gives the net of each day, oldest first. */
export function historyOf(net: readonly number[]): DailyHistory {
  return {
    firstDate: addDays(AS_OF, 1 - net.length),
    inflowMinor: net.map((value) => Math.max(0, value)),
    outflowMinor: net.map((value) => Math.min(0, value)),
    lineCount: net.filter((value) => value !== 0).length,
  };
}

/** A shop that sells on weekdays and buys on Mondays, with noise. */
export function shopHistory(dayCount: number, seed = 1): DailyHistory {
  const random = createRandom(seed);
  const days = Array.from({ length: dayCount }, (_, i) => (7 - (dayCount % 7) + i) % 7);
  return {
    firstDate: addDays(AS_OF, 1 - dayCount),
    inflowMinor: days.map((day) => (day < 5 ? 80_000 + Math.floor(random() * 60_000) : 0)),
    outflowMinor: days.map((day) => (day === 0 ? -400_000 - Math.floor(random() * 100_000) : 0)),
    lineCount: dayCount,
  };
}

export function forecastInput(changes: Partial<ForecastInput> = {}): ForecastInput {
  return {
    asOf: AS_OF,
    horizonDays: 91,
    baseCurrency: currencyCode('EUR'),
    seed: 7,
    pathCount: 400,
    opening: { balanceMinor: minorUnits(1_000_000), isAnchored: true, statedOn: AS_OF, bankDataThrough: AS_OF },
    bufferMinor: minorUnits(0),
    history: NO_HISTORY,
    scheduled: [],
    openItems: [],
    delayHazards: [],
    pipeline: [],
    newItemStreams: [],
    ...changes,
  };
}

export function schedule(id: string, dueDate: string, amount: number, changes: Partial<ScheduledFlow> = {}): ScheduledFlow {
  return {
    id,
    dueDate: isoDate(dueDate),
    amountMinor: minorUnits(amount),
    component: 'recurring',
    jitter: [],
    amountLogSd: 0,
    aliveProbability: 1,
    streamId: null,
    provenance: CONFIRMED,
    ...changes,
  };
}

export function openItem(id: string, dueDate: string, amount: number, changes: Partial<OpenItem> = {}): OpenItem {
  return {
    id,
    component: amount >= 0 ? 'ar' : 'ap',
    counterpartyId: null,
    dueDate: isoDate(dueDate),
    amountMinor: minorUnits(amount),
    hazardId: null,
    promisedDate: null,
    provenance: { ...CONFIRMED, source: 'ledger' },
    ...changes,
  };
}

export function prospect(id: string, expectedDate: string, amount: number, probability: number): PipelineItem {
  return {
    id,
    expectedDate: isoDate(expectedDate),
    amountMinor: minorUnits(amount),
    probability,
    dateSdDays: 10,
    provenance: { source: 'prospect', confirmedOn: null, pastOccurrences: 0 },
  };
}
