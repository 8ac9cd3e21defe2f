import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { EXPENSE_CATEGORIES, RELATIONSHIP_TYPES, PARTY_STATUSES } from '../../../../src-shared/domain/vocabulary/parties.ts';
import { FREQUENCIES, OBLIGATION_TYPES } from '../../../../src-shared/domain/vocabulary/obligations.ts';
import type { RecordKind } from '../../../../src-shared/domain/vocabulary/records.ts';
import type { FieldValues, KnownAgreement, KnownBooks, KnownDocument, KnownParty } from '../../../../src-main/engine/records/types.ts';
import { writeDayRule } from '../../../../src-main/engine/records/words/day-rule-text.ts';
import { writeRecords } from '../../../../src-main/engine/records/write-records.ts';
import { NO_BOOKS, understand } from '../../../support/record-tables.ts';

/** A trimmed text of any characters that a field can hold, quotes, separators and line ends among them. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 24 }),
    fc.stringMatching(/^[=+@'",;\n a-z0-9-]{1,12}$/),
    fc.constantFrom('Total', 'Summe', '1,234.50', '01/02/2026', '"', "'=1"),
  )
  .map((value) => value.replaceAll(/\p{C}/gu, (character) => (character === '\n' ? '\n' : '')).trim())
  .filter((value) => value !== '');
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const day = fc.integer({ min: 0, max: 3000 }).map((offset) => new Date(Date.UTC(2022, 0, 1 + offset)).toISOString().slice(0, 10));
const currency = fc.constantFrom('EUR', 'USD', 'JPY', 'KWD').map(currencyCode);
const name = text.map((value) => value.slice(0, 200));

const contact = {
  name,
  email: optional(fc.constantFrom('a@b.example', 'office@tax.example', 'x.y@z.example')),
  phone: optional(fc.constantFrom('+49 30 123', '030/555', '(0)1')),
  address: optional(text),
  country: optional(fc.constantFrom('DE', 'US', 'XK')),
  taxId: optional(fc.constantFrom('DE123', 'T-1', '=7')),
  currency,
  language: optional(fc.constantFrom('de', 'en-GB')),
  paymentTerms: optional(text),
  paymentTermsDays: optional(fc.integer({ min: 0, max: 730 })),
  status: fc.constantFrom(...PARTY_STATUSES),
  notes: optional(text),
};
const customer = fc.record({
  ...contact,
  relationshipType: optional(fc.constantFrom(...RELATIONSHIP_TYPES)),
  creditLimitMinor: optional(fc.integer({ min: 0, max: 10 ** 10 })),
});
const vendor = fc.record({
  ...contact,
  category: fc.constantFrom(...EXPENSE_CATEGORIES),
  criticality: optional(fc.constantFrom('critical', 'important', 'flexible')),
});

function parties(arbitrary: fc.Arbitrary<FieldValues & { name: string }>): fc.Arbitrary<KnownParty[]> {
  // Names are unique in the books whatever the case of their letters.
  return fc
    .uniqueArray(arbitrary, { maxLength: 12, selector: (values) => values.name.toLowerCase() })
    .map((all) => all.map((values, index) => ({ id: index + 1, name: values.name, values, lockedFields: [], source: 'manual' })));
}

const documentsOf = (known: readonly KnownParty[], sign: 1 | -1): fc.Arbitrary<KnownDocument[]> =>
  known.length === 0
    ? fc.constant([])
    : fc
        .array(
          fc.record({
            party: fc.constantFrom(...known),
            currency,
            documentNumber: optional(text),
            amount: fc.oneof(
              { weight: 9, arbitrary: fc.integer({ min: 1, max: 10 ** 9 }) },
              { weight: 1, arbitrary: fc.integer({ min: -(10 ** 6), max: -1 }) },
            ),
            issueDate: optional(day),
            dueDate: day,
            paidShare: fc.constantFrom(0, 0, 0.5),
            discountBps: optional(fc.integer({ min: 1, max: 10_000 })),
            description: optional(text),
            paymentReference: optional(text),
          }),
          { maxLength: 12 },
        )
        .map((drafts) => {
          const seen = new Set<string>();
          return drafts.flatMap((draft, index): KnownDocument[] => {
            const key = JSON.stringify([draft.party.id, draft.currency, draft.documentNumber ?? index]);
            if (seen.has(key)) return [];
            seen.add(key);
            const amountMinor = draft.amount * sign;
            const openMinor = amountMinor - Math.trunc(amountMinor * draft.paidShare);
            const issueDate = draft.issueDate !== null && draft.issueDate > draft.dueDate ? null : draft.issueDate;
            const { documentNumber, dueDate, discountBps, description, paymentReference } = draft;
            const values = {
              documentNumber,
              issueDate,
              dueDate,
              discountBps,
              description,
              paymentReference,
              amount: amountMinor,
              openAmount: openMinor,
              currency: draft.currency,
            };
            const stored = {
              id: index + 1,
              partyId: draft.party.id,
              currency: draft.currency,
              documentNumber,
              amountMinor,
              openMinor,
              isOpen: true,
              closedAs: '',
            };
            return [{ ...stored, values: { ...values, party: draft.party.name } }];
          });
        });

const agreementsOf = (customers: readonly KnownParty[], vendors: readonly KnownParty[]): fc.Arbitrary<KnownAgreement[]> =>
  fc
    .array(
      fc.record({
        name: text,
        type: fc.constantFrom(...OBLIGATION_TYPES),
        owner: fc.nat(),
        hasOwner: fc.boolean(),
        amount: fc.integer({ min: 0, max: 10 ** 9 }),
        currency,
        frequency: fc.constantFrom(...FREQUENCIES),
        startDate: day,
        dayOfMonth: fc.integer({ min: 1, max: 27 }),
        weekday: fc.integer({ min: 1, max: 7 }),
        taxRateBps: fc.integer({ min: 0, max: 10_000 }),
        isTaxInclusive: fc.boolean(),
        probability: optional(fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)),
        notes: optional(text),
      }),
      { maxLength: 10 },
    )
    .map((drafts) =>
      drafts.map((draft, index): KnownAgreement => {
        const kind = draft.type === 'revenue' ? 'customer' : 'vendor';
        const pool = kind === 'customer' ? customers : vendors;
        const party = draft.hasOwner && pool.length > 0 ? (pool[draft.owner % pool.length] ?? null) : null;
        const { frequency, weekday, dayOfMonth } = draft;
        const isWeekly = frequency === 'weekly' || frequency === 'biweekly' || frequency === 'four_weekly';
        const rule = isWeekly
          ? ({ kind: 'weekday', weekday } as const)
          : frequency === 'semi_monthly'
            ? ({ kind: 'two_days_of_month', days: [dayOfMonth, dayOfMonth + 1] } as const)
            : ({ kind: 'day_of_month', day: dayOfMonth } as const);
        return {
          id: index + 1,
          name: draft.name,
          partyKind: party === null ? null : kind,
          partyId: party?.id ?? null,
          lockedFields: [],
          source: 'manual',
          values: {
            name: draft.name,
            party: party?.name ?? null,
            obligationType: draft.type,
            agreementStatus: 'active',
            amount: draft.type === 'revenue' ? draft.amount : -draft.amount + 0,
            currency: draft.currency,
            frequency,
            startDate: draft.startDate,
            dayRule: writeDayRule(rule),
            shift: 'none',
            taxRateBps: draft.taxRateBps,
            isTaxInclusive: draft.isTaxInclusive,
            paymentTermsDays: 0,
            isProspect: draft.probability !== null,
            probability: draft.probability,
            isAmountVariable: false,
            notes: draft.notes,
          },
        };
      }),
    );

/** What a table written from the books says when it is read against them. */
function readBack(kind: RecordKind, books: KnownBooks, values: readonly FieldValues[]) {
  const csv = writeRecords(
    kind,
    values.map((own) => ({ values: own, currency: currencyCode(String(own.currency)) })),
  );
  const table = understand(csv, { books });
  return { kind: table.kind, questions: table.questions, others: table.rows.filter(({ verdict }) => verdict !== 'same'), rows: table.rows.length };
}

