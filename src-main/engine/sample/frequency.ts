/** How often an agreement falls due. */
export type Frequency = 'once' | 'weekly' | 'biweekly' | 'four_weekly' | 'semi_monthly' | 'monthly' | 'quarterly' | 'semi_annual' | 'annual';
