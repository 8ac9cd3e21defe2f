import type { Measure, MeasuredRow } from '../../scripts/support/measure.ts';
import { Categoriser } from '../../src-main/engine/categorise/categoriser.ts';
import type { CategoriseLine, CategoryAnswer, LabelledLine } from '../../src-main/engine/categorise/types.ts';
import { payeeKey } from '../../src-main/engine/payee/payee-key.ts';
import { generateCompany } from '../../src-main/engine/sample/generate-company.ts';
import { generateLedger } from '../../src-main/engine/sample/generate-ledger.ts';
import { ARCHETYPES, type SampleBankLine } from '../../src-main/engine/sample/types.ts';
import { isoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { must } from '../../src-shared/result/assert.ts';

const END_DATE = isoDate('2026-02-28');
const SEEDS = [11, 12];
const MONTHS = 36;
/** Corrections after which the next lines are judged, and least accuracy and coverage there. */
const STAGES = [
  { corrections: 50, accuracy: 0.65, coverage: 0.55 },
  { corrections: 200, accuracy: 0.8, coverage: 0.75 },
  { corrections: 500, accuracy: 0.88, coverage: 0.85 },
  { corrections: 1_000, accuracy: 0.92, coverage: 0.9 },
];
/** Lines judged after each stage, as a share of the corrections. */
const JUDGED_SHARE = 0.25;
const PRECISION = 0.95;

type Judged = {
  readonly index: number;
  readonly truth: string;
  readonly guess: string | null;
  readonly confidence: number;
  readonly isUnseen: boolean;
  readonly method: CategoryAnswer['method'] | null;
};

function toLine(line: SampleBankLine, transactionId: number): CategoriseLine {
  const { bookingDate, amountMinor, description, counterparty, reference } = line;
  return { transactionId, accountId: line.accountKey === 'operating' ? 1 : 2, bookingDate, amountMinor, description, counterparty, reference };
}

type Timing = { readonly learnMs: number[] };

/** Each line is predicted from those before it, then learned, as if the owner filed one after the other. */
function walk(company: ReturnType<typeof generateCompany>, lineCount: number, timing: Timing): Judged[] {
  const names = company.categories.map((category) => category.name);
  const categoryNames = new Map(names.map((name, index) => [index + 1, name]));
  const categoriser = new Categoriser();
  const ask = categoriser.asker({ rules: [], mutedPayees: new Set(), categoryNames });
  const payees = new Set<string>();
  return company.bankLines.slice(0, lineCount).map((bankLine, index) => {
    const line = toLine(bankLine, index + 1);
    const truth = must(company.truth.lines[index], 'a truth for every line').category;
    const answer = ask(line);
    const key = payeeKey(line.counterparty, line.description);
    const isUnseen = !payees.has(key);
    payees.add(key);
    const startedMs = performance.now();
    categoriser.learn({ ...line, categoryId: names.indexOf(truth) + 1 });
    timing.learnMs.push(performance.now() - startedMs);
    const guess = answer === null ? null : (categoryNames.get(answer.categoryId) ?? null);
    return { index, truth, guess, confidence: answer?.confidence ?? 0, isUnseen, method: answer?.method ?? null };
  });
}

const isRight = (line: Judged): boolean => line.guess === line.truth;
const shareOf = (lines: readonly Judged[], test: (line: Judged) => boolean): number =>
  lines.length === 0 ? 0 : lines.filter(test).length / lines.length;

/** The largest share of lines that can be filed, surest first, while 95 % of them are right. */
function coverageAt(lines: readonly Judged[]): number {
  let right = 0;
  let covered = 0;
  lines
    .filter((line) => line.guess !== null)
    .toSorted((a, b) => b.confidence - a.confidence)
    .forEach((line, rank) => {
      if (isRight(line)) right++;
      if (right / (rank + 1) >= PRECISION) covered = rank + 1;
    });
  return covered / lines.length;
}

/** Mean over the categories that occur of 2·TP ÷ (2·TP + FP + FN). */
function macroF1(lines: readonly Judged[]): number {
  const categories = [...new Set(lines.map((line) => line.truth))];
  const scores = categories.map((category) => {
    const truePositives = lines.filter((line) => line.truth === category && line.guess === category).length;
    const mistakes = lines.filter((line) => (line.truth === category) !== (line.guess === category)).length;
    return (2 * truePositives) / (2 * truePositives + mistakes);
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

const percent = (share: number): string => (share * 100).toFixed(1);

function stageRows(judged: readonly Judged[]): MeasuredRow[] {
  return STAGES.flatMap(({ corrections, accuracy, coverage }): MeasuredRow[] => {
    const lines = judged.filter(({ index }) => index >= corrections && index < corrections * (1 + JUDGED_SHARE));
    const right = shareOf(lines, isRight);
    const covered = coverageAt(lines);
    const unseen = lines.filter((line) => line.isUnseen);
    const sure = lines.filter((line) => line.confidence >= 0.9);
    const after = `after ${corrections} corrections`;
    return [
      { name: `${after}: accuracy`, value: percent(right), unit: '%', limit: Math.round(accuracy * 100), isOk: right >= accuracy },
      {
        name: `${after}: coverage at 95 % precision`,
        value: percent(covered),
        unit: '%',
        limit: Math.round(coverage * 100),
        isOk: covered >= coverage,
      },
      { name: `${after}: macro-F1`, value: percent(macroF1(lines)), unit: '%' },
      { name: `${after}: accuracy, payees never seen`, value: percent(shareOf(unseen, isRight)), unit: `% of ${unseen.length} lines` },
      {
        name: `${after}: right where it says 90 % or more`,
        value: percent(shareOf(sure, isRight)),
        unit: `% of ${sure.length} lines, of ${lines.length}`,
      },
    ];
  });
}

const LEDGER_LINES = 100_000;
const LABELS = 1_000;

/** A large ledger filed by a model of a thousand labels: once as it is asked, once with every line left to the words, which is the slowest case. */
function speedRows(): MeasuredRow[] {
  const lines = [...generateLedger({ seed: 5, rows: LEDGER_LINES, endDate: END_DATE })].map(toLine);
  const categoriser = new Categoriser();
  const labelled = lines
    .slice(0, LABELS)
    .map((line): LabelledLine => ({ ...line, categoryId: 1 + (payeeKey(line.counterparty, line.description).length % 25) }));
  for (const line of labelled) categoriser.learn(line);
  const categoryNames = new Map(Array.from({ length: 25 }, (_, index) => [index + 1, `Category ${index + 1}`]));
  return [true, false].map((usesPayees) => {
    const ask = categoriser.asker({ rules: [], mutedPayees: new Set(), categoryNames, usesPayees });
    const startedMs = performance.now();
    for (const line of lines) ask(line);
    const seconds = (performance.now() - startedMs) / 1000;
    const name = `file ${LEDGER_LINES.toLocaleString('en')} lines${usesPayees ? '' : ', all by their words'}`;
    return { name, value: seconds.toFixed(2), unit: 's', limit: 3, isOk: seconds < 3 };
  });
}

/** How well lines are filed as a person teaches, in time order on generated companies, and how fast. */
const measure: Measure = () => {
  const timing: Timing = { learnMs: [] };
  const lineCount = Math.ceil(must(STAGES.at(-1), 'a last stage').corrections * (1 + JUDGED_SHARE));
  const judged = ARCHETYPES.flatMap((archetype) =>
    SEEDS.flatMap((seed) => walk(generateCompany({ archetype, seed, months: MONTHS, endDate: END_DATE }), lineCount, timing)),
  );
  const sorted = timing.learnMs.toSorted((a, b) => a - b);
  const meanMs = sorted.reduce((sum, ms) => sum + ms, 0) / sorted.length;
  const worst = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
  const rows = [
    ...stageRows(judged),
    { name: 'learn one correction, mean', value: meanMs.toFixed(2), unit: 'ms', limit: 1, isOk: meanMs < 1 },
    { name: 'learn one correction, 99th percentile', value: worst.toFixed(2), unit: 'ms' },
    ...speedRows(),
  ];
  const title = `Categories: ${ARCHETYPES.length * SEEDS.length} generated companies, ${judged.length} lines, predicted and then learned in time order`;
  return Promise.resolve({ title, rows });
};

export default measure;
