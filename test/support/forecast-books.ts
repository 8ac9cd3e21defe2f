import { addDays, fromEpochDay, type IsoDate, toEpochDay } from '../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits, ZERO } from '../../src-shared/domain/money/minor-units.ts';
import { must } from '../../src-shared/result/assert.ts';
import { fitHazards } from '../../src-main/engine/delays/fit-hazards.ts';
import type { FittedDelays } from '../../src-main/engine/delays/types.ts';
import { fitNewItemStreams } from '../../src-main/engine/forecast/fit-new-items.ts';
import { fitOccurrences, type PastOccurrence } from '../../src-main/engine/forecast/fit-occurrences.ts';
import { type BankDay, type DatedAmount, residualHistory } from '../../src-main/engine/forecast/residual-history.ts';
import type { ForecastComponent } from '../../src-shared/domain/vocabulary/forecast.ts';
import type { ForecastInput, OpenItem, Provenance, ScheduledFlow } from '../../src-main/engine/forecast/types.ts';
import { type BusinessDays, createBusinessDays } from '../../src-main/engine/sample/business-days.ts';
import { countryOf } from '../../src-main/engine/sample/countries.ts';
import { nominalDays } from '../../src-main/engine/sample/nominal-days.ts';
import type { AgreementType, GeneratedCompany, SampleAgreement } from '../../src-main/engine/sample/types.ts';

/** What of a company's books the forecast is told: everything, or the bank lines alone. */
export type Knowledge = 'books' | 'bank';

export type OriginOptions = { readonly horizonDays: number; readonly pathCount: number; readonly knowledge: Knowledge };

/** A company with its days of cash and its agreements' due dates laid out once, to be asked from many origins. */
export type CompanyBooks = {
  readonly company: GeneratedCompany;
  readonly businessDays: BusinessDays;
  /** Cash of both accounts at the end of each day, from the first day of the history on. */
  readonly balances: Float64Array;
  readonly firstDay: number;
  readonly bankDays: readonly BankDay[];
  /** What the confirmed matches of past bank lines say: the documents each line discharges. */
  readonly explained: readonly (DatedAmount & { readonly document: string })[];
  readonly settledBy: ReadonlyMap<string, IsoDate>;
};

const SEED = 20_260_101;
const DUE_IS_OPEN_DAYS = 30;
const MOST_SHIFT_DAYS = 6;

const COMPONENTS: Readonly<Record<AgreementType, ForecastComponent>> = {
  revenue: 'ar',
  vendor_bill: 'recurring',
  payroll: 'payroll',
  tax: 'tax',
  rent: 'recurring',
  loan: 'recurring',
  subscription: 'recurring',
};

export function openBooks(company: GeneratedCompany): CompanyBooks {
  const firstDay = toEpochDay(company.startDate);
  const dayCount = toEpochDay(company.endDate) - firstDay + 1;
  const balances = new Float64Array(dayCount);
  const bankDays = new Map<string, { date: IsoDate; inflowMinor: number; outflowMinor: number; lineCount: number }>();
  const explained: (DatedAmount & { document: string })[] = [];
  company.bankLines.forEach((line, i) => {
    const day = toEpochDay(line.bookingDate) - firstDay;
    balances[day] = (balances[day] ?? 0) + line.amountMinor;
    const truth = must(company.truth.lines[i], 'a truth beside every line');
    if (truth.kind === 'transfer') return;
    const known = bankDays.get(line.bookingDate) ?? { date: line.bookingDate, inflowMinor: 0, outflowMinor: 0, lineCount: 0 };
    bankDays.set(line.bookingDate, known);
    if (line.amountMinor > 0) known.inflowMinor += line.amountMinor;
    else known.outflowMinor += line.amountMinor;
    known.lineCount += 1;
    for (const part of truth.pays) explained.push({ date: line.bookingDate, amountMinor: part.amountMinor, document: part.document });
  });
  let balance = company.accounts.reduce((sum, account) => sum + account.openingBalanceMinor, 0);
  balances.forEach((net, day) => {
    balance += net;
    balances[day] = balance;
  });
  const settledBy = new Map<string, IsoDate>();
  for (const { number, settledDate } of company.truth.invoices) if (settledDate !== null) settledBy.set(number, settledDate);
  for (const { key, settledDate } of company.truth.bills) if (settledDate !== null) settledBy.set(key, settledDate);
  const holidays = countryOf(company.country).holidays;
  const businessDays = createBusinessDays(holidays, addDays(company.startDate, -900), addDays(company.endDate, 400));
  return { company, businessDays, balances, firstDay, bankDays: [...bankDays.values()], explained, settledBy };
}

