import type { ReactNode } from 'react';
import type { ForecastView } from '../../src-shared/contract/forecast.ts';
import { Money } from '../components/money.tsx';
import { formatWeekday } from '../format/dates.ts';
import classes from './forecast-chart.module.css';
import type { ChartDay } from './forecast-series.ts';

/** The day that is pointed at, in words and figures; the legend while none is. */
export function DayReading({ day, forecast }: { readonly day: ChartDay | undefined; readonly forecast: ForecastView }): ReactNode {
  const { currency } = forecast;
  if (day === undefined) {
    return (
      <figcaption className={classes['reading']}>
        <span className={classes['key']} data-line="actual">
          Actual
        </span>
        <span className={classes['key']} data-line="expected">
          Expected
        </span>
        <span className={classes['key']} data-line="range">
          8 cases in 10
        </span>
        {forecast.anchored && forecast.bufferMinor > 0 ? (
          <span className={classes['key']} data-line="buffer">
            Buffer <Money amountMinor={forecast.bufferMinor} currency={currency} />
          </span>
        ) : null}
      </figcaption>
    );
  }
  return (
    <figcaption className={classes['reading']}>
      <strong>{formatWeekday(day.date)}</strong>
      {day.actualMinor === null ? null : (
        <span>
          actual <Money amountMinor={day.actualMinor} currency={currency} isBalance />
        </span>
      )}
      {day.range === null || day.actualMinor !== null ? null : (
        <>
          <span>
            expected <Money amountMinor={day.range.p50Minor} currency={currency} isBalance />
          </span>
          <span className={classes['quiet']}>
            range <Money amountMinor={day.range.p10Minor} currency={currency} /> to <Money amountMinor={day.range.p90Minor} currency={currency} />
          </span>
        </>
      )}
      {day.weekStart === null ? null : <span className={classes['quiet']}>press to see what makes it up</span>}
    </figcaption>
  );
}
