import type { ContractTemplate, Range } from './profile.ts';

/** Contracts nearly every small business has; the archetypes add their own and set the numbers. */
export function rentContract(revenueShare: Range): ContractTemplate {
  return {
    role: 'landlord',
    type: 'rent',
    kind: 'rent',
    category: 'Rent',
    count: [1, 1],
    frequency: 'monthly',
    revenueShare,
    variation: 'fixed',
    dayRule: { kind: 'day_of_month', day: 1 },
    channel: 'standingOrder',
    priceChangePerYear: 0.7,
  };
}

export function softwareContracts(count: Range, amount: Range): ContractTemplate {
  return {
    role: 'software',
    type: 'subscription',
    kind: 'subscription',
    category: 'Software',
    count,
    frequency: 'monthly',
    amount,
    variation: 'fixed',
    channel: 'card',
    priceChangePerYear: 0.45,
  };
}

export function yearlySoftware(count: Range): ContractTemplate {
  return { ...softwareContracts(count, [120, 900]), frequency: 'annual' };
}

export function phoneContracts(count: Range): ContractTemplate {
  return {
    role: 'phone',
    type: 'subscription',
    kind: 'subscription',
    category: 'Phone and internet',
    count,
    frequency: 'monthly',
    amount: [25, 140],
    variation: 'fixed',
    channel: 'directDebit',
    priceChangePerYear: 0.3,
  };
}

export function powerContract(amount: Range): ContractTemplate {
  return {
    role: 'power',
    type: 'vendor_bill',
    kind: 'vendor_contract',
    category: 'Utilities',
    count: [1, 2],
    frequency: 'monthly',
    amount,
    variation: 'seasonal',
    channel: 'directDebit',
    priceChangePerYear: 0,
  };
}

export function insuranceContracts(count: Range, amount: Range): ContractTemplate {
  return {
    role: 'insurance',
    type: 'vendor_bill',
    kind: 'vendor_contract',
    category: 'Insurance',
    count,
    frequency: 'quarterly',
    amount,
    variation: 'fixed',
    channel: 'directDebit',
    priceChangePerYear: 0.6,
  };
}

export function loanContract(revenueShare: Range): ContractTemplate {
  return {
    role: 'lender',
    type: 'loan',
    kind: 'loan',
    category: 'Loan',
    count: [0, 1],
    frequency: 'monthly',
    revenueShare,
    variation: 'fixed',
    channel: 'directDebit',
    priceChangePerYear: 0,
  };
}

export function leasingContracts(count: Range, amount: Range): ContractTemplate {
  return {
    role: 'leasing',
    type: 'vendor_bill',
    kind: 'vendor_contract',
    category: 'Leasing',
    count,
    frequency: 'monthly',
    amount,
    variation: 'fixed',
    channel: 'directDebit',
    priceChangePerYear: 0,
  };
}

export function accountantContract(amount: Range): ContractTemplate {
  return {
    role: 'accountant',
    type: 'vendor_bill',
    kind: 'vendor_contract',
    category: 'Professional fees',
    count: [1, 1],
    frequency: 'monthly',
    amount,
    variation: 'fixed',
    channel: 'standingOrder',
    priceChangePerYear: 0.5,
  };
}

export function wasteContracts(count: Range, amount: Range): ContractTemplate {
  return {
    role: 'waste',
    type: 'vendor_bill',
    kind: 'vendor_contract',
    category: 'Cleaning and waste',
    count,
    frequency: 'four_weekly',
    amount,
    variation: 'fixed',
    dayRule: { kind: 'weekday', weekday: 2 },
    channel: 'directDebit',
    priceChangePerYear: 0.4,
  };
}

/** Usage-based hosting, growing with the business. */
export function hostingContracts(count: Range, revenueShare: Range): ContractTemplate {
  return {
    role: 'hosting',
    type: 'subscription',
    kind: 'subscription',
    category: 'Hosting',
    count,
    frequency: 'monthly',
    revenueShare,
    variation: 'usage',
    channel: 'card',
    priceChangePerYear: 0,
  };
}
