import type { ImportQuestionView, ImportResult } from '../../../src-shared/contract/imports.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { unreachable } from '../../../src-shared/result/assert.ts';
import type { PlannedLines } from './row-choices.ts';

export type QuestionKind = ImportQuestionView['kind'];

/** How the words are completed with figures, so that they are formatted in one place only. */
export type WordsFormat = { readonly money: (amount: MinorUnits) => string; readonly count: (value: number) => string };

function lines(count: number, format: WordsFormat): string {
  return count === 1 ? '1 line' : `${format.count(count)} lines`;
}

/** Lines the book does not have: new ones, and twins (a second real payment that looks the same as one on that day). */
function newCount({ counts }: Pick<ImportResult, 'counts'>): number {
  return counts.new + counts.twin;
}

/** What is booked, in words: "3 new lines", "3 new and 1 changed line". */
export function bookedWords({ added, changed }: { readonly added: number; readonly changed: number }, format: Pick<WordsFormat, 'count'>): string {
  const noun = (count: number): string => (count === 1 ? 'line' : 'lines');
  if (changed === 0) return `${format.count(added)} new ${noun(added)}`;
  if (added === 0) return `${format.count(changed)} changed ${noun(changed)}`;
  return `${format.count(added)} new and ${format.count(changed)} changed ${noun(changed)}`;
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
    parts.push(`${format.count(newCount(result))} new`);
    if (counts.same > 0) parts.push(`${format.count(counts.same)} already here`);
    if (counts.changed > 0) parts.push(`${format.count(counts.changed)} changed by the bank`);
  }
  if (counts.rejected > 0) parts.push(`${format.count(counts.rejected)} not readable`);
  return `${parts.join(', ')}; ${proofWords(result.proof, format)}.`;
}

/** The same for a file that is read anew: how this reading differs from the one in the books. */
export function rereadSentence(result: ImportResult, format: WordsFormat): string {
  const { counts } = result;
  const total = counts.new + counts.same + counts.twin + counts.changed;
  if (result.questions.length > 0) return verdictSentence(result, format, false);
  const differing = total - counts.same;
  const parts = [lines(total, format), `${format.count(counts.same)} as they are in the books`, `${format.count(differing)} read differently`];
  return `${parts.join(', ')}; ${proofWords(result.proof, format)}.`;
}

/** What the one button does, in full: "Book 139 new lines into Main". */
export function bookLabel(result: ImportResult, planned: PlannedLines, format: WordsFormat): string {
  const booked = bookedWords(planned, format);
  return result.account.id === null ? `Create ${result.account.name} and book ${booked}` : `Book ${booked} into ${result.account.name}`;
}

/** What the ticks change, beside the button; null where they change nothing. */
export function ticksSentence({ onceMore, leftOut }: PlannedLines, format: WordsFormat): string | null {
  const parts = [
    ...(leftOut > 0 ? [`${lines(leftOut, format)} left out by you`] : []),
    ...(onceMore > 0 ? [`${lines(onceMore, format)} booked once more though already here`] : []),
  ];
  return parts.length === 0 ? null : `${parts.join('; ')}.`;
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

const ANSWERED_WORDS: Readonly<Record<string, string>> = {
  'date_order:dmy': 'dates are day first',
  'date_order:mdy': 'dates are month first',
  'date_order:ymd': 'dates are year first',
  'decimal_mark:,': 'the comma is the decimal mark',
  'decimal_mark:.': 'the point is the decimal mark',
  'sign:as_is': 'a figure without a minus is money in',
  'sign:flip': 'a figure without a minus is money out',
};

const ANSWERED_ABOUT: Readonly<Record<QuestionKind, (answer: string | null) => string>> = {
  date_order: () => 'the order of day and month',
  decimal_mark: () => 'the decimal mark',
  sign: () => 'which way the money goes',
  currency: (answer) => (answer === null ? 'the currency' : `amounts are in ${answer}`),
  sheet: (answer) => (answer === null ? 'the sheet' : `the statement is on the sheet ${answer}`),
};

/** An answer in words: "dates are day first"; where only the question is known, what it was about. */
export function answeredWords(kind: QuestionKind, answer: string | null): string {
  return ANSWERED_WORDS[`${kind}:${answer}`] ?? ANSWERED_ABOUT[kind](answer);
}

export function isQuestionKind(text: string): text is QuestionKind {
  return Object.hasOwn(ANSWERED_ABOUT, text);
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
  const begun = `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`;
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}

/** What became of the lines of an earlier import: "142 new, 3 already here, 1 changed". */
export function batchCounts(
  batch: { readonly newCount: number; readonly sameCount: number; readonly changedCount: number; readonly rejectedCount: number },
  count: (value: number) => string,
): string {
  const parts = [
    // Lines the bank has changed are written too, and counted with the new ones.
    [batch.newCount - batch.changedCount, 'new'],
    [batch.sameCount, 'already here'],
    [batch.changedCount, 'changed'],
    [batch.rejectedCount, 'not readable'],
  ] as const;
  return parts.flatMap(([value, words]) => (value > 0 || words === 'new' ? [`${count(value)} ${words}`] : [])).join(', ');
}

export const PROOF_WORDS = { proved: 'proved', not_provable: 'not provable', contradicted: 'does not fit' } as const;
