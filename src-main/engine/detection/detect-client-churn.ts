import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { alertKey } from './alert-key.ts';
import { countText, moneyText } from './alert-text.ts';
import { measureSilence, type Silence } from './cadence.ts';
import type { CustomerCadence } from './facts.ts';
import type { DetectedAlert, DetectionInput, DetectorOutcome } from './types.ts';

/**
 * Chance of such a silence below which it is no longer chance. About one customer in six leaves in a year, and each has about ten gaps: at 1 % a
 * silence is a departure more often than a pause, and most of all where orders are few.
 */
const BROKEN_BELOW = 0.01;
/** Days after which a customer is gone rather than going: nothing is left to be saved. */
const GONE_DAYS = 400;

function churnAlert(input: DetectionInput, customer: CustomerCadence, silence: Silence): DetectedAlert {
  const everyDays = Math.floor(silence.usualEveryDays + 0.5);
  const stakeMinor = minorUnits(Math.max(0, customer.yearlyRevenueMinor));
  return {
    type: 'client_churn',
    severity: customer.relationshipType === 'strategic' ? 'emergency' : 'this_week',
    alertKey: alertKey('client_churn', 'client', customer.clientId),
    entityType: 'client',
    entityId: customer.clientId,
    entityName: customer.clientName,
    titleKey: silence.isRegular ? 'client_churn.regular' : 'client_churn.irregular',
    titleParams: { name: customer.clientName, silentDays: silence.silentDays, everyDays, lastDate: silence.lastDate, yearlyMinor: stakeMinor },
    message: `${customer.clientName} has been quiet for ${countText(silence.silentDays, 'day')}; usually there is business every ${countText(everyDays, 'day')}. It brought ${moneyText(stakeMinor, input.baseCurrency)} in the last year.`,
    currency: input.baseCurrency,
    cashAtStakeMinor: stakeMinor,
    deadlineDate: null,
    evidence: {
      rows: [{ table: 'clients', id: customer.clientId }],
      arithmetic: [
        { label: 'Last business', kind: 'date', date: silence.lastDate },
        { label: 'Days of silence', kind: 'number', value: silence.silentDays },
        { label: 'Occasions compared', kind: 'number', value: silence.occasions },
        { label: 'Usual days between two', kind: 'number', value: everyDays },
        { label: 'Chance of such a silence, percent', kind: 'number', value: Math.floor(silence.probability * 1000) / 10 },
        { label: 'Revenue of the last twelve months', kind: 'money', valueMinor: stakeMinor },
      ],
    },
  };
}

/**
 * A customer's cadence is broken: silent for longer than one and a half of its regular periods and a week, or, where orders come at random, for so
 * long that the chance is below 1 % (see `measureSilence`). Emergency for strategic customers, this_week for others; at stake is the revenue of the
 * last twelve months. Nothing is said after 400 days. Skipped where no customers are kept.
 */
export function detectClientChurn(input: DetectionInput): DetectorOutcome {
  if (input.customers === null) return { kind: 'skipped', reason: 'No customers are kept yet.' };
  const alerts = input.customers.flatMap((customer) => {
    const silence = measureSilence(customer.activeDates, input.asOf, customer.agreedEveryDays);
    if (silence === null || silence.probability >= BROKEN_BELOW || silence.silentDays > GONE_DAYS) return [];
    return [churnAlert(input, customer, silence)];
  });
  return { kind: 'looked', alerts: alerts.toSorted((a, b) => (a.alertKey < b.alertKey ? -1 : 1)) };
}
