import { addDays, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, scaleMinor } from '../../../src-shared/domain/money/minor-units.ts';
import { assert, unreachable } from '../../../src-shared/result/assert.ts';
import type { ForecastInput, NewItemStream, OpenItem, PastItem } from '../forecast/types.ts';
import { borrowFlows, hireFlows, oneOffFlow } from './added-flows.ts';
import type { Adjustment } from './types.ts';

const WHOLE_BPS = 10_000;

/** The amount changed by basis points, rounded half away from zero. */
const changed = (amountMinor: MinorUnits, changeBps: number): MinorUnits =>
  scaleMinor(amountMinor, BigInt(WHOLE_BPS + changeBps), BigInt(WHOLE_BPS), 'half-away-from-zero');

/** Not yet invoiced: an agreement will bring it. */
const isAgreed = (item: OpenItem): boolean => item.stream !== undefined;

/** The items from which a stream draws, whole. */
function pastItemsOf({ pastItems, amountsMinor, daysFromIssueToDue, hazardId }: NewItemStream): readonly PastItem[] {
  return pastItems ?? amountsMinor.map((amountMinor) => ({ amountMinor, daysFromIssueToDue, hazardId, counterpartyId: null }));
}

function mapPastItems(input: ForecastInput, component: 'ar' | 'ap', change: (item: PastItem) => PastItem): NewItemStream[] {
  return input.newItemStreams.map((stream) => (stream.component === component ? { ...stream, pastItems: pastItemsOf(stream).map(change) } : stream));
}

/** Payments of one side with a counterparty, open and to come, so many days later. */
function delay(input: ForecastInput, component: 'ar' | 'ap', { counterpartyId, days }: { counterpartyId: string; days: number }): ForecastInput {
  assert(Number.isInteger(days), `whole days, got ${days}`);
  return {
    ...input,
    scheduled: input.scheduled.map((flow) =>
      flow.counterpartyId === counterpartyId && flow.component === component ? { ...flow, dueDate: addDays(flow.dueDate, days) } : flow,
    ),
    openItems: input.openItems.map((item) =>
      item.counterpartyId === counterpartyId && item.component === component
        ? { ...item, extraDelayDays: (item.extraDelayDays ?? 0) + days, promisedDate: null }
        : item,
    ),
    newItemStreams: mapPastItems(input, component, (item) =>
      item.counterpartyId === counterpartyId ? { ...item, daysFromIssueToDue: item.daysFromIssueToDue + days } : item,
    ),
  };
}

const withStep = (item: PastItem, step: { readonly fromDate: IsoDate; readonly factor: number }): PastItem => ({
  ...item,
  amountSteps: [...(item.amountSteps ?? []), step],
});

/** What is still to be invoiced to a customer on a day or later is gone; the draws of all others stay as they are. */
function loseCustomer(input: ForecastInput, { counterpartyId, fromDate }: { counterpartyId: string; fromDate: IsoDate }): ForecastInput {
  return {
    ...input,
    scheduled: input.scheduled.filter((flow) => flow.component !== 'ar' || flow.counterpartyId !== counterpartyId || flow.dueDate < fromDate),
    openItems: input.openItems.filter(
      (item) => !isAgreed(item) || item.component !== 'ar' || item.counterpartyId !== counterpartyId || item.dueDate < fromDate,
    ),
    newItemStreams: mapPastItems(input, 'ar', (item) => (item.counterpartyId === counterpartyId ? withStep(item, { fromDate, factor: 0 }) : item)),
  };
}

type PriceStep = { readonly changeBps: number; readonly fromDate: IsoDate; readonly counterpartyId: string | null };

/** Amounts of receivables still to be invoiced: agreed ones due on the day or later, new ones issued on it or later. */
function changePrices(input: ForecastInput, { changeBps, fromDate, counterpartyId }: PriceStep): ForecastInput {
  assert(Number.isInteger(changeBps) && changeBps >= -WHOLE_BPS, `basis points from −10000, got ${changeBps}`);
  const concerns = (id: string | null | undefined): boolean => counterpartyId === null || id === counterpartyId;
  const step = { fromDate, factor: 1 + changeBps / WHOLE_BPS };
  return {
    ...input,
    scheduled: input.scheduled.map((flow) =>
      flow.component === 'ar' && concerns(flow.counterpartyId) && flow.dueDate >= fromDate
        ? { ...flow, amountMinor: changed(flow.amountMinor, changeBps) }
        : flow,
    ),
    openItems: input.openItems.map((item) =>
      item.component === 'ar' && isAgreed(item) && concerns(item.counterpartyId) && item.dueDate >= fromDate
        ? { ...item, amountMinor: changed(item.amountMinor, changeBps) }
        : item,
    ),
    newItemStreams: mapPastItems(input, 'ar', (item) => (concerns(item.counterpartyId) ? withStep(item, step) : item)),
  };
}

function deferTaxes(input: ForecastInput, { fromDate, toDate, newDate }: Extract<Adjustment, { kind: 'tax_deferral' }>): ForecastInput {
  return {
    ...input,
    scheduled: input.scheduled.map((flow) =>
      flow.component === 'tax' && flow.dueDate >= fromDate && flow.dueDate <= toDate ? { ...flow, dueDate: newDate, jitter: [] } : flow,
    ),
  };
}

function applyOne(input: ForecastInput, adjustment: Adjustment): ForecastInput {
  const span = { asOf: input.asOf, lastDate: addDays(input.asOf, input.horizonDays) };
  switch (adjustment.kind) {
    case 'customer_pays_later':
      return delay(input, 'ar', adjustment);
    case 'vendor_delayed':
      return delay(input, 'ap', adjustment);
    case 'customer_leaves':
      return loseCustomer(input, adjustment);
    case 'price_change':
      return changePrices(input, adjustment);
    case 'tax_deferral':
      return deferTaxes(input, adjustment);
    case 'hire':
      return { ...input, scheduled: [...input.scheduled, ...hireFlows(adjustment, span)] };
    case 'one_off':
      return { ...input, scheduled: [...input.scheduled, ...oneOffFlow(adjustment, span)] };
    case 'borrow':
      return { ...input, scheduled: [...input.scheduled, ...borrowFlows(adjustment, span)] };
    case 'revenue_change': {
      const { changeBps, fromDate } = adjustment;
      const priced = changePrices(input, { changeBps, fromDate, counterpartyId: null });
      const step = { fromDate, inflow: 1 + changeBps / WHOLE_BPS, outflow: 1 };
      return { ...priced, residualSteps: [...(input.residualSteps ?? []), step] };
    }
    default:
      return unreachable(adjustment);
  }
}

/**
 * The input of a forecast as the adjustments would have it, one after the other, so that they stack. Seed and ids stay, so that every line not concerned
 * draws the same numbers as before (common random numbers): the difference between two forecasts is then the adjustments' own. An adjustment about a
 * counterparty without items changes nothing.
 */
export function applyAdjustments(input: ForecastInput, adjustments: readonly Adjustment[]): ForecastInput {
  return adjustments.reduce(applyOne, input);
}
