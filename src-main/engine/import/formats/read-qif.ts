import type { RunControl } from '../../common/run-control.ts';
import type { CurrencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { formatDecimal } from '../../../../src-shared/domain/money/decimal.ts';
import type { IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { AppError } from '../../../../src-shared/result/app-error.ts';
import type { Finding, ImportQuestion, LeftOutLine, QuestionExample, ReadStatementInput, StatementRow, UnderstoodStatement } from '../types.ts';
import { assembleStatement } from './assemble.ts';
import { decodeStatement } from './decode-text.ts';
import { decideDecimalMark, type DecimalMark, parseFigure } from './figures.ts';
import { type DateOrder, decideDateOrder, type OrderDecision, parseWrittenDate, resolveDate } from './numeric-dates.ts';
import { collectQif, type QifRecord } from './qif-records.ts';
import type { StatementSection } from './sections.ts';
import { joinWords, wordsOrNull } from './words.ts';
import { currencyQuestion, fallbackCurrency } from './written-currency.ts';

/** Whether the start of a text is a QIF file: a `!` header, or records of lettered lines ended by `^`. */
export function looksLikeQif(head: string): boolean {
  const text = head.replace(/^[\s\ufeff]+/, '');
  if (/^!\s*(?:type|account|option|clear)\b/im.test(text.slice(0, 512))) return true;
  return /^[DTUPMNLCA][^\n]*\r?\n(?:[A-Z$%][^\n]*\r?\n){1,20}\^/.test(text) && /^D\s*\d/m.test(text) && /^[TU]\s*[-+\d(]/m.test(text);
}

const rawOf = ({ fields }: QifRecord): string => ['D', 'T', 'P'].flatMap((letter) => fields.get(letter)?.slice(0, 60) ?? []).join(' ');
const amountText = (record: QifRecord): string | undefined => record.fields.get('T') ?? record.fields.get('U');

type Reading = { readonly order: DateOrder; readonly mark: DecimalMark | 'standard'; readonly currency: CurrencyCode; readonly asOf: IsoDate };

function rowOf(record: QifRecord, reading: Reading): StatementRow | string {
  const { fields } = record;
  const writtenDate = fields.get('D');
  const writtenAmount = amountText(record);
  if (writtenDate === undefined) return 'The record has no date (D).';
  if (writtenAmount === undefined) return 'The record has no amount (T).';
  const parsed = parseWrittenDate(writtenDate, reading.asOf);
  const bookingDate = parsed === null ? null : resolveDate(parsed, reading.order, reading.asOf);
  if (bookingDate === null) return `The date "${writtenDate.slice(0, 40)}" does not exist.`;
  const figure = parseFigure(writtenAmount, reading.currency, reading.mark);
  if (figure === null) return `The amount "${writtenAmount.slice(0, 40)}" cannot be read.`;
  const counterparty = wordsOrNull(fields.get('P'));
  const splitWords = record.splits.filter(({ letter }) => letter === 'S' || letter === 'E').map(({ text }) => wordsOrNull(text));
  const words = [counterparty, wordsOrNull(fields.get('M')), wordsOrNull(fields.get('A')), wordsOrNull(fields.get('L')), ...splitWords];
  const reference = wordsOrNull(fields.get('N'));
  return {
    line: record.line,
    bookingDate,
    valueDate: null,
    amountMinor: figure.amountMinor,
    currency: reading.currency,
    description: joinWords(words) || (reference ?? ''),
    counterparty,
    counterpartyIban: null,
    reference,
    endToEndId: null,
    bankReference: null,
    balanceMinor: null,
    feeMinor: null,
    isPending: false,
    statementAccount: null,
  };
}

function orderQuestion(records: readonly QifRecord[], asOf: IsoDate): ImportQuestion {
  const examples: QuestionExample[] = [];
  for (const record of records) {
    const parsed = parseWrittenDate(record.fields.get('D') ?? '', asOf);
    if (parsed === null) continue;
    const [dmy, mdy] = [resolveDate(parsed, 'dmy', asOf), resolveDate(parsed, 'mdy', asOf)];
    if (dmy !== null && mdy !== null && dmy !== mdy) examples.push({ line: record.line, raw: rawOf(record), readings: { dmy, mdy } });
    if (examples.length === 2) break;
  }
  return { kind: 'date_order', options: ['dmy', 'mdy'], examples };
}

function markQuestion(records: readonly QifRecord[], undecided: readonly number[], currency: CurrencyCode): ImportQuestion | null {
  const examples: QuestionExample[] = [];
  for (const index of undecided) {
    const record = records[index];
    const text = record === undefined ? undefined : amountText(record);
    if (record === undefined || text === undefined) continue;
    const read = (mark: DecimalMark): string => {
      const figure = parseFigure(text, currency, mark);
      return figure === null ? text : `${formatDecimal(figure.amountMinor, currency)} ${currency}`;
    };
    examples.push({ line: record.line, raw: rawOf(record), readings: { '.': read('.'), ',': read(',') } });
    if (examples.length === 2) break;
  }
  return examples.length === 0 ? null : { kind: 'decimal_mark', options: ['.', ','], examples };
}

type Understood = {
  readonly reading: Reading;
  readonly dateOrder: DateOrder | null;
  readonly mark: DecimalMark | null;
  readonly questions: readonly ImportQuestion[];
  readonly findings: readonly Finding[];
};

function understand(records: readonly QifRecord[], input: ReadStatementInput): Understood {
  const { asOf, answers } = input;
  const fallback = fallbackCurrency(input);
  const dates = records.flatMap((record) => parseWrittenDate(record.fields.get('D') ?? '', asOf) ?? []);
  const decision: OrderDecision = decideDateOrder(dates, asOf);
  const marks = decideDecimalMark(records.map((record) => amountText(record) ?? ''));
  const questions: ImportQuestion[] = [];
  const findings: Finding[] = [];
  if (decision.order === null) {
    const question = orderQuestion(records, asOf);
    if (answers.dateOrder === undefined && question.examples.length > 0) questions.push(question);
  } else findings.push({ property: 'date_order', value: decision.order, confidence: decision.confidence, evidence: decision.evidence });
  const markAsked = marks.mark === null ? markQuestion(records, marks.undecided, fallback.currency) : null;
  if (markAsked !== null && answers.decimalMark === undefined) questions.push(markAsked);
  if (marks.decidedBy !== null && marks.mark !== null) {
    findings.push({
      property: 'decimal_mark',
      value: marks.mark,
      confidence: 1,
      evidence: `The amount ${marks.decidedBy.text.slice(0, 40)} can only be read so.`,
    });
  }
  if (fallback.isAsked && records.length > 0)
    questions.push(currencyQuestion(records.slice(0, 2).map((record) => ({ line: record.line, raw: rawOf(record) }))));
  const order = decision.order ?? answers.dateOrder ?? 'dmy';
  const mark = marks.mark ?? (markAsked === null ? 'standard' : (answers.decimalMark ?? '.'));
  return { reading: { order, mark, currency: fallback.currency, asOf }, dateOrder: order, mark: marks.mark, questions, findings };
}

function sectionsOf(records: readonly QifRecord[], reading: Reading, leftOut: LeftOutLine[]): StatementSection[] {
  const byAccount = new Map<string | null, StatementRow[]>();
  for (const record of records) {
    const result = record.isCut ? 'The file ends inside this record; it may have been cut off.' : rowOf(record, reading);
    if (typeof result === 'string') {
      leftOut.push({ line: record.line, verdict: 'rejected', reason: result });
      continue;
    }
    const rows = byAccount.get(record.account) ?? [];
    byAccount.set(record.account, rows);
    rows.push(result);
  }
  return [...byAccount].map(([account, rows]) => ({
    account,
    closingLine: rows.at(-1)?.line ?? 1,
    opening: null,
    closing: null,
    ledger: null,
    rows,
  }));
}

/**
 * Reads QIF of bank, cash, card, asset and liability accounts: one record a movement, splits kept in its words. The format states neither
 * currency nor the order of dates nor the decimal mark, so these come from the account, from all records together, or are asked.
 */
export function readQif(input: ReadStatementInput, control: RunControl): UnderstoodStatement {
  const decoded = decodeStatement(input, null);
  const document = collectQif(decoded.text, control);
  if (document.records.length === 0 && document.hasInvestments) {
    const message = 'This QIF file holds investment trades only, no movements of a bank or card account. Export the cash account instead.';
    throw new AppError('FILE_HAS_NO_TRANSACTIONS', message, { format: 'qif' });
  }
  const understood = understand(document.records, input);
  const leftOut: LeftOutLine[] = [...document.leftOut];
  const sections = sectionsOf(document.records, understood.reading, leftOut);
  return assembleStatement({
    format: 'qif',
    title: 'QIF',
    encoding: decoded.encoding,
    signConvention: 'signed',
    dateOrder: understood.dateOrder,
    decimalMark: understood.mark,
    sections,
    findings: [...decoded.findings, ...understood.findings],
    questions: understood.questions,
    leftOut: leftOut.toSorted((a, b) => a.line - b.line),
  });
}
