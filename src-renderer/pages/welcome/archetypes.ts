import type { ARCHETYPES } from '../../../src-shared/contract/businesses.ts';

export type Archetype = (typeof ARCHETYPES)[number];

/** What each sample business teaches. */
export const SAMPLES: readonly { readonly value: Archetype; readonly label: string; readonly lesson: string }[] = [
  { value: 'agency', label: 'Agency', lesson: 'Few large customers who pay late, a steady payroll' },
  { value: 'shop', label: 'Shop', lesson: 'Daily takings, seasons, stock to buy ahead' },
  { value: 'contractor', label: 'Contractor', lesson: 'Uneven jobs, material first and money later' },
  { value: 'restaurant', label: 'Restaurant', lesson: 'Card takings every day, thin margins, weekly suppliers' },
  { value: 'saas', label: 'Software subscription', lesson: 'Many small receipts, slow growth, high salaries' },
];
