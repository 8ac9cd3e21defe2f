import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';
import { lastTwelveMonths } from '../../../../../src-renderer/components/party/month-sums.ts';
import {
  bankAccountNumber,
  delayWords,
  filledFields,
  lockReason,
  paymentTermsWords,
} from '../../../../../src-renderer/components/party/party-words.ts';
import { customer } from './parties.ts';

describe('a party in words', () => {
  it('says delays as people do', () => {
    expect([0, 1, 15, -1, -3].map(delayWords)).toEqual(['on time', '1 day late', '15 days late', '1 day early', '3 days early']);
  });

  it('says payment terms', () => {
    expect(paymentTermsWords({ paymentTerms: 'net_30', paymentTermsDays: 30 })).toBe('Net 30');
    expect(paymentTermsWords({ paymentTerms: 'due_on_receipt', paymentTermsDays: 0 })).toBe('On receipt');
    expect(paymentTermsWords({ paymentTerms: '2/10 net 30', paymentTermsDays: 30 })).toBe('2/10 net 30');
    expect(paymentTermsWords({ paymentTerms: null, paymentTermsDays: null })).toBeNull();
  });

  it('prints an IBAN in groups of four, and a routing number before its account', () => {
    expect(bankAccountNumber({ iban: 'DE89370400440532013000', routingNumber: null, accountNumber: null })).toBe('DE89 3704 0044 0532 0130 00');
    expect(bankAccountNumber({ iban: null, routingNumber: '021000021', accountNumber: '12345' })).toBe('021000021 / 12345');
  });

  it('says why a field is locked, and nothing where it is not', () => {
    const kept = customer({ source: 'xero', lockedFields: ['name'] });
    expect(lockReason(kept, 'name')).toBe('Kept by Xero: change it there.');
    expect(lockReason(kept, 'email')).toBeUndefined();
  });

  it('names the fields that a merge would fill', () => {
    expect(filledFields(customer({ phone: '1' }), customer({ phone: '2', email: 'a@example.com', notes: 'x' }))).toEqual(['mail', 'notes']);
  });
});

describe('the last twelve months', () => {
  it('are twelve, empty ones too, and positive for a vendor', () => {
    const months = lastTwelveMonths(
      'vendor',
      [{ month: '2026-03', expectedMinor: minorUnits(-500), paidMinor: minorUnits(0) }],
      isoDate('2026-03-31'),
    );
    expect(months.map(({ month }) => month)).toEqual([
      '2025-04',
      '2025-05',
      '2025-06',
      '2025-07',
      '2025-08',
      '2025-09',
      '2025-10',
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
      '2026-03',
    ]);
    expect(months.at(-1)).toEqual({ month: '2026-03', expectedMinor: 500, paidMinor: 0 });
    expect(months[0]?.paidMinor).toBe(0);
  });
});
