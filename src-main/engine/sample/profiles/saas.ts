import {
  accountantContract,
  hostingContracts,
  insuranceContracts,
  phoneContracts,
  powerContract,
  rentContract,
  softwareContracts,
  yearlySoftware,
} from './contracts.ts';
import type { Profile } from './profile.ts';

/** A software company: invoiced subscriptions by month, quarter and year, card payouts every week, growth and churn. */
export const SAAS: Profile = {
  archetype: 'saas',
  trade: 'software',
  countries: [
    ['NL', 65],
    ['DE', 20],
    ['IE', 15],
  ],
  monthlyRevenue: [48_000, 85_000],
  growthPerYear: [0.08, 0.32],
  season: [1.04, 1, 1.02, 1, 0.98, 0.98, 0.94, 0.92, 1.02, 1.03, 1.03, 1.04],
  weekday: [1.1, 1.1, 1.1, 1, 1, 0.8, 0.8],
  customers: [22, 30],
  invoicedShare: 0.72,
  retainerShare: 0.75,
  retainerFrequencies: [
    ['monthly', 72],
    ['quarterly', 20],
    ['annual', 8],
  ],
  occasionsPerMonth: 0.8,
  churnPerYear: 0.18,
  termsDays: [
    [14, 3],
    [30, 7],
  ],
  takings: [
    { role: 'acquirer', name: 'cards', share: 0.2, cadence: 'weekly', feeBps: 190 },
    { role: 'direct', name: 'self service', share: 0.08, cadence: 'direct', feeBps: 0 },
  ],
  refundsPerMonth: 2,
  employees: [5, 8],
  wageShare: 0.33,
  payrollTaxShare: 0.5,
  vatShare: 0.1,
  incomeTaxShare: 0.01,
  suppliers: [
    {
      role: 'freelance',
      category: 'Subcontractors',
      vendors: [3, 4],
      billsPerMonth: 1,
      share: 0.07,
      termsDays: [
        [14, 5],
        [30, 5],
      ],
      sigma: 0.4,
    },
    { role: 'marketing', category: 'Marketing', vendors: [2, 3], billsPerMonth: 1.2, share: 0.05, termsDays: [[14, 1]], sigma: 0.4 },
  ],
  purchases: [
    { role: 'software', category: 'Software', perMonth: 9, median: 46 },
    { role: 'meals', category: 'Meals', perMonth: 10, median: 31 },
    { role: 'travel', category: 'Travel', perMonth: 7, median: 140 },
    { role: 'office', category: 'Office supplies', perMonth: 6, median: 52 },
    { role: 'marketing', category: 'Marketing', perMonth: 7, median: 180 },
  ],
  contracts: [
    rentContract([0.025, 0.04]),
    softwareContracts([10, 14], [10, 320]),
    yearlySoftware([2, 4]),
    hostingContracts([2, 3], [0.012, 0.03]),
    phoneContracts([1, 2]),
    powerContract([90, 210]),
    insuranceContracts([2, 3], [160, 480]),
    accountantContract([350, 800]),
  ],
};
