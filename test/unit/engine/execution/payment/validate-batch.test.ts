import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';
import type { BatchPayment } from '../../../../../src-main/engine/execution/payment/types.ts';
import { validateBatch } from '../../../../../src-main/engine/execution/payment/validate-batch.ts';
import { writePaymentFile } from '../../../../../src-main/engine/execution/payment/write-payment-file.ts';
import { CSV, IBANS, NACHA, ORIGINATOR, SEPA, sentences, sepaBatch, sepaPayment, usBatch, usPayment } from '../build-batch.ts';

const line3 = (changes: Partial<BatchPayment>): string[] =>
  sentences(validateBatch(sepaBatch([sepaPayment({ lineLabel: 'Line 3', ...changes })]), SEPA));
const iban = (number: string, bic: string | null = null): Partial<BatchPayment> => ({ account: { kind: 'iban', iban: number, bic } });

describe('a batch that is right', () => {
  it('has no findings', () => {
    expect(validateBatch(sepaBatch([sepaPayment()]), SEPA)).toEqual([]);
    expect(validateBatch(usBatch([usPayment()]), NACHA)).toEqual([]);
    expect(validateBatch(usBatch([usPayment(), sepaPayment({ currency: currencyCode('USD'), endToEndId: 'B' })]), CSV)).toEqual([]);
  });
});

describe('a wrong line', () => {
  it.each<[string, Partial<BatchPayment>]>([
    [
      'error: Line 3, Example Ltd: the IBAN DE89 3704 0044 0532 0130 01 fails its checksum; one of its characters is wrong.',
      iban('DE89370400440532013001'),
    ],
    ['error: Line 3, Example Ltd: the IBAN DE89 3704 0044 0532 0130 0 has 21 characters, an IBAN of DE has 22.', iban('DE8937040044053201300')],
    ['error: Line 3, Example Ltd: the IBAN is missing.', iban(' ')],
    ['error: Line 3, Example Ltd: an account in TR cannot be paid by SEPA.', iban('TR330006100519786457841326')],
    ['error: Line 3, Example Ltd: “DEUTDE” does not have the form of a BIC; leave it out, the IBAN is enough.', iban(IBANS[0], 'DEUTDE')],
    ['warning: Line 3, Example Ltd: the BIC BNPAFRPP is of another country than the IBAN.', iban(IBANS[0], 'BNPAFRPP')],
    ['error: Line 3, Example Ltd: the amount must be above zero.', { amountMinor: minorUnits(0) }],
    ['error: Line 3, Example Ltd: the amount is larger than one payment of this format can carry.', { amountMinor: minorUnits(100_000_000_000) }],
    ['error: Line 3, Example Ltd: the end-to-end id has 36 characters, at most 35 are carried.', { endToEndId: 'x'.repeat(36) }],
    ['error: Line 3, Example Ltd: the end-to-end id “BILL/” holds signs that a bank does not carry.', { endToEndId: 'BILL/' }],
    ['error: Line 3: the name of the creditor is missing.', { creditorName: ' ' }],
    ['error: Line 3, Example Ltd: the payment is in GBP, the batch in EUR.', { currency: currencyCode('GBP') }],
    ['warning: Line 3, Café Ærø: the name is written as “Cafe Aero”.', { creditorName: 'Café Ærø' }],
    [
      'warning: Line 3, Example Ltd: the reference RF18539007547035 fails its checksum and is sent as free text.',
      { remittance: 'RF18 5390 0754 7035' },
    ],
    ['warning: Line 3, Example Ltd: the remittance text is cut to 140 characters.', { remittance: 'x'.repeat(141) }],
  ])('%s', (sentence, changes) => {
    expect(line3(changes)).toEqual([sentence]);
  });

  it('of a US batch is named as well', () => {
    const bad = usPayment({ account: { kind: 'us', routingNumber: '122105156', accountNumber: '1234567890123456789', accountType: 'savings' } });
    expect(sentences(validateBatch(usBatch([bad]), NACHA))).toEqual([
      'error: Line 1, Example Ltd: the routing number 122105156 fails its checksum or begins with digits that are not in use.',
      'error: Line 1, Example Ltd: the account number “1234567890123456789” must have 1 to 17 letters, digits or hyphens.',
    ]);
  });
});

