import * as fc from 'fast-check';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { LedgerItem } from '../../../../src-main/engine/obligations/open-items.ts';
import { anyDate } from './arbitrary-terms.ts';

/** Invoices, bills and credit notes of a few parties in two currencies, partly paid, some closed. */
export const anyLedger: fc.Arbitrary<LedgerItem[]> = fc.array(
  fc.record({
    id: fc.uuid(),
    side: fc.constantFrom('receivable' as const, 'payable' as const),
    counterpartyId: fc.constantFrom(null, 'Alder', 'Birch', 'Cedar'),
    currency: fc.constantFrom(currencyCode('EUR'), currencyCode('JPY')),
    nominalDate: anyDate(200),
    dueDate: anyDate(300),
    amountMinor: fc.integer({ min: -99_999, max: 99_999 }).map(minorUnits),
    allocations: fc.array(fc.record({ allocatedOn: anyDate(300), amountMinor: fc.integer({ min: -999, max: 999 }).map(minorUnits) }), {
      maxLength: 3,
    }),
    closedOn: fc.oneof({ arbitrary: fc.constant(null), weight: 5 }, anyDate(300)),
  }),
  { maxLength: 60 },
);

/** Before, between and after everything in the ledger. */
export const anyReferenceDay = fc.oneof(anyDate(420), fc.constant(isoDate('2024-06-30')));
