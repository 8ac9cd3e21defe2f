import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../../../scripts/support/entries.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { BatchPayment, PaymentBatch } from '../../../../src-main/engine/execution/payment/types.ts';
import { CSV, fileOf, IBANS, NACHA, SEPA, sepaBatch, sepaPayment, usBatch, usPayment } from '../../../unit/engine/execution/build-batch.ts';

const SCHEMA = join(ROOT, '..', 'shared', 'data', 'specs', 'pain.001.001.09.xsd');
const whyNotValidated = !existsSync(SCHEMA)
  ? 'the schema of pain.001.001.09 is not beside the project'
  : spawnSync('xmllint', ['--version']).error === undefined
    ? null
    : 'xmllint (libxml2-utils) is not installed';

/** Three bills in euro: a free text, a structured reference with a BIC, and a name that has to be rewritten. */
const BILLS: readonly BatchPayment[] = [
  sepaPayment(),
  sepaPayment({
    id: 'p2',
    creditorName: 'Voorbeeld B.V.',
    account: { kind: 'iban', iban: 'NL91 ABNA 0417 1643 00', bic: 'abnanl2a' },
    amountMinor: minorUnits(5),
    remittance: 'RF18 5390 0754 7034',
    endToEndId: 'BILL-2026-015',
    lineLabel: 'Line 2',
  }),
  sepaPayment({
    id: 'p3',
    creditorName: 'Bäckerei <Süß> & Co. “Zum Öhr”',
    account: { kind: 'iban', iban: IBANS[3], bic: null },
    amountMinor: minorUnits(250_000_099),
    remittance: 'Rechnung 7/2026 – Brötchen; 3 % Skonto',
    endToEndId: '',
    lineLabel: 'Line 3',
  }),
];
const WAGES = BILLS.map((payment) => ({ ...payment, isPayroll: true }));

const EURO_BATCHES: Readonly<Record<string, PaymentBatch>> = {
  bills: sepaBatch(BILLS),
  wages: sepaBatch(WAGES, { id: '123e4567-e89b-42d3-a456-426614174000' }),
  urgent: sepaBatch(BILLS.slice(0, 1), {
    urgency: 'urgent',
    debtor: { name: 'Muster GmbH', account: { kind: 'iban', iban: IBANS[0], bic: 'DEUTDEFF500' } },
  }),
  instant: sepaBatch(BILLS.slice(0, 1), { urgency: 'instant' }),
};

describe('SEPA file', () => {
  it('is as it has always been', async () => {
    await expect(fileOf(sepaBatch(BILLS), SEPA).text).toMatchFileSnapshot('expected/bills.xml');
  });

  it('knows salaries, urgent and instant payments', () => {
    const of = (name: string): string => {
      const batch = EURO_BATCHES[name];
      if (batch === undefined) throw new Error(name);
      return fileOf(batch, SEPA).text.replace(/\n\s*/g, '');
    };
    expect(of('wages')).toContain('<PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl><CtgyPurp><Cd>SALA</Cd></CtgyPurp></PmtTpInf>');
    expect(of('wages')).toContain('<MsgId>123e4567e89b42d3a456426614174000</MsgId>');
    expect(of('wages')).toContain('<BtchBookg>true</BtchBookg>');
    expect(of('urgent')).toContain('<PmtTpInf><SvcLvl><Cd>URGP</Cd></SvcLvl></PmtTpInf>');
    expect(of('urgent')).toContain('<BICFI>DEUTDEFF500</BICFI>');
    expect(of('instant')).toContain('<PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl><LclInstrm><Cd>INST</Cd></LclInstrm></PmtTpInf>');
  });

  it.for(Object.entries(EURO_BATCHES))('of %s is valid by the schema', ([, batch], { skip }) => {
    skip(whyNotValidated !== null, whyNotValidated ?? '');
    expect(() => execFileSync('xmllint', ['--noout', '--schema', SCHEMA, '-'], { input: fileOf(batch, SEPA).text, stdio: 'pipe' })).not.toThrow();
  });
});

