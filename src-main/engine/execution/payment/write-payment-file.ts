import { sumMinor } from '../../../../src-shared/domain/money/minor-units.ts';
import { unreachable } from '../../../../src-shared/result/assert.ts';
import { csvFile } from './csv-file.ts';
import { nachaFile } from './nacha-file.ts';
import { messageIdentification } from './plain-text.ts';
import { sepaFile } from './sepa-file.ts';
import type { BatchFinding, PaymentBatch, PaymentFile, PaymentFileOptions } from './types.ts';
import { validateBatch } from './validate-batch.ts';

/** A file with the warnings to read before it is sent, or none at all with the errors that kept it back. */
export type PaymentFileOutcome =
  | { readonly kind: 'written'; readonly file: PaymentFile; readonly findings: readonly BatchFinding[] }
  | { readonly kind: 'refused'; readonly findings: readonly BatchFinding[] };

const NAMED = {
  sepa: { extension: 'xml', mediaType: 'application/xml' },
  nacha: { extension: 'ach', mediaType: 'text/plain' },
  csv: { extension: 'csv', mediaType: 'text/csv' },
} as const;

function textOf(batch: PaymentBatch, options: PaymentFileOptions): string {
  switch (options.format) {
    case 'sepa':
      return sepaFile(batch);
    case 'nacha':
      return nachaFile(batch, options);
    case 'csv':
      return csvFile(batch);
    default:
      return unreachable(options);
  }
}

/** A batch as a file for the bank. One error in any line and no file is written: a bank would refuse it as a whole, or worse, pay a part. */
export function writePaymentFile(batch: PaymentBatch, options: PaymentFileOptions): PaymentFileOutcome {
  const findings = validateBatch(batch, options);
  if (findings.some((finding) => finding.severity === 'error')) return { kind: 'refused', findings };
  const { extension, mediaType } = NAMED[options.format];
  const file: PaymentFile = {
    format: options.format,
    fileName: `payments-${batch.executionDate}-${messageIdentification(batch.id)}.${extension}`,
    mediaType,
    text: textOf(batch, options),
    paymentCount: batch.payments.length,
    totalMinor: sumMinor(batch.payments.map((payment) => payment.amountMinor)),
    currency: batch.currency,
  };
  return { kind: 'written', file, findings };
}
