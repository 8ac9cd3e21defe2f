import type { ForecastView } from '../../src-shared/contract/forecast.ts';
import type { IsoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { horizonLength } from '../format/horizon.ts';

type RunwayWords = {
  /** The first day below the buffer: `Until 14 March`, or that there is none in sight. */
  readonly date: string;
  /** The months the cash lasts at the average burn, as a second opinion. */
  readonly months: string;
  readonly origin: string;
};

/** Runway as a date, with the months beside it. */
export function runwayInWords(
  { runway, bufferMinor, horizonDays }: Pick<ForecastView, 'runway' | 'bufferMinor' | 'horizonDays'>,
  inSentence: (date: IsoDate) => string,
): RunwayWords {
  const line = bufferMinor > 0 ? 'your buffer' : 'zero';
  const date = runway.firstDayP50BelowBuffer === null ? `Beyond ${horizonLength(horizonDays)}` : `Until ${inSentence(runway.firstDayP50BelowBuffer)}`;
  const months =
    runway.months === null ? 'No net burn in the past 3 months' : `${runway.months.toFixed(1)} months at the average burn of the past 3 months`;
  return { date, months, origin: `The first day the expected balance is below ${line}. ${runway.reason}` };
}
