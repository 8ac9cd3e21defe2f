import { addDays } from '../../../src-shared/domain/calendar/iso-date.ts';
import { formatDecimal } from '../../../src-shared/domain/money/decimal.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { alertKey } from './alert-key.ts';
import type { DetectedAlert, DetectionInput, DetectorOutcome } from './types.ts';

/** Days looked ahead: 13 weeks. */
const WINDOW_DAYS = 91;

type Day = NonNullable<DetectionInput['forecast']>['days'][number];
type Line = { readonly days: readonly Day[]; readonly read: (day: Day) => number };

function breachAlert(input: DetectionInput, { days, read }: Line, isExpected: boolean): DetectedAlert | null {
  const bufferMinor = input.thresholds.obligationsBufferMinor;
  const firstDay = days.find((day) => read(day) < bufferMinor);
  if (firstDay === undefined) return null;
  let lowest = firstDay;
  for (const day of days) if (read(day) < read(lowest)) lowest = day;
  const lowestMinor = minorUnits(read(lowest));
  const shortfallMinor = minorUnits(bufferMinor - lowestMinor);
  const money = (amount: typeof lowestMinor): string => `${formatDecimal(amount, input.baseCurrency)} ${input.baseCurrency}`;
  const which = isExpected ? 'The expected balance' : 'The balance in a bad case (1 in 10)';
  const opening = must(input.forecast, 'a forecast').openingBalanceMinor;
  return {
    type: 'buffer_breach',
    severity: isExpected ? 'emergency' : 'upcoming',
    alertKey: alertKey('buffer_breach', 'business', null),
    entityType: 'business',
    entityId: null,
    entityName: input.businessName,
    titleKey: isExpected ? 'buffer_breach.expected' : 'buffer_breach.possible',
    titleParams: { firstDate: firstDay.date, lowestDate: lowest.date, lowestMinor, bufferMinor },
    message: `${which} falls below ${bufferMinor === 0 ? 'zero' : `your buffer of ${money(bufferMinor)}`} on ${firstDay.date} and reaches ${money(lowestMinor)} on ${lowest.date}.`,
    currency: input.baseCurrency,
    cashAtStakeMinor: shortfallMinor,
    deadlineDate: firstDay.date,
    evidence: {
      rows: [{ table: 'cash_forecasts', id: `${input.asOf}/${lowest.date}` }],
      arithmetic: [
        { label: 'Balance today', kind: 'money', valueMinor: opening },
        { label: 'First day below the buffer', kind: 'date', date: firstDay.date },
        { label: 'Lowest day', kind: 'date', date: lowest.date },
        { label: isExpected ? 'Lowest balance (P50)' : 'Lowest balance (P10)', kind: 'money', valueMinor: lowestMinor },
        { label: 'Buffer after safety mode', kind: 'money', valueMinor: bufferMinor },
        { label: 'Short of the buffer', kind: 'money', valueMinor: shortfallMinor },
      ],
    },
  };
}

/**
 * Cash falls below the buffer within 13 weeks of `asOf`: emergency when any day's P50 is below it, upcoming when only a P10 is; exactly at the
 * buffer is not below. At stake is buffer − lowest P50 (P10), the deadline is the first day below. Evidence names the forecast day
 * `asOf/targetDate`. Skipped without a forecast or a stated balance: change alone cannot be compared with a buffer.
 */
export function detectBufferBreach(input: DetectionInput): DetectorOutcome {
  const { forecast } = input;
  if (forecast === null) return { kind: 'skipped', reason: 'There is no forecast yet.' };
  if (!forecast.isAnchored) return { kind: 'skipped', reason: 'No bank balance has been stated, so it cannot be compared with the buffer.' };
  const lastDate = addDays(input.asOf, WINDOW_DAYS);
  const days = forecast.days.filter((day) => day.date > input.asOf && day.date <= lastDate);
  const alert = breachAlert(input, { days, read: (day) => day.p50Minor }, true) ?? breachAlert(input, { days, read: (day) => day.p10Minor }, false);
  return { kind: 'looked', alerts: alert === null ? [] : [alert] };
}
