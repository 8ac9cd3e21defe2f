/** Days ahead, counted from the day after `asOf`, for which a forecast says how likely cash falls short: 30, 60 and 90 days, 13 weeks, half a year, one year, two. */
export const CHANCE_SPANS_DAYS = [30, 60, 90, 91, 182, 364, 728] as const;

/** Where a line of the forecast comes from; decides, with its age and its past, how far it is trusted. */
export const LINE_SOURCES = ['ledger', 'agreement', 'typed', 'detected', 'prospect', 'scenario', 'history'] as const;
export type LineSource = (typeof LINE_SOURCES)[number];

export const CONFIDENCE_LEVELS = ['high', 'medium', 'low'] as const;
export type ConfidenceLevel = (typeof CONFIDENCE_LEVELS)[number];
