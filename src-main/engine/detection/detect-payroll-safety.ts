import { addDays, daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { addMinor, type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { alertKey } from './alert-key.ts';
import { countText, magnitudeOf, moneyText } from './alert-text.ts';
import type { PayrollRun } from './facts.ts';
import type { ArithmeticStep, DetectedAlert, DetectionInput, DetectorOutcome } from './types.ts';

/** Days to the payday below which a shortage is an emergency, in every safety mode. */
const EMERGENCY_BELOW_DAYS = 5;
/** Days a payday that was not paid is still spoken of; after a fortnight it is an old debt, not the next payroll. */
const OVERDUE_DAYS = 14;

type Forecast = NonNullable<DetectionInput['forecast']>;

/** Cash once the wages have left; `eveMinor` is the balance of the evening before where that is what limits it. */
type CashAfter = { readonly cashAfterMinor: MinorUnits; readonly eveMinor: MinorUnits | null };
type Shortage = CashAfter & { readonly run: PayrollRun; readonly daysLeft: number; readonly wantedMinor: MinorUnits };

type Payday = { readonly asOf: IsoDate; readonly run: PayrollRun; readonly earlierRuns: readonly PayrollRun[] };

/** The part of a run that is expected to have left before its payday, negative or 0: what the forecast pays in wages by then beyond earlier paydays. */
function paidEarly({ days }: Forecast, { asOf, run, earlierRuns }: Payday): number {
  const expected = days.reduce((sum, day) => (day.date > asOf && day.date < run.payDate ? sum + day.components.payroll : sum), 0);
  const ofEarlierRuns = earlierRuns.reduce((sum, earlier) => sum + earlier.baseOpenAmountMinor, 0);
  return Math.max(run.baseOpenAmountMinor, Math.min(0, expected - ofEarlierRuns));
}

/**
 * Expected balance (P50) once the wages have left: at the end of the payday, or on its morning where that is less, which is the evening before minus
 * the wages. Wages leave first, and what is to come in on the same day may come a day later. A payday that has come without being paid still has to
 * be taken off today's balance.
 */
function cashAfter(forecast: Forecast, payday: Payday): CashAfter | null {
  const { asOf, run } = payday;
  if (run.payDate <= asOf) return { cashAfterMinor: addMinor(forecast.openingBalanceMinor, run.baseOpenAmountMinor), eveMinor: null };
  const eveDate = addDays(run.payDate, -1);
  const endMinor = forecast.days.find((day) => day.date === run.payDate)?.p50Minor;
  const eveMinor = eveDate === asOf ? forecast.openingBalanceMinor : forecast.days.find((day) => day.date === eveDate)?.p50Minor;
  if (endMinor === undefined || eveMinor === undefined) return null;
  const morningMinor = minorUnits(eveMinor + run.baseOpenAmountMinor - paidEarly(forecast, payday));
  return morningMinor < endMinor ? { cashAfterMinor: morningMinor, eveMinor } : { cashAfterMinor: endMinor, eveMinor: null };
}

function shortageAlert(input: DetectionInput, { run, daysLeft, cashAfterMinor, eveMinor, wantedMinor }: Shortage): DetectedAlert {
  const payrollMinor = magnitudeOf(run.baseOpenAmountMinor);
  const missingMinor = minorUnits(wantedMinor - cashAfterMinor);
  const money = (amount: MinorUnits): string => moneyText(amount, input.baseCurrency);
  const afterSteps: ArithmeticStep[] =
    eveMinor === null
      ? [{ label: 'Expected balance after payroll (P50)', kind: 'money', valueMinor: cashAfterMinor }]
      : [
          { label: 'Expected balance the evening before (P50)', kind: 'money', valueMinor: eveMinor },
          { label: 'After payroll, before what comes in that day', kind: 'money', valueMinor: cashAfterMinor },
        ];
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
        ...afterSteps,
        { label: 'Percent of payroll to keep after safety mode', kind: 'number', value: input.thresholds.payrollBufferPercent },
        { label: 'Balance to keep', kind: 'money', valueMinor: wantedMinor },
        { label: 'Missing', kind: 'money', valueMinor: missingMinor },
      ],
    },
  };
}

/**
 * The cash expected after the next payroll, not counting on what comes in on the payday itself, is below payroll × buffer percent: emergency when the payday is less than 5 days away (or past and unpaid),
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
    const earlierRuns = payrollRuns.filter((other) => other.payDate < run.payDate);
    const after = cashAfter(forecast, { asOf, run, earlierRuns });
    if (run.baseOpenAmountMinor >= 0 || after === null) return [];
    if (daysLeft > thresholds.payrollCheckDaysBefore || daysLeft < -OVERDUE_DAYS) return [];
    const wantedMinor = minorUnits(Math.ceil((-run.baseOpenAmountMinor * thresholds.payrollBufferPercent) / 100));
    return after.cashAfterMinor < wantedMinor ? [{ run, daysLeft, ...after, wantedMinor }] : [];
  });
  const first = shortages.toSorted((a, b) => a.daysLeft - b.daysLeft)[0];
  return { kind: 'looked', alerts: first === undefined ? [] : [shortageAlert(input, first)] };
}
