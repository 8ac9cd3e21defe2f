import type { ReactNode } from 'react';
import type { ForecastView } from '../../src-shared/contract/forecast.ts';
import { Money } from '../components/money.tsx';
import { formatWeekday } from '../format/dates.ts';
import classes from './forecast-chart.module.css';
import type { ChartDay } from './forecast-series.ts';
import { type ScenarioLine, valueOn } from './scenario-lines.ts';

type DayReadingProps = { readonly day: ChartDay | undefined; readonly forecast: ForecastView; readonly lines: readonly ScenarioLine[] };

/** The day that is pointed at, in words and figures; the legend while none is. */
export function DayReading({ day, forecast, lines }: DayReadingProps): ReactNode {
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
        {lines.map(({ letter, name }) => (
          <span key={letter} className={classes['key']} data-line={letter}>
            <strong>{letter}</strong>
            <span className={classes['name']} title={name}>
              {name}
            </span>
          </span>
        ))}
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
      {day.range === null || day.actualMinor !== null
        ? null
        : lines.map((line) => <LineReading key={line.letter} line={line} day={day} forecast={forecast} />)}
      {day.weekStart === null ? null : <span className={classes['quiet']}>press to see what makes it up</span>}
    </figcaption>
  );
}

type LineReadingProps = { readonly line: ScenarioLine; readonly day: ChartDay; readonly forecast: ForecastView };

function LineReading({ line, day, forecast }: LineReadingProps): ReactNode {
  const valueMinor = valueOn(line, day.date);
  if (valueMinor === null) return null;
  return (
    <span className={classes['key']} data-line={line.letter}>
      <strong>{line.letter}</strong> <Money amountMinor={valueMinor} currency={forecast.currency} isBalance />
    </span>
  );
}
