import type { ARCHETYPES } from '../../../src-shared/contract/businesses.ts';

export type Archetype = (typeof ARCHETYPES)[number];

/** What each sample business teaches. The seed picks one whose books have something to show. */
export const SAMPLES: readonly { readonly value: Archetype; readonly seed: number; readonly label: string; readonly lesson: string }[] = [
  { value: 'agency', seed: 8, label: 'Agency', lesson: 'Few large customers who pay late, a steady payroll' },
  { value: 'shop', seed: 3, label: 'Shop', lesson: 'Daily takings, seasons, stock to buy ahead' },
  { value: 'contractor', seed: 6, label: 'Contractor', lesson: 'Uneven jobs, material first and money later' },
  { value: 'restaurant', seed: 9, label: 'Restaurant', lesson: 'Card takings every day, thin margins, weekly suppliers' },
  { value: 'saas', seed: 11, label: 'Software subscription', lesson: 'Many small receipts, slow growth, high salaries' },
];
