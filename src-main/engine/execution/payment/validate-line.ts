import { routingProblem } from '../../../../src-shared/domain/banking/aba.ts';
import { bicFitsIban, isBic } from '../../../../src-shared/domain/banking/bic.ts';
import { isCreditorReference, normalizeCreditorReference } from '../../../../src-shared/domain/banking/creditor-reference.ts';
import { formatIban, ibanLength, ibanProblem, isSepaIban, normalizeIban } from '../../../../src-shared/domain/banking/iban.ts';
import { unreachable } from '../../../../src-shared/result/assert.ts';
import { isPlain, MAX_IDENTIFICATION_LENGTH, plainText } from './plain-text.ts';
import type { BatchFinding, BatchFindingCode, BatchPayment, IbanAccount, PaymentAccount, PaymentFileOptions, UsAccount } from './types.ts';

/** What is wrong, without saying where: the caller puts the line in front. */
type Remark = { readonly severity: BatchFinding['severity']; readonly code: BatchFindingCode; readonly words: string };

const error = (code: BatchFindingCode, words: string): Remark => ({ severity: 'error', code, words });
const warning = (code: BatchFindingCode, words: string): Remark => ({ severity: 'warning', code, words });

/** Longest creditor name a SEPA payment carries, and longest remittance text (EPC implementation guidelines). */
const MAX_NAME_LENGTH = { sepa: 70, nacha: 22, csv: 140 } as const;
const MAX_REMITTANCE_LENGTH = { sepa: 140, nacha: 80, csv: 140 } as const;
/** Largest amount of one payment in minor units: 999,999,999.99 in SEPA, ten digits in an entry of a US file. */
const MAX_AMOUNT = { sepa: 99_999_999_999, nacha: 9_999_999_999, csv: Number.MAX_SAFE_INTEGER } as const;

function ibanWords(iban: string): string | null {
  const problem = ibanProblem(iban);
  const shown = formatIban(iban);
  const country = normalizeIban(iban).slice(0, 2);
  switch (problem) {
    case null:
      return null;
    case 'malformed':
      return iban.trim() === '' ? 'the IBAN is missing' : `“${shown}” does not have the form of an IBAN`;
    case 'unknown_country':
      return `the IBAN ${shown} begins with ${country}, which is no country with IBANs`;
    case 'wrong_length':
      return `the IBAN ${shown} has ${normalizeIban(iban).length} characters, an IBAN of ${country} has ${ibanLength(country) ?? 0}`;
    case 'wrong_form':
      return `the IBAN ${shown} has a letter or a digit where an IBAN of ${country} has none`;
    case 'wrong_checksum':
      return `the IBAN ${shown} fails its checksum; one of its characters is wrong`;
    default:
      return unreachable(problem);
  }
}

function ibanRemarks({ iban, bic }: IbanAccount, format: PaymentFileOptions['format']): Remark[] {
  const words = ibanWords(iban);
  if (words !== null) return [error('account', words)];
  const remarks: Remark[] = [];
  if (format === 'sepa' && !isSepaIban(iban))
    remarks.push(error('country', `an account in ${normalizeIban(iban).slice(0, 2)} cannot be paid by SEPA`));
  if (bic !== null && !isBic(bic)) remarks.push(error('bank_code', `“${bic}” does not have the form of a BIC; leave it out, the IBAN is enough`));
  else if (bic !== null && !bicFitsIban(bic, normalizeIban(iban)))
    remarks.push(warning('bank_code', `the BIC ${bic} is of another country than the IBAN`));
  return remarks;
}

function usRemarks({ routingNumber, accountNumber }: UsAccount): Remark[] {
  const remarks: Remark[] = [];
  const problem = routingProblem(routingNumber);
  if (problem === 'malformed') remarks.push(error('bank_code', `the routing number “${routingNumber}” does not have nine digits`));
  else if (problem !== null)
    remarks.push(error('bank_code', `the routing number ${routingNumber} fails its checksum or begins with digits that are not in use`));
  if (!/^[A-Za-z0-9-]{1,17}$/.test(accountNumber.replace(/ /g, '')))
    remarks.push(error('account', `the account number “${accountNumber}” must have 1 to 17 letters, digits or hyphens`));
  return remarks;
}

/** What is wrong with an account of a payment file: of the wrong kind for the format, or with numbers that cannot be right. */
export function accountRemarks(account: PaymentAccount, format: PaymentFileOptions['format']): Remark[] {
  if (account.kind === 'iban') {
    return format === 'nacha'
      ? [error('account', 'a US payment file needs a routing and an account number, not an IBAN')]
      : ibanRemarks(account, format);
  }
  return format === 'sepa' ? [error('account', 'a SEPA payment file needs an IBAN, not a routing number')] : usRemarks(account);
}

function nameRemarks(payment: BatchPayment, format: PaymentFileOptions['format']): Remark[] {
  const name = plainText(payment.creditorName);
  if (name.replace(/[. ]/g, '') === '') return [error('name', 'the name of the creditor is missing')];
  if (format === 'csv') return [];
  const written = name.slice(0, MAX_NAME_LENGTH[format]).trimEnd();
  return written === payment.creditorName.trim() ? [] : [warning('text_changed', `the name is written as “${written}”`)];
}

function remittanceRemarks(payment: BatchPayment, format: PaymentFileOptions['format']): Remark[] {
  const text = payment.remittance.trim();
  if (/^RF\s?\d\d/i.test(text) && !isCreditorReference(text))
    return [warning('reference', `the reference ${normalizeCreditorReference(text)} fails its checksum and is sent as free text`)];
  const plain = plainText(text);
  return format !== 'csv' && plain.length > MAX_REMITTANCE_LENGTH[format]
    ? [warning('text_changed', `the remittance text is cut to ${MAX_REMITTANCE_LENGTH[format]} characters`)]
    : [];
}

function endToEndRemarks(id: string): Remark[] {
  if (id.length > MAX_IDENTIFICATION_LENGTH)
    return [error('end_to_end_id', `the end-to-end id has ${id.length} characters, at most ${MAX_IDENTIFICATION_LENGTH} are carried`)];
  if (!isPlain(id) || id.startsWith('/') || id.endsWith('/') || id.includes('//') || id !== id.trim())
    return [error('end_to_end_id', `the end-to-end id “${id}” holds signs that a bank does not carry`)];
  return [];
}

function amountRemarks(payment: BatchPayment, format: PaymentFileOptions['format']): Remark[] {
  if (payment.amountMinor <= 0) return [error('amount', 'the amount must be above zero')];
  return payment.amountMinor > MAX_AMOUNT[format] ? [error('amount', 'the amount is larger than one payment of this format can carry')] : [];
}

/** Everything that is wrong with one line, errors and warnings, each naming the line: “Line 3, Example Ltd: the IBAN … fails its checksum.” */
export function lineFindings(payment: BatchPayment, format: PaymentFileOptions['format']): BatchFinding[] {
  const remarks = [
    ...nameRemarks(payment, format),
    ...accountRemarks(payment.account, format),
    ...amountRemarks(payment, format),
    ...endToEndRemarks(payment.endToEndId),
    ...remittanceRemarks(payment, format),
  ];
  const where = [payment.lineLabel, payment.creditorName.trim()].filter((part) => part !== '').join(', ');
  return remarks.map(({ severity, code, words }) => ({ severity, code, paymentId: payment.id, sentence: `${where}: ${words}.` }));
}
