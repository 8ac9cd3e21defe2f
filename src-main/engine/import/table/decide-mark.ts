import type { CurrencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { settled, type Decision } from './decision.ts';
import { markOfCounts, type NumberFacts, type TableFacts } from './gather-facts.ts';
import type { DecimalMark } from './values/amount-value.ts';

type MarkInput = {
  readonly facts: TableFacts;
  /** Columns that may be the amount, or one side of it. */
  readonly amountColumns: readonly number[];
  readonly answer: DecimalMark | undefined;
  readonly known: DecimalMark | null;
  readonly exponent: number;
  readonly currency: CurrencyCode;
};

/**
 * Which mark separates the decimals, from every figure of the table: figures that show it decide; figures like `1.234` are thousands where the
 * currency has no third decimal to hold; where both readings stay possible it is asked.
 */
export function decideMark({ facts, amountColumns, answer, known, exponent, currency }: MarkInput): Decision<DecimalMark> {
  const finding = (value: DecimalMark, confidence: number, evidence: string) => ({ property: 'decimal_mark', value, confidence, evidence });
  if (known !== null) return settled(known, finding(known, 1, 'The cells are numbers, not text.'));
  // What the amounts show counts; balances and fees may be written otherwise and are asked only where the amounts show nothing.
  const amounts = [...facts.numbers].filter(([column]) => amountColumns.includes(column)).map(([, one]) => one);
  const showing = amounts.some((one) => one.shownDot + one.shownComma > 0);
  const all = showing ? amounts : [...facts.numbers.values()];
  const sum = (pick: (facts: NumberFacts) => number): number => all.reduce((total, one) => total + pick(one), 0);
  const shown = markOfCounts(
    sum((one) => one.shownDot),
    sum((one) => one.shownComma),
  );
  const example = all.map((one) => one.firstShown).find((one) => one !== null);
  if (shown !== null) {
    const evidence = `${example?.text ?? ''} in line ${example?.line ?? 0} shows it.`;
    return settled(shown.mark, finding(shown.mark, shown.share >= 0.98 ? 0.99 : 0.7, evidence));
  }
  const openDot = sum((one) => one.openDot);
  const openComma = sum((one) => one.openComma);
  if (openDot + openComma === 0) {
    const mark = answer ?? '.';
    return settled(mark, finding(mark, 1, 'No figure has a mark, so nothing depends on it.'));
  }
  const openMark: DecimalMark = openDot > 0 ? '.' : ',';
  const grouping: DecimalMark = openMark === '.' ? ',' : '.';
  const examples = all.flatMap((one) => one.firstOpen).slice(0, 2);
  const first = examples[0]?.text ?? '';
  if (sum((one) => one.openExceeding) > 0 || exponent === 0) {
    return settled(grouping, finding(grouping, 0.96, `${currency} has ${exponent} decimals, so the mark in ${first} separates thousands.`));
  }
  if (exponent !== 3 && sum((one) => one.plain) > 0) {
    return settled(grouping, finding(grouping, 0.93, `Figures below one thousand have no mark, so the one in ${first} separates thousands.`));
  }
  if (answer !== undefined) return settled(answer, finding(answer, 1, 'You said so.'));
  return {
    value: grouping,
    finding: finding(grouping, 0.5, `Every figure has three digits behind its only mark, as in ${first}.`),
    question: {
      kind: 'decimal_mark',
      options: [grouping, openMark],
      examples: examples.map(({ line, text }) => ({
        line,
        raw: text,
        readings: { [grouping]: text.replace(openMark, ''), [openMark]: text.replace(openMark, '.') },
      })),
    },
  };
}

/** Columns that show a decimal mark of their own other than the table's: some banks write the balance unlike the amount. */
export function marksByColumn(facts: TableFacts): ReadonlyMap<number, DecimalMark> {
  const marks = new Map<number, DecimalMark>();
  for (const [column, one] of facts.numbers) {
    if (one.shownDot > 0 && one.shownComma === 0) marks.set(column, '.');
    if (one.shownComma > 0 && one.shownDot === 0) marks.set(column, ',');
  }
  return marks;
}
