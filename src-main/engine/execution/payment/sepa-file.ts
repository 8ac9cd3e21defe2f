import { normalizeBic } from '../../../../src-shared/domain/banking/bic.ts';
import { isCreditorReference, normalizeCreditorReference } from '../../../../src-shared/domain/banking/creditor-reference.ts';
import { normalizeIban } from '../../../../src-shared/domain/banking/iban.ts';
import { formatDecimal } from '../../../../src-shared/domain/money/decimal.ts';
import { sumMinor } from '../../../../src-shared/domain/money/minor-units.ts';
import { assert } from '../../../../src-shared/result/assert.ts';
import { fittedText, messageIdentification } from './plain-text.ts';
import type { BatchPayment, IbanAccount, PaymentAccount, PaymentBatch, PaymentUrgency } from './types.ts';

/** Longest name and remittance text a SEPA payment carries (EPC implementation guidelines). */
const NAME_LENGTH = 70;
const REMITTANCE_LENGTH = 140;

/** An element: a text, or elements inside it. */
type Element = readonly [name: string, content: string | readonly Element[]];

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function print([name, content]: Element, indent: string): string {
  const end = name.split(' ', 1)[0] ?? name;
  if (typeof content === 'string') return `${indent}<${name}>${escaped(content)}</${end}>\n`;
  return `${indent}<${name}>\n${content.map((child) => print(child, `${indent}  `)).join('')}${indent}</${end}>\n`;
}

function ibanAccount(account: PaymentAccount): IbanAccount {
  assert(account.kind === 'iban', 'a validated SEPA batch, whose accounts are IBANs');
  return account;
}

const accountElement = (name: string, { iban }: IbanAccount): Element => [name, [['Id', [['IBAN', normalizeIban(iban)]]]]];

/** The service the bank is asked for. Instant payments are SEPA payments with a local instrument of their own. */
function serviceElements(urgency: PaymentUrgency, isPayroll: boolean): Element[] {
  const purpose: Element[] = isPayroll ? [['CtgyPurp', [['Cd', 'SALA']]]] : [];
  const instant: Element[] = urgency === 'instant' ? [['LclInstrm', [['Cd', 'INST']]]] : [];
  return [['SvcLvl', [['Cd', urgency === 'urgent' ? 'URGP' : 'SEPA']]], ...instant, ...purpose];
}

function remittanceElements(text: string): Element[] {
  if (isCreditorReference(text)) {
    const type: Element = ['Tp', [['CdOrPrtry', [['Cd', 'SCOR']]]]];
    return [['RmtInf', [['Strd', [['CdtrRefInf', [type, ['Ref', normalizeCreditorReference(text)]]]]]]]];
  }
  const plain = fittedText(text, REMITTANCE_LENGTH);
  return plain === '' ? [] : [['RmtInf', [['Ustrd', plain]]]];
}

function transactionElement(payment: BatchPayment): Element {
  const account = ibanAccount(payment.account);
  return [
    'CdtTrfTxInf',
    [
      ['PmtId', [['EndToEndId', payment.endToEndId === '' ? 'NOTPROVIDED' : payment.endToEndId]]],
      ['Amt', [[`InstdAmt Ccy="${payment.currency}"`, formatDecimal(payment.amountMinor, payment.currency)]]],
      ...(account.bic === null ? [] : [['CdtrAgt', [['FinInstnId', [['BICFI', normalizeBic(account.bic)]]]]] satisfies Element]),
      ['Cdtr', [['Nm', fittedText(payment.creditorName, NAME_LENGTH)]]],
      accountElement('CdtrAcct', account),
      ...remittanceElements(payment.remittance),
    ],
  ];
}

/** `2026-03-02T09:15:00.000Z` without its milliseconds, which not every bank reads. */
const creationTime = (instant: string): string => instant.replace(/\.\d+Z$/, 'Z');

/**
 * A validated batch as customer credit transfer initiation pain.001.001.09 (ISO 20022, restricted as the EPC's guidelines ask): one message with one
 * payment block, count and control sum in both, every text in the characters every SEPA bank carries, the debtor's bank NOTPROVIDED without a BIC.
 */
export function sepaFile(batch: PaymentBatch): string {
  const account = ibanAccount(batch.debtor.account);
  const id = messageIdentification(batch.id);
  const count: Element = ['NbOfTxs', String(batch.payments.length)];
  const total = sumMinor(batch.payments.map((payment) => payment.amountMinor));
  const controlSum: Element = ['CtrlSum', formatDecimal(total, batch.currency)];
  const name: Element = ['Nm', fittedText(batch.debtor.name, NAME_LENGTH)];
  const bank: Element = account.bic === null ? ['Othr', [['Id', 'NOTPROVIDED']]] : ['BICFI', normalizeBic(account.bic)];
  const isPayroll = batch.payments.every((payment) => payment.isPayroll);
  const document: Element = [
    'Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"',
    [
      [
        'CstmrCdtTrfInitn',
        [
          ['GrpHdr', [['MsgId', id], ['CreDtTm', creationTime(batch.createdAt)], count, controlSum, ['InitgPty', [name]]]],
          [
            'PmtInf',
            [
              ['PmtInfId', id],
              ['PmtMtd', 'TRF'],
              // One booking a payment, so that every line of the statement finds its bill; a payroll is booked in one sum.
              ['BtchBookg', isPayroll ? 'true' : 'false'],
              count,
              controlSum,
              ['PmtTpInf', serviceElements(batch.urgency, isPayroll)],
              ['ReqdExctnDt', [['Dt', batch.executionDate]]],
              ['Dbtr', [name]],
              accountElement('DbtrAcct', account),
              ['DbtrAgt', [['FinInstnId', [bank]]]],
              ['ChrgBr', 'SLEV'],
              ...batch.payments.map(transactionElement),
            ],
          ],
        ],
      ],
    ],
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${print(document, '')}`;
}
