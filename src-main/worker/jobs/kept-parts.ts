import type { KeptPart } from '../../features/forecast/accuracy-parts-store.ts';
import { rangesByPart } from '../../engine/forecast/part-ranges.ts';
import type { JobContext } from '../job-context.ts';
import type { LoadedForecast } from './load-forecast.ts';
import { customerIdOf } from './load-obligations.ts';

/** Days ahead at whose end the parts of a kept forecast are scored: whole weeks, because what a line is expected to move is not known by day. */
const PART_DAYS = [7, 14, 28, 56, 91] as const;
/** The customers with the largest open amounts; those beyond them add to the component alone. */
const MOST_CUSTOMERS = 100;

/** The parts of a forecast as they are kept beside it, to be scored when their days have come. */
export function keptParts({ input }: Pick<LoadedForecast, 'input'>, { control }: Pick<JobContext, 'control'>): KeptPart[] {
  const days = PART_DAYS.filter((day) => day <= input.horizonDays);
  return rangesByPart(input, { days, mostCustomers: MOST_CUSTOMERS }, control).map(({ component, counterpartyId, itemIds, ranges }) => ({
    component,
    clientId: customerIdOf(counterpartyId),
    itemIds: [...itemIds],
    ranges: [...ranges],
  }));
}
