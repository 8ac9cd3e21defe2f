import { addDays, type IsoDate, isoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../src-shared/domain/money/currency.ts';
import { FORECAST_COMPONENTS, type ForecastComponent } from '../../src-shared/domain/vocabulary/forecast.ts';
import { minorUnits, ZERO } from '../../src-shared/domain/money/minor-units.ts';
import { drawInteger, type Random } from '../../src-main/engine/common/random.ts';
import { UNCONTROLLED } from '../../src-main/engine/common/run-control.ts';
import { computeForecast } from '../../src-main/engine/forecast/compute-forecast.ts';
import { type ForecastInput, type OpenItem, type ScheduledFlow } from '../../src-main/engine/forecast/types.ts';

const AS_OF = isoDate('2026-03-01');
const ON_THE_DAY = { id: 'on_the_day', firstLagDays: 0, hazards: [1] };

/** Random books without anything uncertain: schedules of any age without jitter, and items that are paid on their due date. */
export function drawCertainBooks(random: Random): ForecastInput {
  const amount = (): number => drawInteger(random, -9_999_999, 9_999_999);
  const provenance = { source: 'agreement', confirmedOn: AS_OF, pastOccurrences: 3 } as const;
  const scheduled: ScheduledFlow[] = Array.from({ length: drawInteger(random, 0, 40) }, (_, i) => ({
    id: `s${i}`,
    dueDate: addDays(AS_OF, drawInteger(random, -40, 200)),
    amountMinor: minorUnits(amount()),
    component: FORECAST_COMPONENTS[drawInteger(random, 0, FORECAST_COMPONENTS.length - 1)] ?? 'other',
    jitter: [],
    amountLogSd: 0,
    aliveProbability: 1,
    streamId: null,
    provenance,
  }));
  const openItems: OpenItem[] = Array.from({ length: drawInteger(random, 0, 20) }, (_, i) => ({
    id: `i${i}`,
    component: random() < 0.5 ? ('ar' as const) : ('ap' as const),
    counterpartyId: `c${i % 3}`,
    dueDate: addDays(AS_OF, drawInteger(random, 1, 200)),
    amountMinor: minorUnits(amount()),
    hazardId: ON_THE_DAY.id,
    promisedDate: null,
    provenance,
  }));
  return {
    asOf: AS_OF,
    horizonDays: drawInteger(random, 1, 150),
    baseCurrency: currencyCode('EUR'),
    seed: drawInteger(random, 0, 1_000_000),
    pathCount: 3,
    opening: { balanceMinor: minorUnits(amount()), isAnchored: true, statedOn: AS_OF, bankDataThrough: AS_OF },
    bufferMinor: ZERO,
    history: { firstDate: AS_OF, inflowMinor: [], outflowMinor: [], lineCount: 0 },
    scheduled,
    openItems,
    delayHazards: [ON_THE_DAY],
    pipeline: [],
    newItemStreams: [],
  };
}

type AuditedDay = { readonly date: IsoDate; readonly balance: number; readonly byComponent: ReadonlyMap<ForecastComponent, number> };

const weekdayOf = (date: IsoDate): number => new Date(`${date}T12:00:00Z`).getUTCDay();

/** The day a bank books a payment meant for `date`: Friday for Saturday, Monday for Sunday, never before tomorrow. */
function bookingDay(date: IsoDate): IsoDate {
  if (weekdayOf(date) === 0) return addDays(date, 1);
  if (weekdayOf(date) !== 6) return date;
  const friday = addDays(date, -1);
  return friday > AS_OF ? friday : addDays(date, 2);
}

/** The auditor: walks the calendar day by day over plain objects and books what is due, late schedules on the first day. */
function walkCalendar(input: ForecastInput): AuditedDay[] {
  let balance: number = input.opening.balanceMinor;
  return Array.from({ length: input.horizonDays }, (_, i) => {
    const date = addDays(AS_OF, i + 1);
    const due = [
      ...input.scheduled.filter((flow) => flow.dueDate === date || (i === 0 && flow.dueDate < date)),
      ...input.openItems.filter((item) => bookingDay(item.dueDate) === date),
    ];
    const byComponent = new Map<ForecastComponent, number>();
    for (const { component, amountMinor } of due) {
      balance += amountMinor;
      byComponent.set(component, (byComponent.get(component) ?? 0) + amountMinor);
    }
    return { date, balance, byComponent };
  });
}

/** Compares the engine with the auditor on one set of books; one line for each difference. */
export function auditForecast(input: ForecastInput): string[] {
  const forecast = computeForecast(input, UNCONTROLLED);
  const audited = walkCalendar(input);
  const problems: string[] = [];
  const lowest = Math.min(...audited.map((day) => day.balance));
  if (forecast.lowestPoint.p50Minor !== lowest) problems.push(`lowest point ${forecast.lowestPoint.p50Minor}, audited ${lowest}`);
  audited.forEach((day, i) => {
    const said = forecast.days[i];
    if (said === undefined || said.date !== day.date) problems.push(`day ${i + 1}: ${said?.date}, audited ${day.date}`);
    else {
      for (const value of [said.p10Minor, said.p50Minor, said.p90Minor])
        if (value !== day.balance) problems.push(`${day.date}: balance ${value}, audited ${day.balance}`);
      for (const component of FORECAST_COMPONENTS)
        if (said.components[component] !== (day.byComponent.get(component) ?? 0)) problems.push(`${day.date}: ${component} differs`);
    }
  });
  return problems;
}
