import type { CustomerDetail } from '../../../src-shared/contract/parties.ts';
import type { Party } from './party.ts';

/** What a figure of a party is called in the address, and where its evidence is found. */
export type FigureName = 'owed' | 'overdue' | 'lastTwelveMonths' | 'avgPaymentDelayDays' | 'revenuePercent' | 'riskLevel';

export const FIGURE_TITLES: Readonly<Record<FigureName, string>> = {
  owed: 'What is owed now',
  overdue: 'What is overdue',
  lastTwelveMonths: 'The last 12 months',
  avgPaymentDelayDays: 'How late payments come',
  revenuePercent: 'Share of revenue',
  riskLevel: 'Risk',
};

const OWN_SENTENCES: Readonly<Partial<Record<FigureName, string>>> = {
  owed: 'What is still open of all due items that are due or issued.',
  overdue: 'The part of it whose due date is past.',
  lastTwelveMonths: 'Everything settled in the last 12 months, in base currency.',
};

/** Why a figure says what it says: in the words of the books where they give them. */
export function figureOrigin(name: FigureName, history: CustomerDetail['history'] | null): string {
  return history?.evidence.find(({ field }) => field === name)?.sentence ?? OWN_SENTENCES[name] ?? 'Computed from due items and payments.';
}

/** What is left out of a sum because no exchange rate was known; null when nothing is. */
export function missingRateWords({ rateMissingCount }: Pick<Party, 'rateMissingCount'>): string | null {
  if (rateMissingCount === 0) return null;
  return rateMissingCount === 1
    ? 'one open item without exchange rate is not in it'
    : `${rateMissingCount} open items without exchange rate are not in it`;
}
