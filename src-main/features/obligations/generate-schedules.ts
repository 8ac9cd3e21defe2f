import { addDays, addMonths, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { generateOccurrences } from '../../engine/obligations/generate-occurrences.ts';
import { planRegeneration, type StoredOccurrence } from '../../engine/obligations/plan-regeneration.ts';
import type { PlannedOccurrence } from '../../engine/obligations/types.ts';
import { listAgreements, setGeneratedThrough, type StoredAgreement } from './agreement-store.ts';
import type { Book } from './book.ts';
import { materialiseCashEvents } from './cash-events.ts';
import { listVersions } from './terms-store.ts';
import { insertSchedule, listSchedules, type ScheduleFacts, setScheduleStatus, type StoredSchedule, updateSchedule } from './schedule-store.ts';

/** How far ahead due items exist: what the longest forecast looks at. */
const HORIZON_MONTHS = 24;
/** A day after every payment there can be: what is settled at all, whenever it was paid. */
export const END_OF_TIME = '2999-12-31' as IsoDate;

export type Regenerated = { readonly inserted: number; readonly updated: number; readonly cancelled: number };

const NOTHING: Regenerated = { inserted: 0, updated: 0, cancelled: 0 };

function isGenerating(agreement: StoredAgreement): boolean {
  const isPartyActive = agreement.counterpartyStatus === null || agreement.counterpartyStatus === 'active';
  return agreement.status === 'active' && !agreement.isDocumentBook && isPartyActive;
}

function toOccurrence(item: StoredSchedule): StoredOccurrence {
  return {
    id: String(item.id),
    occurrenceKey: item.occurrenceKey,
    nominalDate: item.nominalDate,
    dueDate: item.dueDate,
    amountMinor: item.estimatedAmountMinor,
    taxMinor: item.taxAmountMinor,
    label: item.description,
    status: item.status,
    documentNumber: item.documentNumber ?? (item.issueDate === null ? null : item.occurrenceKey),
    allocatedMinor: item.settledMinor,
    cancelledBy: item.status === 'cancelled' ? (item.statusCause === 'terms' ? 'terms' : 'person') : null,
  };
}

function factsOf(agreement: StoredAgreement, occurrence: PlannedOccurrence): ScheduleFacts {
  return {
    nominalDate: occurrence.nominalDate,
    dueDate: occurrence.dueDate,
    issueDate: null,
    estimatedAmountMinor: occurrence.amountMinor,
    taxAmountMinor: occurrence.taxMinor,
    documentNumber: null,
    paymentReference: agreement.paymentReference,
    description: occurrence.label,
    promisedDate: null,
    discountUntil: null,
    discountBps: null,
  };
}

type Wanted = PlannedOccurrence & { readonly version: number };

/**
 * What an agreement gives between two nominal dates: each version of its terms for the days on which it applied, so that a change announced for May
 * leaves April alone.
 */
function wantedOf(book: Book, agreement: StoredAgreement, window: { readonly from: IsoDate; readonly to: IsoDate }): Wanted[] {
  if (!isGenerating(agreement)) return [];
  const versions = listVersions(book.tx, book.businessId, agreement.id);
  return versions.flatMap(({ version, terms, effectiveFrom }, index) => {
    // A later version may begin earlier than one before it: from that day on it is the one that counts.
    const replacedFrom = versions
      .slice(index + 1)
      .map((later) => later.effectiveFrom)
      .toSorted()[0];
    const from = index === 0 || effectiveFrom < window.from ? window.from : effectiveFrom;
    const to = replacedFrom === undefined || replacedFrom > window.to ? window.to : addDays(replacedFrom, -1);
    // A prospect is due on the day the deal is expected, later ones in its rhythm after that.
    const startDate = agreement.isProspect && agreement.expectedDate !== null ? agreement.expectedDate : terms.startDate;
    return generateOccurrences({ ...terms, startDate }, { calendar: book.calendar, from, to }).map((occurrence) => ({ ...occurrence, version }));
  });
}

/**
 * Brings the due items of one agreement to what its terms give up to the horizon. `changedFrom` is the first nominal date a change of terms applies
 * to: earlier items are never touched. Running it again changes nothing. Items a person has edited stay as they are.
 */
export function regenerate(book: Book, agreement: StoredAgreement, changedFrom: IsoDate): Regenerated {
  if (agreement.isDocumentBook) return NOTHING;
  const { tx, businessId, nowInstant, userId } = book;
  const stored = listSchedules(tx, businessId, { agreementId: agreement.id, asOf: END_OF_TIME });
  const edited = new Set(stored.filter((item) => item.isEdited).map((item) => item.occurrenceKey));
  const existing = stored.filter((item) => !item.isEdited).map(toOccurrence);
  const horizon = addMonths(book.today, HORIZON_MONTHS);
  const last = stored.reduce<IsoDate>((latest, item) => (item.nominalDate > latest ? item.nominalDate : latest), horizon);
  const first = agreement.terms.milestones.reduce<IsoDate>((a, { dueDate }) => (dueDate < a ? dueDate : a), agreement.terms.startDate);
  const window = { from: stored.length > 0 && first < changedFrom ? first : changedFrom, to: last };
  const wanted = wantedOf(book, agreement, window).filter((item) => !edited.has(item.occurrenceKey));
  const plan = planRegeneration({ existing, wanted, window, asOf: changedFrom, generatedThrough: agreement.generatedThrough });
  const versions = new Map(wanted.map((occurrence) => [occurrence.occurrenceKey, occurrence.version]));
  const versionOf = ({ occurrenceKey }: PlannedOccurrence): number => versions.get(occurrenceKey) ?? agreement.version;
  const base = (occurrence: PlannedOccurrence) => book.toBase(occurrence.amountMinor, agreement.terms.currency, occurrence.dueDate);

  for (const occurrence of plan.insert) {
    insertSchedule(
      tx,
      businessId,
      {
        agreementId: agreement.id,
        agreementVersion: versionOf(occurrence),
        occurrenceKey: occurrence.occurrenceKey,
        ...factsOf(agreement, occurrence),
        currency: agreement.terms.currency,
        base: base(occurrence),
        status: 'planned',
        statusCause: 'generated',
        source: agreement.source,
      },
      { nowInstant, userId },
    );
  }
  for (const { id, occurrence, isReopened } of plan.update) {
    const facts = factsOf(agreement, occurrence);
    updateSchedule(tx, businessId, Number(id), {
      facts,
      base: base(occurrence),
      agreementVersion: versionOf(occurrence),
      isEdited: false,
      nowInstant,
    });
    if (isReopened) setScheduleStatus(tx, businessId, Number(id), { status: 'planned', cause: 'generated', closedDate: null, nowInstant });
  }
  for (const { id } of plan.cancel) {
    setScheduleStatus(tx, businessId, Number(id), { status: 'cancelled', cause: 'terms', closedDate: book.today, nowInstant });
  }
  if (plan.insert.length + plan.update.length + plan.cancel.length > 0) {
    materialiseCashEvents(tx, businessId, { scope: { agreementId: agreement.id }, nowInstant });
  }
  setGeneratedThrough(tx, businessId, agreement.id, isGenerating(agreement) ? horizon : null);
  return { inserted: plan.insert.length, updated: plan.update.length, cancelled: plan.cancel.length };
}

/**
 * Tops up every agreement of the business. Costs nothing for those that reach the horizon already; one audit entry says what was added, and none is
 * written when nothing was.
 */
export function topUp(book: Book, options: { readonly isForced: boolean }): Regenerated {
  const horizon = addMonths(book.today, HORIZON_MONTHS);
  let total = NOTHING;
  const touched: number[] = [];
  for (const agreement of listAgreements(book.tx, book.businessId)) {
    const isBehind = agreement.generatedThrough === null || agreement.generatedThrough < horizon;
    if (agreement.isDocumentBook || (!options.isForced && (!isBehind || !isGenerating(agreement)))) continue;
    const done = regenerate(book, agreement, book.today);
    if (done.inserted + done.updated + done.cancelled > 0) touched.push(agreement.id);
    total = {
      inserted: total.inserted + done.inserted,
      updated: total.updated + done.updated,
      cancelled: total.cancelled + done.cancelled,
    };
  }
  if (touched.length > 0) {
    book.record({ action: 'generate', entityType: 'obligation_schedule', after: { ...total, through: horizon }, details: { agreementIds: touched } });
  }
  return total;
}
