import { unreachable } from '../../../src-shared/result/assert.ts';

type AnswerKey = 'dateOrder' | 'decimalMark' | 'sign' | 'currency' | 'sheet';

const KEYS: readonly string[] = ['dateOrder', 'decimalMark', 'sign', 'currency', 'sheet'] satisfies AnswerKey[];

function isAnswerKey(text: string): text is AnswerKey {
  return KEYS.includes(text);
}

const ORDER_WORDS: Readonly<Record<string, string>> = { dmy: 'day first', mdy: 'month first', ymd: 'year first' };

function wordsOf(key: AnswerKey, value: string): string {
  switch (key) {
    case 'dateOrder':
      return `dates are ${ORDER_WORDS[value] ?? value}`;
    case 'decimalMark':
      return `the ${value === ',' ? 'comma' : 'point'} is the decimal mark`;
    case 'sign':
      return `a figure without a minus is money ${value === 'flip' ? 'out' : 'in'}`;
    case 'currency':
      return `amounts are in ${value}`;
    case 'sheet':
      return `the statement is on the sheet ${value}`;
    default:
      return unreachable(key);
  }
}

/** Remembered answers as a person reads them: "Dates are day first; the comma is the decimal mark". */
export function answersInWords(answers: Readonly<Record<string, string>>): string {
  const said = Object.entries(answers)
    .flatMap(([key, value]) => (isAnswerKey(key) ? [wordsOf(key, value)] : []))
    .join('; ');
  return said === '' ? 'Nothing' : `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}

/** The kind of file they are about, from the layout's text (`csv|;|Date|Amount`): "CSV with the columns Date, Amount". */
export function layoutInWords(layout: string): string {
  // The pipe may itself be the mark between the columns.
  const [format = '', ...rest] = layout.split('|');
  const columns = rest.slice(1).filter((title) => title !== '' && title !== 'ignored');
  return columns.length === 0 ? format.toUpperCase() : `${format.toUpperCase()} with the columns ${columns.join(', ')}`;
}
