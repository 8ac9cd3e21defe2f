import type { ScenarioComparisonView } from '../../../src-shared/contract/scenarios.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { Format } from '../../components/use-format.ts';
import { countOf } from '../../format/numbers.ts';
import { horizonLength } from '../../format/horizon.ts';

type Base = ScenarioComparisonView['base'];
type Compared = ScenarioComparisonView['scenarios'][number];
type Facts = Pick<ScenarioComparisonView, 'bufferMinor' | 'currency' | 'base'>;

type ComparisonRow = { readonly label: string; readonly value: string; readonly detail: string | null };
type DifferenceRow = ComparisonRow & { readonly change: string };

const NONE = 'same as now';

function lineOf({ bufferMinor }: Facts): string {
  return bufferMinor > 0 ? 'your buffer' : 'zero';
}

/** The rows every column has, in words: without and with each scenario the same. */
export function comparisonRows(facts: Facts, summary: Base, format: Format): readonly ComparisonRow[] {
  const { lowestPoint, firstDayBelowBuffer, endMinor, cashNeededMinor, probabilityBelowBuffer, days } = summary;
  const money = (minor: MinorUnits): string => format.money(minor, facts.currency);
  const length = horizonLength(days.length);
  return [
    {
      label: 'Lowest point',
      value: money(lowestPoint.p50Minor),
      detail: `on ${format.dateInSentence(lowestPoint.date)}, range ${money(lowestPoint.p10Minor)} to ${money(lowestPoint.p90Minor)}`,
    },
    {
      label: `First day below ${lineOf(facts)}`,
      value: firstDayBelowBuffer === null ? 'None' : format.dateInSentence(firstDayBelowBuffer),
      detail: firstDayBelowBuffer === null ? `in ${length}` : format.relativeDay(firstDayBelowBuffer),
    },
    { label: `Cash in ${length}`, value: money(endMinor), detail: null },
    {
      label: 'Cash needed to be 90% safe',
      value: cashNeededMinor === null ? '–' : cashNeededMinor > 0 ? money(cashNeededMinor) : 'None',
      detail: null,
    },
    {
      label: `Chance of being below ${lineOf(facts)}`,
      value: probabilityBelowBuffer === null ? '–' : format.percent(probabilityBelowBuffer),
      detail: null,
    },
  ];
}

type Direction = { readonly by: number; readonly text: string; readonly isMoreBetter: boolean };

/** More or less than without the scenario, and whether that is better: in words, because a plus sign is not always good. */
function inWords({ by, text, isMoreBetter }: Direction): string {
  if (by === 0) return NONE;
  return `${text}, ${by > 0 === isMoreBetter ? 'better' : 'worse'}`;
}

function pointsInWords(difference: number | null): string {
  if (difference === null) return '';
  const points = Math.round(difference * 100);
  const text = `${points > 0 ? '+' : '\u2212'}${Math.abs(points)} points`;
  return inWords({ by: points, text, isMoreBetter: false });
}

function runwayInWords(base: Base, compared: Compared, locale: string): string {
  const { runwayDays } = compared.difference;
  if (runwayDays !== null) {
    const text = `${countOf(Math.abs(runwayDays), { one: 'day', many: 'days' }, locale)} ${runwayDays < 0 ? 'earlier' : 'later'}`;
    return inWords({ by: runwayDays, text, isMoreBetter: true });
  }
  if (base.firstDayBelowBuffer === null && compared.firstDayBelowBuffer === null) return NONE;
  return compared.firstDayBelowBuffer === null ? 'no longer, better' : 'none without it, worse';
}

/** The same rows for one scenario, each with its difference to the forecast as it is. */
export function differenceRows(facts: Facts, compared: Compared, format: Format): readonly DifferenceRow[] {
  const { difference } = compared;
  const money = (minor: MinorUnits | null, isMoreBetter: boolean): string =>
    minor === null ? '' : inWords({ by: minor, text: format.money(minor, facts.currency, { plus: true }), isMoreBetter });
  const changes = [
    money(difference.lowestPointMinor, true),
    runwayInWords(facts.base, compared, format.locale),
    money(difference.endMinor, true),
    money(difference.cashNeededMinor, false),
    pointsInWords(difference.probabilityBelowBuffer),
  ];
  return comparisonRows(facts, compared, format).map((row, index) => ({ ...row, change: changes[index] ?? '' }));
}
