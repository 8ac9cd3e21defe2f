import { daysBetween } from '../../../src-shared/domain/calendar/iso-date.ts';
import { addMinor, type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { alertKey } from './alert-key.ts';
import { countText, magnitudeOf, moneyText } from './alert-text.ts';
import type { PayrollRun } from './facts.ts';
import type { DetectedAlert, DetectionInput, DetectorOutcome } from './types.ts';

/** Days to the payday below which a shortage is an emergency, in every safety mode. */
const EMERGENCY_BELOW_DAYS = 5;
/** Days a payday that was not paid is still spoken of; after a fortnight it is an old debt, not the next payroll. */
const OVERDUE_DAYS = 14;

type Forecast = NonNullable<DetectionInput['forecast']>;
type Shortage = { readonly run: PayrollRun; readonly daysLeft: number; readonly cashAfterMinor: MinorUnits; readonly wantedMinor: MinorUnits };

/** Expected balance at the end of the payday, wages paid. A payday that has come without being paid still has to be taken off today's balance. */
function cashAfter(forecast: Forecast, run: PayrollRun, asOf: DetectionInput['asOf']): MinorUnits | null {
  if (run.payDate <= asOf) return addMinor(forecast.openingBalanceMinor, run.baseOpenAmountMinor);
  return forecast.days.find((day) => day.date === run.payDate)?.p50Minor ?? null;
}

function shortageAlert(input: DetectionInput, { run, daysLeft, cashAfterMinor, wantedMinor }: Shortage): DetectedAlert {
  const payrollMinor = magnitudeOf(run.baseOpenAmountMinor);
  const missingMinor = minorUnits(wantedMinor - cashAfterMinor);
  const money = (amount: MinorUnits): string => moneyText(amount, input.baseCurrency);
  return {
    type: 'payroll_safety',
    severity: daysLeft < EMERGENCY_BELOW_DAYS ? 'emergency' : 'this_week',
    alertKey: alertKey('payroll_safety', 'business', run.payDate),
    entityType: 'business',
    entityId: null,
    entityName: input.businessName,
    titleKey: cashAfterMinor < 0 ? 'payroll_safety.not_covered' : 'payroll_safety.thin',
    titleParams: { payDate: run.payDate, daysLeft, payrollMinor, cashAfterMinor, wantedMinor, payees: run.payeeCount },
    message: `Payroll of ${money(payrollMinor)} for ${countText(run.payeeCount, 'payee')} on ${run.payDate} leaves ${money(cashAfterMinor)}; you want at least ${money(wantedMinor)}.`,
    currency: input.baseCurrency,
    cashAtStakeMinor: missingMinor,
    deadlineDate: run.payDate,
    evidence: {
      rows: run.scheduleIds.map((id) => ({ table: 'obligation_schedules', id })),
      arithmetic: [
        { label: 'Payday', kind: 'date', date: run.payDate },
        { label: 'Days left', kind: 'number', value: daysLeft },
        { label: 'Payroll', kind: 'money', valueMinor: payrollMinor },
        { label: 'Expected balance after payroll (P50)', kind: 'money', valueMinor: cashAfterMinor },
        { label: 'Percent of payroll to keep after safety mode', kind: 'number', value: input.thresholds.payrollBufferPercent },
        { label: 'Balance to keep', kind: 'money', valueMinor: wantedMinor },
        { label: 'Missing', kind: 'money', valueMinor: missingMinor },
      ],
    },
  };
}

/**
 * The cash expected after the next payroll is below payroll × buffer percent: emergency when the payday is less than 5 days away (or past and unpaid),
 * this_week within the check days; exactly the wanted amount is enough, and a payday beyond the check days never fires. At stake is what is missing
 * (wanted rounded up to the minor unit), the deadline is the payday. Of several short paydays the first is reported; each payday has its own alert.
 * Skipped without payroll agreements, without a forecast or without a stated balance.
 */
export function detectPayrollSafety(input: DetectionInput): DetectorOutcome {
  const { forecast, payrollRuns, thresholds, asOf } = input;
  if (payrollRuns === null) return { kind: 'skipped', reason: 'No payroll is kept yet.' };
  if (forecast === null) return { kind: 'skipped', reason: 'There is no forecast yet.' };
  if (!forecast.isAnchored)
    return { kind: 'skipped', reason: 'No bank balance has been stated, so it cannot be said whether it covers the payroll.' };
  const shortages = payrollRuns.flatMap((run): Shortage[] => {
    const daysLeft = daysBetween(asOf, run.payDate);
    const cashAfterMinor = cashAfter(forecast, run, asOf);
    if (run.baseOpenAmountMinor >= 0 || cashAfterMinor === null) return [];
    if (daysLeft > thresholds.payrollCheckDaysBefore || daysLeft < -OVERDUE_DAYS) return [];
    const wantedMinor = minorUnits(Math.ceil((-run.baseOpenAmountMinor * thresholds.payrollBufferPercent) / 100));
    return cashAfterMinor < wantedMinor ? [{ run, daysLeft, cashAfterMinor, wantedMinor }] : [];
  });
  const first = shortages.toSorted((a, b) => a.daysLeft - b.daysLeft)[0];
  return { kind: 'looked', alerts: first === undefined ? [] : [shortageAlert(input, first)] };
}
