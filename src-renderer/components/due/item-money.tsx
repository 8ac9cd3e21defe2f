import type { ReactNode } from 'react';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { Money } from '../money.tsx';
import { useFormat } from '../use-format.ts';

type ItemMoneyProps = { readonly amountMinor: MinorUnits; readonly currency: CurrencyCode; readonly plus?: boolean };

/** An amount of a document, with its currency's code where that is not the one of the books. */
export function ItemMoney({ amountMinor, currency, plus = false }: ItemMoneyProps): ReactNode {
  const { baseCurrency } = useFormat();
  return <Money amountMinor={amountMinor} currency={currency} cents plus={plus} currencyDisplay={currency === baseCurrency ? 'symbol' : 'code'} />;
}
