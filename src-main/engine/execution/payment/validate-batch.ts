import { routingProblem } from '../../../../src-shared/domain/banking/aba.ts';
import { normalizeIban } from '../../../../src-shared/domain/banking/iban.ts';
import { executionDateProblem } from './execution-date.ts';
import { messageIdentification, plainText } from './plain-text.ts';
import type { BatchFinding, BatchFindingCode, BatchPayment, NachaOriginator, PaymentAccount, PaymentBatch, PaymentFileOptions } from './types.ts';
import { accountRemarks, lineFindings } from './validate-line.ts';

/** The only currency of the format; a CSV carries any. */
const CURRENCY_OF = { sepa: 'EUR', nacha: 'USD', csv: null } as const;
/** Largest total a US file's twelve digits hold, and the largest sum that stays exact elsewhere. */
const MAX_TOTAL = { sepa: Number.MAX_SAFE_INTEGER, nacha: 999_999_999_999, csv: Number.MAX_SAFE_INTEGER } as const;

function batchError(code: BatchFindingCode, sentence: string): BatchFinding {
  return { severity: 'error', code, paymentId: null, sentence };
}

function originatorFindings(originator: NachaOriginator): BatchFinding[] {
  const findings: BatchFinding[] = [];
  const say = (sentence: string): void => void findings.push(batchError('originator', sentence));
  if (routingProblem(originator.destinationRouting) !== null)
    say(`The routing number ${originator.destinationRouting} of the bank that takes the file is wrong.`);
  if (!/^[A-Z0-9 ]{1,10}$/i.test(originator.originId)) say('The origin number that the bank has assigned must have 1 to 10 letters or digits.');
  if (!/^[A-Z0-9 ]{1,10}$/i.test(originator.companyId)) say('The company number must have 1 to 10 letters or digits.');
  if (plainText(originator.entryDescription) === '') say('The description of the entries is missing.');
  if (!/^[A-Z0-9]$/.test(originator.fileIdModifier)) say('The mark that tells the files of one day apart must be A to Z or 0 to 9.');
  return findings;
}

function debtorFindings(batch: PaymentBatch, options: PaymentFileOptions): BatchFinding[] {
  const findings = accountRemarks(batch.debtor.account, options.format).map(({ severity, code, words }): BatchFinding => ({
    severity,
    code: severity === 'error' ? 'debtor_account' : code,
    paymentId: null,
    sentence: `Your own account: ${words}.`,
  }));
  if (plainText(batch.debtor.name) === '') findings.push(batchError('debtor_account', 'The name of your business is missing.'));
  return findings;
}

function currencyFindings(batch: PaymentBatch, format: PaymentFileOptions['format']): BatchFinding[] {
  const only = CURRENCY_OF[format];
  if (only !== null && batch.currency !== only) {
    const name = format === 'sepa' ? 'SEPA' : 'US';
    return [batchError('currency', `A ${name} payment file carries ${only} only, this batch is in ${batch.currency}.`)];
  }
  return batch.payments
    .filter((payment) => payment.currency !== batch.currency)
    .map((payment) => ({
      severity: 'error',
      code: 'currency',
      paymentId: payment.id,
      sentence: `${payment.lineLabel}, ${payment.creditorName.trim()}: the payment is in ${payment.currency}, the batch in ${batch.currency}.`,
    }));
}

function accountKey(account: PaymentAccount): string {
  return account.kind === 'iban' ? normalizeIban(account.iban) : `${account.routingNumber}/${account.accountNumber}`;
}

type Likeness = {
  readonly key: (payment: BatchPayment) => string | null;
  readonly severity: BatchFinding['severity'];
  readonly code: BatchFindingCode;
  readonly words: string;
};

/** Lines that say what an earlier line says already. */
function repeatFindings(payments: readonly BatchPayment[], { key, severity, code, words }: Likeness): BatchFinding[] {
  const first = new Map<string, BatchPayment>();
  const findings: BatchFinding[] = [];
  for (const payment of payments) {
    const text = key(payment);
    if (text === null) continue;
    const earlier = first.get(text);
    if (earlier === undefined) first.set(text, payment);
    else
      findings.push({
        severity,
        code,
        paymentId: payment.id,
        sentence: `${payment.lineLabel}, ${payment.creditorName.trim()}: ${words} as ${earlier.lineLabel}.`,
      });
  }
  return findings;
}

function sumFindings(batch: PaymentBatch, format: PaymentFileOptions['format']): BatchFinding[] {
  const total = batch.payments.reduce((sum, payment) => sum + Math.max(payment.amountMinor, 0), 0);
  return total > MAX_TOTAL[format] ? [batchError('total', 'The batch is larger than one file can carry; split it.')] : [];
}

/**
 * Everything that keeps a batch from becoming a file (errors), and what to look at before it is sent (warnings): accounts and bank codes by their
 * checksums, amounts, currency, names and references as the bank will carry them, ids used twice, payments that look alike, and an execution day
 * on which the bank is open and which can still be reached. No findings: the file can be written. Order: the batch, then its lines.
 */
export function validateBatch(batch: PaymentBatch, options: PaymentFileOptions): BatchFinding[] {
  const { format } = options;
  const dateProblem = executionDateProblem(batch.executionDate, options, batch.urgency);
  return [
    ...(batch.payments.length === 0 ? [batchError('batch_empty', 'The batch holds no payment.')] : []),
    ...(messageIdentification(batch.id) === '' ? [batchError('batch_id', 'The batch has no id.')] : []),
    ...(dateProblem === null ? [] : [batchError('execution_date', dateProblem)]),
    ...(options.format === 'nacha' ? originatorFindings(options.originator) : []),
    ...debtorFindings(batch, options),
    ...currencyFindings(batch, format),
    ...sumFindings(batch, format),
    ...batch.payments.flatMap((payment) => lineFindings(payment, format)),
    ...repeatFindings(batch.payments, {
      key: ({ endToEndId }) => (endToEndId === '' ? null : endToEndId),
      severity: 'error',
      code: 'end_to_end_id',
      words: 'the same end-to-end id',
    }),
    ...repeatFindings(batch.payments, {
      key: ({ account, amountMinor, remittance }) => `${accountKey(account)}|${amountMinor}|${remittance.trim()}`,
      severity: 'warning',
      code: 'duplicate',
      words: 'the same account, amount and remittance text',
    }),
  ];
}
