import { divideRounded, minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { Node } from '../document.ts';
import type { AuditReportFacts, ForecastOutcome } from '../report-facts.ts';
import { type Cell, counted, paragraph, section, tableOf, type Typesetter } from '../typesetter.ts';

/** Comparisons printed one by one; the summary above them counts all. */
const LISTED_OUTCOMES = 60;

const varianceOf = (outcome: ForecastOutcome): number => outcome.actualMinor - outcome.expectedMinor;

function isInRange({ actualMinor, lowMinor, highMinor }: ForecastOutcome): boolean | null {
  return lowMinor === null || highMinor === null ? null : actualMinor >= lowMinor && actualMinor <= highMinor;
}

const RANGE_WORDS: Readonly<Record<string, string>> = { true: 'yes', false: 'no', null: 'no range' };

/** Of an even number the mean of the two in the middle, rounded half away from zero. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0];
  return Number(divideRounded(BigInt(low) + BigInt(high), 2n, 'half-away-from-zero'));
}

/** Forecasts made while no balance was known; nothing where there were none. */
function unanchoredNote(facts: AuditReportFacts, setter: Typesetter): string {
  const { snapshotCount, unanchoredCount } = facts.forecasts;
  if (unanchoredCount === 0) return '';
  const which = unanchoredCount === snapshotCount ? 'All' : setter.count(unanchoredCount);
  return ` ${which} of them were made while no bank balance was known: they speak of change only and cannot be compared with a balance.`;
}

function nothingYet(facts: AuditReportFacts, setter: Typesetter): string {
  const { snapshotCount, unanchoredCount, isBalanceKnown, horizonsDays } = facts.forecasts;
  if (snapshotCount === 0) return 'No forecast was kept in this period, so there is nothing to compare yet.';
  const kept = `Forecasts were kept on ${counted(setter, snapshotCount, 'day')}.${unanchoredNote(facts, setter)}`;
  if (unanchoredCount === snapshotCount) return kept;
  if (!isBalanceKnown) return `${kept} None can be compared: the balance of at least one cash account is not known.`;
  return `${kept} None can be compared yet: no bank data reaches the first target day, ${setter.count(horizonsDays[0] ?? 0)} days after a forecast.`;
}

function summaryTable(facts: AuditReportFacts, setter: Typesetter): Node {
  const { baseCurrency } = facts.business;
  const rows = facts.forecasts.horizonsDays.map((horizonDays): Cell[] => {
    const outcomes = facts.forecasts.outcomes.filter((outcome) => outcome.horizonDays === horizonDays);
    const label = `${horizonDays} days ahead`;
    if (outcomes.length === 0) return [label, '0', 'none yet', 'none yet', 'none yet'];
    const ranged = outcomes.map(isInRange).filter((isIn) => isIn !== null);
    const variances = outcomes.map(varianceOf);
    return [
      label,
      setter.count(outcomes.length),
      ranged.length === 0 ? 'no range' : `${setter.count(ranged.filter(Boolean).length)} of ${setter.count(ranged.length)}`,
      setter.money(minorUnits(median(variances)), baseCurrency),
      setter.money(minorUnits(median(variances.map(Math.abs))), baseCurrency),
    ];
  });
  const columns = [
    { title: 'Horizon', weight: 20 },
    { title: 'Compared', weight: 14, align: 'right' },
    { title: 'Inside the range', weight: 18, align: 'right' },
    { title: 'Median variance', weight: 22, align: 'right' },
    { title: 'Median size of variance', weight: 24, align: 'right' },
  ] as const;
  return tableOf(setter, columns, rows);
}

/** What the forecasts of the period said of days that have since come, and what came. */
export function forecastsSection(facts: AuditReportFacts, setter: Typesetter): Node {
  const title = 'Forecast against actual';
  const { baseCurrency } = facts.business;
  const { outcomes } = facts.forecasts;
  if (outcomes.length === 0) return section(setter, title, { rowCount: 1, content: [paragraph(nothingYet(facts, setter))] });
  const listed = outcomes.slice(-LISTED_OUTCOMES).toReversed();
  const columns = [
    { title: 'Forecast on', weight: 16, figures: true },
    { title: 'For', weight: 16, figures: true },
    { title: 'P10', weight: 16, align: 'right' },
    { title: 'Expected (P50)', weight: 17, align: 'right' },
    { title: 'P90', weight: 16, align: 'right' },
    { title: 'Actual', weight: 16, align: 'right' },
    { title: 'Variance', weight: 16, align: 'right' },
    { title: 'In range', weight: 10 },
  ] as const;
  const money = (amount: number | null): string => (amount === null ? '–' : setter.money(minorUnits(amount), baseCurrency));
  const rows = listed.map((outcome): Cell[] => [
    outcome.forecastDate,
    outcome.targetDate,
    money(outcome.lowMinor),
    money(outcome.expectedMinor),
    money(outcome.highMinor),
    money(outcome.actualMinor),
    money(varianceOf(outcome)),
    RANGE_WORDS[String(isInRange(outcome))] ?? '',
  ]);
  const more = outcomes.length - listed.length;
  const content: Node[] = [
    paragraph(
      `Balances of all cash accounts in ${baseCurrency}, end of day. Of each day the first forecast that was kept; later ones of the same day are left out. Variance is actual minus expected. The range from P10 to P90 is meant to hold the actual balance 8 times in 10.${unanchoredNote(facts, setter)}`,
    ),
    summaryTable(facts, setter),
    ...(more > 0 ? [paragraph(`The newest ${setter.count(listed.length)} comparisons of ${setter.count(outcomes.length)}.`)] : []),
    tableOf(setter, columns, rows),
  ];
  return section(setter, title, { rowCount: rows.length + 8, content });
}