describe('a wrong batch', () => {
  it('is empty, of another currency, on a closed day or from a wrong account', () => {
    expect(sentences(validateBatch(sepaBatch([]), SEPA))).toEqual(['error: The batch holds no payment.']);
    const dollars = sepaBatch([sepaPayment({ currency: currencyCode('USD') })], { currency: currencyCode('USD') });
    expect(sentences(validateBatch(dollars, SEPA))).toEqual(['error: A SEPA payment file carries EUR only, this batch is in USD.']);
    const sunday = sepaBatch([sepaPayment()], { executionDate: isoDate('2026-03-08') });
    expect(sentences(validateBatch(sunday, SEPA))).toHaveLength(1);
    const wrong = sepaBatch([sepaPayment()], { debtor: { name: '', account: { kind: 'iban', iban: 'DE001', bic: null } } });
    expect(sentences(validateBatch(wrong, SEPA))).toEqual([
      'error: Your own account: the IBAN DE00 1 has 5 characters, an IBAN of DE has 22.',
      'error: The name of your business is missing.',
    ]);
  });

  it('mixes kinds of accounts', () => {
    expect(sentences(validateBatch(sepaBatch([usPayment({ currency: currencyCode('EUR') })]), SEPA))).toEqual([
      'error: Line 1, Example Ltd: a SEPA payment file needs an IBAN, not a routing number.',
    ]);
    expect(sentences(validateBatch(usBatch([sepaPayment({ currency: currencyCode('USD') })]), NACHA))).toEqual([
      'error: Line 1, Example Ltd: a US payment file needs a routing and an account number, not an IBAN.',
    ]);
  });

  it('says everything that is wrong with what the bank agreed with the sender', () => {
    const originator = {
      ...ORIGINATOR,
      destinationRouting: '1',
      originId: '',
      companyId: '12345678901',
      entryDescription: ' ',
      fileIdModifier: 'aa',
    };
    expect(validateBatch(usBatch([usPayment()]), { ...NACHA, format: 'nacha', originator }).map((finding) => finding.code)).toEqual(
      Array.from({ length: 5 }, () => 'originator'),
    );
  });

  it('uses an end-to-end id twice, or pays the same twice', () => {
    const twins = [sepaPayment(), sepaPayment({ id: 'p2', lineLabel: 'Line 2' })];
    expect(sentences(validateBatch(sepaBatch(twins), SEPA))).toEqual([
      'error: Line 2, Example Ltd: the same end-to-end id as Line 1.',
      'warning: Line 2, Example Ltd: the same account, amount and remittance text as Line 1.',
    ]);
    const without = twins.map((payment) => ({ ...payment, endToEndId: '' }));
    expect(sentences(validateBatch(sepaBatch(without), SEPA))).toEqual([
      'warning: Line 2, Example Ltd: the same account, amount and remittance text as Line 1.',
    ]);
  });
});

describe('one error in any line', () => {
  it('yields no file', () => {
    const outcome = writePaymentFile(sepaBatch([sepaPayment(), sepaPayment({ id: 'p2', endToEndId: 'B', amountMinor: minorUnits(-5) })]), SEPA);
    expect(outcome.kind).toBe('refused');
    expect('file' in outcome).toBe(false);
  });

  it('but a warning does not keep it back', () => {
    const outcome = writePaymentFile(sepaBatch([sepaPayment({ creditorName: 'Café' })]), SEPA);
    expect(outcome).toMatchObject({ kind: 'written', findings: [{ code: 'text_changed' }] });
  });
});
