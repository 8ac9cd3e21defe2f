import { addDays, daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { minorUnits, type MinorUnits, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import { MESSAGE_LANGUAGES, type MessageLanguage } from '../../../src-shared/domain/vocabulary/actions.ts';
import { applySafetyMode } from '../../engine/detection/apply-safety-mode.ts';
import type {
  ClientFact,
  CreditLineFact,
  InvoiceToIssueFact,
  OpenItemFact,
  PreparationContext,
  RecurringCostFact,
  VendorFact,
} from '../../engine/preparation/context.ts';
import { countReminders, findSignatory, listCreditLines } from '../../features/actions/business-facts-store.ts';
import type { OpenItem } from '../../features/obligations/open-item.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { JobBusiness } from '../job-subject.ts';
import { EVERY_DAYS, type LoadedDetection, usualDelays } from './load-detection.ts';
import { discountOf, isReceivable } from './load-open-items.ts';

const YEAR_DAYS = 365;
const MONTH_DAYS = 30.4;
/** Days after its date on which an invoice nobody has issued is still proposed: what is older was issued elsewhere. */
const ISSUE_DAYS = 45;
/** Notice assumed where none is recorded: a month. */
const NOTICE_DAYS = 30;
/** Terms assumed where a vendor has none recorded. */
const TERMS_DAYS = 30;

function languageOf(tag: string | null): MessageLanguage | null {
  return MESSAGE_LANGUAGES.find((language) => language === tag?.slice(0, 2).toLowerCase()) ?? null;
}

function clientsOf({ customers, settled }: LoadedDetection, asOf: IsoDate): ClientFact[] {
  const delayOf = usualDelays(settled);
  const yearAgo = addDays(asOf, -YEAR_DAYS);
  const revenue = new Map<number, number>();
  for (const { clientId, settledDate, baseMinor } of settled)
    if (settledDate > yearAgo) revenue.set(clientId, (revenue.get(clientId) ?? 0) + baseMinor);
  const total = [...revenue.values()].reduce((sum, amount) => sum + amount, 0);
  return customers.map(({ id, name, email, language, country, relationshipType }) => ({
    id: String(id),
    name,
    contactName: null,
    email,
    language: languageOf(language),
    country,
    relationshipType: relationshipType ?? 'transactional',
    revenueShareBps: total <= 0 ? 0 : Math.max(0, Math.trunc(((revenue.get(id) ?? 0) * 10_000) / total)),
    averageDelayDays: delayOf(id) ?? 0,
  }));
}

function vendorsOf({ vendors }: LoadedDetection, asOf: IsoDate): VendorFact[] {
  return vendors.map(({ id, name, email, language, country, flexibilityLevel, criticality, paymentTermsDays, delayHistory }) => ({
    id: String(id),
    name,
    contactName: null,
    email,
    language: languageOf(language),
    country,
    // Where nobody has said how far a vendor bends, it can be talked to, and the business would feel its absence.
    flexibility: flexibilityLevel ?? 'negotiable',
    criticality: criticality ?? 'important',
    paymentTermsDays: paymentTermsDays ?? TERMS_DAYS,
    delaysThisYear: delayHistory.filter(({ date }) => daysBetween(date, asOf) <= YEAR_DAYS).length,
  }));
}

function openItemsOf(read: ReadHandle, { items, settled }: LoadedDetection, { businessId, asOf }: JobBusiness): OpenItemFact[] {
  const delayOf = usualDelays(settled);
  const reminders = countReminders(read, businessId);
  const expectedOf = (item: OpenItem): IsoDate | null => {
    const { promisedDate, clientId, dueDate } = item.schedule;
    if (promisedDate !== null && promisedDate > asOf) return promisedDate;
    const delay = isReceivable(item) && clientId !== null ? delayOf(clientId) : null;
    return delay === null || delay <= 0 ? null : addDays(dueDate, delay);
  };
  return items.flatMap((item): OpenItemFact[] => {
    const { schedule, openMinor, baseMinor } = item;
    // A claim exists from its day of issue on; a bill or a wage that falls due soon can be decided on before.
    if (baseMinor === null || (isReceivable(item) && schedule.nominalDate > asOf)) return [];
    const partyId = schedule.clientId ?? schedule.expenseBucketId;
    const discount = discountOf(item, asOf);
    return [
      {
        id: String(schedule.id),
        obligationType: schedule.obligationType,
        partyId: partyId === null ? null : String(partyId),
        name: schedule.counterpartyName ?? schedule.agreementName,
        documentNumber: schedule.documentNumber,
        issueDate: schedule.issueDate ?? schedule.nominalDate,
        dueDate: schedule.dueDate,
        expectedDate: expectedOf(item),
        openMinor: baseMinor,
        documentOpenMinor: openMinor,
        documentCurrency: schedule.currency,
        discount: discount === null ? null : { untilDate: discount.untilDate, savingMinor: discount.baseSavingMinor },
        remindersSent: reminders.get(String(schedule.id)) ?? 0,
      },
    ];
  });
}

function recurringCostsOf({ agreements, vendors }: LoadedDetection): RecurringCostFact[] {
  const critical = new Set(vendors.filter(({ criticality }) => criticality === 'critical').map(({ id }) => id));
  return agreements.flatMap((agreement): RecurringCostFact[] => {
    const { id, name, obligationType, status, isDocumentBook, isProspect, terms, baseCurrencyAmountMinor, expenseBucketId } = agreement;
    const everyDays = EVERY_DAYS[terms.frequency];
    const isCost = obligationType === 'vendor_bill' || obligationType === 'subscription' || obligationType === 'rent';
    if (!isCost || status !== 'active' || isDocumentBook || isProspect || everyDays === null) return [];
    if (baseCurrencyAmountMinor === null || baseCurrencyAmountMinor >= 0) return [];
    return [
      {
        id: String(id),
        name,
        vendorId: expenseBucketId === null ? null : String(expenseBucketId),
        monthlyMinor: minorUnits(Math.trunc((-baseCurrencyAmountMinor * MONTH_DAYS) / everyDays + 0.5)),
        isEssential: obligationType === 'rent' || (expenseBucketId !== null && critical.has(expenseBucketId)),
        noticeDays: NOTICE_DAYS,
      },
    ];
  });
}

function creditLinesOf(read: ReadHandle, { forecast }: LoadedDetection, { businessId, baseCurrency }: JobBusiness): CreditLineFact[] {
  const balances = new Map(forecast.accounts.map(({ id, balanceMinor }) => [id, balanceMinor]));
  return listCreditLines(read, businessId)
    .filter(({ currency }) => currency === baseCurrency)
    .map(({ accountId, name, limitMinor, annualRateBps }) => ({
      id: String(accountId),
      name,
      limitMinor: minorUnits(limitMinor),
      drawnMinor: minorUnits(Math.max(0, -(balances.get(accountId) ?? ZERO))),
      annualRateBps,
    }));
}

/** Planned revenue whose day of issue has come and for which no document exists yet. */
function invoicesToIssueOf({ items }: LoadedDetection, asOf: IsoDate): InvoiceToIssueFact[] {
  return items.flatMap((item): InvoiceToIssueFact[] => {
    const { schedule, openMinor, baseMinor, status } = item;
    const age = daysBetween(schedule.nominalDate, asOf);
    if (!isReceivable(item) || status !== 'planned' || schedule.clientId === null || baseMinor === null || age < 0 || age > ISSUE_DAYS) return [];
    if (openMinor <= 0) return [];
    return [
      {
        agreementId: String(schedule.agreementId),
        clientId: String(schedule.clientId),
        name: schedule.agreementName,
        issueDate: schedule.nominalDate,
        dueDate: schedule.dueDate,
        amountMinor: baseMinor,
        documentMinor: openMinor,
        documentCurrency: schedule.currency,
      },
    ];
  });
}

/** The lowest balance to keep, after the safety mode. */
function bufferOf({ forecast }: Pick<LoadedDetection, 'forecast'>): MinorUnits {
  return applySafetyMode(forecast.thresholds).obligationsBufferMinor;
}

/** What the agents look at, from what the detectors were given. */
export function loadPreparation(read: ReadHandle, business: JobBusiness, loaded: LoadedDetection): PreparationContext {
  const { forecast, isAnchored } = loaded.forecast;
  const { asOf } = business;
  return {
    asOf,
    baseCurrency: currencyCode(business.baseCurrency),
    business: {
      name: business.name,
      country: business.country,
      language: languageOf(business.locale) ?? 'en',
      signatory: findSignatory(read, business.businessId)?.name ?? null,
    },
    bufferMinor: bufferOf(loaded),
    cashMinor: isAnchored ? forecast.openingBalanceMinor : null,
    path: isAnchored ? forecast.days.map(({ date, p10Minor, p50Minor }) => ({ date, p10Minor, p50Minor })) : [],
    monthlyOutflowMinor: minorUnits(-loaded.ordinaryMonthMinor),
    creditLines: creditLinesOf(read, loaded, business),
    clients: clientsOf(loaded, asOf),
    vendors: vendorsOf(loaded, asOf),
    openItems: openItemsOf(read, loaded, business),
    recurringCosts: recurringCostsOf(loaded),
    invoicesToIssue: invoicesToIssueOf(loaded, asOf),
  };
}
