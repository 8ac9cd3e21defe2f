import type { ReactNode } from 'react';
import type { ForecastView } from '../../../src-shared/contract/forecast.ts';
import { Money } from '../../components/money.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import classes from './forecast.module.css';
import { spanName } from './ranges.ts';

/** How likely cash falls short within each span, and what it takes to be safe in it; nothing where no balance is known. */
export function Chances({ forecast }: { readonly forecast: ForecastView }): ReactNode {
  const format = useFormat();
  const { bufferMinor, chances, currency } = forecast;
  const hasBuffer = bufferMinor > 0;
  const number = tableClasses['number'];
  if (chances.length === 0) return null;
  return (
    <section className={classes['chances']} aria-label="Chances of falling short">
      <ScrollTable label="Table of the chances">
        <table className={tableClasses['table']}>
          <thead>
            <tr>
              <th scope="col">Within</th>
              <th scope="col" className={number}>
                Below zero
              </th>
              {hasBuffer ? (
                <th scope="col" className={number}>
                  Below your buffer
                </th>
              ) : null}
              <th scope="col" className={number}>
                Needed to be 90% safe
              </th>
            </tr>
          </thead>
          <tbody>
            {chances.map(({ days, probabilityBelowZero, probabilityBelowBuffer, cashNeededMinor }) => (
              <tr key={days}>
                <th scope="row">{spanName(days)}</th>
                <td className={number}>{format.percent(probabilityBelowZero)}</td>
                {hasBuffer ? <td className={number}>{format.percent(probabilityBelowBuffer)}</td> : null}
                <td className={number}>{cashNeededMinor > 0 ? <Money amountMinor={cashNeededMinor} currency={currency} /> : 'None'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollTable>
      <p className={classes['under']}>
        The share of simulated paths that are below the line on any day of the span. <FirstBreach forecast={forecast} />
      </p>
    </section>
  );
}

/** When cash first falls below the buffer: the day by which one path in ten has, and the day by which half have. */
function FirstBreach({ forecast: { firstBreach, bufferMinor } }: { readonly forecast: ForecastView }): ReactNode {
  const { dateInSentence } = useFormat();
  const early = firstBreach?.tenPercentDate ?? null;
  const middle = firstBreach?.medianDate ?? null;
  if (early === null) return null;
  const line = bufferMinor > 0 ? 'your buffer' : 'zero';
  if (middle === early) return `Half of the paths have been below ${line} by ${dateInSentence(early)}.`;
  return `One path in ten has been below ${line} by ${dateInSentence(early)}${middle === null ? '' : `, half of them by ${dateInSentence(middle)}`}.`;
}