const same = (kind: RecordKind, rows: number) => ({ kind, questions: [], others: [], rows });
const valuesOf = (records: readonly { readonly values: FieldValues }[]): readonly FieldValues[] => records.map(({ values }) => values);
const some = <T>(arbitrary: fc.Arbitrary<readonly T[]>) => arbitrary.filter((all) => all.length > 0);

const RUNS = { numRuns: 60 };

describe('what is written is read as the same', () => {
  it('customers', () => {
    const property = fc.property(some(parties(customer)), (customers) => {
      expect(readBack('customers', { ...NO_BOOKS, customers }, valuesOf(customers))).toEqual(same('customers', customers.length));
    });
    fc.assert(property, RUNS);
  });

  it('vendors', () => {
    const property = fc.property(some(parties(vendor)), (vendors) => {
      expect(readBack('vendors', { ...NO_BOOKS, vendors }, valuesOf(vendors))).toEqual(same('vendors', vendors.length));
    });
    fc.assert(property, RUNS);
  });

  it.each([
    ['invoices', 1],
    ['bills', -1],
  ] as const)('open %s, credit notes and partly paid ones among them', (kind, sign) => {
    const owners = kind === 'invoices' ? parties(customer) : parties(vendor);
    const books = some(owners).chain((known) =>
      documentsOf(known, sign).map((documents) => ({ ...NO_BOOKS, customers: known, vendors: known, documents })),
    );
    const property = fc.property(books, (own) => {
      fc.pre(own.documents.length > 0);
      expect(readBack(kind, own, valuesOf(own.documents))).toEqual(same(kind, own.documents.length));
    });
    fc.assert(property, RUNS);
  });

  it('agreements', () => {
    const books = fc
      .tuple(parties(customer), parties(vendor))
      .chain(([customers, vendors]) => agreementsOf(customers, vendors).map((agreements) => ({ ...NO_BOOKS, customers, vendors, agreements })));
    const property = fc.property(books, (own) => {
      fc.pre(own.agreements.length > 0);
      expect(readBack('agreements', own, valuesOf(own.agreements))).toEqual(same('agreements', own.agreements.length));
    });
    fc.assert(property, RUNS);
  });
});
