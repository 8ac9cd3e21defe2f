import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { alertKey } from './alert-key.ts';
import { moneyText } from './alert-text.ts';
import { assessIncome, type UnexpectedIncome } from './assess-income.ts';
import { keepWeekly } from './keep-weekly.ts';
import type { ArithmeticStep, DetectedAlert, DetectionInput, DetectorOutcome } from './types.ts';

const offOf = (found: UnexpectedIncome): number => Math.abs(found.line.amountMinor - found.expected);
const entityOf = ({ line }: UnexpectedIncome): string => line.clientId ?? `payer/${line.payerKey}`;

function describe(main: UnexpectedIncome, money: (amount: MinorUnits) => string): string {
  const { line, reason } = main;
  const expected = money(minorUnits(Math.floor(main.expected)));
  const paid = `${line.payerName} paid ${money(line.amountMinor)} on ${line.date}`;
  if (reason === 'short') return `${paid}, less than the ${expected} that was open.`;
  if (reason === 'over') return `${paid}, more than the ${expected} that was open.`;
  if (reason === 'stranger') return `${paid}; nothing announced it, and the payer is hardly known.`;
  return `${paid}; usual is ${expected}.`;
}

function revenueAlert(input: DetectionInput, found: readonly UnexpectedIncome[]): DetectedAlert {
  const main = must(found.toSorted((a, b) => offOf(b) - offOf(a) || (a.line.date < b.line.date ? -1 : 1))[0], 'at least one receipt');
  const entityId = entityOf(main);
  const { line, reason } = main;
  const expectedMinor = minorUnits(Math.floor(main.expected));
  const differenceMinor = minorUnits(line.amountMinor - expectedMinor);
  const steps: ArithmeticStep[] = [{ label: 'Received', kind: 'money', valueMinor: line.amountMinor }];
  if (main.expected > 0) {
    const label = reason === 'short' || reason === 'over' ? 'Open on the invoices it settles' : 'Usual amount (median)';
    steps.push({ label, kind: 'money', valueMinor: expectedMinor }, { label: 'Difference', kind: 'money', valueMinor: differenceMinor });
  }
  if (reason === 'off_baseline' || reason === 'stranger') steps.push({ label: 'Earlier receipts compared', kind: 'number', value: main.compared });
  if (reason === 'off_baseline')
    steps.push({ label: 'Modified z-score (above 3.5 is outside noise)', kind: 'number', value: Math.floor(main.score * 100) / 100 });
  return {
    type: 'unexpected_revenue',
    severity: 'this_week',
    alertKey: alertKey('unexpected_revenue', 'client', entityId),
    entityType: 'client',
    entityId,
    entityName: line.payerName,
    titleKey: `unexpected_revenue.${reason}`,
    titleParams: { name: line.payerName, date: line.date, amountMinor: line.amountMinor, expectedMinor },
    message: describe(main, (amount) => moneyText(amount, input.baseCurrency)),
    currency: input.baseCurrency,
    cashAtStakeMinor: minorUnits(found.reduce((sum, one) => sum + Math.floor(offOf(one)), 0)),
    deadlineDate: null,
    evidence: { rows: found.map((one) => ({ table: 'bank_transactions', id: one.line.transactionId })), arithmetic: steps },
  };
}

/**
 * A receipt of the last 30 days is off its expected amount by more than 5 %, or outside the payer's own or such payers' baseline (see `assessIncome`):
 * always this_week. One alert a client (or unknown payer), its receipts are the evidence; at stake is |received − expected|, summed. At most five a
 * calendar week, those with the largest difference. Skipped where there are no receipts.
 */
export function detectUnexpectedRevenue(input: DetectionInput): DetectorOutcome {
  if (input.incomeLines === null) return { kind: 'skipped', reason: 'There are no receipts in the bank lines yet.' };
  const lines = input.incomeLines
    .filter((line) => line.date <= input.asOf && line.amountMinor > 0)
    .toSorted((a, b) => (a.date === b.date ? (a.transactionId < b.transactionId ? -1 : 1) : a.date < b.date ? -1 : 1));
  const entities = [...Map.groupBy(assessIncome(lines, input), entityOf).values()];
  const kept = keepWeekly(entities, {
    datesOf: (group) => group.map((one) => one.line.date),
    weightOf: (group) => group.reduce((sum, one) => sum + offOf(one), 0),
  });
  const alerts = kept.map((group) => revenueAlert(input, group));
  return { kind: 'looked', alerts: alerts.toSorted((a, b) => (a.alertKey < b.alertKey ? -1 : 1)) };
}
