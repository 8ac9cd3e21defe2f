/** Days ahead, counted from the day after `asOf`, for which a forecast says how likely cash falls short: 30, 60 and 90 days, 13 weeks, half a year, one year, two. */
export const CHANCE_SPANS_DAYS = [30, 60, 90, 91, 182, 364, 728] as const;

/** What a forecast movement is made of, in the order of the weekly table. `other` is the residual: bank lines that no obligation explains. */
export const FORECAST_COMPONENTS = ['ar', 'ap', 'payroll', 'tax', 'recurring', 'pipeline', 'other'] as const;
export type ForecastComponent = (typeof FORECAST_COMPONENTS)[number];

/** Where a line of the forecast comes from; decides, with its age and its past, how far it is trusted. */
export const LINE_SOURCES = ['ledger', 'agreement', 'typed', 'detected', 'prospect', 'scenario', 'history'] as const;
export type LineSource = (typeof LINE_SOURCES)[number];

export const CONFIDENCE_LEVELS = ['high', 'medium', 'low'] as const;
export type ConfidenceLevel = (typeof CONFIDENCE_LEVELS)[number];
