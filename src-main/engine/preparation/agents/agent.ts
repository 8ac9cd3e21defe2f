import { createBusinessCalendar, type BusinessCalendar } from '../../../../src-shared/domain/calendar/business-calendar.ts';
import { businessCalendarData } from '../../../../src-shared/domain/calendar/holiday-calendars.ts';
import { addDays, daysBetween, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits, sumMinor, ZERO, type MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { ActionTag } from '../../../../src-shared/domain/vocabulary/actions.ts';
import type { Criticality, FlexibilityLevel } from '../../../../src-shared/domain/vocabulary/parties.ts';
import type { DetectedAlert } from '../../detection/types.ts';
import { PLAIN_OPTION, type OptionDraft } from '../build-action.ts';
import type { ClientFact, Contact, OpenItemFact, PreparationContext, VendorFact } from '../context.ts';
import { dateFor, moneyFor } from '../messages/format-for-reader.ts';
import type { MessageDocument } from '../messages/draft-message.ts';
import type { CashShift, PreparedAction } from '../types.ts';

/** Turns one alert into the work that answers it; the same facts give the same work. */
export type Agent = (alert: DetectedAlert, context: PreparationContext) => PreparedAction[];

/** Day the forecast expects an item's money: as given, else the due date, or a week from now once that has passed. */
export function expectedDateOf(item: OpenItemFact, asOf: IsoDate): IsoDate {
  const date = item.expectedDate ?? item.dueDate;
  return date > asOf ? date : addDays(asOf, 7);
}

/** An item paid on another day than expected: its cash moves from the one to the other. */
export function movedTo(items: readonly OpenItemFact[], date: IsoDate, asOf: IsoDate): CashShift[] {
  return items.flatMap((item) => {
    const expected = expectedDateOf(item, asOf);
    return expected === date
      ? []
      : [
          { date: expected, amountMinor: minorUnits(-item.openMinor) },
          { date, amountMinor: item.openMinor },
        ];
  });
}

/** The open items an alert rests on, by the due items of its evidence. */
export function itemsOf(alert: DetectedAlert, { openItems }: PreparationContext): OpenItemFact[] {
  const ids = new Set(alert.evidence.rows.filter((row) => row.table === 'obligation_schedules').map((row) => row.id));
  return openItems.filter((item) => ids.has(item.id));
}

/** The customer or vendor among the facts, or null. */
export const clientOf = (context: PreparationContext, id: string | null): ClientFact | null =>
  context.clients.find((client) => client.id === id) ?? null;
export const vendorOf = (context: PreparationContext, id: string | null): VendorFact | null =>
  context.vendors.find((vendor) => vendor.id === id) ?? null;

/** Someone to write to of whom only the name is known. */
export function namedContact(name: string): Contact {
  return { name, contactName: null, email: null, language: null, country: null };
}

/** Sum of open amounts as a magnitude. */
export function magnitudeOf(items: readonly OpenItemFact[]): MinorUnits {
  return minorUnits(Math.abs(sumMinor(items.map((item) => item.openMinor))));
}

/** Due items as a message lists them, amounts as magnitudes in the currency of the document. */
export function documentsOf(items: readonly OpenItemFact[]): MessageDocument[] {
  return items.map(({ documentCurrency, documentNumber, documentOpenMinor, dueDate, issueDate }) => ({
    number: documentNumber,
    issueDate,
    dueDate,
    amountMinor: minorUnits(Math.abs(documentOpenMinor)),
    currency: documentCurrency,
  }));
}

const FLEXIBILITY_TAGS: Readonly<Record<FlexibilityLevel, ActionTag>> = {
  can_delay: 'flexible',
  negotiable: 'negotiable',
  cannot_delay: 'inflexible',
};

/** How far the vendors bend, and whether one of them is critical, as tags. */
export function vendorTags(vendors: readonly { readonly flexibility: FlexibilityLevel; readonly criticality: Criticality }[]): ActionTag[] {
  const terms = vendors.map((vendor) => FLEXIBILITY_TAGS[vendor.flexibility]);
  return vendors.some((vendor) => vendor.criticality === 'critical') ? [...terms, 'critical'] : terms;
}

/** `1 bill`, `3 bills`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A magnitude in base currency and a day, for the English sentences of an action. */
export const money = (amount: MinorUnits, { baseCurrency }: PreparationContext): string => moneyFor('en', amount, baseCurrency);
export const day = (date: IsoDate): string => dateFor('en', date);

/** A figure in an alert's title, as a magnitude; null where it is not there. */
export function paramMinor(alert: DetectedAlert, name: string): MinorUnits | null {
  const value = alert.titleParams[name];
  return typeof value === 'number' ? minorUnits(Math.abs(value)) : null;
}

/** Days since an item was due; 0 when it is not due yet. */
export function daysOverdue(item: OpenItemFact, asOf: IsoDate): number {
  return Math.max(0, daysBetween(item.dueDate, asOf));
}

/** Calendars by country: the same for every run, and working out their holidays is the slowest part of a message. */
const calendars = new Map<string | null, BusinessCalendar>();

/** A day to name in a message: the day itself, or the next business day of the reader's country. */
export function businessDay(date: IsoDate, country: string | null): IsoDate {
  const calendar = calendars.get(country) ?? createBusinessCalendar(businessCalendarData(country));
  calendars.set(country, calendar);
  return calendar.next(date);
}

/** Whether an action has an option that lifts the lowest day; true where there is no forecast to tell. */
export function liftsLowestDay(action: PreparedAction): boolean {
  return action.options.some(({ lowPoint }) => lowPoint === null || lowPoint.changeMinor > 0);
}

/** Leaving everything as it is, and what that may cost. */
export function watchOption(title: string, description: string, amountAtRiskMinor: MinorUnits = ZERO): OptionDraft {
  return { ...PLAIN_OPTION, kind: 'watch', title, description, channel: 'in_app', amountAtRiskMinor };
}
