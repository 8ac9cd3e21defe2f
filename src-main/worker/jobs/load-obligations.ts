import { addDays, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import type { ForecastComponent } from '../../../src-shared/domain/vocabulary/forecast.ts';
import { fitHazards } from '../../engine/delays/fit-hazards.ts';
import type { FittedDelays } from '../../engine/delays/types.ts';
import { fitNewItemStreams } from '../../engine/forecast/fit-new-items.ts';
import { fitOccurrences, type OccurrenceFit } from '../../engine/forecast/fit-occurrences.ts';
import type { ForecastInput, OpenItem, PipelineItem, ScheduledFlow } from '../../engine/forecast/types.ts';
import { listAgreements, type StoredAgreement } from '../../features/obligations/agreement-store.ts';
import { directSchedules } from '../../features/obligations/direct-schedules.ts';
import { readFeatureFlags } from '../../features/obligations/feature-flags.ts';
import { type ExplainedPart, listExplained, listLastPayments } from '../../features/obligations/forecast-store.ts';
import { type OpenItem as StoredOpenItem, viewOpen } from '../../features/obligations/open-item.ts';
import { listSchedules } from '../../features/obligations/schedule-store.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { JobBusiness } from '../job-subject.ts';
import { createProvenance, type ProvenanceOf } from './line-provenance.ts';

/** After this many days past its date a movement under an agreement that has not come is taken as missed, not as late. */
const DUE_IS_OPEN_DAYS = 30;
/** A due date shortly after today may already have been paid: its payment counts as an occurrence of the past. */
const PAID_EARLY_DAYS = 5;
/** A movement due shortly after the horizon may still come inside it. */
const EARLIEST_DAYS = 6;
/** Spread of the day on which a prospect becomes money. */
const PROSPECT_SD_DAYS = 21;

const COMPONENT_OF: Readonly<Record<StoredAgreement['obligationType'], ForecastComponent>> = {
  revenue: 'ar',
  vendor_bill: 'recurring',
  payroll: 'payroll',
  tax: 'tax',
  rent: 'recurring',
  loan: 'recurring',
  subscription: 'recurring',
};

type Books = {
  readonly asOf: IsoDate;
  readonly horizonEnd: IsoDate;
  readonly items: readonly StoredOpenItem[];
  readonly agreements: ReadonlyMap<number, StoredAgreement>;
  readonly lastPayments: ReadonlyMap<number, IsoDate>;
  readonly provenanceOf: ProvenanceOf;
};

/** Customers and vendors by one text each, since the engine knows no tables. */
export const customerCode = (id: number): string => `c${id}`;
export const vendorCode = (id: number): string => `v${id}`;

/** The customer that a code names; null for a vendor and for nobody. */
export const customerIdOf = (code: string | null): number | null => (code?.startsWith('c') === true ? Number(code.slice(1)) : null);

/** The part of the forecast in which a due item stands, deals not won aside. */
export function componentOf({
  isDocumentBook,
  obligationType,
}: Pick<StoredOpenItem['schedule'], 'isDocumentBook' | 'obligationType'>): ForecastComponent {
  if (obligationType === 'revenue') return 'ar';
  return isDocumentBook ? 'ap' : COMPONENT_OF[obligationType];
}

function counterpartyOf({ schedule }: StoredOpenItem): string | null {
  if (schedule.clientId !== null) return customerCode(schedule.clientId);
  return schedule.expenseBucketId === null ? null : vendorCode(schedule.expenseBucketId);
}

const isCost = ({ schedule }: StoredOpenItem): boolean => !schedule.isDocumentBook && schedule.obligationType !== 'revenue';
const sideOf = ({ schedule }: StoredOpenItem): 'ar' | 'ap' => (schedule.obligationType === 'revenue' ? 'ar' : 'ap');

function settledOn({ schedule, openMinor }: StoredOpenItem, lastPayments: Books['lastPayments']): IsoDate | null {
  return openMinor === 0 && schedule.settledMinor !== 0 ? (lastPayments.get(schedule.id) ?? null) : null;
}

function delaysOf({ items, asOf, lastPayments }: Books, component: 'ar' | 'ap'): FittedDelays {
  const documents = items.filter(
    (item) => !isCost(item) && sideOf(item) === component && item.schedule.closedDate === null && item.schedule.nominalDate <= asOf,
  );
  return fitHazards(
    documents.map((item) => ({
      counterpartyId: counterpartyOf(item),
      issueDate: item.schedule.nominalDate,
      dueDate: item.schedule.dueDate,
      settledDate: settledOn(item, lastPayments),
    })),
    { asOf, component },
  );
}

/** What the past of each agreement says of its next movements: how punctual, how often missed, how far off the amount. */
function occurrenceFits({ items, asOf, agreements, lastPayments }: Books): (agreementId: number) => OccurrenceFit & { readonly ownCount: number } {
  const past = items
    .filter((item) => isCost(item) && item.schedule.closedDate === null && item.schedule.dueDate <= addDays(asOf, PAID_EARLY_DAYS))
    .map(({ schedule }) => {
      const paidDate = schedule.settledMinor === 0 ? null : (lastPayments.get(schedule.id) ?? null);
      const agreement = agreements.get(schedule.agreementId);
      const plannedMinor = agreement?.isAmountVariable === true ? agreement.terms.baseAmountMinor : schedule.estimatedAmountMinor;
      return {
        streamId: String(schedule.agreementId),
        dueDate: schedule.dueDate,
        paidDate,
        plannedMinor,
        paidMinor: paidDate === null ? null : schedule.settledMinor,
      };
    });
  const fits = fitOccurrences(past, asOf);
  return (agreementId) => {
    const own = fits.byStream[String(agreementId)];
    // What others have shown is fitted to a stream without a past, but it has not been seen itself.
    return { ...(own ?? fits.pool), ownCount: own?.occurrenceCount ?? 0 };
  };
}

function costFlows(books: Books): ScheduledFlow[] {
  const fitOf = occurrenceFits(books);
  const from = addDays(books.asOf, -DUE_IS_OPEN_DAYS);
  return books.items.flatMap((item): ScheduledFlow[] => {
    const { schedule, baseMinor, openMinor } = item;
    if (
      !isCost(item) ||
      openMinor === 0 ||
      baseMinor === null ||
      schedule.dueDate < from ||
      schedule.dueDate > addDays(books.horizonEnd, EARLIEST_DAYS)
    )
      return [];
    const fit = fitOf(schedule.agreementId);
    const isFixed = schedule.documentNumber !== null || schedule.settledMinor !== 0;
    return [
      {
        id: String(schedule.id),
        dueDate: schedule.dueDate,
        // A document says what it costs; what is only planned costs what the last ones did.
        amountMinor: isFixed ? baseMinor : minorUnits(Math.trunc(baseMinor * fit.amountRatio)),
        component: COMPONENT_OF[schedule.obligationType],
        jitter: fit.jitter,
        amountLogSd: isFixed ? 0 : fit.amountLogSd,
        aliveProbability: fit.aliveProbability,
        missProbability: fit.missProbability,
        streamId: String(schedule.agreementId),
        counterpartyId: counterpartyOf(item),
        provenance: books.provenanceOf(schedule, fit.ownCount),
      },
    ];
  });
}

function openItems(books: Books, delays: Readonly<Record<'ar' | 'ap', FittedDelays>>): OpenItem[] {
  return books.items.flatMap((item): OpenItem[] => {
    const { schedule, openMinor, baseMinor } = item;
    if (isCost(item) || openMinor === 0 || baseMinor === null || schedule.dueDate > books.horizonEnd) return [];
    const component = sideOf(item);
    const counterpartyId = counterpartyOf(item);
    const fitted = delays[component];
    const isAhead = schedule.nominalDate > books.asOf;
    return [
      {
        id: String(schedule.id),
        component,
        counterpartyId,
        dueDate: schedule.dueDate,
        amountMinor: baseMinor,
        hazardId: (counterpartyId === null ? undefined : fitted.hazardIdByCounterparty[counterpartyId]) ?? fitted.poolId,
        promisedDate: schedule.promisedDate,
        ...(isAhead ? { stream: { id: String(schedule.agreementId), aliveProbability: 1 } } : {}),
        provenance: books.provenanceOf(schedule, (counterpartyId === null ? undefined : fitted.settledCountByCounterparty[counterpartyId]) ?? 0),
      },
    ];
  });
}

/** Documents that no agreement announced, from which those still to come are drawn. */
function newItems({ items, asOf }: Books, delays: Readonly<Record<'ar' | 'ap', FittedDelays>>): ForecastInput['newItemStreams'] {
  const documents = items.filter(({ schedule }) => schedule.isDocumentBook && schedule.nominalDate <= asOf);
  const booksFrom = documents.reduce<IsoDate | null>(
    (first, { schedule }) => (first === null || schedule.nominalDate < first ? schedule.nominalDate : first),
    null,
  );
  if (booksFrom === null) return [];
  return (['ar', 'ap'] as const).flatMap((component) =>
    fitNewItemStreams(
      documents
        .filter((item) => sideOf(item) === component && item.schedule.baseCurrencyAmountMinor !== null)
        .map((item) => ({
          counterpartyId: counterpartyOf(item),
          issueDate: item.schedule.nominalDate,
          dueDate: item.schedule.dueDate,
          amountMinor: item.schedule.baseCurrencyAmountMinor ?? ZERO,
        })),
      { component, asOf, booksFrom, delays: delays[component] },
    ),
  );
}

function prospects(items: readonly StoredOpenItem[], books: Omit<Books, 'items'>): PipelineItem[] {
  return items.flatMap(({ schedule, baseMinor, openMinor }): PipelineItem[] => {
    const probability = books.agreements.get(schedule.agreementId)?.probability ?? null;
    if (openMinor === 0 || baseMinor === null || probability === null || schedule.dueDate <= books.asOf || schedule.dueDate > books.horizonEnd)
      return [];
    const provenance = books.provenanceOf(schedule, 0);
    return [
      { id: String(schedule.id), expectedDate: schedule.dueDate, amountMinor: baseMinor, probability, dateSdDays: PROSPECT_SD_DAYS, provenance },
    ];
  });
}

export type LoadedObligations = Pick<ForecastInput, 'scheduled' | 'openItems' | 'delayHazards' | 'newItemStreams' | 'pipeline'> & {
  /** What of the bank history all this explains: the rest is the residual. */
  readonly explained: readonly ExplainedPart[];
};

/**
 * What is owed and agreed, as the forecast takes it: each obligation once, and only as long as no bank line settles it. Facts of the reference day: a
 * document issued later, or a payment made later, is not known.
 */
export function loadObligations(read: ReadHandle, business: JobBusiness, horizonEnd: IsoDate): LoadedObligations {
  const { businessId, asOf } = business;
  const agreements = new Map(listAgreements(read, businessId).map((agreement) => [agreement.id, agreement]));
  const isDirect = !readFeatureFlags(read, businessId).useObligationForForecast;
  const stored = listSchedules(read, businessId, { asOf });
  const schedules = isDirect ? directSchedules(read, business, { stored, horizonEnd: addDays(horizonEnd, EARLIEST_DAYS) }) : stored;
  const items = schedules.map((schedule) => viewOpen(schedule, asOf));
  const lastPayments = listLastPayments(read, businessId, asOf);
  const provenanceOf = createProvenance({ asOf, timeZone: business.timeZone, schedules, agreements, lastPayments });
  const facts = { asOf, horizonEnd, agreements, lastPayments, provenanceOf };
  const books: Books = { ...facts, items: items.filter(({ schedule }) => !schedule.isProspect) };
  const delays = { ar: delaysOf(books, 'ar'), ap: delaysOf(books, 'ap') };
  return {
    scheduled: costFlows(books),
    openItems: openItems(books, delays),
    delayHazards: [...delays.ar.hazards, ...delays.ap.hazards],
    newItemStreams: newItems(books, delays),
    pipeline: prospects(
      items.filter(({ schedule }) => schedule.isProspect),
      facts,
    ),
    explained: listExplained(read, businessId, asOf),
  };
}
