import type { ReactNode } from 'react';
import type { CurrencyCode } from '../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../src-shared/domain/money/minor-units.ts';
import type { MoneyStyle } from '../format/money.ts';
import classes from './money.module.css';
import { useFormat } from './use-format.ts';

type MoneyProps = Omit<MoneyStyle, 'locale'> & {
  readonly amountMinor: MinorUnits;
  readonly currency: CurrencyCode;
  /** For balances: red, with its minus sign, below zero. Flows stay neutral. */
  readonly isBalance?: boolean;
};

/** An amount in tabular figures that the privacy blur covers. */
export function Money({ amountMinor, currency, isBalance = false, ...style }: MoneyProps): ReactNode {
  const format = useFormat();
  return (
    <span className={classes['money']} data-private data-below-zero={(isBalance && amountMinor < 0) || undefined}>
      {format.money(amountMinor, currency, style)}
    </span>
  );
}
