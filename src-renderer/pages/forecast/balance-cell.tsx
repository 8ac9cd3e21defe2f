import type { ReactNode } from 'react';
import type { ForecastView } from '../../../src-shared/contract/forecast.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { Money } from '../../components/money.tsx';
import tableClasses from '../../components/table.module.css';
import classes from './forecast.module.css';

type BalanceCellProps = {
  readonly amountMinor: MinorUnits;
  readonly forecast: Pick<ForecastView, 'anchored' | 'bufferMinor' | 'currency'>;
  /** The edges of the range are read after the middle. */
  readonly isQuiet?: boolean;
  /** Says in words when the balance is below the buffer or zero. */
  readonly isMarked?: boolean;
};

/** A balance of the table. Red only below zero, and then in words too. */
export function BalanceCell({ amountMinor, forecast, isQuiet = false, isMarked = false }: BalanceCellProps): ReactNode {
  const { anchored, bufferMinor, currency } = forecast;
  const isBelowZero = anchored && amountMinor < 0;
  const isBelowBuffer = anchored && !isBelowZero && amountMinor < bufferMinor;
  return (
    <td className={tableClasses['number']} data-quiet={isQuiet || undefined}>
      {isMarked && isBelowZero ? (
        <span className={classes['mark']} data-mark="zero">
          below zero
        </span>
      ) : null}
      {isMarked && isBelowBuffer ? <span className={classes['mark']}>below buffer</span> : null}
      <Money amountMinor={amountMinor} currency={currency} currencyDisplay="none" isBalance={anchored} />
    </td>
  );
}
