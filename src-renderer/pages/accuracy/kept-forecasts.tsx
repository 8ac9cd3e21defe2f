import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { AccuracyView } from '../../../src-shared/contract/scenarios.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { Icon } from '../../components/icon.tsx';
import { Money } from '../../components/money.tsx';
import { Section } from '../../components/page.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import tableClasses from '../../components/table.module.css';
import { formatDate } from '../../format/dates.ts';
import { horizonInWords } from './accuracy-words.ts';
import classes from './accuracy.module.css';

const SHOWN_AT_FIRST = 20;

type Row = AccuracyView['rows'][number];
type KeptForecastsProps = { readonly rows: readonly Row[]; readonly currency: CurrencyCode; readonly horizonDays: number };

/** Every kept forecast of a horizon beside what came, the newest first. */
export function KeptForecasts({ rows, currency, horizonDays }: KeptForecastsProps): ReactNode {
  const [isAll, setIsAll] = useState(false);
  const newest = rows.toReversed();
  const shown = isAll ? newest : newest.slice(0, SHOWN_AT_FIRST);
  const number = tableClasses['number'];
  return (
    <Section title="Kept forecasts and what came" note={`Balances ${horizonInWords(horizonDays)} after each forecast, in ${currency}`}>
      <ScrollTable label="Table of the kept forecasts">
        <table className={`${tableClasses['table']} ${classes['wrapped']}`}>
          <thead>
            <tr>
              <th scope="col">Made on</th>
              <th scope="col">For</th>
              {['Low (P10)', 'Expected', 'High (P90)', 'Came', 'Came minus expected'].map((label) => (
                <th key={label} scope="col" className={number}>
                  {label}
                </th>
              ))}
              <th scope="col">The range</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <KeptRow key={`${row.forecastDate}|${row.targetDate}`} row={row} currency={currency} />
            ))}
          </tbody>
        </table>
      </ScrollTable>
      {shown.length < rows.length ? (
        <Button variant="default" size="xs" mt={12} onClick={() => setIsAll(true)}>
          Show all {rows.length}
        </Button>
      ) : null}
    </Section>
  );
}

function verdictOf({ held, lowMinor, actualMinor }: Row): string {
  if (held) return 'held';
  if (lowMinor === null) return 'none was kept';
  return actualMinor < lowMinor ? 'came below' : 'came above';
}

function KeptRow({ row, currency }: { readonly row: Row; readonly currency: CurrencyCode }): ReactNode {
  const number = tableClasses['number'];
  const balance = (amountMinor: Row['lowMinor'], isQuiet = false): ReactNode => (
    <td className={number} data-quiet={isQuiet || undefined}>
      {amountMinor === null ? '–' : <Money amountMinor={amountMinor} currency={currency} currencyDisplay="none" isBalance={!isQuiet} />}
    </td>
  );
  return (
    <tr>
      <th scope="row" className={classes['day']}>
        {formatDate(row.forecastDate)}
      </th>
      <td className={classes['day']}>{formatDate(row.targetDate)}</td>
      {balance(row.lowMinor, true)}
      {balance(row.predictedMinor)}
      {balance(row.highMinor, true)}
      {balance(row.actualMinor)}
      <td className={number}>
        <Money amountMinor={minorUnits(row.actualMinor - row.predictedMinor)} currency={currency} currencyDisplay="none" plus />
      </td>
      <td>
        <span className={classes['held']} data-held={row.held || undefined}>
          <Icon name={row.held ? 'check' : 'close'} size={14} />
          {verdictOf(row)}
        </span>
      </td>
    </tr>
  );
}
