import { addDays, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits, scaleMinor, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import type { OpenPayable, OpenReceivable, OutflowPlan, PayrollRun, PlannedOutflow, StatutoryItem } from '../../engine/detection/facts.ts';
import { firstOfMonth } from '../../../src-shared/domain/calendar/iso-date.ts';
import { isFact, type OpenItem, viewOpen } from '../../features/obligations/open-item.ts';
import { listSchedules, type StoredSchedule } from '../../features/obligations/schedule-store.ts';
import type { Customer } from '../../../src-shared/contract/parties.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { JobBusiness } from '../job-subject.ts';

/** How far ahead open items matter: the 13 weeks of the forecast and a little, since a date can be moved over its end. */
const AHEAD_DAYS = 100;
/** Due items that a plan of the outflow holds: five weeks and the rest of the sixth. */
const PLAN_DAYS = 42;

/** Everything with something still open up to a few months ahead. Prospects are hopes and left out. */
export function loadOpenItems(read: ReadHandle, { businessId, asOf, today }: JobBusiness): OpenItem[] {
  return listSchedules(read, businessId, { asOf, onlyStoredOpen: asOf === today, to: addDays(asOf, AHEAD_DAYS) })
    .filter(isFact)
    .map((schedule) => viewOpen(schedule, asOf))
    .filter((item) => item.openMinor !== 0);
}

export const isReceivable = ({ schedule }: OpenItem): boolean => schedule.obligationType === 'revenue';

/** What still can be saved by paying early; in base currency, positive. */
export function discountOf({ schedule, baseMinor }: OpenItem, asOf: IsoDate): OpenPayable['discount'] {
  const { discountBps, discountUntil } = schedule;
  if (discountBps === null || discountUntil === null || discountUntil < asOf || baseMinor === null || baseMinor >= 0) return null;
  return { untilDate: discountUntil, baseSavingMinor: scaleMinor(minorUnits(-baseMinor), BigInt(discountBps), 10_000n, 'half-away-from-zero') };
}

export function receivablesOf(
  items: readonly OpenItem[],
  known: {
    asOf: IsoDate;
    usualDelayOf: (clientId: number) => number | null;
    relationshipOf: (clientId: number) => Customer['relationshipType'];
  },
): OpenReceivable[] {
  return items.flatMap((item): OpenReceivable[] => {
    const { schedule, openMinor, baseMinor } = item;
    const { clientId } = schedule;
    // A claim exists from its day of issue on; what an agreement will bring later is planned, not owed.
    if (!isReceivable(item) || clientId === null || schedule.nominalDate > known.asOf) return [];
    return [
      {
        scheduleId: String(schedule.id),
        documentNumber: schedule.documentNumber,
        clientId: String(clientId),
        clientName: schedule.counterpartyName ?? schedule.agreementName,
        relationshipType: known.relationshipOf(clientId),
        issueDate: schedule.issueDate ?? schedule.nominalDate,
        dueDate: schedule.dueDate,
        currency: schedule.currency,
        openAmountMinor: openMinor,
        baseOpenAmountMinor: baseMinor,
        usualDelayDays: known.usualDelayOf(clientId),
      },
    ];
  });
}

/** A bill somebody received; what an agreement makes fall due is decided with the agreement. */
const isBill = (schedule: StoredSchedule): boolean => schedule.isDocumentBook || schedule.documentNumber !== null;

export function payablesOf(items: readonly OpenItem[], categoryOf: (vendorId: number) => string | null, asOf: IsoDate): OpenPayable[] {
  return items.flatMap((item): OpenPayable[] => {
    const { schedule, baseMinor } = item;
    const { expenseBucketId, obligationType } = schedule;
    if (isReceivable(item) || expenseBucketId === null || obligationType === 'payroll' || obligationType === 'tax') return [];
    return [
      {
        scheduleId: String(schedule.id),
        documentNumber: schedule.documentNumber,
        vendorId: String(expenseBucketId),
        vendorName: schedule.counterpartyName ?? schedule.agreementName,
        category: categoryOf(expenseBucketId),
        dueDate: schedule.dueDate,
        baseOpenAmountMinor: baseMinor,
        discount: discountOf(item, asOf),
        isApproved: schedule.approvedAt !== null || !isBill(schedule),
      },
    ];
  });
}

/** Wages by payday. */
export function payrollRunsOf(items: readonly OpenItem[]): PayrollRun[] {
  const wages = items.filter(({ schedule, baseMinor }) => schedule.obligationType === 'payroll' && baseMinor !== null && baseMinor < 0);
  return [...Map.groupBy(wages, ({ schedule }) => schedule.dueDate)].map(([payDate, own]) => ({
    payDate,
    baseOpenAmountMinor: minorUnits(own.reduce((sum, { baseMinor }) => sum + (baseMinor ?? 0), 0)),
    payeeCount: own.length,
    scheduleIds: own.map(({ schedule }) => String(schedule.id)),
  }));
}

export function statutoryItemsOf(items: readonly OpenItem[]): StatutoryItem[] {
  return items
    .filter(({ schedule, openMinor }) => schedule.obligationType === 'tax' && openMinor < 0)
    .map(({ schedule, baseMinor }) => ({
      scheduleId: String(schedule.id),
      name: schedule.agreementName,
      dueDate: schedule.dueDate,
      // A return that is not made out yet has an amount that is only guessed.
      baseOpenAmountMinor: baseMinor,
    }));
}

function groupOf({ obligationType, expenseBucketId, agreementId }: StoredSchedule): string {
  if (obligationType === 'payroll') return 'payroll';
  return expenseBucketId === null ? `agreement/${agreementId}` : `vendor/${expenseBucketId}`;
}

/** Every outgoing due item from the first of the month to six weeks ahead, paid ones included. */
export function loadOutflowPlan(read: ReadHandle, { businessId, asOf }: JobBusiness, usual: Omit<OutflowPlan, 'items'>): OutflowPlan {
  const schedules = listSchedules(read, businessId, { asOf, direction: 'out', from: firstOfMonth(asOf), to: addDays(asOf, PLAN_DAYS) });
  const items = schedules.filter(isFact).flatMap((schedule): PlannedOutflow[] => {
    const base = schedule.baseCurrencyAmountMinor;
    const isClosed = schedule.closedDate !== null && schedule.closedDate <= asOf;
    if (base === null || isClosed) return [];
    return [
      {
        scheduleId: String(schedule.id),
        name: schedule.counterpartyName ?? schedule.agreementName,
        groupKey: groupOf(schedule),
        dueDate: schedule.dueDate,
        baseAmountMinor: base,
        baseOpenAmountMinor: minorUnits(Math.min(0, viewOpen(schedule, asOf).baseMinor ?? ZERO)),
      },
    ];
  });
  return { items, ...usual };
}
