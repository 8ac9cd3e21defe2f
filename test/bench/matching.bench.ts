import type { Measure, MeasuredRow } from '../../scripts/support/measure.ts';
import { UNCONTROLLED } from '../../src-main/engine/common/run-control.ts';
import { AUTOMATIC_FROM, matchLines } from '../../src-main/engine/matching/match-lines.ts';
import type { MatchItem, MatchLine } from '../../src-main/engine/matching/types.ts';
import { generateCompany } from '../../src-main/engine/sample/generate-company.ts';
import { generateLedger } from '../../src-main/engine/sample/generate-ledger.ts';
import { ARCHETYPES } from '../../src-main/engine/sample/types.ts';
import { addDays, isoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { entriesOf, matchLineOf, type Outcome, walkBacklog, walkCompany } from '../support/match-walk.ts';

const END_DATE = isoDate('2026-02-28');
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const MONTHS = 24;
/** Thresholds of the curve of automatic share against precision. */
const THRESHOLDS = [0.9, 0.98, 0.99, 0.999];
/** Two of each archetype. */
const COLD_COMPANIES = 2 * ARCHETYPES.length;
const LEDGER_LINES = 100_000;
const LEDGER_ITEMS = 2_000;

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : ((100 * part) / whole).toFixed(2));
const count = <T>(rows: readonly T[], test: (row: T) => boolean): number => rows.filter(test).length;

type Goals = { readonly automatic: number; readonly first: number; readonly three: number };
const GOALS: Goals = { automatic: 80, first: 95, three: 99 };
/** Before anything is confirmed less is expected, but no less precision. */
const COLD_GOALS: Goals = { automatic: 40, first: 90, three: 90 };
const PRECISION = 99.5;

function goalRow(name: string, part: number, whole: number, goal: number): MeasuredRow {
  return { name, value: percent(part, whole), unit: `% of ${whole}`, limit: `≥ ${goal}`, isOk: part >= (goal / 100) * whole };
}

/** Precision counts every automatic match, those of lines that pay nothing as well, and asks for documents, amounts, fee and discount. */
function scoreRows(name: string, outcomes: readonly Outcome[], goals: Goals): MeasuredRow[] {
  const paying = outcomes.filter(({ wanted }) => wanted !== '');
  const automatic = outcomes.filter(({ isAutomatic }) => isAutomatic);
  const right = count(automatic, ({ isRight }) => isRight);
  const share = (test: (outcome: Outcome) => boolean): readonly [number, number] => [count(paying, test), paying.length];
  return [
    goalRow(`${name}: paying lines matched unasked`, ...share(({ isAutomatic }) => isAutomatic), goals.automatic),
    goalRow(`${name}: matched unasked and right to the cent (${automatic.length - right} wrong)`, right, automatic.length, PRECISION),
    goalRow(`${name}: first suggestion names the documents`, ...share(({ documents, wanted }) => documents[0] === wanted), goals.first),
    goalRow(`${name}: one of three suggestions does`, ...share(({ documents, wanted }) => documents.includes(wanted)), goals.three),
  ];
}

function partRows(outcomes: readonly Outcome[]): MeasuredRow[] {
  const parts: [string, (outcome: Outcome) => boolean][] = [
    ['several documents in one line', ({ truth }) => truth.pays.length > 1],
    ['fee kept back', ({ truth }) => truth.feeMinor < 0],
    ['no usable number', ({ truth }) => truth.isReferenceMissing],
    ['invoices', ({ truth }) => truth.kind === 'invoice_payment'],
    ['bills', ({ truth }) => truth.kind === 'bill_payment'],
    ['agreements', ({ truth }) => truth.pays[0]?.documentKind === 'occurrence'],
  ];
  const paying = outcomes.filter(({ wanted }) => wanted !== '');
  return parts.map(([name, test]) => {
    const own = paying.filter(test);
    const automatic = own.filter(({ isAutomatic }) => isAutomatic);
    const first = percent(
      count(own, ({ documents, wanted }) => documents[0] === wanted),
      own.length,
    );
    const right = percent(
      count(automatic, ({ isRight }) => isRight),
      automatic.length,
    );
    return {
      name: `  ${name}`,
      value: percent(automatic.length, own.length),
      unit: `% of ${own.length} automatic, ${right} % right, first ${first} %`,
    };
  });
}

