import type { Customer } from '../../../../../src-shared/contract/parties.ts';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { ZERO } from '../../../../../src-shared/domain/money/minor-units.ts';

/** A customer of whom nothing is known but what the test says. */
export function customer(known: Partial<Customer> = {}): Customer {
  return {
    id: 1,
    status: 'active',
    source: 'manual',
    lockedFields: [],
    rowVersion: 1,
    updatedAt: '2026-03-05T09:30:00.000Z',
    name: 'Alpha',
    email: null,
    language: null,
    phone: null,
    address: null,
    country: null,
    taxId: null,
    currency: currencyCode('EUR'),
    paymentTerms: null,
    paymentTermsDays: null,
    notes: null,
    openMinor: ZERO,
    overdueMinor: ZERO,
    openCount: 0,
    overdueCount: 0,
    lastTwelveMonthsMinor: ZERO,
    rateMissingCount: 0,
    nextDueDate: null,
    relationshipType: null,
    creditLimitMinor: null,
    avgPaymentDelayDays: 0,
    revenuePercent: null,
    riskLevel: null,
    ...known,
  };
}
