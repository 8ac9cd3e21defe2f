import type { ForecastView } from '../../src-shared/contract/forecast.ts';

type Components = ForecastView['weeks'][number]['components'];

/** What a week is made of, in the order of the table. */
export const COMPONENTS: readonly { readonly key: keyof Components; readonly label: string; readonly meaning: string }[] = [
  { key: 'ar', label: 'Customers', meaning: 'Open invoices, on the day each customer tends to pay' },
  { key: 'ap', label: 'Vendors', meaning: 'Open bills, on the day you tend to pay them' },
  { key: 'payroll', label: 'Payroll', meaning: 'Salaries and their charges' },
  { key: 'tax', label: 'Tax', meaning: 'Taxes and statutory payments' },
  { key: 'recurring', label: 'Recurring', meaning: 'Rent, subscriptions, loans and other agreements' },
  { key: 'pipeline', label: 'Prospects', meaning: 'Deals not won yet, by their probability' },
  { key: 'other', label: 'Everything else', meaning: 'Bank lines that belong to no agreement, from their own past' },
  {
    key: 'medianAgainstMean',
    label: 'Median against mean',
    meaning: 'The parts are averages and the expected balance is a median; this line makes them add up',
  },
];

/** The parts that any of the weeks has, so that a table shows no empty columns. */
export function usedComponents(weeks: readonly { readonly components: Components }[]): typeof COMPONENTS {
  return COMPONENTS.filter(({ key }) => weeks.some((week) => week.components[key] !== 0));
}

export const CONFIDENCE_WORDS = { high: 'High confidence', medium: 'Medium confidence', low: 'Low confidence' } as const;
