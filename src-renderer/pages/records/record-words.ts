import type { RecordImport, RecordQuestionView, RecordResult, RecordResultRow } from '../../../src-shared/contract/records.ts';
import { isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { isCurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { parseDecimal } from '../../../src-shared/domain/money/decimal.ts';
import type { Format } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { RECORD_KIND_LABELS, type RecordKind } from '../../../src-shared/domain/vocabulary/records.ts';

type Noun = { readonly one: string; readonly many: string };

const NOUNS: Readonly<Record<RecordKind, Noun>> = {
  customers: { one: 'customer', many: 'customers' },
  vendors: { one: 'vendor', many: 'vendors' },
  agreements: { one: 'agreement', many: 'agreements' },
  invoices: { one: 'open invoice', many: 'open invoices' },
  bills: { one: 'open bill', many: 'open bills' },
};

export const VERDICT_WORDS: Readonly<Record<RecordResultRow['verdict'], string>> = {
  new: 'new',
  same: 'already here',
  changed: 'changed',
  skipped: 'left out',
  rejected: 'not readable',
};

type Count = (value: number) => string;
type Counts = RecordImport['counts'];

/** "10 new and 2 changed customers". */
export function broughtWords(counts: Counts, kind: RecordKind, count: Count): string {
  const { one, many } = NOUNS[kind];
  const parts = [...(counts.new > 0 ? [`${count(counts.new)} new`] : []), ...(counts.changed > 0 ? [`${count(counts.changed)} changed`] : [])];
  const total = counts.new + counts.changed;
  return `${parts.join(' and ')} ${total === 1 ? one : many}`;
}

/** "12 rows: 10 new, 1 already here, 1 not readable". */
export function countWords(counts: Counts, count: Count): string {
  const parts = (['new', 'changed', 'same', 'skipped', 'rejected'] as const)
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${count(counts[verdict])} ${VERDICT_WORDS[verdict]}`);
  return parts.join(', ');
}

/** What was understood, in one sentence. */
export function verdictSentence({ counts, kind, questions }: RecordResult, count: Count): string {
  const total = counts.new + counts.same + counts.changed + counts.skipped + counts.rejected;
  const rows = `${count(total)} ${total === 1 ? 'row' : 'rows'}`;
  if (questions.length > 0)
    return `${rows} read; ${questions.length === 1 ? 'one question' : `${count(questions.length)} questions`} the table leaves open.`;
  return `${rows} of ${RECORD_KIND_LABELS[kind].toLowerCase()}: ${countWords(counts, count)}.`;
}

type QuestionWords = { readonly title: string; readonly why: string };

const QUESTIONS: Readonly<Record<RecordQuestionView['kind'], QuestionWords>> = {
  kind: { title: 'What does this table hold?', why: 'Nothing in it says whether it is about those who pay you or those you pay.' },
  date_order: { title: 'Which comes first in a date?', why: 'Every date in the table exists both ways.' },
  decimal_mark: { title: 'What does the mark in an amount mean?', why: 'Every amount has three digits behind its only mark.' },
  sign: { title: 'What does the sign of an amount mean?', why: 'The amounts can be read both ways.' },
  sheet: { title: 'Which sheet is it?', why: 'Several sheets of the workbook hold a table.' },
};

export function questionWords(kind: RecordQuestionView['kind']): QuestionWords {
  return QUESTIONS[kind];
}

const OPTIONS: Readonly<Record<string, string>> = {
  dmy: 'Day, month, year',
  mdy: 'Month, day, year',
  ymd: 'Year, month, day',
  ',': 'A comma separates the decimals',
  '.': 'A point separates the decimals',
  as_is: 'A minus is money out',
  flip: 'A minus is money in',
};

export function optionWords(kind: RecordQuestionView['kind'], option: string): string {
  if (kind === 'kind') return RECORD_KIND_LABELS[option as RecordKind];
  return kind === 'sheet' ? option : (OPTIONS[option] ?? option);
}

/** A reading in the reader's forms: a date, an amount with its currency, or the text as it is. */
export function readingWords(reading: string, money: Format['money']): string {
  if (isIsoDate(reading)) return formatDate(reading);
  const [, digits = '', currency = ''] = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(reading) ?? [];
  const amountMinor = isCurrencyCode(currency) ? parseDecimal(digits, currency) : null;
  return amountMinor === null || !isCurrencyCode(currency) ? reading : money(amountMinor, currency, { cents: true, currencyDisplay: 'code' });
}

/** Which answer a question is given under. */
export const ANSWER_KEYS: Readonly<Record<Exclude<RecordQuestionView['kind'], 'kind'>, 'dateOrder' | 'decimalMark' | 'sign' | 'sheet'>> = {
  date_order: 'dateOrder',
  decimal_mark: 'decimalMark',
  sign: 'sign',
  sheet: 'sheet',
};
