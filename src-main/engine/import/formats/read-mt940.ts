import type { RunControl } from '../../common/run-control.ts';
import type { CurrencyCode } from '../../../../src-shared/domain/money/currency.ts';
import type { Finding, ImportQuestion, LeftOutLine, ReadStatementInput, StatementRow, UnderstoodStatement } from '../types.ts';
import { assembleStatement } from './assemble.ts';
import { decodeStatement } from './decode-text.ts';
import { detailsOf86, detailsOfNs, type Mt940Details } from './mt940-details.ts';
import { parseBalanceField, parseStatementLine, sectionBalance } from './mt940-lines.ts';
import { collectMessages, type Mt940Field, type Mt940Message } from './mt940-messages.ts';
import type { StatementSection } from './sections.ts';
import { collapse, ibanOrNull, joinWords, wordsOrNull } from './words.ts';
import { currencyOrNull, currencyQuestion, fallbackCurrency, refuseCurrency } from './written-currency.ts';

/** Whether the start of a text is an MT940 or MT942 file: fields of a statement at the start of lines, with or without an envelope. */
export function looksLikeMt940(head: string): boolean {
  if (/\{2:[IO]94[012]/.test(head)) return true;
  if (/(?:^|\n|\r|@@|\{4:\s*):61:\d{6}/.test(head) || /(?:^|\n|\r|@@|\{4:\s*):6[0245][FM]?:[CD]\d{6}/.test(head)) return true;
  return /(?:^|\n|\r|@@|\{4:\s*):(?:28C?:\d|20:)/.test(head) && /(?:^|\n|\r|@@):(?:2[58]C?|60|61|62)[FM]?:/.test(head);
}

const NO_DETAILS: Mt940Details = { description: '', counterparty: null, counterpartyIban: null, reference: null, endToEndId: null };

/** The currency a message names in its balances or its floor limit; a code that ISO 4217 knows comes before one it does not. */
function statedCurrency(message: Mt940Message): string | null {
  let unknown: string | null = null;
  for (const { tag, text } of message.fields) {
    const isBalance = tag.startsWith('6') && tag !== '61';
    const other = tag === '34F' ? /^([A-Z]{3})/.exec(text) : tag.startsWith('90') ? /^\d+([A-Z]{3})/.exec(text) : null;
    const code = isBalance ? (parseBalanceField(text)?.currency ?? null) : (other?.[1] ?? null);
    if (currencyOrNull(code) !== null) return code;
    unknown ??= code;
  }
  return unknown;
}

function rowOf(field: Mt940Field, details: Mt940Details, currency: CurrencyCode): StatementRow | string {
  const line = parseStatementLine(field.text, currency);
  if (typeof line === 'string') return line;
  const words = joinWords([wordsOrNull(details.description), wordsOrNull(line.supplement)]);
  return {
    line: field.line,
    bookingDate: line.entryDate ?? line.valueDate,
    valueDate: line.valueDate,
    amountMinor: line.amountMinor,
    currency,
    description: words === '' ? joinWords([wordsOrNull(line.customerReference), wordsOrNull(line.bankReference), line.type]) : words,
    counterparty: details.counterparty,
    counterpartyIban: details.counterpartyIban,
    reference: details.reference ?? line.customerReference,
    endToEndId: details.endToEndId,
    bankReference: line.bankReference,
    balanceMinor: null,
    feeMinor: null,
    isPending: line.isExpected,
    statementAccount: null,
  };
}

/** Each statement line with the details that follow it; details behind the closing balance speak about the whole statement. */
function linesWithDetails(message: Mt940Message): { readonly field: Mt940Field; readonly details: Mt940Details }[] {
  const lines: { field: Mt940Field; details: Mt940Details }[] = [];
  let isOpen = false;
  for (const field of message.fields) {
    if (field.tag === '61') {
      lines.push({ field, details: NO_DETAILS });
      isOpen = true;
      continue;
    }
    const last = lines.at(-1);
    if (isOpen && last !== undefined && (field.tag === '86' || field.tag === 'NS')) {
      const more = field.tag === '86' ? detailsOf86(field.text) : detailsOfNs(field.text);
      const earlier = last.details;
      last.details = {
        description: joinWords([wordsOrNull(earlier.description), wordsOrNull(more.description)]),
        counterparty: earlier.counterparty ?? more.counterparty,
        counterpartyIban: earlier.counterpartyIban ?? more.counterpartyIban,
        reference: earlier.reference ?? more.reference,
        endToEndId: earlier.endToEndId ?? more.endToEndId,
      };
    } else isOpen = false;
  }
  return lines;
}

function sectionOf(message: Mt940Message, currency: CurrencyCode, leftOut: LeftOutLine[]): StatementSection {
  const find = (pattern: RegExp): Mt940Field | undefined => message.fields.find(({ tag }) => pattern.test(tag));
  const closingField = find(/^62/);
  const openingField = find(/^60/);
  const rows: StatementRow[] = [];
  for (const { field, details } of linesWithDetails(message)) {
    const row = rowOf(field, details, currency);
    if (typeof row === 'string') leftOut.push({ line: field.line, verdict: 'rejected', reason: row });
    else rows.push(row);
  }
  const closing = closingField === undefined ? null : parseBalanceField(closingField.text);
  const opening = openingField === undefined ? null : parseBalanceField(openingField.text);
  return {
    account: wordsOrNull(find(/^25/)?.text),
    closingLine: closingField?.line ?? message.fields.at(-1)?.line ?? 1,
    opening: sectionBalance(opening, currency),
    closing: sectionBalance(closing, currency),
    ledger: null,
    rows,
  };
}

/** Account names under which the file may be known: the IBAN without a currency behind it, and the number without the bank's. */
function hintsOf(account: string): string[] {
  const compact = account.replace(/\s+/g, '');
  const iban = ibanOrNull(/^[A-Z]{2}\d{2}[A-Z0-9]+?(?=[A-Z]{3}$|$)/.exec(compact)?.[0]);
  const number = compact.split('/').at(-1) ?? '';
  return [...(iban === null ? [] : [iban]), ...(number !== '' && number !== compact ? [number] : [])];
}

function isTruncated(messages: readonly Mt940Message[]): boolean {
  const last = messages.at(-1);
  const opens = messages.some(({ fields }) => fields.some(({ tag }) => tag.startsWith('60')));
  return opens && last !== undefined && !last.fields.some(({ tag }) => tag.startsWith('62') || tag.startsWith('90') || tag === '34F');
}

/**
 * Reads MT940 statements and MT942 interim reports: any number of messages and pages in a file, each proved from its opening to its closing
 * balance. The booking date is the entry date, or the value date where the bank gives no other. Source: SWIFT category 9, MT940 and MT942.
 */
export function readMt940(input: ReadStatementInput, control: RunControl): UnderstoodStatement {
  const decoded = decodeStatement(input, null);
  const messages = collectMessages(decoded.text, control);
  const stated = messages.map(statedCurrency);
  const shared = stated.find((code) => currencyOrNull(code) !== null) ?? stated.find((code) => code !== null) ?? null;
  const fallback = fallbackCurrency(input);
  const leftOut: LeftOutLine[] = [];
  const questions: ImportQuestion[] = [];
  const findings: Finding[] = [...decoded.findings];
  const sections = messages.map((message, index) => {
    const code = stated[index] ?? shared;
    const currency = code === null ? fallback.currency : currencyOrNull(code);
    return sectionOf(message, currency ?? refuseCurrency(code ?? ''), leftOut);
  });
  if (shared === null && fallback.isAsked) {
    const lines = messages.flatMap(({ fields }) => fields.filter(({ tag }) => tag === '61'));
    if (lines.length > 0) questions.push(currencyQuestion(lines.slice(0, 2).map(({ line, text }) => ({ line, raw: collapse(text).slice(0, 80) }))));
  }
  if (isTruncated(messages)) {
    findings.push({
      property: 'completeness',
      value: 'truncated',
      confidence: 0.9,
      evidence: 'The last statement has no closing balance; the end of the file may be missing.',
    });
  }
  return assembleStatement({
    format: 'mt940',
    title: 'MT940',
    encoding: decoded.encoding,
    signConvention: 'credit and debit marks',
    dateOrder: 'ymd',
    decimalMark: ',',
    sections,
    accountHints: sections.flatMap((section) => (section.account === null ? [] : hintsOf(section.account))),
    findings,
    questions,
    leftOut,
  });
}
