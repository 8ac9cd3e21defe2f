import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { alertKey } from './alert-key.ts';
import { moneyText } from './alert-text.ts';
import { assessAgreed } from './assess-agreed.ts';
import { assessCategories, assessPayees, type UnexpectedExpense } from './assess-expenses.ts';
import { assessLevelShifts } from './assess-level-shift.ts';
import { assessUnplanned, findDoublePayments } from './assess-unplanned.ts';
import { isSteady } from './expense-baseline.ts';
import { keepWeekly } from './keep-weekly.ts';
import type { ArithmeticStep, DetectedAlert, DetectionInput, DetectorOutcome } from './types.ts';

/** Score beyond which stranger is not more certain: a bill paid twice has none. */
const MAX_SCORE = 20;

const excessOf = (found: UnexpectedExpense): number => Math.max(0, Math.ceil(found.magnitudeMinor - found.baseline.median));
const weightOf = (found: readonly UnexpectedExpense[]): number => found.reduce((sum, one) => sum + excessOf(one) * Math.min(one.score, MAX_SCORE), 0);

/** What the sentence speaks of, and which title the interface writes. */
function describe(main: UnexpectedExpense, texts: { readonly amount: string; readonly usual: string; readonly excessPct: number }) {
  const { amount, usual, excessPct } = texts;
  const excess = `${excessPct} % above the usual ${usual}`;
  if (main.reason === 'double')
    return {
      title: 'double_payment',
      message: `${main.name} was paid ${usual} twice, the second time on ${main.date}, with only one bill to settle.`,
    };
  if (main.reason === 'unplanned')
    return {
      title: 'unplanned',
      message: `Nothing announced the payment of ${amount} to ${main.name} on ${main.date}, and it is out of proportion.`,
    };
  if (main.reason === 'shift')
    return { title: 'new_level', message: `The last ${main.lines.length} payments to ${main.name} are ${amount} on average, ${excess}.` };
  if (main.reason === 'agreed')
    return { title: 'price_change', message: `The payment to ${main.name} on ${main.date} is ${amount}, ${excessPct} % above the agreed ${usual}.` };
  if (main.kind === 'category') return { title: 'category', message: `Spending on ${main.name} in four weeks is ${amount}, ${excess}.` };
  const title = isSteady(main.baseline) ? 'price_change' : 'payee';
  return { title, message: `The payment to ${main.name} on ${main.date} is ${amount}, ${excess}.` };
}

const PAID_LABELS = { level: 'Paid', agreed: 'Paid', unplanned: 'Paid', double: 'Paid in total', shift: 'Average of the last payments' } as const;
const USUAL_LABELS = {
  level: 'Usual amount (median)',
  agreed: 'Agreed amount',
  unplanned: 'Usual for such payments',
  double: 'Owed',
  shift: 'Earlier payments (median)',
} as const;

function stepsOf(input: DetectionInput, main: UnexpectedExpense, figures: Figures): ArithmeticStep[] {
  const isCategory = main.kind === 'category';
  const isUncompared = main.reason === 'unplanned' && main.baseline.count === 0;
  const steps: ArithmeticStep[] = [
    { label: isCategory ? 'Spent in four weeks' : PAID_LABELS[main.reason], kind: 'money', valueMinor: figures.amountMinor },
    {
      label: isUncompared ? 'Worth a look from (3 % of a month’s outflow)' : USUAL_LABELS[main.reason],
      kind: 'money',
      valueMinor: figures.usualMinor,
    },
    { label: isCategory ? 'Earlier four-week blocks compared' : 'Earlier payments compared', kind: 'number', value: main.baseline.count },
    { label: 'Percent above usual', kind: 'number', value: figures.excessPct },
    { label: 'Threshold percent after safety mode', kind: 'number', value: input.thresholds.unexpectedExpenseThresholdPct },
  ];
  if (main.reason === 'level')
    steps.push({ label: 'Modified z-score (above 3.5 is outside noise)', kind: 'number', value: Math.floor(main.score * 100) / 100 });
  return steps;
}

type Figures = { readonly usualMinor: MinorUnits; readonly amountMinor: MinorUnits; readonly excessPct: number };

