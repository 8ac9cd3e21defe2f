import type { Adjustment as Wanted, ScenarioComparisonView } from '../../../src-shared/contract/scenarios.ts';
import { daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { must, unreachable } from '../../../src-shared/result/assert.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import type { Forecast } from '../../engine/forecast/types.ts';
import { compareScenarios } from '../../engine/scenario/compare-scenarios.ts';
import type { Adjustment } from '../../engine/scenario/types.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { JobContext } from '../job-context.ts';
import type { JobBusiness } from '../job-subject.ts';
import { loadForecast } from './load-forecast.ts';
import { customerCode, vendorCode } from './load-obligations.ts';

export type ComparedScenario = { readonly scenarioId: number | null; readonly name: string; readonly adjustments: readonly Wanted[] };
export type CompareScenariosInput = { readonly business: JobBusiness; readonly horizonDays: number; readonly scenarios: readonly ComparedScenario[] };
export type CompareScenariosOutput = ScenarioComparisonView;

type Parties = { readonly client: (id: number) => string; readonly vendor: (id: number) => string };

/** Customers and vendors as the forecast calls them; one that is not of this business is refused. */
function partiesOf(read: ReadHandle, businessId: number): Parties {
  const known = (table: 'clients' | 'expense_buckets', id: number): boolean =>
    read.statement(`SELECT id FROM ${table} WHERE business_id = ? AND id = ?`).get(businessId, id) !== undefined;
  return {
    client: (id) => {
      if (!known('clients', id)) throw new AppError('NOT_FOUND', 'There is no such customer in this business.');
      return customerCode(id);
    },
    vendor: (id) => {
      if (!known('expense_buckets', id)) throw new AppError('NOT_FOUND', 'There is no such vendor in this business.');
      return vendorCode(id);
    },
  };
}

function toEngine(adjustment: Wanted, parties: Parties, scope: string): Adjustment {
  switch (adjustment.kind) {
    case 'customer_pays_later':
      return { kind: adjustment.kind, counterpartyId: parties.client(adjustment.clientId), days: adjustment.days };
    case 'customer_leaves':
      return { kind: adjustment.kind, counterpartyId: parties.client(adjustment.clientId), fromDate: adjustment.fromDate };
    case 'vendor_delayed':
      return { kind: adjustment.kind, counterpartyId: parties.vendor(adjustment.expenseBucketId), days: adjustment.days };
    case 'price_change': {
      const { kind, changeBps, fromDate, clientId } = adjustment;
      return { kind, changeBps, fromDate, counterpartyId: clientId === null ? null : parties.client(clientId) };
    }
    case 'hire':
    case 'one_off':
    case 'borrow':
      return { ...adjustment, id: `${scope}/${adjustment.id}` };
    case 'tax_deferral':
    case 'revenue_change':
      return adjustment;
    default:
      return unreachable(adjustment);
  }
}

/** The changes as the engine knows them; `scope` keeps what one scenario adds apart from what another does. */
export function engineAdjustments(
  read: ReadHandle,
  businessId: number,
  { adjustments, scope }: { readonly adjustments: readonly Wanted[]; readonly scope: string },
): Adjustment[] {
  const parties = partiesOf(read, businessId);
  return adjustments.map((adjustment) => toEngine(adjustment, parties, scope));
}

/** The first day on which the expected balance is below the buffer. */
function firstDayBelow(forecast: Forecast): IsoDate | null {
  return forecast.days.find(({ p50Minor }) => p50Minor < forecast.bufferMinor)?.date ?? null;
}

function summaryOf(forecast: Forecast): ScenarioComparisonView['base'] {
  const { lowestPoint, probabilityBelowZero, probabilityBelowBuffer, cashNeededMinor } = forecast;
  return {
    lowestPoint,
    probabilityBelowZero,
    probabilityBelowBuffer,
    cashNeededMinor,
    firstDayBelowBuffer: firstDayBelow(forecast),
    endMinor: must(forecast.days.at(-1), 'a last day').p50Minor,
    days: forecast.days.map(({ date, p10Minor, p50Minor, p90Minor }) => ({ date, p10Minor, p50Minor, p90Minor })),
  };
}

/** The books as they are beside each scenario, on the same random numbers, so that a difference is the scenario's and not the dice's. */
export function compareGivenScenarios(input: CompareScenariosInput, context: JobContext): CompareScenariosOutput {
  const { business, horizonDays, scenarios } = input;
  const loaded = loadForecast(context, business, horizonDays);
  const translated = scenarios.map(({ adjustments }, index) => ({
    id: String(index),
    adjustments: engineAdjustments(context.database.read, business.businessId, { adjustments, scope: String(index) }),
  }));
  const compared = compareScenarios(loaded.input, translated, context.control);
  const before = firstDayBelow(compared.base);
  return {
    asOf: business.asOf,
    currency: loaded.forecast.baseCurrency,
    anchored: loaded.isAnchored,
    bufferMinor: loaded.forecast.bufferMinor,
    base: summaryOf(compared.base),
    scenarios: compared.scenarios.map(({ id, forecast, difference }) => {
      const wanted = must(scenarios[Number(id)], 'the scenario compared');
      const after = firstDayBelow(forecast);
      return {
        ...summaryOf(forecast),
        scenarioId: wanted.scenarioId,
        name: wanted.name,
        difference: {
          lowestPointMinor: difference.lowestPointMinor,
          endMinor: difference.endMinor,
          cashNeededMinor: difference.cashNeededMinor,
          probabilityBelowBuffer: difference.probabilityBelowBuffer,
          runwayDays: before === null || after === null ? null : daysBetween(before, after),
        },
      };
    }),
  };
}
