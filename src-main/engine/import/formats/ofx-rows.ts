import type { CurrencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { formatDecimal } from '../../../../src-shared/domain/money/decimal.ts';
import { dateFromParts, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import type { Finding, ImportQuestion, LeftOutLine, QuestionExample, ReadStatementInput, StatementRow } from '../types.ts';
import { decideDecimalMark, isTrulyUndecided, type DecimalMark, type MarkDecision, parseFigure } from './figures.ts';
import type { OfxDocument, OfxRecord, OfxStatement } from './ofx-document.ts';
import type { SectionBalance, StatementSection } from './sections.ts';
import { ibanOrNull, joinWords, wordsOrNull } from './words.ts';
import { currencyOrNull, currencyQuestion, fallbackCurrency, refuseCurrency } from './written-currency.ts';

/** Types that can only take money out; others (POS, PAYMENT, CHECK) are used in both directions. */
const DEBIT_TYPES = new Set(['DEBIT', 'DIRECTDEBIT', 'FEE', 'SRVCHG']);

export type OfxRows = {
  readonly sections: readonly StatementSection[];
  readonly findings: readonly Finding[];
  readonly questions: readonly ImportQuestion[];
  readonly leftOut: readonly LeftOutLine[];
  readonly decimalMark: DecimalMark | null;
  readonly signConvention: string;
};

/** The printed day of an OFX date and time (`20230509120000.000[-5:EST]`, also `2023-05-09`); the zone in brackets never moves it. */
function ofxDate(text: string | undefined | null): IsoDate | null {
  const match = /^\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d[-/.])/.exec(text ?? '');
  return match === null ? null : dateFromParts(Number(match[1]), Number(match[2]), Number(match[3]));
}

type Reading = { readonly mark: DecimalMark | 'standard'; readonly isDebitTurned: boolean; readonly fallback: CurrencyCode };

function currencyOf(record: OfxRecord, statement: OfxStatement, fallback: CurrencyCode): CurrencyCode {
  // CURRENCY says the amount itself is in another currency; ORIGCURRENCY only what it was before the bank converted it (section 5.2).
  const own = currencyOrNull(record.fields.get('CURRENCY.CURSYM') ?? record.fields.get('CURRENCY'));
  if (own !== null) return own;
  const stated = statement.currency?.trim() ?? '';
  const currency = currencyOrNull(stated);
  if (currency === null && /^[A-Z]{3}$/.test(stated)) refuseCurrency(stated);
  return currency ?? fallback;
}

function rowOf(record: OfxRecord, statement: OfxStatement, reading: Reading): { row: StatementRow; isRounded: boolean } | string {
  const field = (name: string): string | null => record.fields.get(name) ?? null;
  const currency = currencyOf(record, statement, reading.fallback);
  const written = field('TRNAMT');
  if (written === null) return 'The transaction has no amount (TRNAMT).';
  const figure = parseFigure(written, currency, reading.mark);
  if (figure === null) return `The amount "${written.slice(0, 40)}" cannot be read.`;
  const available = ofxDate(field('DTAVAIL'));
  const bookingDate =
    ofxDate(field('DTPOSTED')) ?? ofxDate(field('DTTRAN')) ?? (field('DTPOSTED') === null ? (ofxDate(field('DTUSER')) ?? available) : null);
  if (bookingDate === null)
    return field('DTPOSTED') === null
      ? 'The transaction has no date (DTPOSTED).'
      : `The date "${(field('DTPOSTED') ?? '').slice(0, 40)}" cannot be read.`;
  const isTurned = reading.isDebitTurned && figure.amountMinor > 0 && DEBIT_TYPES.has(field('TRNTYPE')?.toUpperCase() ?? '');
  const counterparty = wordsOrNull(field('PAYEE.NAME') ?? field('NAME'));
  const words = joinWords([counterparty, wordsOrNull(field('NAME')), wordsOrNull(field('EXTDNAME')), wordsOrNull(field('MEMO'))]);
  return {
    isRounded: figure.isRounded,
    row: {
      line: record.line,
      bookingDate,
      valueDate: available,
      amountMinor: isTurned ? minorUnits(-figure.amountMinor) : figure.amountMinor,
      currency,
      description: words === '' ? joinWords([field('CHECKNUM'), field('REFNUM'), field('TRNTYPE')]) : words,
      counterparty,
      counterpartyIban: ibanOrNull(field('BANKACCTTO.ACCTID')),
      reference: /^0*$/.test(field('CHECKNUM') ?? '') ? field('REFNUM') : field('CHECKNUM'),
      endToEndId: null,
      bankReference: field('FITID'),
      balanceMinor: null,
      feeMinor: null,
      isPending: record.isPending,
      statementAccount: null,
    },
  };
}

function ledgerOf(statement: OfxStatement, reading: Reading): SectionBalance | null {
  const currency = statement.currency === null ? reading.fallback : currencyOrNull(statement.currency);
  const balanceDate = ofxDate(statement.ledgerDate);
  if (currency === null || balanceDate === null || statement.ledgerAmount === null) return null;
  const figure = parseFigure(statement.ledgerAmount, currency, reading.mark);
  return figure === null ? null : { balanceDate, balanceMinor: figure.amountMinor, currency };
}

type Written = { readonly record: OfxRecord; readonly statement: OfxStatement };

/** A record as one line, for the examples of a question. */
const rawOf = ({ fields }: OfxRecord): string =>
  ['DTPOSTED', 'TRNTYPE', 'TRNAMT', 'NAME'].flatMap((name) => fields.get(name)?.slice(0, 60) ?? []).join(' ');

function markQuestion(written: readonly Written[], decision: MarkDecision, fallback: CurrencyCode): ImportQuestion | null {
  if (decision.mark !== null) return null;
  const open = decision.undecided.flatMap((index) => {
    const entry = written[index];
    const text = entry?.record.fields.get('TRNAMT');
    if (entry === undefined || text === undefined) return [];
    const currency = currencyOf(entry.record, entry.statement, fallback);
    return isTrulyUndecided(text, currency) ? [{ record: entry.record, text, currency }] : [];
  });
  if (open.length === 0) return null;
  const read = (text: string, currency: CurrencyCode, mark: DecimalMark): string => {
    const figure = parseFigure(text, currency, mark);
    return figure === null ? text : `${formatDecimal(figure.amountMinor, currency)} ${currency}`;
  };
  const examples = open.slice(0, 2).map(({ record, text, currency }): QuestionExample => ({
    line: record.line,
    raw: rawOf(record),
    readings: { '.': read(text, currency, '.'), ',': read(text, currency, ',') },
  }));
  return { kind: 'decimal_mark', options: ['.', ','], examples };
}

/** A file whose debits are all positive contradicts the standard: only the person can say whether they are refunds or unsigned payments. */
function signQuestion(written: readonly Written[], reading: Reading): ImportQuestion | null {
  if (written.some(({ record }) => /[-−–(]/u.test(record.fields.get('TRNAMT') ?? ''))) return null;
  const debits = written.filter(({ record }) => DEBIT_TYPES.has(record.fields.get('TRNTYPE')?.toUpperCase() ?? ''));
  const examples = debits.slice(0, 2).flatMap(({ record, statement }): QuestionExample[] => {
    const currency = currencyOf(record, statement, reading.fallback);
    const figure = parseFigure(record.fields.get('TRNAMT') ?? '', currency, reading.mark);
    if (figure === null || figure.amountMinor === 0) return [];
    const size = formatDecimal(figure.amountMinor, currency);
    return [{ line: record.line, raw: rawOf(record), readings: { as_is: `${size} ${currency}`, flip: `-${size} ${currency}` } }];
  });
  return examples.length === 0 ? null : { kind: 'sign', options: ['as_is', 'flip'], examples };
}

function findingsOf(document: OfxDocument, decision: MarkDecision, rounded: readonly StatementRow[]): Finding[] {
  const findings: Finding[] = [];
  if (decision.mark !== null && decision.decidedBy !== null) {
    findings.push({
      property: 'decimal_mark',
      value: decision.mark,
      confidence: 1,
      evidence: `The amount ${decision.decidedBy.text.slice(0, 40)} can only be read so.`,
    });
  }
  const [first] = rounded;
  if (first !== undefined) {
    const evidence = `${rounded.length} amounts have more decimals than their currency and were rounded, the first in line ${first.line}.`;
    findings.push({ property: 'amount_rounded', value: String(rounded.length), confidence: 1, evidence });
  }
  if (document.isTruncated)
    findings.push({
      property: 'completeness',
      value: 'truncated',
      confidence: 0.8,
      evidence: 'The file ends without its closing OFX tag; its end may be missing.',
    });
  return findings;
}

/** Rows, balances and open questions of an OFX document's statements. */
export function understandOfx(document: OfxDocument, input: ReadStatementInput): OfxRows {
  const written = document.statements.flatMap((statement) => statement.records.map((record): Written => ({ record, statement })));
  const fallback = fallbackCurrency(input);
  const decision = decideDecimalMark(written.map(({ record }) => record.fields.get('TRNAMT') ?? ''));
  const asked = markQuestion(written, decision, fallback.currency);
  const reading: Reading = {
    mark: decision.mark ?? (asked === null ? 'standard' : (input.answers.decimalMark ?? '.')),
    isDebitTurned: false,
    fallback: fallback.currency,
  };
  const questions: ImportQuestion[] = [];
  if (asked !== null && input.answers.decimalMark === undefined) questions.push(asked);
  const sign = signQuestion(written, reading);
  if (sign !== null && input.answers.sign === undefined) questions.push(sign);
  const decided: Reading = { ...reading, isDebitTurned: sign !== null && input.answers.sign === 'flip' };

  const leftOut: LeftOutLine[] = [];
  const rounded: StatementRow[] = [];
  const sections = document.statements.map((statement): StatementSection => {
    const rows: StatementRow[] = [];
    for (const record of statement.records) {
      const result = rowOf(record, statement, decided);
      if (typeof result === 'string') leftOut.push({ line: record.line, verdict: 'rejected', reason: result });
      else rows.push(result.row);
      if (typeof result !== 'string' && result.isRounded) rounded.push(result.row);
    }
    return { account: statement.account, closingLine: statement.line, opening: null, closing: null, ledger: ledgerOf(statement, decided), rows };
  });
  const unnamed = written.filter(({ record, statement }) => statement.currency === null && !record.fields.has('CURRENCY.CURSYM'));
  if (fallback.isAsked && unnamed.length > 0)
    questions.push(currencyQuestion(unnamed.map(({ record }) => ({ line: record.line, raw: rawOf(record) }))));
  const signConvention = decided.isDebitTurned ? 'debits turned' : 'signed';
  return { sections, findings: findingsOf(document, decision, rounded), questions, leftOut, decimalMark: decision.mark, signConvention };
}
