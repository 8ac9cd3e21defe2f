import type { ImportQuestionView, ImportResult } from '../../../src-shared/contract/imports.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { unreachable } from '../../../src-shared/result/assert.ts';

type QuestionKind = ImportQuestionView['kind'];

/** How the words are completed with figures, so that they are formatted in one place only. */
export type WordsFormat = { readonly money: (amount: MinorUnits) => string; readonly count: (value: number) => string };

function lines(count: number, format: WordsFormat): string {
  return count === 1 ? '1 line' : `${format.count(count)} lines`;
}

/** Lines that booking would add: new ones, and twins (a second real payment that looks the same as one on that day). */
export function bookableCount(result: Pick<ImportResult, 'counts'>): number {
  return result.counts.new + result.counts.twin;
}

function proofWords(proof: ImportResult['proof'], format: WordsFormat): string {
  switch (proof.status) {
    case 'proved':
      return `balance proved from ${format.money(proof.openingMinor)} to ${format.money(proof.closingMinor)}`;
    case 'not_provable':
      return 'balance not provable from this file';
    case 'contradicted':
      return `the balance does not fit at line ${format.count(proof.line)}: ${format.money(proof.expectedMinor)} expected, ${format.money(proof.foundMinor)} in the file`;
    default:
      return unreachable(proof);
  }
}

/**
 * What was understood, in one sentence: "142 lines, 139 new, 3 already here; balance proved from 1,204.10 to 9,870.55". Without a chosen account
 * nothing is said about what is already here, because nobody knows yet.
 */
export function verdictSentence(result: ImportResult, format: WordsFormat, isAccountKnown: boolean): string {
  const { counts } = result;
  const total = counts.new + counts.same + counts.twin + counts.changed + counts.rejected;
  const open = result.questions.length;
  // Under an open question every further figure would rest on a guess.
  if (open > 0) return `${lines(total, format)} read; ${open === 1 ? 'one question' : `${format.count(open)} questions`} the file leaves open.`;
  const parts = [lines(total, format)];
  if (isAccountKnown) {
    parts.push(`${format.count(bookableCount(result))} new`);
    if (counts.same > 0) parts.push(`${format.count(counts.same)} already here`);
    if (counts.changed > 0) parts.push(`${format.count(counts.changed)} changed by the bank`);
  }
  if (counts.rejected > 0) parts.push(`${format.count(counts.rejected)} not readable`);
  return `${parts.join(', ')}; ${proofWords(result.proof, format)}.`;
}

/** What the one button does, in full: "Book 139 new lines into Main". */
export function bookLabel(result: ImportResult, format: WordsFormat): string {
  const count = bookableCount(result);
  const noun = count === 1 ? '1 new line' : `${format.count(count)} new lines`;
  return result.account.id === null ? `Create ${result.account.name} and book ${noun}` : `Book ${noun} into ${result.account.name}`;
}

const QUESTION_WORDS: Readonly<Record<QuestionKind, { readonly title: string; readonly why: string }>> = {
  date_order: {
    title: 'Which comes first in its dates, the day or the month?',
    why: 'Every date in this file could be read both ways. Your own lines, read each way:',
  },
  decimal_mark: {
    title: 'Is the comma or the point the decimal mark?',
    why: 'The amounts in this file could be read both ways. Your own lines, read each way:',
  },
  sign: {
    title: 'Is a figure without a minus money in or money out?',
    why: 'The file does not say which way the money went. Your own lines, read each way:',
  },
  currency: { title: 'Which currency are the amounts in?', why: 'The file names none, or more than one fits. Your own lines, read each way:' },
  sheet: { title: 'Which sheet holds the statement?', why: 'More than one sheet of this workbook could be it. The first lines of each:' },
};

export function questionWords(kind: QuestionKind): { readonly title: string; readonly why: string } {
  return QUESTION_WORDS[kind];
}

const OPTION_WORDS: Readonly<Record<string, string>> = {
  'date_order:dmy': 'Day first',
  'date_order:mdy': 'Month first',
  'date_order:ymd': 'Year first',
  'decimal_mark:,': 'Comma is the decimal mark',
  'decimal_mark:.': 'Point is the decimal mark',
  'sign:as_is': 'Money in',
  'sign:flip': 'Money out',
};

/** What a button of a question says; currencies and sheets speak for themselves. */
export function optionWords(kind: QuestionKind, option: string): string {
  return OPTION_WORDS[`${kind}:${option}`] ?? option;
}

/** Under which key the contract takes the answer of a question. */
export const ANSWER_KEYS = {
  date_order: 'dateOrder',
  decimal_mark: 'decimalMark',
  sign: 'sign',
  currency: 'currency',
  sheet: 'sheet',
} as const satisfies Readonly<Record<QuestionKind, string>>;

/** A property or role of the contract (`booking_date`) as a person reads it ("Booking date"). */
export function propertyWords(property: string): string {
  const words = property.replaceAll(/[_-]+/g, ' ').trim();
  return words === '' ? 'Finding' : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** How sure a finding is, in a word beside its figure. */
export function sureness(confidence: number): string {
  if (confidence >= 0.99) return 'certain';
  if (confidence >= 0.9) return 'very likely';
  return confidence >= 0.7 ? 'likely' : 'unsure';
}

/** A reason of the contract as a sentence of its own. */
export function asSentence(reason: string): string {
  return /[.!?]$/.test(reason) ? reason : `${reason}.`;
}