/** The agreement as its owner knows it on a day: no end and no price that lies ahead. Null when it has not begun or is over. */
function knownAgreement(agreement: SampleAgreement, origin: IsoDate): SampleAgreement | null {
  if (agreement.startDate > origin) return null;
  const endDate = agreement.endDate !== null && agreement.endDate <= origin ? agreement.endDate : null;
  return { ...agreement, endDate, priceChanges: agreement.priceChanges.filter((change) => change.fromDate <= origin) };
}

const amountOn = (agreement: SampleAgreement, date: IsoDate): number =>
  agreement.priceChanges.findLast((change) => change.fromDate <= date)?.amountMinor ?? agreement.amountMinor;

type Slot = { readonly nominalDate: IsoDate; readonly dueDate: IsoDate; readonly amountMinor: number };

function slotsOf(books: CompanyBooks, agreement: SampleAgreement, span: { readonly from: IsoDate; readonly to: IsoDate }): Slot[] {
  const { businessDays } = books;
  // a nominal day after the span may be shifted back into it
  const end = addDays(span.to, MOST_SHIFT_DAYS);
  const last = agreement.endDate === null || agreement.endDate > end ? end : agreement.endDate;
  return nominalDays({ ...agreement, startDay: toEpochDay(agreement.startDate) }, toEpochDay(last), businessDays)
    .map((day) => ({ nominalDate: fromEpochDay(day), dueDate: fromEpochDay(businessDays.shift(day, agreement.shift)) }))
    .filter(({ dueDate }) => dueDate >= span.from && dueDate <= span.to)
    .map((slot) => ({ ...slot, amountMinor: amountOn(agreement, slot.nominalDate) }));
}

type Explained = ReadonlyMap<string, { readonly date: IsoDate; readonly amountMinor: number }>;

const provenanceOf = (origin: IsoDate, pastOccurrences: number): Provenance => ({ source: 'agreement', confirmedOn: origin, pastOccurrences });

function costSchedules(books: CompanyBooks, origin: IsoDate, context: { readonly paid: Explained; readonly horizonEnd: IsoDate }): ScheduledFlow[] {
  const agreements = books.company.agreements.filter(({ type }) => type !== 'revenue');
  const known = agreements.map((agreement) => knownAgreement(agreement, origin)).filter((agreement) => agreement !== null);
  const past: PastOccurrence[] = known.flatMap((agreement) =>
    slotsOf(books, agreement, { from: books.company.startDate, to: addDays(origin, 5) }).map((slot) => {
      const payment = context.paid.get(`${agreement.key}:${slot.nominalDate}`);
      const { dueDate, amountMinor: plannedMinor } = slot;
      return { streamId: agreement.key, dueDate, paidDate: payment?.date ?? null, plannedMinor, paidMinor: payment?.amountMinor ?? null };
    }),
  );
  const fits = fitOccurrences(past, origin);
  return known.flatMap((agreement) => {
    const fit = fits.byStream[agreement.key] ?? fits.pool;
    return slotsOf(books, agreement, { from: addDays(origin, -DUE_IS_OPEN_DAYS), to: addDays(context.horizonEnd, MOST_SHIFT_DAYS) })
      .filter((slot) => slot.dueDate >= books.company.startDate && !context.paid.has(`${agreement.key}:${slot.nominalDate}`))
      .map((slot) => ({
        id: `${agreement.key}:${slot.nominalDate}`,
        dueDate: slot.dueDate,
        amountMinor: minorUnits(Math.trunc(slot.amountMinor * fit.amountRatio)),
        component: COMPONENTS[agreement.type],
        jitter: fit.jitter,
        amountLogSd: fit.amountLogSd,
        aliveProbability: fit.aliveProbability,
        missProbability: fit.missProbability,
        streamId: agreement.key,
        provenance: provenanceOf(origin, fit.occurrenceCount),
      }));
  });
}

type Item = {
  readonly id: string;
  readonly component: 'ar' | 'ap';
  readonly counterpartyId: string;
  readonly issueDate: IsoDate;
  readonly dueDate: IsoDate;
  readonly amountMinor: number;
  readonly isAgreed: boolean;
};

function itemsOf({ company }: CompanyBooks): Item[] {
  return [
    ...company.invoices.map((i) => ({
      id: i.number,
      component: 'ar' as const,
      counterpartyId: i.customerKey,
      isAgreed: i.agreementKey !== null,
      ...i,
    })),
    ...company.bills.map((b) => ({ id: b.key, component: 'ap' as const, counterpartyId: b.vendorKey, isAgreed: false, ...b })),
  ];
}

