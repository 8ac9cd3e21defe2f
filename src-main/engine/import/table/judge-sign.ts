import type { ImportAnswers, ImportQuestion } from '../types.ts';
import type { AmountPlan } from './amount-plan.ts';
import type { TableRoles } from './assign-roles.ts';
import { directionOfText, isCardPayment } from './direction-words.ts';
import type { Figures } from './figures.ts';
import type { NumberFacts, TableFacts } from './gather-facts.ts';
import type { KeptRecord } from './header/find-header.ts';

type SignInput = {
  readonly rows: readonly KeptRecord[];
  readonly roles: TableRoles;
  readonly facts: TableFacts;
  readonly figures: Figures;
  readonly column: number;
  readonly alternates: readonly number[];
  /** Two untitled columns of which each row fills one. */
  readonly pair: (AmountPlan & { kind: 'pair' }) | null;
  readonly answer: ImportAnswers['sign'];
};

type JudgedSign = { readonly plan: AmountPlan; readonly confidence: number; readonly evidence: string; readonly question: ImportQuestion | null };

/** Votes of the words in the rows for and against taking a positive figure as money in. */
type Votes = { readonly asIs: number; readonly turned: number; readonly bothSides: boolean; readonly cardPayments: number; readonly example: string };

/** Rows looked at for words: enough for certainty, and the reading of words is slow. */
const VOTING_ROWS = 400;

/** What the written signs mean where neither a balance nor a title nor a direction column tells: by marks, by words in the rows, or by asking. */
export function judgeSign(input: SignInput): JudgedSign {
  const { column, facts, pair, answer } = input;
  const shown = facts.numbers.get(column);
  const plain: AmountPlan = { kind: 'signed', column, isTurned: false, unsigned: 'in', alternates: input.alternates };
  if (pair !== null) return askOrAnswer(pair, { ...pair, out: pair.into, into: pair.out }, input);
  if (shown === undefined) return askOrAnswer(plain, { ...plain, isTurned: true }, input);
  const marked = byMarks(plain, shown);
  if (marked !== null) return marked;
  const votes = countVotes(input);
  const hasBoth = shown.negative > 0 && shown.positive > 0;
  const worded = byWordsOfRows(input, shown, votes);
  if (worded !== null) return worded;
  if (answer === undefined) {
    const certain = hasBoth ? judgeMixed(plain, shown, votes) : judgeUniform(plain, shown, votes);
    if (certain !== null) return certain;
  }
  return askOrAnswer(plain, { ...plain, isTurned: true }, input);
}

/** Receipts alone are marked (`CR`, a written plus): what has no mark is money out. A plus beside minuses is the plain convention. */
function byMarks(plain: AmountPlan & { kind: 'signed' }, shown: NumberFacts): JudgedSign | null {
  const unmarked = shown.positive - shown.markedIn;
  if (shown.markedIn > 0 && shown.negative > 0) {
    return { plan: plain, confidence: 0.97, evidence: 'Money in is written with a plus, money out with a minus.', question: null };
  }
  if (shown.markedOut > 0 && shown.markedOut === shown.negative) {
    return { plan: plain, confidence: 0.97, evidence: 'Money out carries a word beside the figure.', question: null };
  }
  if (shown.markedIn > 0 && unmarked === 0 && shown.negative === 0) {
    return { plan: plain, confidence: 0.95, evidence: 'Every figure carries a mark for money in.', question: null };
  }
  if (shown.markedIn > 0 && unmarked > 0) {
    return {
      plan: { ...plain, unsigned: 'out' },
      confidence: 0.93,
      evidence: 'Only money in carries a mark beside the figure, so the rest is money out.',
      question: null,
    };
  }
  return null;
}

/** Figures of both signs: the rows' words must bear one reading out; without words, payments that far outnumber receipts do. */
function judgeMixed(plain: AmountPlan & { kind: 'signed' }, shown: NumberFacts, votes: Votes): JudgedSign | null {
  const outnumber = shown.negative / Math.max(1, shown.positive);
  if (votes.asIs > 0 && votes.turned === 0 && (outnumber >= 0.5 || votes.bothSides)) {
    return {
      plan: plain,
      confidence: 0.93,
      evidence: `The words agree with the signs in ${votes.asIs} rows, as in "${votes.example}".`,
      question: null,
    };
  }
  if (votes.asIs >= 4 * Math.max(1, votes.turned) && (outnumber >= 0.5 || votes.bothSides)) {
    return {
      plan: plain,
      confidence: 0.9,
      evidence: `The words agree with the signs in ${votes.asIs} of ${votes.asIs + votes.turned} rows.`,
      question: null,
    };
  }
  if (votes.cardPayments > 0 && votes.asIs === 0 && shown.positive >= 2 * shown.negative) {
    return {
      plan: { ...plain, isTurned: true },
      confidence: 0.93,
      evidence: 'The negative figures are payments received by a card, so the positive ones are purchases.',
      question: null,
    };
  }
  if (votes.turned === 0 && outnumber >= 2) {
    return {
      plan: plain,
      confidence: 0.85,
      evidence: `${shown.negative} figures are negative and ${shown.positive} positive, as in a list of payments.`,
      question: null,
    };
  }
  return null;
}

