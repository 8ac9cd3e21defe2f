/** What the law of a country asks of a reminder between businesses. Not legal advice: the least that wording must keep to. */
export type DunningRule = {
  /** Days a firm reminder must leave for paying before anything further may be announced. */
  readonly minimumNoticeDays: number;
  /** Where the days come from; a custom where no law fixes them. */
  readonly noticeBasis: string;
  /** Days after the due date from which statutory interest may be mentioned; null where no law grants it without an agreement. */
  readonly interestFromDays: number | null;
};

/** Directive 2011/7/EU, article 3: between businesses interest runs from the day after the due date without a reminder. */
const EU_INTEREST_FROM_DAYS = 1;
/** Where no law fixes the days: what is customary, long enough for a transfer and a weekend. */
const CUSTOMARY_NOTICE_DAYS = 7;

const CUSTOM: DunningRule = { minimumNoticeDays: CUSTOMARY_NOTICE_DAYS, noticeBasis: 'customary', interestFromDays: null };
const eu = (minimumNoticeDays = CUSTOMARY_NOTICE_DAYS, noticeBasis = 'customary'): DunningRule => ({
  minimumNoticeDays,
  noticeBasis,
  interestFromDays: EU_INTEREST_FROM_DAYS,
});

const RULES: Readonly<Record<string, DunningRule>> = {
  AT: eu(),
  BE: eu(14, 'Code of Economic Law, book XIX (consumers; kept for businesses too)'),
  BG: eu(),
  CH: CUSTOM,
  CY: eu(),
  CZ: eu(),
  DE: eu(),
  DK: eu(10, 'Inkassoloven § 10'),
  EE: eu(),
  ES: eu(),
  FI: eu(14, 'Laki saatavien perinnästä 5 § (consumers; kept for businesses too)'),
  FR: eu(8, 'customary for a mise en demeure'),
  GB: { minimumNoticeDays: 14, noticeBasis: 'Practice Direction – Pre-Action Conduct, paragraph 6', interestFromDays: 1 },
  GR: eu(),
  HR: eu(),
  HU: eu(),
  IE: eu(),
  IT: eu(15, 'Codice civile, art. 1454 (diffida ad adempiere)'),
  LT: eu(),
  LU: eu(),
  LV: eu(),
  MT: eu(),
  NL: eu(14, 'Burgerlijk Wetboek 6:96 lid 6 (consumers; kept for businesses too)'),
  NO: eu(14, 'Inkassoloven § 9'),
  PL: eu(),
  PT: eu(),
  RO: eu(),
  SE: eu(8, 'Inkassolagen 5 §, as practised'),
  SI: eu(),
  SK: eu(),
  US: CUSTOM,
};

/** The rule of the debtor's country (ISO 3166); where it is not known, customary days and no mention of interest. */
export function dunningRule(country: string | null): DunningRule {
  return (country === null ? undefined : RULES[country]) ?? CUSTOM;
}