/** Invoices that retainers will bring: issued on their nominal day, due after the customer's terms. */
function agreedInvoices(books: CompanyBooks, origin: IsoDate, context: { readonly delays: FittedDelays; readonly horizonEnd: IsoDate }): OpenItem[] {
  const terms = new Map(books.company.customers.map((customer) => [customer.key, customer.paymentTermsDays]));
  return books.company.agreements.flatMap((entry) => {
    const agreement = entry.type === 'revenue' ? knownAgreement(entry, origin) : null;
    if (agreement === null) return [];
    const customer = agreement.customerKey ?? '';
    return slotsOf(books, agreement, { from: addDays(origin, 1), to: context.horizonEnd }).map((slot) => ({
      id: `${agreement.key}:${slot.nominalDate}`,
      component: 'ar' as const,
      counterpartyId: customer,
      dueDate: addDays(slot.nominalDate, terms.get(customer) ?? 30),
      amountMinor: minorUnits(slot.amountMinor),
      hazardId: context.delays.hazardIdByCounterparty[customer] ?? context.delays.poolId,
      promisedDate: null,
      stream: { id: agreement.key, aliveProbability: 1 },
      provenance: provenanceOf(origin, context.delays.settledCountByCounterparty[customer] ?? 0),
    }));
  });
}

function openDocuments(
  books: CompanyBooks,
  origin: IsoDate,
  context: { readonly items: readonly Item[]; readonly delays: Readonly<Record<'ar' | 'ap', FittedDelays>> },
): OpenItem[] {
  const paid = new Map<string, number>();
  for (const { date, document, amountMinor } of books.explained) if (date <= origin) paid.set(document, (paid.get(document) ?? 0) + amountMinor);
  return context.items.flatMap((item) => {
    const settled = books.settledBy.get(item.id) ?? null;
    if (item.issueDate > origin || (settled !== null && settled <= origin)) return [];
    const delays = context.delays[item.component];
    return [
      {
        id: item.id,
        component: item.component,
        counterpartyId: item.counterpartyId,
        dueDate: item.dueDate,
        amountMinor: minorUnits(item.amountMinor - (paid.get(item.id) ?? 0)),
        hazardId: delays.hazardIdByCounterparty[item.counterpartyId] ?? delays.poolId,
        promisedDate: null,
        provenance: { source: 'ledger' as const, confirmedOn: origin, pastOccurrences: delays.settledCountByCounterparty[item.counterpartyId] ?? 0 },
      },
    ];
  });
}

function obligationsAt(
  books: CompanyBooks,
  origin: IsoDate,
  horizonEnd: IsoDate,
): Pick<ForecastInput, 'scheduled' | 'openItems' | 'delayHazards' | 'newItemStreams'> {
  const items = itemsOf(books);
  const delaysOf = (component: 'ar' | 'ap'): FittedDelays =>
    fitHazards(
      items.filter((item) => item.component === component).map((item) => ({ ...item, settledDate: books.settledBy.get(item.id) ?? null })),
      { asOf: origin, component },
    );
  const delays = { ar: delaysOf('ar'), ap: delaysOf('ap') };
  const paid = new Map(books.explained.filter(({ date }) => date <= origin).map((part) => [part.document, part]));
  const streams = (['ar', 'ap'] as const).flatMap((component) =>
    fitNewItemStreams(
      items.filter((item) => item.component === component && !item.isAgreed).map((item) => ({ ...item, amountMinor: minorUnits(item.amountMinor) })),
      { component, asOf: origin, booksFrom: books.company.startDate, delays: delays[component] },
    ),
  );
  return {
    scheduled: costSchedules(books, origin, { paid, horizonEnd }),
    openItems: [...openDocuments(books, origin, { items, delays }), ...agreedInvoices(books, origin, { delays: delays.ar, horizonEnd })],
    delayHazards: [...delays.ar.hazards, ...delays.ap.hazards],
    newItemStreams: streams,
  };
}

/** Cash at the end of a day of the history. */
export const balanceOn = (books: CompanyBooks, date: IsoDate): number =>
  must(books.balances[toEpochDay(date) - books.firstDay], `a balance on ${date}`);

/**
 * What a user of the product would know at the end of `origin`: documents issued and bank lines booked by then, confirmed matches of those lines,
 * agreements begun and not known to end. Delays, occurrences and new items are fitted by the product's own engines. Nothing of what comes later.
 */
export function forecastInputAt(books: CompanyBooks, origin: IsoDate, options: OriginOptions): ForecastInput {
  const { company } = books;
  const horizonEnd = addDays(origin, options.horizonDays);
  const hasBooks = options.knowledge === 'books';
  const obligations = hasBooks ? obligationsAt(books, origin, horizonEnd) : { scheduled: [], openItems: [], delayHazards: [], newItemStreams: [] };
  return {
    asOf: origin,
    horizonDays: options.horizonDays,
    baseCurrency: company.currency,
    seed: SEED,
    pathCount: options.pathCount,
    opening: { balanceMinor: minorUnits(balanceOn(books, origin)), isAnchored: true, statedOn: origin, bankDataThrough: origin },
    bufferMinor: ZERO,
    history: residualHistory(books.bankDays, hasBooks ? books.explained : [], { firstDate: company.startDate, lastDate: origin }),
    pipeline: [],
    ...obligations,
  };
}
