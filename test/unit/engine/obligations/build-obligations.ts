import { createBusinessCalendar, type BusinessCalendar } from '../../../../src-shared/domain/calendar/business-calendar.ts';
import { businessCalendarData, TARGET_CALENDAR_DATA } from '../../../../src-shared/domain/calendar/holiday-calendars.ts';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode, type CurrencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { formatDecimal, parseDecimal } from '../../../../src-shared/domain/money/decimal.ts';
import { minorUnits, ZERO, type MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../../src-shared/result/assert.ts';
import { allocatePayment, type PaymentAllocation, type PaymentToAllocate } from '../../../../src-main/engine/obligations/allocate-payment.ts';
import { generateOccurrences } from '../../../../src-main/engine/obligations/generate-occurrences.ts';
import type { LedgerItem } from '../../../../src-main/engine/obligations/open-items.ts';
import type { AgreementTerms, PlannedOccurrence } from '../../../../src-main/engine/obligations/types.ts';

export const EUR = currencyCode('EUR');

export const TARGET = createBusinessCalendar(TARGET_CALENDAR_DATA);

export function calendarOf(country: string): BusinessCalendar {
  return createBusinessCalendar(businessCalendarData(country));
}

export function amount(text: string, currency: CurrencyCode = EUR): MinorUnits {
  return must(parseDecimal(text, currency), `an amount, got ${text}`);
}

/** 1 000.00 a month on the 1st from 2026-01-01, without tax, terms, shift or end. */
export function termsOf(changes: Partial<AgreementTerms> = {}): AgreementTerms {
  return {
    frequency: 'monthly',
    dayRule: { kind: 'day_of_month', day: 1 },
    shift: 'none',
    startDate: isoDate('2026-01-01'),
    endDate: null,
    occurrenceLimit: null,
    baseAmountMinor: minorUnits(100_000),
    currency: EUR,
    taxRateBps: 0,
    isTaxInclusive: true,
    escalations: [],
    overrides: [],
    milestones: [],
    paymentTermsDays: 0,
    ...changes,
  };
}

/** The due items between two dates, by the calendar of euro payments unless another is given. */
export function occurrencesOf(terms: AgreementTerms, from: string, to: string, calendar: BusinessCalendar = TARGET): PlannedOccurrence[] {
  return generateOccurrences(terms, { calendar, from: isoDate(from), to: isoDate(to) });
}

/** Nominal dates only. */
export function nominalDatesOf(terms: AgreementTerms, from: string, to: string): string[] {
  return occurrencesOf(terms, from, to).map(({ nominalDate }) => nominalDate);
}

/** The lines of a text table, without indentation and empty lines, columns apart by one space. */
export function linesOf(table: string): string[] {
  return table
    .split('\n')
    .map((line) => line.trim().replaceAll(/ +/g, ' '))
    .filter((line) => line !== '');
}

/** An invoice of 100.00, issued 2026-01-01, due 2026-01-31, nothing paid. */
export function ledgerItem(changes: Partial<LedgerItem> = {}): LedgerItem {
  return {
    id: 'INV-1',
    side: 'receivable',
    counterpartyId: 'Alder',
    currency: EUR,
    nominalDate: isoDate('2026-01-01'),
    dueDate: isoDate('2026-01-31'),
    amountMinor: minorUnits(10_000),
    allocations: [],
    closedOn: null,
    ...changes,
  };
}

type ShortPayment = Partial<Omit<PaymentToAllocate, 'items' | 'paymentMinor' | 'explicitAmounts'>> & {
  readonly items: string;
  readonly paid: string;
  readonly typed?: Readonly<Record<string, string>>;
};

/** A payment against items written `id due-date open`, one a line. */
export function paymentOf({ items, paid, typed = {}, ...changes }: ShortPayment): PaymentToAllocate {
  const currency = changes.currency ?? EUR;
  return {
    paymentMinor: amount(paid, currency),
    currency,
    feeMinor: ZERO,
    discountMinor: ZERO,
    explicitAmounts: Object.entries(typed).map(([itemId, text]) => ({ itemId, amountMinor: amount(text, currency) })),
    items: linesOf(items).map((line) => {
      const [id = '', dueDate = '', open = ''] = line.split(' ');
      return { id, currency, dueDate: isoDate(dueDate), nominalDate: isoDate(dueDate), openMinor: amount(open, currency) };
    }),
    ...changes,
  };
}

/** What became of a payment, or a failed test. */
function allocated(payment: PaymentToAllocate): PaymentAllocation {
  const result = allocatePayment(payment);
  if (!result.ok) throw result.error;
  return result.value;
}

/** The allocation as a table: `item allocated still-open`, then fee, unallocated and variance. */
export function allocationTable(payment: PaymentToAllocate): string[] {
  const { allocations, feeMinor, discountMinor, unallocatedMinor, varianceMinor } = allocated(payment);
  const text = (value: MinorUnits): string => formatDecimal(value, payment.currency);
  return [
    ...allocations.map((line) => `${line.itemId} ${text(line.amountMinor)} open ${text(line.openAfterMinor)}`),
    ...(feeMinor === 0 ? [] : [`fee ${text(feeMinor)}`]),
    ...(discountMinor === 0 ? [] : [`discount ${text(discountMinor)}`]),
    ...(unallocatedMinor === 0 ? [] : [`unallocated ${text(unallocatedMinor)}`]),
    `variance ${text(varianceMinor)}`,
  ];
}

/** `nominal > due gross tax label`, columns that say nothing left out. */
export function occurrenceTable(items: readonly PlannedOccurrence[], currency: CurrencyCode = EUR): string[] {
  return items.map((item) =>
    [
      item.occurrenceKey,
      item.dueDate === item.nominalDate ? '' : `> ${item.dueDate}`,
      formatDecimal(item.amountMinor, currency),
      item.taxMinor === 0 ? '' : `tax ${formatDecimal(item.taxMinor, currency)}`,
      item.label ?? '',
    ]
      .filter((cell) => cell !== '')
      .join(' '),
  );
}