/** As the outcomes would be with another threshold; they were matched from the lowest one. */
function from(outcomes: readonly Outcome[], automaticFrom: number): Outcome[] {
  return outcomes.map((outcome) => ({ ...outcome, isAutomatic: outcome.isAutomatic && (outcome.best?.probability ?? 0) >= automaticFrom }));
}

function curveRows(outcomes: readonly Outcome[]): MeasuredRow[] {
  return THRESHOLDS.map((automaticFrom) => {
    const automatic = from(outcomes, automaticFrom).filter(({ isAutomatic }) => isAutomatic);
    const wrong = count(automatic, ({ isRight }) => !isRight);
    const share = percent(
      count(automatic, ({ wanted }) => wanted !== ''),
      count(outcomes, ({ wanted }) => wanted !== ''),
    );
    return { name: `  from probability ${automaticFrom}`, value: share, unit: `% automatic, ${wrong} wrong of ${automatic.length}` };
  });
}

/** Open items that every fiftieth line of a long ledger pays, under 574 names: nearly every line shares its name with some item. */
function ledgerBooks(): { lines: MatchLine[]; items: MatchItem[] } {
  const lines = [...generateLedger({ seed: 6, rows: LEDGER_LINES, endDate: END_DATE })].map(matchLineOf);
  const ids = new Map<string, number>();
  const items = Array.from({ length: LEDGER_ITEMS }, (_, index) => lines[(index * LEDGER_LINES) / LEDGER_ITEMS])
    .filter((line) => line !== undefined)
    .map((line, index): MatchItem => {
      const name = line.counterparty ?? 'Nobody';
      ids.set(name, ids.get(name) ?? ids.size + 1);
      return {
        scheduleId: index + 1,
        counterpartyId: ids.get(name) ?? 0,
        counterpartyName: name,
        aliases: { payeeKeys: [line.payeeKey], ibans: [] },
        documentNumber: line.reference ?? `INV-${10_000 + index}`,
        paymentReference: null,
        issueDate: addDays(line.bookingDate, -30),
        dueDate: addDays(line.bookingDate, -2),
        openAmountMinor: line.amountMinor,
        currency: line.currency,
      };
    });
  return { lines, items };
}

function speedRows(): MeasuredRow[] {
  const { lines, items } = ledgerBooks();
  const options = { history: [], declined: [], feeProfiles: [], today: END_DATE, maxSuggestionsPerLine: 3, control: UNCONTROLLED };
  const timeOf = (some: readonly MatchLine[]): number => {
    const started = process.cpuUsage();
    matchLines(some, items, options);
    return process.cpuUsage(started).user / 1000;
  };
  // Processor time, the best of a few runs: what other programs take of the machine is not the engine's.
  const all = Math.min(...[1, 2, 3].map(() => timeOf(lines)));
  const one = Math.min(...lines.slice(5_000, 5_020).map((line) => timeOf([line])));
  return [
    { name: `${LEDGER_LINES} lines against ${LEDGER_ITEMS} items`, value: all.toFixed(0), unit: 'ms of processor', limit: 2_000, isOk: all < 2_000 },
    { name: `one line against ${LEDGER_ITEMS} items`, value: one.toFixed(1), unit: 'ms of processor', limit: 20, isOk: one < 20 },
  ];
}

/** How many bank lines find what they pay, how many of them unasked, and how often that is wrong. */
const measure: Measure = () => {
  const companies = SEEDS.flatMap((seed) => ARCHETYPES.map((archetype) => generateCompany({ archetype, seed, months: MONTHS, endDate: END_DATE })));
  const outcomes = companies.flatMap((company) => walkCompany(company, Math.min(...THRESHOLDS)));
  const daily = from(outcomes, AUTOMATIC_FROM);
  const backlog = companies.slice(0, COLD_COMPANIES).flatMap(walkBacklog);
  const items = companies.reduce((sum, company) => sum + entriesOf(company).length, 0);
  return Promise.resolve({
    title: `Matching: ${companies.length} generated companies, ${daily.length} lines, ${items} items`,
    rows: [
      ...scoreRows('day by day', daily, GOALS),
      ...partRows(daily),
      ...curveRows(outcomes),
      ...scoreRows('two years at once, nothing confirmed', backlog, COLD_GOALS),
      ...speedRows(),
    ],
  });
};

export default measure;
