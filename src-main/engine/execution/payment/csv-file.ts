import { normalizeBic } from '../../../../src-shared/domain/banking/bic.ts';
import { normalizeIban } from '../../../../src-shared/domain/banking/iban.ts';
import { formatDecimal } from '../../../../src-shared/domain/money/decimal.ts';
import type { PaymentBatch } from './types.ts';

const COLUMNS = ['execution_date', 'creditor_name', 'account', 'bank_code', 'amount', 'currency', 'remittance', 'end_to_end_id', 'debtor_account'];

/** A cell by RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe in front, which the spreadsheet does not show. */
function cell(value: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A validated batch as CSV for a bank's upload form: comma, quotes by RFC 4180, decimal point, one header line, UTF-8. */
export function csvFile(batch: PaymentBatch): string {
  const { account: own } = batch.debtor;
  const debtorAccount = own.kind === 'iban' ? normalizeIban(own.iban) : `${own.routingNumber}/${own.accountNumber}`;
  const rows = batch.payments.map(({ account, amountMinor, creditorName, currency, endToEndId, remittance }) => [
    batch.executionDate,
    creditorName.trim(),
    account.kind === 'iban' ? normalizeIban(account.iban) : account.accountNumber,
    account.kind === 'iban' ? normalizeBic(account.bic ?? '') : account.routingNumber,
    formatDecimal(amountMinor, currency),
    currency,
    remittance.trim(),
    endToEndId,
    debtorAccount,
  ]);
  return `${[COLUMNS, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