function expenseAlert(input: DetectionInput, found: readonly UnexpectedExpense[]): DetectedAlert {
  const main = must(found.toSorted((a, b) => excessOf(b) - excessOf(a) || (a.date < b.date ? -1 : 1))[0], 'at least one unexpected expense');
  const entityId = `${main.kind}/${main.key}`;
  const usualMinor = minorUnits(Math.floor(main.baseline.median));
  const amountMinor = minorUnits(main.magnitudeMinor);
  const excessPct = Math.floor((main.magnitudeMinor / main.baseline.median - 1) * 100);
  const money = (amount: MinorUnits): string => moneyText(amount, input.baseCurrency);
  const { title, message } = describe(main, { amount: money(amountMinor), usual: money(usualMinor), excessPct });
  const rowIds = new Set(found.flatMap((one) => one.lines.map((line) => line.transactionId)));
  return {
    type: 'unexpected_expense',
    severity: 'this_week',
    alertKey: alertKey('unexpected_expense', 'expense', entityId),
    entityType: 'expense',
    entityId,
    entityName: main.name,
    titleKey: `unexpected_expense.${title}`,
    titleParams: { name: main.name, amountMinor, usualMinor, excessPct, date: main.date },
    message,
    currency: input.baseCurrency,
    cashAtStakeMinor: minorUnits(found.reduce((sum, one) => sum + excessOf(one), 0)),
    deadlineDate: null,
    evidence: {
      rows: [...rowIds].map((id) => ({ table: 'bank_transactions', id })),
      arithmetic: stepsOf(input, main, { amountMinor, usualMinor, excessPct }),
    },
  };
}

/**
 * An expense of the last 30 days above its payee's own baseline, or a category's last four weeks above its own, by more than the threshold percent
 * and above noise: amount > median × (1 + threshold) and 0.6745·(ln amount − ln median) ÷ MAD > 3.5, at least eight earlier payments (or three,
 * with the spread borrowed from the category), MAD at least 2 %, false-discovery rate 0.1 over the month; where amounts vary by themselves the
 * excess must also be 2 % of a month's outflow and the score, its few values allowed for, 3.1. Always this_week. One alert a payee or category,
 * its lines are the evidence; at stake is what exceeds the median. At most five a calendar week, those with the largest excess × score. A payment
 * under an agreement with a fixed amount is compared with that amount instead. A category already explained by a payee's alert is not raised
 * again. Three more ways to be above the baseline: a bill paid twice, a payment nothing announced to a payee without a baseline, and several
 * payments in a row on a new level (see `assess-unplanned`, `assess-level-shift`).
 */
export function detectUnexpectedExpense(input: DetectionInput): DetectorOutcome {
  if (input.expenseLines.length === 0) return { kind: 'skipped', reason: 'There are no expenses in the bank lines yet.' };
  const options = { asOf: input.asOf, thresholdPct: input.thresholds.unexpectedExpenseThresholdPct };
  const lines = input.expenseLines
    .filter((line) => line.date <= input.asOf && line.amountMinor < 0)
    .toSorted((a, b) => (a.date === b.date ? (a.transactionId < b.transactionId ? -1 : 1) : a.date < b.date ? -1 : 1));
  const single = [...assessPayees(lines, options), ...assessAgreed(lines, options)];
  const doubles = findDoublePayments(lines, options);
  const named = new Set([...single, ...doubles].map((one) => one.key));
  // what is paid twice is not above its level as well, and a level already spoken of is no surprise
  const levels = single.filter((one) => !doubles.some((double) => double.lines.some((line) => one.lines.includes(line))));
  const others = [...assessUnplanned(lines, options), ...assessLevelShifts(lines, options)].filter((one) => !named.has(one.key));
  const payees = [...levels, ...doubles, ...others];
  const explained = new Set(payees.flatMap((one) => one.lines.map((line) => line.transactionId)));
  const found = [...payees, ...assessCategories(lines, explained, options)];
  const entities = [...Map.groupBy(found, (one) => `${one.kind}/${one.key}`).values()];
  const kept = keepWeekly(entities, { datesOf: (group) => group.map((one) => one.date), weightOf });
  const alerts = kept.map((group) => expenseAlert(input, group)).toSorted((a, b) => (a.alertKey < b.alertKey ? -1 : 1));
  return { kind: 'looked', alerts };
}
