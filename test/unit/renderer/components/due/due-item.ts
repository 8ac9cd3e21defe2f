import type { DueItem } from '../../../../../src-shared/contract/due-items.ts';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';

type Given = {
  readonly id?: number;
  readonly nominalDate?: string;
  readonly dueDate?: string;
  readonly amountMinor?: number;
  readonly openMinor?: number;
  readonly status?: DueItem['status'];
  readonly daysOverdue?: number;
  readonly isDue?: boolean;
  readonly documentNumber?: string | null;
  readonly occurrenceKey?: string;
  readonly counterpartyName?: string | null;
};

/** A due item in euros of which only what matters is said: planned under an agreement, and open as a whole. */
export function dueItem(given: Given = {}): DueItem {
  const nominalDate = isoDate(given.nominalDate ?? given.dueDate ?? '2026-03-05');
  const dueDate = isoDate(given.dueDate ?? nominalDate);
  const amount = minorUnits(given.amountMinor ?? given.openMinor ?? 100_00);
  const open = minorUnits(given.openMinor ?? amount);
  return {
    id: given.id ?? 1,
    agreementId: 1,
    agreementName: 'Rent',
    agreementVersion: 1,
    isDocumentBook: false,
    obligationType: amount < 0 ? 'vendor_bill' : 'revenue',
    clientId: null,
    expenseBucketId: null,
    counterpartyName: given.counterpartyName ?? null,
    occurrenceKey: given.occurrenceKey ?? nominalDate,
    nominalDate,
    dueDate,
    issueDate: null,
    estimatedAmountMinor: amount,
    taxAmountMinor: minorUnits(0),
    openAmountMinor: open,
    currency: currencyCode('EUR'),
    baseCurrencyAmountMinor: amount,
    baseOpenAmountMinor: open,
    status: given.status ?? 'planned',
    statusCause: 'generate',
    isDue: given.isDue ?? false,
    daysOverdue: given.daysOverdue ?? 0,
    documentNumber: given.documentNumber ?? null,
    paymentReference: null,
    description: null,
    promisedDate: null,
    discountUntil: null,
    discountBps: null,
    approvedAt: null,
    source: 'manual',
  };
}
