import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { alertKey } from './alert-key.ts';
import { countText, moneyText } from './alert-text.ts';
import { chanceGone, describeRhythm, type Rhythm } from './cadence.ts';
import type { CustomerCadence } from './facts.ts';
import { fitOrderRates } from './order-rates.ts';
import type { DetectedAlert, DetectionInput, DetectorOutcome } from './types.ts';

/** Chance of being gone from which a silence is worth a person's time: four such alerts out of five are right, the least any type is held to. */
const GONE_FROM = 0.8;
/** Days after which a customer is gone rather than going: nothing is left to be saved. */
const GONE_DAYS = 400;

type Silence = { readonly customer: CustomerCadence; readonly rhythm: Rhythm; readonly gone: number };

function churnAlert(input: DetectionInput, { customer, rhythm, gone }: Silence): DetectedAlert {
  const everyDays = Math.floor(rhythm.usualEveryDays + 0.5);
  const stakeMinor = minorUnits(Math.max(0, customer.yearlyRevenueMinor));
  return {
    type: 'client_churn',
    severity: customer.relationshipType === 'strategic' ? 'emergency' : 'this_week',
    alertKey: alertKey('client_churn', 'client', customer.clientId),
    entityType: 'client',
    entityId: customer.clientId,
    entityName: customer.clientName,
    titleKey: rhythm.isRegular ? 'client_churn.regular' : 'client_churn.irregular',
    titleParams: { name: customer.clientName, silentDays: rhythm.silentDays, everyDays, lastDate: rhythm.lastDate, yearlyMinor: stakeMinor },
    message: `${customer.clientName} has been quiet for ${countText(rhythm.silentDays, 'day')}; usually there is business every ${countText(everyDays, 'day')}. It brought ${moneyText(stakeMinor, input.baseCurrency)} in the last year.`,
    currency: input.baseCurrency,
    cashAtStakeMinor: stakeMinor,
    deadlineDate: null,
    evidence: {
      rows: [{ table: 'clients', id: customer.clientId }],
      arithmetic: [
        { label: 'Last business', kind: 'date', date: rhythm.lastDate },
        { label: 'Days of silence', kind: 'number', value: rhythm.silentDays },
        { label: 'Occasions compared', kind: 'number', value: rhythm.occasions },
        { label: 'Usual days between two', kind: 'number', value: everyDays },
        { label: 'Chance that the customer is gone, percent', kind: 'number', value: Math.floor(gone * 1000) / 10 },
        { label: 'Revenue of the last twelve months', kind: 'money', valueMinor: stakeMinor },
      ],
    },
  };
}

/**
 * A customer's cadence is broken: silent for longer than one and a half of its regular periods and a week, or, where orders come at random, for so
 * long that it is gone rather than pausing (see `chanceGone`), judged beside the other customers whose orders come at random. Emergency for strategic
 * customers, this_week for others; at stake is the revenue of the last twelve months. Nothing is said after 400 days. Skipped where no customers are
 * kept.
 */
export function detectClientChurn(input: DetectionInput): DetectorOutcome {
  if (input.customers === null) return { kind: 'skipped', reason: 'No customers are kept yet.' };
  const known = input.customers.flatMap((customer) => {
    const rhythm = describeRhythm(customer.activeDates, input.asOf, customer.agreedEveryDays);
    return rhythm === null ? [] : [{ customer, rhythm }];
  });
  const rates = fitOrderRates(known.flatMap(({ rhythm: { isRegular, gaps } }) => (isRegular || gaps === null ? [] : [gaps])));
  const alerts = known.flatMap(({ customer, rhythm }) => {
    if (rhythm.silentDays > GONE_DAYS) return [];
    const gone = chanceGone(rhythm, rates);
    return gone < GONE_FROM ? [] : [churnAlert(input, { customer, rhythm, gone })];
  });
  return { kind: 'looked', alerts: alerts.toSorted((a, b) => (a.alertKey < b.alertKey ? -1 : 1)) };
}
