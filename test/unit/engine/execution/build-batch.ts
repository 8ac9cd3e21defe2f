import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type {
  BatchFinding,
  BatchPayment,
  NachaOriginator,
  PaymentBatch,
  PaymentFile,
  PaymentFileOptions,
  Submission,
} from '../../../../src-main/engine/execution/payment/types.ts';
import { writePaymentFile } from '../../../../src-main/engine/execution/payment/write-payment-file.ts';

/** Monday morning, bank open until half past two. */
export const MONDAY: Submission = { localDate: isoDate('2026-03-02'), minuteOfDay: 9 * 60 + 15, cutOffMinute: 14 * 60 + 30 };
export const SEPA: PaymentFileOptions = { format: 'sepa', submission: MONDAY };
export const CSV: PaymentFileOptions = { format: 'csv', submission: MONDAY };

export const ORIGINATOR: NachaOriginator = {
  destinationRouting: '091000019',
  destinationName: 'Example National Bank',
  originId: '1234567890',
  companyId: '1234567890',
  entryDescription: 'Invoice',
  fileIdModifier: 'A',
};
export const NACHA: PaymentFileOptions = { format: 'nacha', submission: MONDAY, originator: ORIGINATOR };

/** Sample accounts of the IBAN registry. */
export const IBANS = ['DE89370400440532013000', 'FR1420041010050500013M02606', 'NL91ABNA0417164300', 'AT611904300234573201'] as const;

export function sepaPayment(changes: Partial<BatchPayment> = {}): BatchPayment {
  return {
    id: 'p1',
    creditorName: 'Example Ltd',
    creditorKind: 'company',
    account: { kind: 'iban', iban: IBANS[1], bic: null },
    amountMinor: minorUnits(119_000),
    currency: currencyCode('EUR'),
    remittance: 'Invoice 2026-014',
    endToEndId: 'BILL-2026-014',
    isPayroll: false,
    lineLabel: 'Line 1',
    ...changes,
  };
}

export function sepaBatch(payments: readonly BatchPayment[], changes: Partial<PaymentBatch> = {}): PaymentBatch {
  return {
    id: 'batch-1',
    createdAt: '2026-03-02T08:15:00.000Z',
    executionDate: isoDate('2026-03-03'),
    urgency: 'normal',
    debtor: { name: 'Muster & Söhne GmbH', account: { kind: 'iban', iban: IBANS[0], bic: null } },
    currency: currencyCode('EUR'),
    payments,
    ...changes,
  };
}

export function usPayment(changes: Partial<BatchPayment> = {}): BatchPayment {
  return sepaPayment({
    account: { kind: 'us', routingNumber: '122105155', accountNumber: '000123456789', accountType: 'checking' },
    currency: currencyCode('USD'),
    ...changes,
  });
}

export function usBatch(payments: readonly BatchPayment[], changes: Partial<PaymentBatch> = {}): PaymentBatch {
  return sepaBatch(payments, {
    debtor: {
      name: 'Example Trading LLC',
      account: { kind: 'us', routingNumber: '091000019', accountNumber: '5550001', accountType: 'checking' },
    },
    currency: currencyCode('USD'),
    ...changes,
  });
}

/** The file, or a failure that says what kept it back. */
export function fileOf(batch: PaymentBatch, options: PaymentFileOptions): PaymentFile {
  const outcome = writePaymentFile(batch, options);
  if (outcome.kind === 'refused') throw new Error(outcome.findings.map((finding) => finding.sentence).join(' '));
  return outcome.file;
}

export const sentences = (findings: readonly BatchFinding[]): string[] => findings.map(({ severity, sentence }) => `${severity}: ${sentence}`);
