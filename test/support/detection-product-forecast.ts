import type { IsoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { UNCONTROLLED } from '../../src-main/engine/common/run-control.ts';
import { computeForecast } from '../../src-main/engine/forecast/compute-forecast.ts';
import type { Forecast } from '../../src-main/engine/forecast/types.ts';
import type { GeneratedCompany } from '../../src-main/engine/sample/types.ts';
import { forecastInputAt, openBooks } from './forecast-books.ts';

/** The window of the detectors that look at cash, and paths enough for a P10 (±1.5 percentage points). */
const HORIZON_DAYS = 91;
const PATH_COUNT = 400;

/** The forecast as the product makes it, on any day of a company's books, with nothing in it that is learnt later. */
export function productForecasts(company: GeneratedCompany): (asOf: IsoDate) => Forecast {
  const books = openBooks(company);
  return (asOf) =>
    computeForecast(forecastInputAt(books, asOf, { horizonDays: HORIZON_DAYS, pathCount: PATH_COUNT, knowledge: 'books' }), UNCONTROLLED);
}