/** A person on a savings account, a company, and another company with a long name: two batches of entries. */
const US_PAYMENTS: readonly BatchPayment[] = [
  usPayment({ remittance: 'Invoice 2026-014', amountMinor: minorUnits(150_000), endToEndId: 'BILL-14' }),
  usPayment({
    id: 'p2',
    creditorName: 'Jordan Example',
    creditorKind: 'person',
    account: { kind: 'us', routingNumber: '322271627', accountNumber: '98-7654', accountType: 'savings' },
    amountMinor: minorUnits(2_345),
    remittance: '',
    endToEndId: 'REFUND-3',
    lineLabel: 'Line 2',
  }),
  usPayment({
    id: 'p3',
    creditorName: 'Señor Example Food & Catering Supplies Incorporated',
    account: { kind: 'us', routingNumber: '021000021', accountNumber: '1', accountType: 'checking' },
    amountMinor: minorUnits(1),
    remittance: '',
    endToEndId: '',
    lineLabel: 'Line 3',
  }),
];

describe('NACHA file', () => {
  const { text } = fileOf(usBatch(US_PAYMENTS), NACHA);
  const records = text.split('\r\n').slice(0, -1);

  it('has records of 94 characters in blocks of ten', () => {
    expect(records.map((line) => line.length)).toEqual(Array.from({ length: 10 }, () => 94));
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it('is record by record as the rules have it', () => {
    expect(records).toEqual([
      '101 09100001912345678902603020915A094101EXAMPLE NATIONAL BANK  EXAMPLE TRADING LLC            ',
      '5220EXAMPLE TRADING                     1234567890PPDINVOICE   260303260303   1091000010000001',
      '63232227162798-7654          0000002345REFUND-3       JORDAN EXAMPLE          0091000010000001',
      '822000000100322271620000000000000000000023451234567890                         091000010000001',
      '5220EXAMPLE TRADING                     1234567890CCDINVOICE   260303260303   1091000010000002',
      '622122105155000123456789     0000150000BILL-14        EXAMPLE LTD             1091000010000002',
      '705INVOICE 2026-014                                                                00010000002',
      '6220210000211                0000000001               SENOR EXAMPLE FOOD + C  0091000010000003',
      '822000000300143105170000000000000000001500011234567890                         091000010000002',
      '9000002000001000000040046537679000000000000000000152346'.padEnd(94),
    ]);
  });

  it('keeps the last ten digits of the entry hash', () => {
    const account = { kind: 'us', routingNumber: '322271627', accountNumber: '1', accountType: 'checking' } as const;
    const many = Array.from({ length: 311 }, (_, i) => usPayment({ id: `p${i}`, endToEndId: `E${i}`, lineLabel: `Line ${i}`, account }));
    const control = fileOf(usBatch(many), NACHA)
      .text.split('\r\n')
      .find((line) => line.startsWith('90'));
    // 311 × 32,227,162 is 10,022,647,382.
    expect(control?.slice(21, 31)).toBe('0022647382');
  });

  it('is filled with nines', () => {
    const two = fileOf(usBatch([...US_PAYMENTS, usPayment({ id: 'p4', endToEndId: 'D', lineLabel: 'Line 4' })]), NACHA)
      .text.split('\r\n')
      .slice(0, -1);
    expect(two).toHaveLength(20);
    expect(two.slice(12).every((line) => line === '9'.repeat(94))).toBe(true);
    expect(two[11]).toMatch(/^9000002000002/);
  });
});

describe('CSV file', () => {
  it('quotes, and defuses what a spreadsheet would run', () => {
    const payments = [
      sepaPayment({ creditorName: 'Doe, "Jo" & Sons', remittance: '=SUM(A1)' }),
      sepaPayment({
        id: 'p2',
        currency: currencyCode('EUR'),
        endToEndId: 'B',
        remittance: 'two\nlines',
        account: { kind: 'iban', iban: IBANS[2], bic: 'ABNANL2A' },
      }),
    ];
    expect(fileOf(sepaBatch(payments), CSV).text.split('\r\n')).toEqual([
      'execution_date,creditor_name,account,bank_code,amount,currency,remittance,end_to_end_id,debtor_account',
      `2026-03-03,"Doe, ""Jo"" & Sons",FR1420041010050500013M02606,,1190.00,EUR,'=SUM(A1),BILL-2026-014,DE89370400440532013000`,
      '2026-03-03,Example Ltd,NL91ABNA0417164300,ABNANL2A,1190.00,EUR,"two\nlines",B,DE89370400440532013000',
      '',
    ]);
  });

  it('is named by day and batch', () => {
    const names = [fileOf(sepaBatch(BILLS), SEPA), fileOf(usBatch(US_PAYMENTS), NACHA), fileOf(sepaBatch(BILLS), CSV)].map((file) => file.fileName);
    expect(names).toEqual(['payments-2026-03-03-batch-1.xml', 'payments-2026-03-03-batch-1.ach', 'payments-2026-03-03-batch-1.csv']);
  });
});
