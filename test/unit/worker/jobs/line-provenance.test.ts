import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits, ZERO } from '../../../../src-shared/domain/money/minor-units.ts';
import type { StoredAgreement } from '../../../../src-main/features/obligations/agreement-store.ts';
import type { StoredSchedule } from '../../../../src-main/features/obligations/schedule-store.ts';
import { createProvenance, type ProvenanceFacts } from '../../../../src-main/worker/jobs/line-provenance.ts';

/** What an agreement brings, made on 1 February, when the agreement was entered by hand. */
const planned: StoredSchedule = {
  id: 1,
  agreementId: 7,
  agreementName: 'Rent',
  agreementVersion: 1,
  isDocumentBook: false,
  isProspect: false,
  obligationType: 'rent',
  clientId: null,
  expenseBucketId: 3,
  counterpartyName: 'Lessor',
  occurrenceKey: '2026-04-01',
  nominalDate: isoDate('2026-04-01'),
  dueDate: isoDate('2026-04-01'),
  issueDate: null,
  estimatedAmountMinor: minorUnits(-100),
  taxAmountMinor: ZERO,
  currency: currencyCode('EUR'),
  baseCurrencyAmountMinor: minorUnits(-100),
  status: 'planned',
  statusCause: 'generated',
  closedDate: null,
  isEdited: false,
  isEstimate: false,
  documentNumber: null,
  paymentReference: null,
  description: null,
  promisedDate: null,
  discountUntil: null,
  discountBps: null,
  approvedAt: null,
  source: 'manual',
  createdAt: '2026-02-01T10:00:00.000Z',
  updatedAt: '2026-02-01T10:00:00.000Z',
  settledMinor: ZERO,
};
const invoice: StoredSchedule = { ...planned, id: 2, agreementId: 8, isDocumentBook: true, documentNumber: '17', issueDate: isoDate('2026-01-10') };

function agreement(id: number, changes: Partial<StoredAgreement> = {}): StoredAgreement {
  const { source, createdAt, updatedAt } = planned;
  // Only these are looked at.
  return { id, source, createdAt, updatedAt, ...changes } as StoredAgreement;
}

function of(schedule: StoredSchedule, changes: Partial<ProvenanceFacts> = {}): string {
  const facts: ProvenanceFacts = {
    asOf: isoDate('2026-03-05'),
    timeZone: 'Europe/Berlin',
    schedules: [planned, invoice],
    agreements: new Map([[7, agreement(7)]]),
    lastPayments: new Map(),
    ...changes,
  };
  const { source, confirmedOn } = createProvenance(facts)(schedule, 0);
  return `${source} ${confirmedOn ?? 'never'}`;
}

describe('the provenance of a due item', () => {
  it.each([
    ['typed in', {}, 'typed 2026-02-01'],
    ['imported', { source: 'import' }, 'ledger 2026-02-01'],
    ['changed since', { updatedAt: '2026-02-20T10:00:00.000Z' }, 'typed 2026-02-20'],
    ['changed at night, a day later where the business is', { updatedAt: '2026-02-20T23:30:00.000Z' }, 'typed 2026-02-21'],
    ['of a sample, by its date of issue', { source: 'sample' }, 'ledger 2026-01-10'],
    ['of a sample, changed since', { source: 'sample', updatedAt: '2026-03-01T10:00:00.000Z' }, 'ledger 2026-03-01'],
  ] as const)('a document %s', (_name, changes, expected) => {
    expect(of({ ...invoice, ...changes })).toBe(expected);
  });

  it('a document paid in part is confirmed by the payment', () => {
    expect(of(invoice, { lastPayments: new Map([[2, isoDate('2026-03-02')]]) })).toBe('typed 2026-03-02');
  });

  it('what an agreement brings is confirmed by the agreement and by its payments, not by being made again', () => {
    const remade = { ...planned, updatedAt: '2026-03-04T10:00:00.000Z' };
    expect(of(remade)).toBe('typed 2026-02-01');
    expect(of({ ...remade, isEdited: true })).toBe('typed 2026-03-04');
    const paid = { ...planned, id: 3 };
    expect(of(planned, { schedules: [planned, paid], lastPayments: new Map([[3, isoDate('2026-03-02')]]) })).toBe('typed 2026-03-02');
    const changed = agreement(7, { updatedAt: '2026-02-15T10:00:00.000Z' });
    expect(of(planned, { agreements: new Map([[7, changed]]) })).toBe('typed 2026-02-15');
  });

  it('names where an agreement comes from', () => {
    expect(of({ ...planned, source: 'detected' })).toBe('detected 2026-02-01');
    expect(of({ ...planned, source: 'xero' })).toBe('agreement 2026-02-01');
    expect(of({ ...planned, source: 'import' })).toBe('ledger 2026-02-01');
    expect(of({ ...planned, isProspect: true })).toBe('prospect 2026-02-01');
  });

  it('knows nothing later than the day one looks from', () => {
    expect(of(invoice, { asOf: isoDate('2026-01-20') })).toBe('typed 2026-01-10');
    expect(of(planned, { asOf: isoDate('2026-01-20') })).toBe('typed never');
  });
});
