import type { AmountScanner } from '../../import/table/values/amount-scan.ts';
import { type DecimalMark, exceedsExponent, markShownBy } from '../../import/table/values/amount-value.ts';
import type { RecordExample, Settled } from '../types.ts';

/** A figure of the table as it stands, with the decimals of its currency. */
export type Figure = { readonly line: number; readonly text: string; readonly exponent: number };

type MarkInput = {
  readonly figures: readonly Figure[];
  readonly amounts: AmountScanner;
  readonly answer: DecimalMark | undefined;
  /** Where the file's format settles it. */
  readonly known: DecimalMark | null;
};

type Tally = { dot: number; comma: number; shown: Figure | null; open: Figure[]; openMark: DecimalMark; exceeding: Figure | null };

function tally({ figures, amounts }: MarkInput): Tally {
  const counts: Tally = { dot: 0, comma: 0, shown: null, open: [], openMark: '.', exceeding: null };
  for (const figure of figures) {
    const scan = amounts(figure.text);
    if (scan === null) continue;
    const shown = markShownBy(scan);
    if (shown !== null) {
      if (shown === '.') counts.dot += 1;
      else counts.comma += 1;
      counts.shown ??= figure;
    } else if (scan.lastMark !== '') {
      counts.open.push(figure);
      counts.openMark = scan.lastMark;
      if (figure.exponent === 0 || exceedsExponent(scan, figure.exponent)) counts.exceeding ??= figure;
    }
  }
  return counts;
}

function examplesOf(open: readonly Figure[], mark: DecimalMark, grouping: DecimalMark): RecordExample[] {
  return open.slice(0, 2).map(({ line, text }) => ({
    line,
    raw: text,
    readings: { [grouping]: text.replace(mark, ''), [mark]: text.replace(mark, '.') },
  }));
}

/**
 * Which mark separates the decimals, from every figure of the table: figures that show it decide; figures like `1.234` are thousands where their
 * currency has no third decimal to hold; where both readings stay possible it is asked.
 */
export function decideMark(input: MarkInput): Settled<DecimalMark> {
  const settled = (value: DecimalMark, confidence: number, evidence: string): Settled<DecimalMark> => ({
    value,
    finding: { property: 'decimal_mark', value, confidence, evidence },
    question: null,
  });
  if (input.known !== null) return settled(input.known, 1, 'The cells are numbers, not text.');
  const { dot, comma, shown, open, openMark, exceeding } = tally(input);
  if (shown !== null) {
    const value = dot >= comma ? '.' : ',';
    return settled(value, Math.max(dot, comma) / (dot + comma), `${shown.text} in line ${shown.line} shows it.`);
  }
  const [first] = open;
  if (first === undefined) return { value: input.answer ?? '.', finding: null, question: null };
  const grouping: DecimalMark = openMark === '.' ? ',' : '.';
  if (exceeding !== null) return settled(grouping, 0.96, `The currency has no third decimal, so the mark in ${exceeding.text} separates thousands.`);
  if (input.answer !== undefined) return settled(input.answer, 1, 'You said so.');
  return {
    value: grouping,
    finding: {
      property: 'decimal_mark',
      value: grouping,
      confidence: 0.5,
      evidence: `Every figure has three digits behind its only mark, as ${first.text}.`,
    },
    question: { kind: 'decimal_mark', options: [grouping, openMark], examples: examplesOf(open, openMark, grouping) },
  };
}
