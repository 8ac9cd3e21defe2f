import { addDays, daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, minorUnits, sumMinor } from '../../../src-shared/domain/money/minor-units.ts';
import { alertKey } from './alert-key.ts';
import { moneyText } from './alert-text.ts';
import type { PayrollLine } from './facts.ts';
import type { ArithmeticStep, DetectedAlert, DetectionInput, DetectorOutcome } from './types.ts';

/** Days a change is spoken of. */
const WINDOW_DAYS = 30;
/** Days of payroll history before a first wage means a new person rather than the beginning of the books. */
const HISTORY_DAYS = 45;
/** Wages of a person before their absence means anything, and the days a payday may slip over a holiday. */
const MIN_WAGES = 2;
const GRACE_DAYS = 14;
/** Days between two wages assumed where a person has only one, and of a month. */
const MONTH_DAYS = 30.4;

type Change = {
  readonly kind: 'new' | 'lost';
  readonly name: string;
  readonly key: string;
  /** First wage of a new, last wage of a lost person. */
  readonly wage: PayrollLine;
  /** The day on which it showed. */
  readonly shownOn: IsoDate;
  readonly monthlyMinor: MinorUnits;
};

/** Usual days between the wages of a person; a month where there is only one wage. */
function gapOf(wages: readonly PayrollLine[]): number {
  const gaps = wages.slice(1).map((wage, index) => daysBetween(wages[index]?.date ?? wage.date, wage.date));
  return gaps.toSorted((a, b) => a - b)[gaps.length >> 1] ?? MONTH_DAYS;
}

const monthly = (wage: PayrollLine, gapDays: number): MinorUnits =>
  minorUnits(Math.floor((Math.abs(wage.amountMinor) * MONTH_DAYS) / Math.max(7, gapDays) + 0.5));

function changesOf(lines: readonly PayrollLine[], asOf: IsoDate): Change[] {
  const [firstLine, lastLine] = [lines[0], lines.at(-1)];
  if (firstLine === undefined || lastLine === undefined) return [];
  const usualGap = gapOf(lines.filter((line, index) => lines[index - 1]?.date !== line.date && line.payeeKey === firstLine.payeeKey));
  return [...Map.groupBy(lines, (line) => line.payeeKey)].flatMap(([key, wages]): Change[] => {
    const [first, last] = [wages[0], wages.at(-1)];
    if (first === undefined || last === undefined) return [];
    const name = last.payeeName;
    if (daysBetween(first.date, asOf) < WINDOW_DAYS && daysBetween(firstLine.date, first.date) >= HISTORY_DAYS) {
      const gap = wages.length > 1 ? gapOf(wages) : usualGap;
      return [{ kind: 'new', key, name, wage: first, shownOn: first.date, monthlyMinor: monthly(first, gap) }];
    }
    const gap = gapOf(wages);
    const missedOn = addDays(last.date, Math.ceil(gap) + GRACE_DAYS);
    const wentOn = daysBetween(last.date, lastLine.date) > gap / 2;
    if (wages.length < MIN_WAGES || !wentOn || missedOn > asOf || daysBetween(missedOn, asOf) >= WINDOW_DAYS) return [];
    return [{ kind: 'lost', key, name, wage: last, shownOn: missedOn, monthlyMinor: monthly(last, gap) }];
  });
}

function changeAlert(input: DetectionInput, changes: readonly Change[]): DetectedAlert {
  const newestFirst = changes.toSorted((a, b) => (a.shownOn === b.shownOn ? (a.key < b.key ? -1 : 1) : a.shownOn > b.shownOn ? -1 : 1));
  const names = (kind: Change['kind']): string =>
    newestFirst
      .filter((change) => change.kind === kind)
      .map((change) => change.name)
      .join(', ');
  const [added, lost] = [names('new'), names('lost')];
  const stakeMinor = sumMinor(changes.map((change) => change.monthlyMinor));
  const deltaMinor = minorUnits(changes.reduce((sum, change) => sum + (change.kind === 'new' ? change.monthlyMinor : -change.monthlyMinor), 0));
  const steps = newestFirst.flatMap(({ kind, name, wage, monthlyMinor }): ArithmeticStep[] => [
    { label: `${name}: ${kind === 'new' ? 'first' : 'last'} wage`, kind: 'date', date: wage.date },
    { label: `${name}: a month`, kind: 'money', valueMinor: monthlyMinor },
  ]);
  const parts = [added === '' ? null : `paid for the first time: ${added}`, lost === '' ? null : `not paid any more: ${lost}`];
  return {
    type: 'headcount_change',
    severity: 'this_week',
    alertKey: alertKey('headcount_change', 'business', newestFirst[0]?.key ?? null),
    entityType: 'business',
    entityId: null,
    entityName: input.businessName,
    titleKey: lost === '' ? 'headcount_change.new' : added === '' ? 'headcount_change.lost' : 'headcount_change.both',
    titleParams: { added, lost, monthlyChangeMinor: deltaMinor },
    message: `The payroll has changed (${parts.filter((part) => part !== null).join('; ')}): ${moneyText(deltaMinor, input.baseCurrency)} a month.`,
    currency: input.baseCurrency,
    cashAtStakeMinor: stakeMinor,
    deadlineDate: null,
    evidence: {
      rows: newestFirst.map(({ wage }) => ({ table: 'bank_transactions', id: wage.transactionId })),
      arithmetic: [...steps, { label: 'Change of the payroll a month', kind: 'money', valueMinor: deltaMinor }],
    },
  };
}

/**
 * The payroll shows a payee it never showed (first wage in the last 30 days, at least 45 days after payroll history begins), or one who was paid at
 * least twice is missing: last wage + usual gap + 14 days have passed while others were paid. Always this_week; one alert for the business with all
 * changes of the last 30 days, known by the newest of them; at stake are their wages by month (wage × 30.4 ÷ usual gap). Skipped where no wages are
 * recognised.
 */
export function detectHeadcountChange(input: DetectionInput): DetectorOutcome {
  if (input.payrollLines === null) return { kind: 'skipped', reason: 'No wages are recognised on the bank yet.' };
  const lines = input.payrollLines
    .filter((line) => line.date <= input.asOf && line.amountMinor < 0)
    .toSorted((a, b) => (a.date === b.date ? (a.transactionId < b.transactionId ? -1 : 1) : a.date < b.date ? -1 : 1));
  const changes = changesOf(lines, input.asOf);
  return { kind: 'looked', alerts: changes.length === 0 ? [] : [changeAlert(input, changes)] };
}