/** Figures of one sign only: minuses are payments; without any sign the words of every row must say which way the money went. */
function judgeUniform(plain: AmountPlan & { kind: 'signed' }, shown: NumberFacts, votes: Votes): JudgedSign | null {
  if (shown.negative > 0) {
    if (votes.turned > votes.asIs) return null;
    return { plan: plain, confidence: 0.9, evidence: 'Every figure is negative, as in a list of payments.', question: null };
  }
  const all = shown.positive;
  if (all > 0 && votes.asIs >= all && votes.turned === 0) {
    return { plan: plain, confidence: 0.85, evidence: `Every row speaks of money in, as in "${votes.example}".`, question: null };
  }
  return null;
}

/** Unsigned figures whose rows all begin with a word for out or in, and both occur: the word is the sign. */
function byWordsOfRows({ rows, roles, column, figures }: SignInput, shown: NumberFacts, votes: Votes): JudgedSign | null {
  if (shown.negative > 0 || votes.asIs === 0 || votes.turned === 0) return null;
  for (const words of [...roles.types, ...roles.description]) {
    const plan: AmountPlan = { kind: 'worded', column, words };
    const read = rows.filter(
      ({ cells }) => figures.amount(cells, { kind: 'signed', column, isTurned: false, unsigned: 'in', alternates: [] }) !== 'empty',
    );
    if (read.length >= 4 && read.every(({ cells }) => typeof figures.amount(cells, plan) === 'number')) {
      return {
        plan,
        confidence: 0.85,
        evidence: `No figure has a sign and the text of each of the ${read.length} rows names the direction.`,
        question: null,
      };
    }
  }
  return null;
}

function countVotes({ rows, roles, column, figures }: SignInput): Votes {
  let asIs = 0;
  let turned = 0;
  let cardPayments = 0;
  let example = '';
  const sides = new Set<number>();
  for (const { cells } of rows.slice(0, VOTING_ROWS)) {
    const amount = figures.amount(cells, { kind: 'signed', column, isTurned: false, unsigned: 'in', alternates: [] });
    if (typeof amount !== 'number' || amount === 0) continue;
    const text = [...new Set([...roles.types, ...roles.description, ...roles.spareText])].map((index) => cells[index] ?? '').join(' ');
    const direction = directionOfText(text);
    if (amount < 0 && isCardPayment(text)) cardPayments += 1;
    if (direction === null) continue;
    if (direction === Math.sign(amount)) asIs += 1;
    else turned += 1;
    sides.add(Math.sign(amount));
    if (example === '') example = text.trim().slice(0, 60);
  }
  return { asIs, turned, bothSides: sides.size === 2, cardPayments, example };
}

function askOrAnswer(asIs: AmountPlan, flipped: AmountPlan, input: SignInput): JudgedSign {
  const { answer, figures, rows, roles } = input;
  if (answer !== undefined) return { plan: answer === 'flip' ? flipped : asIs, confidence: 1, evidence: 'You said so.', question: null };
  const telling = rows.filter(({ cells }) => {
    const amount = figures.amount(cells, asIs);
    return typeof amount === 'number' && amount !== 0;
  });
  const other = telling.find(
    ({ cells }) => Math.sign(Number(figures.amount(cells, asIs))) !== Math.sign(Number(figures.amount(telling[0]?.cells ?? [], asIs))),
  );
  const shownRows = [telling[0], other ?? telling[1]].filter((row) => row !== undefined);
  const say = (amount: unknown): string => (Number(amount) < 0 ? 'money out' : 'money in');
  const examples = (shownRows.length > 0 ? shownRows : rows.slice(0, 1)).map(({ cells, line }) => ({
    line,
    raw: [...roles.dates.slice(0, 1), ...roles.description, ...roles.amounts]
      .map((index) => cells[index] ?? '')
      .filter((cell) => cell !== '')
      .join(' · ')
      .slice(0, 160),
    readings: { as_is: say(figures.amount(cells, asIs)), flip: say(figures.amount(cells, flipped)) },
  }));
  const question: ImportQuestion = { kind: 'sign', options: ['as_is', 'flip'], examples };
  return { plan: asIs, confidence: 0.5, evidence: 'Nothing in the file says whether a positive figure is money in or money out.', question };
}
