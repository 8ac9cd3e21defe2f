import { fromEpochDay, isoWeekday, toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { formatDecimal } from '../../../src-shared/domain/money/decimal.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { alertKey } from './alert-key.ts';
import { assessCategories, assessPayees, type UnexpectedExpense } from './assess-expenses.ts';
import { isSteady } from './expense-baseline.ts';
import type { DetectedAlert, DetectionInput, DetectorOutcome } from './types.ts';

/** Alerts a calendar week may add: more than a handful of "unusual" expenses a week is no longer unusual (ENGINES §6). */
const MAX_A_WEEK = 5;

/** Monday of the week a date falls into: a fixed grid, so that an alert does not come and go as `asOf` moves. */
const weekOf = (found: UnexpectedExpense): string => {
  const day = toEpochDay(found.date);
  return fromEpochDay(day - isoWeekday(day) + 1);
};

const excessOf = (found: UnexpectedExpense): number => Math.max(0, Math.ceil(found.magnitudeMinor - found.baseline.median));
const weightOf = (found: readonly UnexpectedExpense[]): number => found.reduce((sum, one) => sum + excessOf(one) * one.score, 0);

function expenseAlert(input: DetectionInput, found: readonly UnexpectedExpense[]): DetectedAlert {
  const main = must(found.toSorted((a, b) => excessOf(b) - excessOf(a) || (a.date < b.date ? -1 : 1))[0], 'at least one unexpected expense');
  const entityId = `${main.kind}/${main.key}`;
  const usualMinor = minorUnits(Math.floor(main.baseline.median));
  const amountMinor = minorUnits(main.magnitudeMinor);
  const excessPct = Math.floor((main.magnitudeMinor / main.baseline.median - 1) * 100);
  const money = (amount: typeof usualMinor): string => `${formatDecimal(amount, input.baseCurrency)} ${input.baseCurrency}`;
  const what = main.kind === 'category' ? `Spending on ${main.name} in four weeks` : `The payment to ${main.name} on ${main.date}`;
  const titleKey = main.kind === 'category' ? 'category' : isSteady(main.baseline) ? 'price_change' : 'payee';
  return {
    type: 'unexpected_expense',
    severity: 'this_week',
    alertKey: alertKey('unexpected_expense', 'expense', entityId),
    entityType: 'expense',
    entityId,
    entityName: main.name,
    titleKey: `unexpected_expense.${titleKey}`,
    titleParams: { name: main.name, amountMinor, usualMinor, excessPct, date: main.date },
    message: `${what} is ${money(amountMinor)}, ${excessPct} % above the usual ${money(usualMinor)}.`,
    currency: input.baseCurrency,
    cashAtStakeMinor: minorUnits(found.reduce((sum, one) => sum + excessOf(one), 0)),
    deadlineDate: null,
    evidence: {
      rows: found.flatMap((one) => one.lines.map((line) => ({ table: 'bank_transactions', id: line.transactionId }))),
      arithmetic: [
        { label: main.kind === 'category' ? 'Spent in four weeks' : 'Paid', kind: 'money', valueMinor: amountMinor },
        { label: 'Usual amount (median)', kind: 'money', valueMinor: usualMinor },
        {
          label: main.kind === 'category' ? 'Earlier four-week blocks compared' : 'Earlier payments compared',
          kind: 'number',
          value: main.baseline.count,
        },
        { label: 'Percent above usual', kind: 'number', value: excessPct },
        { label: 'Threshold percent after safety mode', kind: 'number', value: input.thresholds.unexpectedExpenseThresholdPct },
        { label: 'Modified z-score (above 3.5 is outside noise)', kind: 'number', value: Math.floor(main.score * 100) / 100 },
      ],
    },
  };
}

/**
 * An expense of the last 30 days above its payee's own baseline, or a category's last four weeks above its own, by more than the threshold
 * percent and above noise: amount > median × (1 + threshold) and 0.6745·(ln amount − ln median) ÷ MAD > 3.5, at least eight earlier payments (or
 * three, with the spread borrowed from the category), MAD at least 2 %, false-discovery rate 0.1 over the month. Always this_week. One alert a
 * payee or category, its lines are the evidence; at stake is what exceeds the median. At most five a calendar week, those with the largest excess
 * × score. A category already explained by a payee's alert is not raised again.
 */
export function detectUnexpectedExpense(input: DetectionInput): DetectorOutcome {
  if (input.expenseLines.length === 0) return { kind: 'skipped', reason: 'There are no expenses in the bank lines yet.' };
  const options = { asOf: input.asOf, thresholdPct: input.thresholds.unexpectedExpenseThresholdPct };
  const lines = input.expenseLines
    .filter((line) => line.date <= input.asOf && line.amountMinor < 0)
    .toSorted((a, b) => (a.date === b.date ? (a.transactionId < b.transactionId ? -1 : 1) : a.date < b.date ? -1 : 1));
  const payees = assessPayees(lines, options);
  const explained = new Set(payees.flatMap((one) => one.lines.map((line) => line.transactionId)));
  const found = [...payees, ...assessCategories(lines, explained, options)];
  const entities = [...Map.groupBy(found, (one) => `${one.kind}/${one.key}`).values()];
  // an entity belongs to the week of its newest line
  const weeks = Map.groupBy(entities, (group) => group.map(weekOf).toSorted().at(-1) ?? '');
  const kept = [...weeks.values()].flatMap((groups) => groups.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, MAX_A_WEEK));
  const alerts = kept.map((group) => expenseAlert(input, group)).toSorted((a, b) => (a.alertKey < b.alertKey ? -1 : 1));
  return { kind: 'looked', alerts };
}
